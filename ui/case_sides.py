"""Both sides of a case in lines: this desk's, the register's, and who said what."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from kaikudesk.cases import SiteCase
from kaikudesk.clock import local
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard
from kaikudesk.model import (
    CardState,
    CaseKind,
    CaseNote,
    EntryKind,
    Party,
    Settlement,
    Verdict,
)
from kaikudesk.wire.rows import CaseRowWire, KnewWire, OtherSideWire, TraceWire
from ui.case_words import answer_words
from ui.dates import day_text, minute_text, moment_text
from ui.verdict_words import verdict_word

translate = QCoreApplication.translate
_HOUR = 3600
_DAY = 24 * _HOUR


def here_lines(desk: Desk, row: CaseRowWire) -> Iterator[str]:
    """Say what this desk recorded and what its screen had shown."""
    for entry_id in row.entries:
        heard = desk.acts.find(entry_id)
        if heard is not None:
            yield _recorded(desk, heard)
    known = {int(verdict) for verdict in Verdict}
    if row.verdict in known:
        word = verdict_word(Verdict(row.verdict))
        yield translate("Case", "The screen said: %1").replace("%1", word)
    if row.list_seconds is not None:
        yield _list_age(row.list_seconds)


def _recorded(desk: Desk, heard: Heard) -> str:
    moment = moment_text(local(heard.entry.plain.wall, desk.zone), desk.today)
    words = translate("Case", "%1, recorded at %2")
    return words.replace("%1", _kind(heard.entry.kind)).replace("%2", moment)


def _list_age(seconds: int) -> str:
    if seconds < _HOUR:
        return translate("Case", "Its list was less than an hour old.")
    if seconds < 2 * _DAY:
        return translate("Case", "Its list was %n hour(s) old.", "", seconds // _HOUR)
    return translate("Case", "Its list was %n day(s) old.", "", seconds // _DAY)


def there_lines(row: CaseRowWire) -> Iterator[str]:
    """Say what the register knew, and of the other side its kind and time."""
    if row.knew is not None:
        yield from _knew(row.knew)
    elif row.kind == CaseKind.NOT_YET_REGISTERED:
        yield translate("Case", "The register knows no such card.")
    for other in row.others:
        yield _other(other)
    if row.crossed:
        yield translate(
            "Case", "Two people answered differently: the first answer stands so far."
        )


def _knew(knew: KnewWire) -> Iterator[str]:
    states = {
        CardState.ACTIVE: translate("Case", "The card is in use."),
        CardState.LOST: translate("Case", "The card was reported lost."),
        CardState.INACTIVATED: translate("Case", "The card was taken out of use."),
        CardState.ASK_OFFICE: translate("Case", "The office knows more of the card."),
    }
    if knew.state in states:
        yield states[CardState(knew.state)]
    words = translate("Case", "Granted %1, valid until %2.")
    granted, until = (date.fromordinal(day) for day in (knew.granted, knew.last_valid))
    yield words.replace("%1", day_text(granted)).replace("%2", day_text(until))


def _other(other: OtherSideWire) -> str:
    day = day_text(date.fromordinal(other.day))
    when = day if other.minute is None else f"{day} {minute_text(other.minute)}"
    words = translate("Case", "%1: %2, %3")
    party = _party(other.party)
    said = words.replace("%1", party).replace("%2", _kind(other.kind))
    return said.replace("%3", when)


def _party(party: int) -> str:
    names = {
        Party.THIS_DESK: translate("Case", "This desk"),
        Party.THIS_SITE: translate("Case", "This place"),
        Party.VENUE: translate("Case", "A venue"),
        Party.DISTRIBUTOR: translate("Case", "A place that gives cards"),
        Party.COORDINATOR: translate("Case", "The coordinator"),
        Party.BROKER: translate("Case", "A ticket broker"),
    }
    known = {int(one) for one in Party}
    return names[Party(party)] if party in known else translate("Case", "Somebody")


def _kind(kind: int) -> str:
    words: dict[int, str] = {
        EntryKind.REDEMPTION_RECORDED: translate("Case", "ticket given"),
        EntryKind.REDEMPTION_RESERVED: translate("Case", "ticket reserved"),
        EntryKind.CARD_REGISTERED: translate("Case", "card registered"),
        EntryKind.CARD_AMENDED: translate("Case", "card amended"),
        EntryKind.CARD_RENEWED: translate("Case", "card renewed"),
        EntryKind.CARD_REPORTED_LOST: translate("Case", "card reported lost"),
        EntryKind.CARD_INACTIVATED: translate("Case", "card taken out of use"),
        EntryKind.CARD_REINSTATED: translate("Case", "card taken back into use"),
        EntryKind.EVENT_DECLARED: translate("Case", "event declared"),
    }
    return words.get(kind, translate("Case", "record"))


def trace_lines(desk: Desk, case: SiteCase) -> Iterator[str]:
    """Say who answered or did what, and which answer decides."""
    for trace in case.row.trace:
        yield _trace(desk, trace)
    if case.answer is not None:
        yield translate("Case", "Answered at this desk; the answer is sent by itself.")


def _trace(desk: Desk, trace: TraceWire) -> str:
    who = _party(trace.party)
    if trace.clerk:
        named = translate("Case", "%1, clerk %2").replace("%1", who)
        who = named.replace("%2", str(trace.clerk))
    moment = moment_text(local(trace.at, desk.zone), desk.today)
    words = translate("Case", "%1, %2: %3")
    if trace.stands:
        words = translate("Case", "%1, %2: %3 – this decides")
    said = words.replace("%1", who).replace("%2", moment)
    return said.replace("%3", _said(trace))


def _said(trace: TraceWire) -> str:
    if trace.answer in {int(one) for one in Settlement}:
        return answer_words(Settlement(trace.answer))[0]
    notes = {
        CaseNote.HOLDER_ASKED: translate("Case", "asked the holder"),
        CaseNote.OTHER_SIDE_ASKED: translate("Case", "asked the other side"),
        CaseNote.OFFICE_ASKED: translate("Case", "asked the office"),
    }
    known = {int(one) for one in CaseNote}
    return notes[CaseNote(trace.note)] if trace.note in known else ""
