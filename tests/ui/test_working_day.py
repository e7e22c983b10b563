"""An open desk at work: its lists, its cases, its midnight."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kaikudesk.model import CaseKind, Category, EntryKind, Settlement, Tickets
from kaikudesk.wire.bodies import CaseSettled
from tests.kaikudesk.desks import COMMUNITY, DAY_MS, LISTED
from tests.ui.clerk import Clerk, cases_behind, events_offered
from tests.ui.listening import heard
from ui.day_words import figure_rows
from ui.figures_screen import FiguresScreen
from ui.person_screen import PersonScreen
from ui.shown import ActState, EventWished, RecordWished, ScreenName, StatusPart
from ui.tokens import Tone

UNLISTED = "KK99999999"


def test_today_lists_the_newest_first_and_says_all_of_it(clerk: Clerk) -> None:
    """State, event, channel and story of each act, the last one above."""
    event = EventWished("Viulun ilta", clerk.desk.today, 19 * 60, Category.CULTURE)
    first = clerk.record(COMMUNITY)
    clerk.stage.check.event_declared.emit(event)
    second = clerk.record()
    clerk.acknowledge()
    third = clerk.record(UNLISTED)
    clerk.stage.check.void_wished.emit(first)

    rows = clerk.today.acts.rows
    assert [row.key for row in rows] == [third, second, first]
    assert [row.state for row in rows] == [
        ActState.WAITING,
        ActState.CONFIRMED,
        ActState.WITHDRAWN,
    ]
    assert [row.event for row in rows] == ["Viulun ilta", "Viulun ilta", ""]
    assert {row.channel for row in rows} == {"at the desk"}
    assert [row.can_be_voided for row in rows] == [True, True, False]
    assert ["waits here" in row.story for row in rows] == [True, False, False]
    assert "has confirmed it" in rows[1].story
    assert "both stay" in rows[2].story


def test_an_act_is_withdrawn_from_the_list(clerk: Clerk) -> None:
    """It stays there, with its new state, and counts in no figure."""
    entry = clerk.record()
    today = clerk.today
    today.view.selectRow(0)
    today.withdraw()

    assert clerk.desk.acts.is_voided(entry)
    assert [row.state for row in today.acts.rows] == [ActState.WITHDRAWN]
    assert figure_rows(clerk.desk, clerk.day.ledger) == ()
    assert clerk.number(StatusPart.WAITING) == 0


def test_figures_leave_out_what_was_withdrawn(clerk: Clerk) -> None:
    """They count tickets by kind, as the clerk gave them."""
    clerk.record(wished=RecordWished(Tickets(own=1, children=2)))
    clerk.stage.check.void_wished.emit(clerk.record())
    clerk.record(wished=RecordWished(Tickets(own=1, assistants=1)))

    rows = figure_rows(clerk.desk, clerk.day.ledger)
    assert {row.label: row.count for row in rows} == {
        "Redemptions": 2,
        "Own tickets": 2,
        "Child tickets": 2,
        "Assistant tickets": 1,
    }


def test_a_withdrawal_that_is_not_kept_is_said_on_every_screen(clerk: Clerk) -> None:
    """The record stands, the list says so, and Enter is promised nothing."""
    clerk.record()
    clerk.scan(COMMUNITY)
    today = clerk.today
    today.view.selectRow(0)
    with clerk.desk.files.journal.transaction():
        today.withdraw()

    assert "Not withdrawn" in clerk.news
    assert clerk.stage.check.recorded.shown is None
    assert [row.state for row in today.acts.rows] == [ActState.WAITING]


def test_midnight_clears_the_day_but_not_what_is_undone(clerk: Clerk) -> None:
    """What waits or needs a person stays, with its day; the rest is yesterday's."""
    done, flagged = clerk.record(), clerk.record(UNLISTED)
    clerk.acknowledge()
    clerk.open_case(flagged)
    waiting = clerk.record(COMMUNITY)
    today = clerk.today
    assert {row.key for row in today.acts.rows} == {done, flagged, waiting}

    clerk.clock.ms += DAY_MS
    clerk.day.look_again()

    assert [row.key for row in today.acts.rows] == [waiting, flagged]
    assert {row.time for row in today.acts.rows} == {"24.11.2026"}
    assert "24.11.2026" in today.acts.rows[0].story
    assert clerk.number(StatusPart.CONFIRMED) == 0
    assert figure_rows(clerk.desk, clerk.day.ledger) == ()


def test_midnight_brings_the_next_days_event(clerk: Clerk) -> None:
    """What the day before had is not offered any more, unless it is chosen."""
    clerk.stage.check.event_declared.emit(
        EventWished("Aamusoitto", clerk.desk.today, 600, Category.CULTURE)
    )
    assert events_offered(clerk.stage)[0] == "Aamusoitto, 10.00"
    clerk.stage.check.event_chosen.emit(b"")
    clerk.clock.ms += DAY_MS
    clerk.day.look_again()

    assert not any(one.startswith("Aamusoitto") for one in events_offered(clerk.stage))


def test_a_flag_that_goes_away_is_said_quietly_and_once(clerk: Clerk) -> None:
    """Only when the case closes: not when it opens, nor at the rounds after."""
    flagged = clerk.record(UNLISTED)
    clerk.acknowledge()
    clerk.open_case(flagged)
    assert [row.flag for row in clerk.today.acts.rows] == ["not yet registered"]
    assert clerk.news == ""

    clerk.close_case(flagged)
    shown = clerk.stage.window.news.shown
    assert shown is not None
    assert shown.tone is Tone.NOTE
    assert shown.sentence == "Registered now: …99. The flag is gone."
    clerk.stage.window.news.acted.emit()
    clerk.end_round()

    assert clerk.news == ""
    assert [row.state for row in clerk.today.acts.rows] == [ActState.CONFIRMED]


def test_a_case_that_ends_with_a_withdrawal_is_no_news(clerk: Clerk) -> None:
    """The clerk took the record back: nobody registered a card."""
    flagged = clerk.record(UNLISTED)
    clerk.open_case(flagged)
    clerk.stage.check.void_wished.emit(flagged)
    clerk.close_case(flagged, "void")

    assert clerk.news == ""


def test_a_withdrawn_act_carries_no_flag(clerk: Clerk) -> None:
    """It is in one place only, and that is not among what needs a person."""
    flagged = clerk.record(UNLISTED)
    clerk.open_case(flagged)
    clerk.stage.check.void_wished.emit(flagged)

    assert [row.flag for row in clerk.today.acts.rows] == [""]
    assert cases_behind(clerk.stage) == ()


def test_a_case_says_what_happened_and_what_is_next(clerk: Clerk) -> None:
    """The day of use, the masked code, both sides, and that nothing is to be done."""
    clerk.open_case(clerk.record(UNLISTED))

    [row] = cases_behind(clerk.stage)
    assert (row.since, row.tail, row.kind) == (
        "24.11.2026",
        "99",
        "Not yet registered",
    )
    assert row.case is not None
    assert row.case.here[0] == "ticket given, recorded at 12.00"
    assert not any("%" in text for text in (row.sentence, *row.case.here))
    assert "Nothing now" in row.next_step


def test_a_person_answers_a_case_with_the_keyboard(clerk: Clerk) -> None:
    """Enter on the row leads to the answers; an answered case needs nobody."""
    clerk.open_case(clerk.record(UNLISTED), kind=CaseKind.OVERRIDE)
    person = clerk.stage.window.open(ScreenName.PERSON)
    assert isinstance(person, PersonScreen)
    assert clerk.number(StatusPart.PERSON) == 1

    person.view.selectRow(0)
    QTest.keyClick(person.view, Qt.Key.Key_Return)
    words = [one.text() for one in person.card.buttons if not one.isHidden()]
    assert words == ["It stands", "It was a mistake"]
    QTest.keyClick(person.card.buttons[0], Qt.Key.Key_Space)

    assert cases_behind(clerk.stage) == ()
    assert clerk.number(StatusPart.PERSON) == 0
    [heard_] = clerk.desk.acts.of_kind(EntryKind.CASE_SETTLED)
    assert isinstance(heard_.body, CaseSettled)
    assert heard_.body.answer == Settlement.LET_STAND


def test_a_held_record_needs_a_person(clerk: Clerk) -> None:
    """The register has it and cannot count it yet: that is no case of the site."""
    entry = clerk.record()
    clerk.acknowledge(held=[entry])

    [row] = cases_behind(clerk.stage)
    assert row.kind == "Held by the register"


def test_each_verdict_is_told_by_its_tone(clerk: Clerk) -> None:
    """Valid, expired and unknown cards sound different, once each."""
    told = heard(clerk.day.answered)
    for code in (LISTED, "KK00000000", UNLISTED):
        clerk.scan(code)

    assert told == [(Tone.GOOD,), (Tone.STOP,), (Tone.LOOK,)]


def test_figures_are_as_of_the_moment_they_are_opened(clerk: Clerk) -> None:
    """A figure that is looked at again says a later time."""
    window = clerk.stage.window
    figures = window.open(ScreenName.FIGURES)
    window.open(ScreenName.CHECK)
    clerk.clock.pass_seconds(3600)
    window.open(ScreenName.FIGURES)

    assert isinstance(figures, FiguresScreen)
    assert figures.as_of.text() == "13.00"


def test_a_round_leaves_the_chosen_row_chosen(clerk: Clerk) -> None:
    """A clerk who reads a story goes on reading it."""
    older, _newer = clerk.record(), clerk.record(COMMUNITY)
    today = clerk.today
    today.view.selectRow(1)
    clerk.acknowledge()

    row = today.acts.row_at(today.view.currentIndex())
    assert row is not None
    assert row.key == older
