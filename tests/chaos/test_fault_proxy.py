"""The line does each of its faults, and else nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest
import requests

from tests.chaos.fault_proxy import FaultProxy, a_fault_proxy
from tests.chaos.faults import Fault
from tests.fault_server import FaultServer, a_closed_port, a_fault_server, says

SAID = b"what the register says " * 100


@contextmanager
def a_line(*weather: Fault) -> Iterator[tuple[FaultProxy, FaultServer]]:
    """Put a line with only this weather before a register that always answers."""
    with (
        a_fault_server(says("200 OK", SAID)) as register,
        a_fault_proxy(Random(3), register.port) as proxy,
    ):
        proxy.weather, proxy.share = weather, 1.0
        yield proxy, register


def ask(proxy: FaultProxy) -> bytes:
    """Ask the register through the line."""
    answer = requests.post(proxy.address, data=b"question" * 50, timeout=20)
    return answer.content


def test_a_line_that_holds_passes_everything_on() -> None:
    """Without weather the register hears the question and the desk the answer."""
    with a_line() as (proxy, register):
        assert ask(proxy) == SAID
        assert register.bodies == [b"question" * 50]


@pytest.mark.parametrize("fault", [Fault.LATENCY, Fault.RATE])
def test_a_slow_line_passes_everything_on(fault: Fault) -> None:
    """What comes late comes whole."""
    with a_line(fault) as (proxy, _):
        assert ask(proxy) == SAID
        assert proxy.done == {fault: 1}


@pytest.mark.parametrize(
    ("fault", "heard"),
    [
        (Fault.REFUSE, 0),
        (Fault.CUT_ANSWER, 1),
        (Fault.ANSWER_LOST, 1),
        (Fault.CUT_REQUEST, 0),
        (Fault.BLACK_HOLE, 0),
    ],
)
def test_a_broken_line_gives_no_answer(fault: Fault, heard: int) -> None:
    """The desk hears nothing whole, whether the register heard it or not."""
    with a_line(fault) as (proxy, register):
        with pytest.raises(requests.RequestException):
            ask(proxy)
        assert len(register.bodies) == heard


def test_a_duplicated_request_is_heard_twice() -> None:
    """The desk hears one answer."""
    with a_line(Fault.DUPLICATE) as (proxy, register):
        assert ask(proxy) == SAID
        assert len(register.bodies) == 2


def test_one_byte_is_garbled_on_either_way() -> None:
    """The length is right and one byte is not."""
    with a_line(Fault.GARBLE) as (proxy, _):
        heard = ask(proxy)
    with a_line(Fault.GARBLE_REQUEST) as (proxy, register):
        assert ask(proxy) == SAID
        asked = register.bodies[0]

    assert sum(one != other for one, other in zip(heard, SAID, strict=True)) == 1
    pairs = zip(asked, b"question" * 50, strict=True)
    assert sum(one != other for one, other in pairs) == 1


def test_a_page_stands_in_the_way() -> None:
    """A sign-in page answers, and the register hears nothing."""
    with a_line(Fault.PAGE) as (proxy, register):
        assert b"Log in" in ask(proxy)
        assert register.bodies == []


def test_a_register_that_is_not_there_is_a_line_that_hangs_up() -> None:
    """The line itself lives on."""
    with a_fault_proxy(Random(1), a_closed_port()) as proxy:
        for _ in range(2):
            with pytest.raises(requests.RequestException):
                ask(proxy)


def test_a_desk_that_dies_within_its_request_stops_nobody() -> None:
    """Half a request is dropped, and the next one is passed on."""
    with a_line() as (proxy, _):
        with socket.create_connection(("127.0.0.1", proxy.port)) as dying:
            dying.sendall(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf")
        assert ask(proxy) == SAID
