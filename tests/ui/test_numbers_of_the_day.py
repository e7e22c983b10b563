"""The numbers of the status bar add up and open their rows, after any steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from kaikudesk.model import Role
from kaikudesk.standing import acts_shown
from tests.fakes import FixedClock
from tests.kaikudesk.desks import COMMUNITY, LISTED, enrol, opened
from tests.ui.clerk import Clerk, acts_behind, cases_behind
from tests.ui.staging import Stage
from ui.shown import StatusPart
from ui.working_day import WorkingDay

CODES = (LISTED, COMMUNITY, "KK99999999")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "void", "acknowledge", "hold", "case"]),
        st.integers(0, 2),
    ),
    max_size=12,
)


@dataclass
class Driver:
    """Takes the steps, and keeps beside the desk what must come of them."""

    clerk: Clerk
    recorded: list[bytes] = field(default_factory=list)
    withdrawn: set[bytes] = field(default_factory=set)
    person: set[bytes] = field(default_factory=set)
    confirmed: set[bytes] = field(default_factory=set)

    def take(self, verb: str, place: int) -> None:
        """Take one step; one that needs a record waits until there is one."""
        if verb == "record":
            self.recorded.append(self.clerk.record(CODES[place]))
        elif verb == "acknowledge" and self.recorded:
            self.clerk.acknowledge()
            self.confirmed |= set(self.recorded)
        elif place < len(self.recorded):
            self._take_about(verb, self.recorded[place])

    def _take_about(self, verb: str, entry: bytes) -> None:
        if verb == "void":
            self.clerk.stage.check.void_wished.emit(entry)
            self.withdrawn.add(entry)
        elif verb == "case":
            self._open_or_close(entry)
        elif entry not in self.confirmed:
            self.clerk.acknowledge(held=[entry])
            self.confirmed |= set(self.recorded)
            self.person.add(entry)

    def _open_or_close(self, entry: bytes) -> None:
        if entry not in self.clerk.cases:
            self.clerk.open_case(entry)
            self.person.add(entry)
        elif not self.clerk.cases[entry].closed_by:
            self.clerk.close_case(entry)
            self.person.discard(entry)

    def check(self) -> None:
        """Each act is in exactly one place, and each number opens its rows."""
        person = self.person - self.withdrawn
        confirmed = self.confirmed - self.withdrawn - person
        waiting = set(self.recorded) - self.withdrawn - person - confirmed
        desk, ledger = self.clerk.desk, self.clerk.day.ledger
        numbers = ledger.numbers(acts_shown(desk, ledger), desk.acts)
        assert numbers.entered == len(self.recorded)
        assert numbers.withdrawn == len(self.withdrawn)
        for part, wanted in {
            StatusPart.WAITING: waiting,
            StatusPart.CONFIRMED: confirmed,
        }.items():
            rows = [row.key for row in acts_behind(self.clerk.stage, part)]
            assert (set(rows), len(rows)) == (wanted, self.clerk.number(part))
        cases = [row.key for row in cases_behind(self.clerk.stage)]
        assert set(cases) == {entry.hex() for entry in person}
        assert len(cases) == self.clerk.number(StatusPart.PERSON)


@contextmanager
def a_driver(application: QApplication, folder: Path) -> Iterator[Driver]:
    """Give a driver at a window of its own."""
    clock = FixedClock()
    enrol(folder, clock).close()
    stage = Stage(application, Role.VENUE, "en")
    try:
        with opened(folder, clock) as desk:
            yield Driver(Clerk(stage, desk, clock, WorkingDay(desk, stage.window)))
    finally:
        stage.strike()


@settings(max_examples=10)
@given(steps=STEPS)
def test_entered_is_withdrawn_and_person_and_waiting_and_confirmed(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int]],
) -> None:
    """After every step, whatever was recorded, voided, acknowledged or flagged."""
    with a_driver(qapp, tmp_path_factory.mktemp("desk")) as driver:
        driver.check()
        for verb, place in steps:
            driver.take(verb, place)
            driver.check()
