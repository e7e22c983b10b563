"""A desk whose folder was copied: the real register, real files, nothing lost."""

import shutil
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from kaikudesk.desk import open_desk, open_files
from kaikudesk.storage.healing import Cause
from register.tables import entries
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.sync.lossy import LossyTransport
from tests.sync.real_town import Clerk, Town, a_town

CODES = ("KK12345678", "KK00000001", "KK00000002")


def a_twin(clerk: Clerk, folder: Path) -> Clerk:
    """Copy a desk's folder to another computer, as it lies on the disk."""
    clerk.desk.close()
    shutil.copytree(clerk.folder, folder)
    clerk.desk = open_desk(open_files(clerk.folder, KEYS, clerk.clock), clerk.clock)
    clock = FixedClock(ms=clerk.clock.ms, seed=77)
    desk = open_desk(open_files(folder, KEYS, clock), clock)
    line = LossyTransport(clerk.line.register)
    return replace(clerk, folder=folder, clock=clock, line=line, desk=desk, done=[])


def held(town: Town, *wanted: bytes) -> list[bytes]:
    """Give those of these entry ids that lie at the register, as often as they do."""
    asked = select(entries.c.entry_id).where(entries.c.entry_id.in_(wanted))
    with town.register.database.reading() as connection:
        return sorted(connection.scalars(asked))


def test_twins_both_go_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """The one that pushes second finds it out and sends all under a new replica."""
    with a_town(tmp_path) as town:
        desk = town.clerks[0]
        desk.give(CODES[0])
        twin = a_twin(desk, tmp_path / "twin")
        twin.give(CODES[1])
        desk.give(CODES[2])

        first, second = twin.round([]), desk.round([])
        again = [twin.round([]), desk.round([])]
        twin.desk.close()

        done = (*desk.done, *twin.done)
        assert (first.news, second.news) == ((), (Cause.JOURNAL,))
        assert [one.news for one in again] == [(), ()]
        assert [one.waiting for one in again] == [0, 0]
        assert held(town, *done) == sorted(done)
