"""A clerk at the window of a real desk, with its encrypted files."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from kaikudesk.desk import Desk
from kaikudesk.model import Category, Tickets
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED, enrol, opened
from tests.ui.staging import Stage
from ui.checking import Checking
from ui.shown import EventWished, RecordWished


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a venue's desk with three cards on its list."""
    clock = FixedClock()
    enrol(tmp_path, clock).close()
    with opened(tmp_path, clock) as desk:
        yield desk


def test_a_scan_is_answered_recorded_and_taken_back(stage: Stage, desk: Desk) -> None:
    """The verdict's word, one redemption in the journal, and then its void."""
    checking = Checking(desk, stage.check)
    checking.answer(LISTED)
    said = [label.text() for label in stage.check.findChildren(QLabel)]
    assert "VALID" in said

    stage.check.record_wished.emit(RecordWished(Tickets(own=1)))
    (heard,) = desk.acts.redemptions()
    stage.check.void_wished.emit(heard.entry.entry_id)

    assert desk.acts.is_voided(heard.entry.entry_id)


def test_a_record_that_was_taken_back_is_not_called_recorded(
    stage: Stage, desk: Desk
) -> None:
    """After Ctrl+Z the line below the counts says what is so now."""
    checking = Checking(desk, stage.check)
    checking.answer(LISTED)
    stage.check.record_wished.emit(RecordWished(Tickets(own=1)))
    (heard,) = desk.acts.redemptions()

    stage.check.void_wished.emit(heard.entry.entry_id)

    assert stage.check.recorded.shown is not None
    assert stage.check.recorded.shown.sentence == "Withdrawn: …78"


def test_one_answer_is_recorded_once(stage: Stage, desk: Desk) -> None:
    """A second wish without a new scan records nothing."""
    checking = Checking(desk, stage.check)
    checking.answer(LISTED)
    for _ in range(2):
        stage.check.record_wished.emit(RecordWished(Tickets(own=1)))

    assert len(desk.acts.redemptions()) == 1


def test_an_event_made_at_the_window_is_what_the_next_record_is_for(
    stage: Stage, desk: Desk
) -> None:
    """The new event is chosen at once, and its quota counts down."""
    checking = Checking(desk, stage.check)
    wished = EventWished("Viulun ilta", desk.today, 19 * 60, Category.CULTURE, quota=6)
    stage.check.event_declared.emit(wished)
    checking.answer(LISTED)
    stage.check.record_wished.emit(RecordWished(Tickets(own=1, children=1)))

    (event,) = desk.events.values()
    assert desk.acts.given_at(event.event_id).total == 2


def test_an_event_without_a_name_is_said_and_not_made(stage: Stage, desk: Desk) -> None:
    """The clerk reads what is missing; nothing is written."""
    Checking(desk, stage.check)
    wished = EventWished(" ", date(2026, 11, 24), None, Category.SPORT)
    stage.check.event_declared.emit(wished)

    assert desk.events == {}
