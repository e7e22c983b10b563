"""Why the register is not reached, each proved where it really is so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.wire.packing import MEDIA_TYPE
from register.certificate import CertificateFiles, make_certificate
from tests.fault_server import a_fault_server, says
from tests.sync.test_vouched_certificate import secured_by

# Asks for anything and says why there was no answer.
_ASK: Final = """
import sys
from kaikudesk.clock import SystemClock
from kaikudesk.errors import RegisterUnreachableError
from sync.client import Client, Patience
try:
    Client(sys.argv[1], SystemClock(), Patience(5, 5, 5)).send("/v1/keys", None, None)
except RegisterUnreachableError as why:
    print(why.reason)
else:
    print("reached")
"""
_LIBRARY: Final = "faketime/libfaketime.so.1"
_LIBRARIES: Final = sorted(Path("/usr/lib").glob(f"*/{_LIBRARY}"))

needs_a_namespace = pytest.mark.skipif(
    shutil.which("unshare") is None or os.name == "nt" or os.geteuid() != 0,
    reason="a network of its own needs unshare and root",
)
needs_another_clock = pytest.mark.skipif(
    not _LIBRARIES, reason="libfaketime is not installed"
)


def asked(address: str, *before: str, **surroundings: str) -> str:
    """Ask from a process of its own, and give why the register was not reached."""
    line = [*before, sys.executable, "-c", _ASK, address]
    told = subprocess.run(
        line, capture_output=True, text=True, env=os.environ | surroundings, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


@needs_a_namespace
@pytest.mark.parametrize(
    "address", ["https://192.0.2.7", "https://register.example", "https://x.invalid"]
)
def test_where_no_interface_is_up_there_is_no_network(address: str) -> None:
    """That comes before a name that is not found: nothing could be found."""
    assert asked(address, "unshare", "--net") == "no network"


@needs_a_namespace
def test_an_interface_without_a_route_is_no_network_either() -> None:
    """A cable that leads nowhere is as good as none."""
    up = 'ip link add one type veth peer name two && ip link set one up && exec "$@"'
    alone = ("unshare", "--net", "sh", "-c", up, "sh")
    assert asked("https://192.0.2.7", *alone) == "no network"


@needs_a_namespace
def test_a_name_that_nobody_has_is_not_found() -> None:
    """`.invalid` has no address by agreement; the network itself is there."""
    up = (
        "ip link add one type veth peer name two && ip addr add 10.9.8.7/24 dev one"
        " && ip link set two up && ip link set one up"
        " && ip route add default via 10.9.8.1"
        ' && exec "$@"'
    )
    alone = ("unshare", "--net", "sh", "-c", up, "sh")
    assert asked("https://register.invalid", *alone) == "name not found"


@needs_another_clock
def test_a_clock_a_year_behind_is_told_from_a_bad_certificate(tmp_path: Path) -> None:
    """The certificate is good, and not valid yet by this machine's clock."""
    files = CertificateFiles(tmp_path / "r.crt")
    make_certificate(files, ("localhost", "127.0.0.1"), b"r" * 32, SystemClock())
    answer = says("200 OK", b"answer", MEDIA_TYPE)
    with a_fault_server(answer, tls=secured_by(files)) as server:
        trusted = {"SSL_CERT_FILE": str(files.certificate)}
        behind = {"LD_PRELOAD": str(_LIBRARIES[0]), "FAKETIME": "-1y"}
        assert asked(server.address, **trusted) == "reached"
        assert asked(server.address, **trusted, **behind) == "clock wrong"
