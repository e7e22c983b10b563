"""Healing that is stopped anywhere: before, in and behind each of its steps.

A desk whose journal was copied or restored, or whose register was set back, is
stopped at a later spot each time: at a statement, before a commit, behind one,
around a request. It starts again on the files as they lay there then.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kaikudesk.desk import open_desk, open_files
from kaikudesk.storage import receipts, streams
from kaikudesk.storage.tables import Connection
from register.tables import entries
from sync.driver import Driver
from sync.pushing import Pace
from sync.round import play_round
from sync.steps import Commit, File, Step
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.register.setting_back import Copy, copy_of, set_back
from tests.register.staging import assert_whole
from tests.simulation.fuse import (
    Fuse,
    StoppedError,
    copy_files,
    look_away,
    stoppable,
    watch_statements,
)
from tests.sync.real_town import Clerk, Town, a_town

Action = Callable[[Connection], object]
CODES = ("KK12345678", "KK00000001", "KK00000002", "KK00000003", "KK00000004")
# A register that was set back refuses once, and is then read from the start.
ROUNDS = 3
FEWEST_SPOTS = 100
# Neighbouring spots are statements of one commit.
STRIDE = 3
SET_BACK = "the database was set back: a new epoch has begun"


@dataclass
class Beginning:
    """What stands before the first step: the register's rows, the desk's folder.

    `owed` are the ids of what screens showed as recorded, and journals still hold.
    """

    town: Town
    clerk: Clerk
    register: Copy
    owed: tuple[bytes, ...]

    def again(self, folder: Path) -> Clerk:
        """Put the register back, and open the desk on a copy of its folder."""
        set_back(self.town.register, self.register)
        copy_files(self.clerk.folder, folder)
        return opened(self.clerk, folder)


def opened(clerk: Clerk, folder: Path, seed: int = 50) -> Clerk:
    """Start the program of a desk on these files, with randomness of its own."""
    clock = FixedClock(ms=clerk.clock.ms, seed=seed)
    desk = open_desk(open_files(folder, KEYS, clock), clock)
    return replace(clerk, folder=folder, clock=clock, desk=desk, pace=Pace())


def worked(clerk: Clerk, *codes: str) -> None:
    """Give tickets, each sent before the next."""
    for code in codes:
        clerk.give(code)
        clerk.round([])


def copied(town: Town, folder: Path) -> Beginning:
    """A twin has pushed first, and the desk has not heard of it."""
    clerk = town.clerks[0]
    worked(clerk, CODES[0])
    copy_files(clerk.folder, folder / "twin")
    twin = replace(opened(clerk, folder / "twin", seed=77), done=[])
    worked(twin, CODES[1])
    twin.desk.close()
    clerk.give(CODES[2])
    clerk.give(CODES[3])
    clerk.desk.close()
    owed = (*clerk.done, *twin.done)
    return Beginning(town, clerk, copy_of(town.register), owed)


def restored(town: Town, folder: Path) -> Beginning:
    """Yesterday's journal lies beside a check list that has heard of more."""
    clerk = town.clerks[0]
    worked(clerk, CODES[0])
    clerk.give(CODES[1])
    copy_files(clerk.folder, folder / "kept", only="journal.db*")
    worked(clerk, CODES[2])
    clerk.desk.close()
    for path in clerk.folder.glob("journal.db*"):
        path.unlink()
    copy_files(folder / "kept", clerk.folder)
    return Beginning(town, clerk, copy_of(town.register), tuple(clerk.done))


def lost(town: Town, folder: Path) -> Beginning:
    """The register has lost what it acknowledged under two names of the desk."""
    clerk = town.clerks[0]
    worked(clerk, CODES[0])
    backup = copy_of(town.register)
    copy_files(clerk.folder, folder / "twin")
    twin = opened(clerk, folder / "twin", seed=77)
    worked(twin, CODES[1])
    twin.desk.close()
    twins = clerk.done.pop()
    worked(clerk, CODES[2], CODES[3])
    assert twins not in clerk.done
    clerk.give(CODES[4])
    clerk.desk.close()
    return Beginning(town, clerk, backup, tuple(clerk.done))


@dataclass(frozen=True)
class WatchedDriver(Driver):
    """Lets each statement of a commit of the journal be a spot as well."""

    fuse: Fuse = field(kw_only=True)

    def perform(self, step: Step[Any]) -> None:
        """Do what the step asks for, and burn the fuse down by it."""
        if isinstance(step, Commit) and step.file is File.JOURNAL:
            step.action = partial(self._watched, step.action)
        Driver.perform(self, step)

    def _watched(self, action: Action, connection: Connection) -> object:
        watch_statements(connection, self.fuse)
        try:
            return action(connection)
        finally:
            look_away(connection)


def stopped(clerk: Clerk, fuse: Fuse) -> bool:
    """Play rounds until the fuse has burnt down, or nothing is left to do."""
    files = clerk.desk.files
    driver = WatchedDriver(
        clerk.line, files.journal, files.checklist, clerk.clock, fuse=fuse
    )
    try:
        for _ in range(ROUNDS):
            driver.drive(stoppable(play_round(clerk.pace), fuse))
    except StoppedError:
        return True
    return False


def nothing_is_lost_or_doubled(there: Beginning, clerk: Clerk) -> None:
    """All that was shown lies at the register, once, and nothing waits."""
    register = there.town.register
    asked = select(entries.c.entry_id).where(entries.c.entry_id.in_(there.owed))
    with register.database.reading() as connection:
        held = sorted(connection.scalars(asked))
    with clerk.desk.files.journal.reading() as connection:
        waiting = receipts.waiting_count(connection)
        taken = streams.present(connection).number

    assert held == sorted(there.owed)
    assert waiting == 0
    # However often it was stopped, one new name was enough.
    assert taken <= 3
    assert_whole(register)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register with its desks."""
    with a_town(tmp_path) as there:
        yield there


@pytest.mark.slow
@pytest.mark.parametrize(
    "begin", [copied, restored, pytest.param(lost, marks=pytest.mark.logs(SET_BACK))]
)
def test_wherever_it_stops_it_goes_on_and_loses_nothing(
    town: Town, tmp_path: Path, begin: Callable[[Town, Path], Beginning]
) -> None:
    """Ever later, until all rounds pass unharmed."""
    there = begin(town, tmp_path)
    for spots in count(1, STRIDE):
        clerk = there.again(tmp_path / f"trial {spots}")
        fuse = Fuse(spots, clerk.folder, tmp_path / f"photo {spots}")
        end = not stopped(clerk, fuse)
        if not end:
            clerk.desk.close()
            clerk = opened(clerk, fuse.photo, seed=51)
        play_until_nothing_waits(clerk)
        nothing_is_lost_or_doubled(there, clerk)
        clerk.desk.close()
        if end:
            assert spots > FEWEST_SPOTS
            break


def play_until_nothing_waits(clerk: Clerk) -> None:
    """Play rounds as the next start of the program would."""
    for _ in range(ROUNDS):
        if clerk.round([]).waiting == 0:
            break
