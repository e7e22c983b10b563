"""How far this desk's acts have come: each stands in exactly one place.

Derived from the journal's receipts and the open cases of the site, never stored.
Days, events, voids and corrections are no acts of their own: they show in what
they are about.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kaikudesk.acts import OwnActs
from kaikudesk.cases import SiteCase, read_cases
from kaikudesk.clock import day_start_ms
from kaikudesk.desk import Desk
from kaikudesk.ledger import CLOSED_BY_REGISTRATION, Heard
from kaikudesk.storage import receipts
from kaikudesk.storage.receipts import Standing as OnItsWay
from kaikudesk.storage.receipts import Standings


class Standing(StrEnum):
    """Where an act stands; the first that fits, in this order."""

    WITHDRAWN = "withdrawn"
    PERSON = "person"
    WAITING = "waiting"
    CONFIRMED = "confirmed"


_HELD_UP = {OnItsWay.HELD, OnItsWay.UNREAD}
_UNDONE = {Standing.PERSON, Standing.WAITING}


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands where; the four add up to `entered`."""

    entered: int = 0
    withdrawn: int = 0
    person: int = 0
    waiting: int = 0
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the register is known to hold and to ask, at one moment.

    `cases` are the site's open cases by the id of each entry that stands in them,
    `settled` those that have closed or were answered here.
    """

    receipts: Standings
    cases: dict[bytes, SiteCase]
    settled: dict[bytes, SiteCase]

    def standing_of(self, heard: Heard, acts: OwnActs) -> Standing:
        """Tell where one act stands."""
        if acts.is_voided(heard.entry.entry_id):
            return Standing.WITHDRAWN
        way = self.receipts.of(heard.entry.plain.n)
        if heard.entry.entry_id in self.cases or way in _HELD_UP:
            return Standing.PERSON
        return Standing.WAITING if way is OnItsWay.WAITING else Standing.CONFIRMED

    def is_registered_now(self, entry_id: bytes) -> bool:
        """Tell whether the flag of an act went since its card was registered."""
        case = self.settled.get(entry_id)
        return case is not None and case.row.closed_by == CLOSED_BY_REGISTRATION

    def numbers(self, heards: Iterable[Heard], acts: OwnActs) -> Numbers:
        """Count how many stand where."""
        counted = Counter(self.standing_of(heard, acts) for heard in heards)
        return Numbers(
            entered=counted.total(),
            withdrawn=counted[Standing.WITHDRAWN],
            person=counted[Standing.PERSON],
            waiting=counted[Standing.WAITING],
            confirmed=counted[Standing.CONFIRMED],
        )


def read_ledger(desk: Desk) -> Ledger:
    """Read how things stand now; asked once after each round."""
    with desk.files.journal.reading() as connection:
        standings = receipts.standings(connection)
    cases = read_cases(desk)
    return Ledger(
        standings,
        {entry: one for one in cases if one.is_open for entry in one.row.entries},
        {entry: one for one in cases if not one.is_open for entry in one.row.entries},
    )


def acts_shown(desk: Desk, ledger: Ledger) -> list[Heard]:
    """Give the acts of today, and the earlier ones that are not done yet.

    These are what the screens list and count, oldest first.
    """
    midnight = day_start_ms(desk.today, desk.zone)
    return [
        heard
        for heard in desk.acts.acts()
        if heard.entry.plain.wall >= midnight
        or ledger.standing_of(heard, desk.acts) in _UNDONE
    ]
