"""A certificate that the system does not trust ends the talk before it begins."""

import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.model import Unreached
from kaikudesk.wire.packing import MEDIA_TYPE
from sync.client import Client
from sync.round import play_round
from tests.fakes import NOON_MS, FixedClock
from tests.fault_server import FaultServer, a_fault_server, says, tunnels
from tests.sync.desk import Desk

FOLDER: Final = Path(__file__).with_name("certificates")
needs_openssls_store = pytest.mark.skipif(
    sys.platform != "linux", reason="only OpenSSL's own store can be named by a test"
)


@contextmanager
def a_server(name: str) -> Iterator[FaultServer]:
    """Serve over TLS, with one of the certificates of the folder."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / f"{name}.pem", FOLDER / "key.pem")
    with a_fault_server(says("200 OK", b"answer", MEDIA_TYPE), tls=context) as server:
        yield server


def why_not(server: FaultServer, *, floor_ms: int = 0) -> Unreached:
    """Send a token and a body to this server, and say why they were kept back."""
    client = Client(server.address, FixedClock(), floor_ms=floor_ms)
    with pytest.raises(RegisterUnreachableError) as caught:
        client.send("/v1/push", b"body", b"token")
    client.close()
    return Unreached(caught.value.reason)


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust the authority of the tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(FOLDER / "authority.pem"))


@pytest.mark.parametrize("name", ["selfmade", "right"])
def test_a_certificate_of_nobody_known_gets_nothing(name: str) -> None:
    """Whoever listens there sees neither a token nor a body."""
    with a_server(name) as server:
        assert why_not(server) is Unreached.CERTIFICATE
        assert server.requests == []


@needs_openssls_store
def test_a_certificate_that_the_system_trusts_is_good(trusting: None) -> None:
    """An authority of the organisation's own serves without a setting of ours."""
    with a_server("right") as server:
        client = Client(server.address, FixedClock())
        assert client.send("/v1/push", b"body", b"token") == b"answer"
        client.close()
        assert server.bodies == [b"body"]


@needs_openssls_store
def test_a_certificate_for_another_name_gets_nothing(trusting: None) -> None:
    """Trusted, and not for this address."""
    with a_server("elsewhere") as server:
        assert why_not(server) is Unreached.CERTIFICATE
        assert server.requests == []


@needs_openssls_store
@pytest.mark.parametrize(
    ("name", "floor_ms", "reason"),
    [
        ("expired", NOON_MS - 1, Unreached.CERTIFICATE),
        ("expired", NOON_MS + 1, Unreached.CLOCK_WRONG),
        ("future", 0, Unreached.CLOCK_WRONG),
    ],
    ids=["expired", "expired by a clock that is behind", "not yet valid"],
)
def test_a_certificate_out_of_its_time_tells_a_wrong_clock(
    trusting: None, name: str, floor_ms: int, reason: Unreached
) -> None:
    """The clerk is told to look at the clock where it is the clock."""
    with a_server(name) as server:
        assert why_not(server, floor_ms=floor_ms) is reason
        assert server.requests == []


def test_only_the_systems_store_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a variable for other programs nor a bundle of a library adds to it."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(FOLDER / "authority.pem"))
    with a_server("right") as server:
        assert why_not(server) is Unreached.CERTIFICATE
        assert server.requests == []


@needs_openssls_store
@pytest.mark.parametrize("name", ["right", "elsewhere", "selfmade"])
def test_a_proxy_in_between_changes_nothing_about_trust(
    trusting: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The proxy carries what it cannot read, and the same store decides."""
    with a_server(name) as server, a_fault_server(tunnels(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.address)
        client = Client(server.address, FixedClock())
        if name == "right":
            assert client.send("/v1/push", b"body", b"token") == b"answer"
        else:
            assert why_not(server) is Unreached.CERTIFICATE
        client.close()
        assert proxy.requests[0].startswith(b"CONNECT 127.0.0.1")
        assert len(server.requests) == (name == "right")


def test_a_round_against_a_stranger_sends_nothing_and_keeps_all(desk: Desk) -> None:
    """Both halves would meet the same wall: one attempt is enough."""
    desk.write(3)
    with a_server("selfmade") as server:
        client = Client(server.address, desk.clock)
        kept = desk.written()
        driver = replace(desk.driver, transport=client)
        report = driver.drive(play_round(desk.pace))
        client.close()

        assert report.why_not is Unreached.CERTIFICATE
        assert server.requests == []
    assert (desk.written(), desk.acknowledged(), report.waiting) == (kept, 0, 3)
