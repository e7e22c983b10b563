"""Entries of a small town as the fold hears them; name what matters.

Every entry is received ten seconds after it was made, unless it is said when.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from kaikudesk.clock import hybrid
from kaikudesk.ledger import REGISTER_REPLICA, Heard, fold, project
from kaikudesk.ledger.cases import Case
from kaikudesk.model import CaseKind, EntryKind, Verdict
from kaikudesk.rules import DEFAULTS, RuleSet, Setting
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import encode_entry
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from tests.making import LIST_KEY, an_entry

CODE, OTHER_CODE = "KK12345678", "KK00000002"
VENUE, OTHER_VENUE, OFFICE, OTHER_OFFICE = 7, 6, 8, 9
DAY = date(2026, 11, 24)
GRANTED = date(2026, 11, 1)
EVENT = b"the event's id.."
KEY = ListKey(1, LIST_KEY)
BACKGROUND = bodies.BackgroundBox(1990, "12345", 0, 0)
RULES = RuleSet(1, (Setting("course places 7", 1),))


def an_id(number: int) -> bytes:
    """Give the id of the entry with this number."""
    return number.to_bytes(16, "big")


@dataclass(frozen=True)
class Desk:
    """One desk of a site, by the replica under which it writes."""

    site: int
    replica: bytes = field(default=b"")

    def say(
        self,
        number: int,
        kind: EntryKind,
        body: msgspec.Struct | None = None,
        *,
        code: str | None = None,
        background: bodies.BackgroundBox | None = None,
        received: int | None = None,
        **plain: Any,  # noqa: ANN401 - any field of the plain part
    ) -> Heard:
        """Say something as the town's entry of this number."""
        made = an_entry(
            number,
            kind=kind,
            body=body,
            entry_id=plain.pop("entry_id", an_id(number)),
            site=self.site,
            made=plain.pop("made", hybrid(1_000 * number)),
            replica=self.replica or b"desk%4d" % self.site,
            about=plain.pop("about", None),
            happened=plain.pop("happened", DAY),
            tail="" if code is None else code[-2:],
        )
        entry = encode_entry(msgspec.structs.replace(made.plain, **plain))
        then = 1_000 * number + 10_000 if received is None else received
        return Heard(entry, code, background, then)

    def register_card(
        self,
        number: int,
        code: str | None = CODE,
        *,
        granted: date = GRANTED,
        children: int = 2,
        **more: Any,  # noqa: ANN401 - as above
    ) -> Heard:
        """Register a card for a year."""
        first = granted.toordinal()
        body = bodies.CardRegistered(first, first + 364, children, 1)
        return self.say(
            number,
            EntryKind.CARD_REGISTERED,
            body,
            code=code,
            background=BACKGROUND,
            happened=more.pop("happened", granted),
            **more,
        )

    def use(
        self,
        number: int,
        code: str = CODE,
        *,
        event: bytes | None = None,
        children: int = 0,
        course_places: int = 0,
        kind: EntryKind = EntryKind.REDEMPTION_RECORDED,
        **more: Any,  # noqa: ANN401 - as above
    ) -> Heard:
        """Give the holder's ticket, and what is named."""
        body = bodies.RedemptionRecorded(
            event, 1, 1, 1, children, course_places=course_places
        )
        more.setdefault("verdict", Verdict.VALID)
        return self.say(number, kind, body, code=code, **more)

    def correct(self, number: int, about: int, *, children: int) -> Heard:
        """Say anew what a use gave."""
        body = bodies.RedemptionRecorded(None, 1, 1, 1, children)
        kind = EntryKind.REDEMPTION_CORRECTED
        return self.say(number, kind, body, about=an_id(about))

    def void(self, number: int, about: int) -> Heard:
        """Take a use back."""
        return self.say(number, EntryKind.REDEMPTION_VOIDED, about=an_id(about))

    def end(
        self,
        number: int,
        about: int,
        *,
        replaced_by: int | None = None,
        happened: date = DAY,
    ) -> Heard:
        """Inactivate a card, for another one where that is named."""
        new = None if replaced_by is None else an_id(replaced_by)
        body = bodies.CardInactivated(new)
        kind = EntryKind.CARD_INACTIVATED
        return self.say(number, kind, body, about=an_id(about), happened=happened)

    def settle(
        self,
        number: int,
        case: Case,
        answer: int,
        *,
        replaces: int | None = None,
        **more: Any,  # noqa: ANN401 - as above
    ) -> Heard:
        """Settle a case as it stands now."""
        named = None if replaces is None else an_id(replaces)
        keeper = more.pop("keeper", None)
        body = bodies.CaseSettled(
            case.key, case.kind, answer, keeper, named, case.extent
        )
        about = next(iter(case.entries.values()))[0]
        return self.say(number, EntryKind.CASE_SETTLED, body, about=about, **more)


VENUES_DESK, SECOND_DESK = Desk(VENUE), Desk(VENUE, b"second.1")
OTHER_VENUES_DESK = Desk(OTHER_VENUE)
OFFICES_DESK, OTHER_OFFICES_DESK = Desk(OFFICE), Desk(OTHER_OFFICE)
COORDINATOR = Desk(0, REGISTER_REPLICA)


def cases_of(*heards: Heard, rules: RuleSet = RULES) -> list[Case]:
    """Fold, and give the cases."""
    return list(fold(heards, rules).cases)


def case_in(kind: CaseKind, *heards: Heard, rules: RuleSet = RULES) -> Case:
    """Fold, and give the only case of a kind."""
    [case] = [one for one in cases_of(*heards, rules=rules) if one.kind == kind]
    return case


def kinds(*heards: Heard, rules: RuleSet = RULES) -> dict[CaseKind, str]:
    """Fold, and give how each case ended, by its kind."""
    return {one.kind: one.closed_by for one in cases_of(*heards, rules=rules)}


def row_at(site: int, case: Case, *heards: Heard) -> CaseRowWire:
    """Give the row of a case at a site."""
    rows = project(fold(heards, RULES), KEY)
    return decode(rows[f"cases/{site}", case.key], CaseRowWire)


__all__ = [
    "BACKGROUND",
    "CODE",
    "COORDINATOR",
    "DAY",
    "DEFAULTS",
    "EVENT",
    "GRANTED",
    "KEY",
    "OFFICE",
    "OFFICES_DESK",
    "OTHER_CODE",
    "OTHER_OFFICE",
    "OTHER_OFFICES_DESK",
    "OTHER_VENUE",
    "OTHER_VENUES_DESK",
    "RULES",
    "SECOND_DESK",
    "VENUE",
    "VENUES_DESK",
    "Desk",
    "an_id",
    "case_in",
    "cases_of",
    "kinds",
    "row_at",
]
