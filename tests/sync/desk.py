"""A desk for the tests of its post: both files, a clock, and a lossy line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kaikudesk.model import ListRow
from kaikudesk.storage import checklist, journal, receipts, streams
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.database import Database
from kaikudesk.wire.messages import Cursor
from sync.driver import Driver
from sync.pushing import Pace
from sync.round import RoundReport, play_round
from tests.fakes import FixedClock
from tests.making import a_redemption
from tests.stores import a_checklist, a_journal
from tests.sync.lossy import LossyTransport
from tests.sync.model_register import ModelRegister


@dataclass
class Desk:
    """A venue's desk without window: it writes, and it plays rounds."""

    register: ModelRegister
    line: LossyTransport
    journal: Database
    checklist: Database
    clock: FixedClock = field(default_factory=FixedClock)
    pace: Pace = field(default_factory=Pace)
    told: list[tuple[int, int]] = field(default_factory=list)

    @property
    def driver(self) -> Driver:
        """Give what performs the rounds of this desk."""
        return Driver(
            self.line,
            self.journal,
            self.checklist,
            self.clock,
            lambda rows, of: self.told.append((rows, of)),
        )

    def write(self, count: int) -> None:
        """Record so many redemptions."""
        for _ in range(count):
            with self.journal.transaction() as connection:
                head = journal.head(connection)
                entry, boxes, side = a_redemption(head.n + 1)
                journal.append(connection, head, entry, boxes=boxes, side=side)

    def round(self) -> RoundReport:
        """Play one round."""
        return self.driver.drive(play_round(self.pace))

    def acknowledged(self) -> int:
        """Give the number up to which the register's receipts reach."""
        with self.journal.reading() as connection:
            return receipts.acknowledged(connection)

    def replica(self) -> bytes:
        """Name the replica under which this desk sends now."""
        with self.journal.reading() as connection:
            return streams.present(connection).replica

    def written(self) -> list[bytes]:
        """Give the bytes of all entries."""
        with self.journal.reading() as connection:
            batch = journal.batch_from(connection, 1, 1_000_000)
        return [one.plain for one in batch.entries]

    def card(self, key: int) -> ListRow | None:
        """Look a card up, as a check does."""
        with self.checklist.reading() as connection:
            return checklist.look_up(connection, key, "").row

    def rows(self, scope: str) -> dict[bytes, bytes]:
        """Give the rows that stand in a scope."""
        with self.checklist.reading() as connection:
            return dict(checklist.rows_of(connection, scope))

    def pulled(self) -> Pulled:
        """Give what the last pull said."""
        with self.checklist.reading() as connection:
            pulled = checklist.load_pulled(connection)
        assert pulled is not None
        return pulled

    def cursors(self) -> tuple[Cursor, ...]:
        """Give how far the desk has read."""
        with self.checklist.reading() as connection:
            return checklist.cursors(connection)


@contextmanager
def a_desk(folder: Path, register: ModelRegister | None = None) -> Iterator[Desk]:
    """Make an enrolled desk with its register behind a line that holds."""
    told = register or ModelRegister()
    with a_journal(folder) as written, a_checklist(folder) as held:
        yield Desk(told, LossyTransport(told), written, held)
