"""Why the register is not reached, told by real sockets that misbehave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kaikudesk import __version__
from kaikudesk.errors import (
    RegisterBusyError,
    RegisterRefusedError,
    RegisterUnreachableError,
)
from kaikudesk.model import Unreached
from kaikudesk.wire.messages import Refusal
from kaikudesk.wire.packing import MEDIA_TYPE, pack
from sync.client import Client, Patience
from sync.refusals import BUSY_SECONDS, LONGEST_PAUSE
from tests.fakes import FixedClock
from tests.fault_server import (
    Answer,
    a_closed_port,
    a_fault_server,
    breaks_off,
    cut_inside_its_head,
    garbage,
    hangs,
    says,
    says_nothing,
    trickles,
)

LOGIN = b"<html><body>Welcome to the guest network</body></html>"
MORE_THAN_A_HEAD = 140
HASTY = Patience(connect=1.0, silence=0.2, whole=0.3)


class TickingClock(FixedClock):
    """A clock whose seconds pass with every look, so that a trickle takes long."""

    def monotonic(self) -> float:
        """Let a tenth of a second pass."""
        self.ticks += 0.1
        return self.ticks


@contextmanager
def a_client(address: str, patience: Patience = HASTY) -> Iterator[Client]:
    """Make a client that is soon out of patience."""
    client = Client(address, TickingClock(), patience)
    yield client
    client.close()


def ask(*answers: Answer) -> tuple[Exception, bytes]:
    """Ask a server that answers so; give the error, and the head it got."""
    with a_fault_server(*answers) as server, a_client(server.address) as client:
        with pytest.raises((RegisterUnreachableError, RegisterRefusedError)) as caught:
            client.send("/v1/pull", b"body", b"\x01\x02")
        return caught.value, server.requests[-1]


def refusal(kind: str, status: str = "409 Conflict", **headers: str) -> Answer:
    """Answer as the register refuses."""
    return says(status, pack(Refusal(kind, 7)), MEDIA_TYPE, **headers)


def test_an_answer_comes_back_whole_over_one_connection() -> None:
    """The same connection serves all requests, with token and program version."""
    answer = says("200 OK", b"answer", MEDIA_TYPE)
    with a_fault_server(answer) as server, a_client(server.address + "/") as client:
        said = [client.send("/v1/pull", b"body", b"\x01\xff") for _ in range(3)]
        said.append(client.send("/v1/keys", None, None))

    assert said == [b"answer"] * 4
    assert server.connections == 1
    head, *_, last = server.requests
    assert head.startswith(b"POST /v1/pull HTTP/1.1")
    assert b"Authorization: Bearer 01ff" in head
    assert f"User-Agent: KaikuDesk/{__version__}".encode() in head
    assert f"Content-Type: {MEDIA_TYPE}".encode() in head
    assert last.startswith(b"GET /v1/keys HTTP/1.1")
    assert b"Authorization" not in last


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says("200 OK", LOGIN), Unreached.LOGIN_PAGE),
        (says("204 No Content"), Unreached.LOGIN_PAGE),
        (says("302 Found", Location="http://login.example/"), Unreached.LOGIN_PAGE),
        (says("403 Forbidden", LOGIN), Unreached.LOGIN_PAGE),
        (says("511 Network Authentication Required"), Unreached.LOGIN_PAGE),
        (says("407 Proxy Authentication Required"), Unreached.PROXY_SIGN_IN),
        (says("500 Internal Server Error", LOGIN), Unreached.REGISTER_FAULT),
        (says("502 Bad Gateway"), Unreached.REGISTER_FAULT),
        (says("404 Not Found"), Unreached.REGISTER_FAULT),
        (breaks_off, Unreached.NO_ANSWER),
        (says_nothing, Unreached.NO_ANSWER),
        (garbage, Unreached.NO_ANSWER),
        (says("500 Oops", b"\x00garbage", MEDIA_TYPE), Unreached.REGISTER_FAULT),
        (refusal("unknown-token", "401 Unauthorized"), Unreached.RIGHT_WITHDRAWN),
        (refusal("right-withdrawn", "403 Forbidden"), Unreached.RIGHT_WITHDRAWN),
        (refusal("too-old", "426 Upgrade Required"), Unreached.TOO_OLD),
    ],
)
def test_each_wrong_answer_has_its_reason(answer: Answer, reason: Unreached) -> None:
    """The clerk's sentence hangs on exactly one of ten classes."""
    fault, _ = ask(answer)

    assert isinstance(fault, RegisterUnreachableError)
    assert fault.reason is reason


@pytest.mark.logs("Failed to parse headers")
@pytest.mark.parametrize("status", ["200 OK", "409 Conflict"])
def test_an_answer_cut_inside_its_head_is_nobodys_login_page(status: str) -> None:
    """Wherever the line broke: half a head does not tell whose answer it is."""
    answers = [cut_inside_its_head(at, status) for at in range(MORE_THAN_A_HEAD)]
    reasons = set()
    with a_fault_server(*answers) as server, a_client(server.address) as client:
        for _ in answers:
            with pytest.raises(RegisterUnreachableError) as caught:
                client.send("/v1/pull", b"body", None)
            reasons.add(caught.value.reason)

    assert reasons == {Unreached.NO_ANSWER}


def test_the_registers_no_keeps_its_type_and_number() -> None:
    """A gap says which number the register waits for."""
    fault, _ = ask(refusal("gap"))

    assert isinstance(fault, RegisterRefusedError)
    assert (fault.kind, fault.status, fault.expected) == ("gap", 409, 7)


def test_a_body_that_is_too_large_for_whoever_is_in_between_is_refused() -> None:
    """A proxy's limit means the same as the register's own."""
    fault, _ = ask(says("413 Request Entity Too Large", LOGIN))

    assert isinstance(fault, RegisterRefusedError)
    assert fault.kind == "too-large"


NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (says("503 Service Unavailable", Retry_After="7"), 7.0),
        (says("429 Too Many Requests", Retry_After="9" * 400), LONGEST_PAUSE),
        (refusal("busy", "503 Service Unavailable", Retry_After="3"), 3.0),
        (refusal("busy", "503 Service Unavailable"), BUSY_SECONDS),
        (
            says(
                "503 Service Unavailable",
                Date=format_datetime(NOW, usegmt=True),
                Retry_After=format_datetime(NOW + timedelta(seconds=90), usegmt=True),
            ),
            90.0,
        ),
        (
            says(
                "503 Service Unavailable",
                Date="24 Nov 2026 10:00:00 -0000",
                Retry_After="24 Nov 2026 09:00:00 -0000",
            ),
            0.0,
        ),
    ],
)
def test_a_register_that_asks_for_time_gets_it(answer: Answer, seconds: float) -> None:
    """Retry-After is obeyed, as seconds and as a date, up to an hour."""
    fault, _ = ask(answer)

    assert isinstance(fault, RegisterBusyError)
    assert fault.seconds == seconds
    assert fault.reason is Unreached.REGISTER_FAULT


@pytest.mark.parametrize("said", ["soon", "", "Tue, 99 Foo"])
def test_a_retry_after_that_says_nothing_is_a_plain_fault(said: str) -> None:
    """Nonsense in a header neither stops the desk nor hurries it."""
    fault, _ = ask(says("503 Service Unavailable", Retry_After=said))

    assert isinstance(fault, RegisterUnreachableError)
    assert not isinstance(fault, RegisterBusyError)


def test_a_register_that_says_nothing_for_too_long_is_given_up() -> None:
    """Silence ends the wait."""
    with a_fault_server() as server, a_client(server.address) as client:
        server.answers = [hangs(server)]
        with pytest.raises(RegisterUnreachableError) as caught:
            client.send("/v1/pull", b"body", None)
        server.release.set()

    assert caught.value.reason is Unreached.NO_ANSWER


def test_a_trickle_is_given_up_too() -> None:
    """An answer that comes byte by byte cannot hold the worker for ever."""
    with a_fault_server() as server, a_client(server.address) as client:
        server.answers = [trickles(server)]
        with pytest.raises(RegisterUnreachableError, match="too slow"):
            client.send("/v1/pull", b"body", None)
        server.release.set()


def test_an_answer_that_is_larger_than_agreed_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody fills the desk's memory."""
    monkeypatch.setattr("sync.client.LARGEST_BODY", 10)

    fault, _ = ask(says("200 OK", b"x" * 11, MEDIA_TYPE))

    assert isinstance(fault, RegisterUnreachableError)
    assert (fault.reason, fault.detail) == (Unreached.REGISTER_FAULT, "too large")


def test_a_port_where_nobody_listens_gives_no_answer() -> None:
    """Refused is told from a missing network."""
    address = f"http://127.0.0.1:{a_closed_port()}"
    with a_client(address) as client, pytest.raises(RegisterUnreachableError) as caught:
        client.send("/v1/pull", b"body", None)

    assert caught.value.reason is Unreached.NO_ANSWER
    assert "refused" in caught.value.detail


def test_after_a_fault_the_next_request_finds_its_way() -> None:
    """A broken connection is not used again."""
    answers = (breaks_off, says("200 OK", b"answer", MEDIA_TYPE))
    with a_fault_server(*answers) as server, a_client(server.address) as client:
        with pytest.raises(RegisterUnreachableError):
            client.send("/v1/pull", b"body", None)

        assert client.send("/v1/pull", b"body", None) == b"answer"


def ask_encrypted(address: str) -> RegisterUnreachableError:
    """Ask a register behind TLS, and give why it is not reached."""
    with a_client(address) as client, pytest.raises(RegisterUnreachableError) as caught:
        client.send("/v1/pull", b"body", None)
    return caught.value


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("407 Proxy Authentication Required", Unreached.PROXY_SIGN_IN),
        ("503 Service Unavailable", Unreached.NO_ANSWER),
    ],
)
def test_a_proxy_that_asks_for_sign_in_is_named(
    monkeypatch: pytest.MonkeyPatch, status: str, reason: Unreached
) -> None:
    """A tunnel that is refused otherwise is nothing that a sign-in mends."""
    with a_fault_server(says(status)) as server:
        monkeypatch.setenv("HTTPS_PROXY", server.address)
        fault = ask_encrypted("https://register.invalid")

    assert fault.reason is reason
    assert server.requests[0].startswith(b"CONNECT register.invalid:443")


def test_something_that_speaks_no_tls_is_not_trusted() -> None:
    """A plain server behind an https address is no register."""
    with a_fault_server(says("400 Bad Request")) as server:
        fault = ask_encrypted(f"https://127.0.0.1:{server.port}")

    assert fault.reason is Unreached.CERTIFICATE
