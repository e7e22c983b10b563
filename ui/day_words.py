"""What a desk did today, in words: its acts, its figures, its status."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kaikudesk.clock import local
from kaikudesk.desk import Desk
from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.ledger import Heard
from kaikudesk.model import Channel, EntryKind, Tickets, Unreached
from kaikudesk.standing import Ledger, Standing, acts_shown
from kaikudesk.wire.bodies import RedemptionRecorded
from ui.case_words import case_words
from ui.choices import channel_words
from ui.dates import day_text, moment_text, time_text
from ui.shown import ActRow, ActState, FigureRow, StatusShown
from ui.status_words import connection_words, list_words
from ui.ticket_words import short_words

translate = QCoreApplication.translate

STATES = {
    Standing.WITHDRAWN: ActState.WITHDRAWN,
    Standing.PERSON: ActState.PERSON,
    Standing.WAITING: ActState.WAITING,
    Standing.CONFIRMED: ActState.CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """Why the register is not reached, or that it is; since when (the site's time)."""

    why: RegisterUnreachableError | None = None
    since: datetime | None = None

    @property
    def reason(self) -> Unreached | None:
        """Give the class of the reason, None where the register is reached."""
        return None if self.why is None else Unreached(self.why.reason)


def status_shown(desk: Desk, ledger: Ledger, line: Line) -> StatusShown:
    """Say how the desk stands; the numbers count the rows that Today lists."""
    numbers = ledger.numbers(acts_shown(desk, ledger), desk.acts)
    age = desk.list_age()
    return StatusShown(
        connection=connection_words(line.reason, line.since, desk.today),
        connected=line.reason is None,
        list_age=list_words(age, list_moment(desk), desk.today),
        list_good=age.good,
        waiting=numbers.waiting,
        person=numbers.person,
        confirmed=numbers.confirmed,
    )


def list_moment(desk: Desk) -> datetime | None:
    """Give the register's time of the list, in the site's time zone.

    There is none before the first one came, and after the desk's right has ended.
    """
    pulled = desk.pulled
    if pulled is None or not (pulled.list_scope or pulled.scopes):
        return None
    return local(pulled.register_ms, desk.zone)


def act_rows(desk: Desk, ledger: Ledger) -> tuple[ActRow, ...]:
    """List the acts, newest first."""
    newest_first = reversed(acts_shown(desk, ledger))
    return tuple(act_row(desk, ledger, heard) for heard in newest_first)


def act_row(desk: Desk, ledger: Ledger, heard: Heard) -> ActRow:
    """Put one act into words."""
    standing = ledger.standing_of(heard, desk.acts)
    plain = heard.entry.plain
    redemption = plain.kind == EntryKind.REDEMPTION_RECORDED
    moment = local(plain.wall, desk.zone)
    return ActRow(
        key=heard.entry.entry_id,
        time=time_text(moment) if moment.date() == desk.today else day_text(moment),
        tail=plain.tail or (heard.code or "")[-2:],
        given=_given(heard),
        state=STATES[standing],
        event=_event(desk, heard),
        channel=_channel(heard),
        story=_story(standing, moment_text(moment, desk.today)),
        flag=_flag(ledger, heard) if standing is Standing.PERSON else "",
        can_be_voided=redemption and standing is not Standing.WITHDRAWN,
    )


def tickets_given(heard: Heard) -> Tickets:
    """Give what a redemption gave, nothing for another act."""
    body = heard.body
    if not isinstance(body, RedemptionRecorded):
        return Tickets()
    return Tickets(body.own, body.children, body.assistants, body.course_places)


def _given(heard: Heard) -> str:
    words = {
        EntryKind.CARD_REGISTERED: translate("Day", "card registered"),
        EntryKind.CARD_AMENDED: translate("Day", "card amended"),
        EntryKind.CARD_RENEWED: translate("Day", "card renewed"),
        EntryKind.CARD_REPORTED_LOST: translate("Day", "card reported lost"),
        EntryKind.CARD_INACTIVATED: translate("Day", "card taken out of use"),
        EntryKind.CARD_REINSTATED: translate("Day", "card taken back into use"),
        EntryKind.CONSENT_WITHDRAWN: translate("Day", "consent taken back"),
        EntryKind.WELLBEING_ANSWERED: translate("Day", "questions answered"),
    }
    kind = EntryKind(heard.entry.kind)
    return words.get(kind) or short_words(tickets_given(heard))


def _event(desk: Desk, heard: Heard) -> str:
    body = heard.body
    if not isinstance(body, RedemptionRecorded) or body.event is None:
        return ""
    event = desk.events.get(body.event)
    return "" if event is None else event.title


def _channel(heard: Heard) -> str:
    body = heard.body
    if not isinstance(body, RedemptionRecorded):
        return ""
    return channel_words()[Channel(body.channel)]


def _story(standing: Standing, written: str) -> str:
    words = {
        Standing.WITHDRAWN: translate(
            "Day", "Recorded at %1 and withdrawn; both stay in the records."
        ),
        Standing.PERSON: translate(
            "Day", "Recorded at %1; the register has it, and it needs a person."
        ),
        Standing.WAITING: translate(
            "Day", "Recorded at %1; it waits here until the register has it."
        ),
        Standing.CONFIRMED: translate(
            "Day", "Recorded at %1; the register has confirmed it."
        ),
    }
    return words[standing].replace("%1", written)


def _flag(ledger: Ledger, heard: Heard) -> str:
    case = ledger.cases.get(heard.entry.entry_id)
    title = "" if case is None else case_words(case.row).title
    # It stands behind the state, in the middle of a line.
    return title[:1].lower() + title[1:]


def figure_rows(desk: Desk, ledger: Ledger) -> tuple[FigureRow, ...]:
    """Count what this desk did today, withdrawn acts left out."""
    standing = [
        heard
        for heard in acts_shown(desk, ledger)
        if not desk.acts.is_voided(heard.entry.entry_id)
        and local(heard.entry.plain.wall, desk.zone).date() == desk.today
    ]
    if not standing:
        return ()
    kinds = Counter(heard.entry.kind for heard in standing)
    given = sum(map(tickets_given, standing), Tickets())
    counted = {
        translate("Day", "Redemptions"): kinds[EntryKind.REDEMPTION_RECORDED],
        translate("Day", "Own tickets"): given.own,
        translate("Day", "Child tickets"): given.children,
        translate("Day", "Assistant tickets"): given.assistants,
        translate("Day", "Course places"): given.course_places,
        translate("Day", "Cards registered"): kinds[EntryKind.CARD_REGISTERED],
        translate("Day", "Cards amended"): kinds[EntryKind.CARD_AMENDED],
        translate("Day", "Cards renewed"): kinds[EntryKind.CARD_RENEWED],
    }
    return tuple(FigureRow(label, count) for label, count in counted.items() if count)


def now_text(desk: Desk) -> str:
    """Give the time of now at the site."""
    return time_text(local(desk.clock.now_ms(), desk.zone))
