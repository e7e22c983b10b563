"""What a desk sends reaches its register, and nobody beside it."""

from pathlib import Path

import pytest

from kaikudesk.errors import FormError
from kaikudesk.wire.packing import MEDIA_TYPE
from sync.client import Client
from tests.fakes import FixedClock
from tests.fault_server import a_fault_server, says
from tests.sync.test_client import a_client


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://register.example", "not private"),
        ("http://192.168.1.5:8080", "not private"),
        ("ftp://register.example", "not an address"),
        ("register.example", "not an address"),
        ("https://", "not an address"),
        ("", "not an address"),
    ],
)
def test_an_address_where_others_could_read_along_is_refused(
    address: str, fault: str
) -> None:
    """Plain HTTP serves only a register on this machine."""
    with pytest.raises(FormError) as caught:
        Client(address, FixedClock())

    assert (caught.value.field, caught.value.fault) == ("address", fault)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_plain_http_serves_this_machine(host: str) -> None:
    """The demo register on loopback needs no certificate."""
    Client(f"http://{host}:8080", FixedClock()).close()


def test_a_register_on_this_machine_is_reached_past_any_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What goes unencrypted never leaves the machine, whatever a variable says."""
    with (
        a_fault_server(says("200 OK", b"answer", MEDIA_TYPE)) as server,
        a_fault_server(says("200 OK", b"overheard", MEDIA_TYPE)) as proxy,
        a_client(server.address) as client,
    ):
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        monkeypatch.setenv("http_proxy", proxy.address)

        assert client.send("/v1/pull", b"body", b"\x01") == b"answer"
        assert proxy.connections == 0


def test_nobody_elses_password_takes_the_tokens_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Other programs keep passwords for hosts in a file that requests reads."""
    secrets = tmp_path / "netrc"
    secrets.write_text("default login clerk password secret\n", "ascii")
    secrets.chmod(0o600)
    monkeypatch.setenv("NETRC", str(secrets))
    with (
        a_fault_server(says("200 OK", b"answer", MEDIA_TYPE)) as server,
        a_client(server.address) as client,
    ):
        client.send("/v1/pull", b"body", b"\x01")

        assert b"Authorization: Bearer 01" in server.requests[0]
