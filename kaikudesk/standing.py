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
from kaikudesk.clock import day_start_ms
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard
from kaikudesk.storage import checklist, receipts
from kaikudesk.storage.receipts import Standing as OnItsWay
from kaikudesk.storage.receipts import Standings
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire


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
    `settled` those that have closed.
    """

    receipts: Standings
    cases: dict[bytes, CaseRowWire]
    settled: dict[bytes, CaseRowWire]

    def standing_of(self, heard: Heard, acts: OwnActs) -> Standing:
        """Tell where one act stands."""
        if acts.is_voided(heard.entry.entry_id):
            return Standing.WITHDRAWN
        way = self.receipts.of(heard.entry.plain.n)
        if heard.entry.entry_id in self.cases or way in _HELD_UP:
            return Standing.PERSON
        return Standing.WAITING if way is OnItsWay.WAITING else Standing.CONFIRMED

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
    scope = f"cases/{desk.identity.site.number}"
    with desk.files.checklist.reading() as connection:
        rows = [
            decode(row, CaseRowWire) for _, row in checklist.rows_of(connection, scope)
        ]
    return Ledger(
        standings,
        {entry: row for row in rows if not row.closed_by for entry in row.entries},
        {entry: row for row in rows if row.closed_by for entry in row.entries},
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
