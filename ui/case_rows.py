"""The rows of *Needs a person*: each act that does, and the case that says why."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from kaikudesk.cases import SiteCase
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard
from kaikudesk.standing import Ledger, Standing, acts_shown
from ui.case_sides import here_lines, there_lines, trace_lines
from ui.case_words import answer_words, case_words
from ui.dates import day_text
from ui.shown import AnswerShown, CaseRow, CaseShown

translate = QCoreApplication.translate


def case_rows(desk: Desk, ledger: Ledger) -> tuple[CaseRow, ...]:
    """List each act that needs a person, oldest first."""
    return tuple(
        _row(desk, ledger, heard)
        for heard in acts_shown(desk, ledger)
        if ledger.standing_of(heard, desk.acts) is Standing.PERSON
    )


def _row(desk: Desk, ledger: Ledger, heard: Heard) -> CaseRow:
    case = ledger.cases.get(heard.entry.entry_id)
    tail = heard.entry.plain.tail or (heard.code or "")[-2:]
    key = heard.entry.entry_id.hex()
    if case is None:
        return CaseRow(
            key,
            day_text(heard.entry.day),
            tail,
            translate("Day", "Held by the register"),
            translate("Day", "The register has this record and cannot count it yet."),
            translate("Day", "Ask the national office."),
        )
    since = day_text(date.fromordinal(case.row.since))
    words = case_words(case.row)
    shown = case_shown(desk, case)
    return CaseRow(key, since, tail, words.title, words.happened, words.follows, shown)


def case_shown(desk: Desk, case: SiteCase) -> CaseShown:
    """Tell both sides of a case, what may be answered and who said what."""
    answers = tuple(
        AnswerShown(int(answer), *answer_words(answer)) for answer in case.answers
    )
    return CaseShown(
        case.key,
        here=tuple(here_lines(desk, case.row)),
        there=tuple(there_lines(case.row)),
        answers=answers,
        trace=tuple(trace_lines(desk, case)),
    )
