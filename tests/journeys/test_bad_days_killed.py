"""A desk that dies at the worst moment, started again: nothing lost, nothing twice."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.model import Verdict
from kaikudesk.wire import paths
from tests.fault_server import Answer
from tests.journeys import desk_program
from tests.journeys.bad_days import (
    LISTED,
    Place,
    nothing_is_lost_or_doubled,
    record,
    written,
)
from tests.journeys.town import Post, post_of

Program = subprocess.Popen[str]


@dataclass(frozen=True)
class Moment:
    """Whether the register heard the request, and how much of its answer came."""

    heard: bool
    part: float


UNHEARD = Moment(heard=False, part=0)
UNANSWERED = Moment(heard=True, part=0)
HALF_WAY = Moment(heard=True, part=0.5)


@pytest.fixture
def folder(place: Place, tmp_path: Path) -> Path:
    """Let a venue's desk in that never played a round, and close it."""
    place.heal()
    post = place.enrol(tmp_path / "työpöytä", SystemClock())
    post.desk.close()
    return tmp_path / "työpöytä"


@contextmanager
def opened(folder: Path) -> Iterator[Post]:
    """Open the desk again, as the next start of the program does."""
    post = post_of(folder, SystemClock())
    try:
        yield post
    finally:
        post.desk.close()


def at_work(work: str, folder: Path) -> Program:
    """Start a desk's program that is going to be killed; it waits for a word."""
    # A killed program would leave half a record of its coverage.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COVERAGE_")
    }
    victim = subprocess.Popen(
        [sys.executable, "-P", "-m", desk_program.__name__, work, str(folder)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "at work\n"
    return victim


def kills(place: Place, victim: Program, moment: Moment) -> Answer:
    """Kill the desk that asks, when the register has heard it or before."""

    def answer(connection: socket.socket) -> None:
        said = place.line.ask(place.port) if moment.heard else b""
        connection.sendall(said[: int(len(said) * moment.part)])
        victim.kill()
        victim.wait()
        place.heal()

    return answer


def at_path(place: Place, path: str, deadly: Answer) -> Answer:
    """Let the line hold until a path is asked for; then that happens."""

    def answer(connection: socket.socket) -> None:
        if f" {path}".encode() in place.line.requests[-1]:
            deadly(connection)
        else:
            connection.sendall(place.line.ask(place.port))

    return answer


def kill_at_work(place: Place, folder: Path, path: str, moment: Moment) -> None:
    """Let a desk's program play a round and die at a request."""
    with at_work("play", folder) as victim:
        place.spoil(at_path(place, path, kills(place, victim, moment)))
        said, _ = victim.communicate("go\n", timeout=60)

    assert said == ""
    assert victim.returncode != 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "moment",
    [UNHEARD, UNANSWERED, HALF_WAY],
    ids=["before it was heard", "before the answer", "within the answer"],
)
def test_a_desk_killed_while_it_pushes_delivers_once(
    place: Place, folder: Path, moment: Moment
) -> None:
    """Whatever the register had of it, the next start sends the rest and no more."""
    with opened(folder) as post:
        record(post, LISTED, "KK99990001", LISTED)
    kill_at_work(place, folder, paths.PUSH, moment)

    with opened(folder) as post:
        assert len(written(post)) == post.waiting == 4
        assert post.play().reached
        nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "moment"),
    [(paths.CHUNKS, UNANSWERED), (paths.CHUNKS, HALF_WAY), (paths.PULL, HALF_WAY)],
    ids=["before a chunk", "within a chunk", "within the changes"],
)
def test_a_desk_killed_while_its_list_loads_has_it_after_the_next_round(
    place: Place, folder: Path, path: str, moment: Moment
) -> None:
    """Half a list is no list: until it is whole, the desk says that it has none."""
    kill_at_work(place, folder, path, moment)

    with opened(folder) as post:
        assert record(post, LISTED) == [Verdict.NOT_ON_LIST]
        assert post.play().reached
        assert record(post, LISTED) == [Verdict.VALID]
        assert post.play().reached
        nothing_is_lost_or_doubled(place, post)


def press(program: Program, times: int) -> None:
    """Let the clerk at a program press Enter so often."""
    assert program.stdin is not None
    program.stdin.write("go\n" * times)
    program.stdin.flush()


def said_by(program: Program, lines: int) -> list[str]:
    """Wait until a program has named so many tickets that are recorded."""
    assert program.stdout is not None
    return [line.strip() for line in islice(program.stdout, lines)]


@pytest.mark.slow
def test_a_desk_killed_while_it_records_has_all_that_it_showed(
    place: Place, folder: Path
) -> None:
    """What was called recorded is there, and at most one more that was not yet."""
    with at_work("record", folder) as victim:
        press(victim, 1000)
        shown = said_by(victim, 40)
        victim.kill()
        shown += [one for one in said_by(victim, 1000) if len(one) == len(shown[0])]

    with opened(folder) as post:
        there = [one.entry.entry_id.hex() for one in post.desk.acts.redemptions()]
        assert there[: len(shown)] == shown
        assert len(there) <= len(shown) + 1
        assert post.play().reached
        nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
def test_two_programs_on_one_folder_neither_lose_nor_double(
    place: Place, folder: Path
) -> None:
    """Both write into one chain, one of them plays, and the other's acts go too."""
    shown = []
    with opened(folder) as post, at_work("record", folder) as other:
        press(other, 1)
        for number in range(30):
            press(other, 1)
            record(post, f"KK99{number:06}")
            shown += said_by(other, 1)
            assert number % 10 or post.play().reached
        other.kill()

    with opened(folder) as post:
        ids = [one.entry.entry_id.hex() for one in post.desk.acts.redemptions()]
        assert len(ids) == len(set(ids)) == 60
        assert set(shown) < set(ids)
        assert post.play().reached
        nothing_is_lost_or_doubled(place, post)
