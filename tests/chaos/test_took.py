"""What a verb took is told apart by what for, and a torn line counts for nothing."""

import time
from pathlib import Path

import pytest

from kaikudesk.errors import StorageFullError
from tests.chaos.life import going_on, lines_of
from tests.chaos.shadow import Shadow, read_refusals, read_shadow
from tests.chaos.took import Stopwatch, spread


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Give where a log is to be."""
    return tmp_path / "log"


def test_waiting_for_the_disk_is_not_waiting_for_another_writer(log: Path) -> None:
    """What the library counted as disk is disk, and only the rest is the lock."""
    disk = iter([0, 5_000_000, 5_000_000, 10_000_000])
    with going_on(log) as took:
        watch = Stopwatch(took, lambda: next(disk))
        for _ in range(2):
            with watch.timing("record"):
                _wait(5_000_000)

    [own, queue, waited, whole] = map(int, lines_of(log)[0].split()[1:])
    assert waited == 5_000
    assert own + queue >= 0
    assert whole >= 5_000
    spread_out = spread([log], "record")
    assert spread_out is not None
    assert spread_out.count == 2
    assert spread_out.disk == 5.0


def _wait(span_ns: int) -> None:
    """Compute for a while."""
    until = time.monotonic_ns() + span_ns
    while time.monotonic_ns() < until:
        pass


def test_the_lock_is_what_nothing_else_explains(log: Path) -> None:
    """The whole, less own work, the queue and the disk; never less than nothing."""
    log.write_text("record 1000 2000 30000 40000\n" * 3)

    took = spread([log], "record")
    assert took is not None
    assert (took.own, took.queue, took.disk, took.lock) == (1.0, 2.0, 30.0, 7.0)
    assert took.whole == 40.0
    assert spread([log], "check") is None


def test_a_line_that_a_kill_cut_off_does_not_spoil_the_next(log: Path) -> None:
    """What is recorded in the next life stands on a line of its own."""
    log.write_text(f"recorded {'ab' * 16} 3\nrecorded {'cd' * 7}")
    with going_on(log) as shadow:
        Shadow(shadow).refused(StorageFullError("no room"))
        Shadow(shadow).recorded(bytes(16), 4)

    assert read_refusals(log) == {"StorageFullError": 1}
    assert [one.entry_id for one in read_shadow(log)] == [b"\xab" * 16, bytes(16)]
