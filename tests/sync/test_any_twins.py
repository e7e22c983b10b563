"""However often a journal is copied or restored: nothing is lost, nothing doubled."""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kaikudesk.desk import open_desk, open_files
from kaikudesk.storage import receipts, tables
from kaikudesk.storage.healing import Cause
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import UseRowWire
from register.tables import entries
from sync.pushing import Pace
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.register.staging import assert_whole
from tests.simulation.fuse import copy_files
from tests.sync.lossy import Fate, LossyTransport
from tests.sync.real_town import Clerk, Town, a_town

MOST_COMPUTERS = 4
SETTLED_ROUNDS = 4
JOURNAL, ALL_FILES = "journal.db*", "*"

# Which of all computers is meant by its place.
places = st.integers(0, MOST_COMPUTERS - 1)
gives = st.tuples(st.just("give"), places, st.integers(1, 3))
rounds = st.tuples(
    st.just("round"), places, st.lists(st.sampled_from(Fate), max_size=3)
)
keeps = st.tuples(st.just("keep"), places, st.none())
restores = st.tuples(st.just("restore"), places, st.sampled_from([JOURNAL, ALL_FILES]))
copies = st.tuples(st.just("copy"), places, st.none())
days = st.lists(
    gives | gives | rounds | rounds | keeps | restores | copies,
    min_size=6,
    max_size=20,
)


@dataclass
class Computers:
    """One desk's folder on ever more computers; `kept` are copies of yesterday."""

    folder: Path
    town: Town
    clerks: list[Clerk]
    kept: dict[int, Path] = field(default_factory=dict)
    folders: int = 0

    def next_folder(self) -> Path:
        """Name a folder that nothing uses yet."""
        self.folders += 1
        return self.folder / f"life {self.folders}"

    def open(self, clerk: Clerk, folder: Path) -> Clerk:
        """Start the program on the files of a folder, with its own randomness."""
        clock = FixedClock(ms=clerk.clock.ms, seed=100 + self.folders)
        desk = open_desk(open_files(folder, KEYS, clock), clock)
        line = LossyTransport(clerk.line.register)
        return replace(
            clerk, folder=folder, clock=clock, line=line, desk=desk, pace=Pace()
        )

    def keep(self, place: int) -> None:
        """Copy a folder as it lies there; the program runs on."""
        self.kept[place] = self.next_folder()
        copy_files(self.clerks[place].folder, self.kept[place])

    def restore(self, place: int, files: str) -> None:
        """Let a disk die, and put what was kept in its place, or only the journal.

        A journal that lacks what its check list has heard of is known as it opens.
        """
        clerk, kept = self.clerks[place], self.kept.get(place)
        if kept is None:
            return
        folder = self.next_folder()
        older = set(receipts_in(clerk)) - set(receipts_kept(self, kept))
        clerk.desk.close()
        copy_files(clerk.folder, folder, only="checklist.db*")
        copy_files(kept, folder, only=files)
        self.clerks[place] = self.open(clerk, folder)
        if older and files == JOURNAL:
            assert self.clerks[place].desk.news == (Cause.JOURNAL,)

    def copy(self, place: int) -> None:
        """Copy a folder to one computer more; both are used from now on."""
        if len(self.clerks) < MOST_COMPUTERS:
            folder = self.next_folder()
            copy_files(self.clerks[place].folder, folder)
            self.clerks.append(self.open(self.clerks[place], folder))


def receipts_in(clerk: Clerk) -> list[bytes]:
    """Give the receipts that a journal holds."""
    with clerk.desk.files.journal.reading() as connection:
        return list(connection.scalars(select(tables.receipt.c.statement)))


def receipts_kept(computers: Computers, kept: Path) -> list[bytes]:
    """Give the receipts that a kept copy of a journal holds."""
    looked_at = computers.next_folder()
    copy_files(kept, looked_at)
    files = open_files(looked_at, KEYS, FixedClock())
    with files.journal.reading() as connection:
        held = list(connection.scalars(select(tables.receipt.c.statement)))
    files.close()
    return held


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(day=days)
def test_any_order_of_copies_and_restores_ends_with_each_act_once(
    day: list[tuple[str, int, object]],
) -> None:
    """At every step what is acknowledged is there; at the end all, and once."""
    with tempfile.TemporaryDirectory() as folder, a_town(Path(folder)) as town:
        computers = Computers(Path(folder), town, [town.clerks[0]])
        for what, place, how in day:
            live(computers, what, place % len(computers.clerks), how)
            what_is_acknowledged_is_there(computers)
        settle(computers)
        all_is_there_once(computers)
        town.clerks[0] = computers.clerks[0]
        for clerk in computers.clerks[1:]:
            clerk.desk.close()


def live(computers: Computers, what: str, place: int, how: object) -> None:
    """Let one thing happen at one computer."""
    clerk = computers.clerks[place]
    match what, how:
        case "give", int(count):
            for number in range(count):
                clerk.give(f"KK0000000{number}")
        case "round", list(fates):
            clerk.round(fates)
        case "keep", _:
            computers.keep(place)
        case "restore", str(files):
            computers.restore(place, files)
        case _:
            computers.copy(place)


def held(town: Town) -> list[bytes]:
    """Give the ids of all that lies at the register."""
    with town.register.database.reading() as connection:
        return list(connection.scalars(select(entries.c.entry_id)))


def of_journal(clerk: Clerk) -> list[tuple[int, bytes]]:
    """Give the numbers and ids of a journal's entries."""
    asked = select(tables.entry.c.n, tables.entry.c.entry_id)
    with clerk.desk.files.journal.reading() as connection:
        return [(row.n, row.entry_id) for row in connection.execute(asked)]


def what_is_acknowledged_is_there(computers: Computers) -> None:
    """No journal believes of an entry that it is there which is not."""
    there = set(held(computers.town))
    for clerk in computers.clerks:
        with clerk.desk.files.journal.reading() as connection:
            standings = receipts.standings(connection)
        waiting = receipts.Standing.WAITING
        known = {one for n, one in of_journal(clerk) if standings.of(n) != waiting}
        assert known <= there


def settle(computers: Computers) -> None:
    """Let all lines hold, and every computer find out what became of the others."""
    for _ in range(SETTLED_ROUNDS):
        for clerk in computers.clerks:
            clerk.round([])
    for clerk in computers.clerks:
        assert clerk.round([]).waiting == 0


def all_is_there_once(computers: Computers) -> None:
    """Each entry of each journal lies there once, and each ticket is one use."""
    there = held(computers.town)
    assert len(there) == len(set(there))
    given = {act for clerk in computers.clerks for act in clerk.done}
    for clerk in computers.clerks:
        assert {one for _, one in of_journal(clerk)} <= set(there)
        rows = clerk.rows("site/7")
        uses = [
            use.entry_id
            for item, row in rows.items()
            if item[:1] == b"u"
            for use in decode(row, UseRowWire).uses
        ]
        assert len(uses) == len(set(uses))
        assert set(uses) == given & set(there)
    assert_whole(computers.town.register)
