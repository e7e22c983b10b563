"""What held of a card on a day: what the venue's screen should have said then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kaikudesk.ledger.endings import ending_of
from kaikudesk.ledger.fields import bounded
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration, form_of
from kaikudesk.model import CardKind, CardState, EntryKind
from kaikudesk.rules.ruleset import RuleSet
from kaikudesk.wire.bodies import (
    CardAmended,
    CardInactivated,
    CardRegistered,
    CardRenewed,
)
from kaikudesk.wire.rows import KnewWire


@dataclass(frozen=True)
class CardDays:
    """One registration, and what was said of it, asked by the day."""

    card: Registration
    rules: RuleSet

    @cached_property
    def granted(self) -> int:
        """Give the first day on which the card was there, as an ordinal."""
        return min(body.granted for body in map(form_of, self.card.forms))

    def covers(self, day: int) -> bool:
        """Tell whether the card was valid on a day, by granting or a renewal."""
        return any(first <= day <= last for first, last in self._spans())

    def state_at(self, use: Heard) -> CardState:
        """Give the state of the card when it was used.

        Of two things on one day the earlier is known only where both have a
        time; else the holder gets the benefit of it.
        """
        if any(ending_of(one) and is_before(one, use) for one in self.card.said):
            return CardState.INACTIVATED
        standing = dict(self.card.row.states)
        states = [
            standing[one.entry.entry_id]
            for one in self.card.said
            if one.entry.entry_id in standing and is_before(one, use)
        ]
        return CardState(max(states, default=CardState.ACTIVE))

    def replaced_before(self, use: Heard) -> bool:
        """Tell whether another card had taken this one's place by then."""
        standing = dict(self.card.row.states)
        return any(
            one.entry.kind == EntryKind.CARD_INACTIVATED
            and one.entry.entry_id in standing
            and isinstance(body := one.body, CardInactivated)
            and body.replaced_by is not None
            and is_before(one, use)
            for one in self.card.said
        )

    def most_children(self, day: int) -> int:
        """Give how many children's tickets one event allowed on a day."""
        if self.card.row.kind == CardKind.COMMUNITY:
            return self.rules.number("community_clients", date.fromordinal(day))
        last = form_of(self.card.forms[-1]).children
        for one in self.card.said:
            body = one.body if one.entry.kind == EntryKind.CARD_AMENDED else None
            if isinstance(body, CardAmended) and one.entry.plain.happened <= day:
                last = last if body.children is None else body.children
        return last

    def knew(self) -> KnewWire:
        """Give what the register knows of the card, for whoever asks."""
        last_valid = self.card.row.fields["last_valid"].value
        return KnewWire(
            state=self.card.state,
            last_valid=last_valid if isinstance(last_valid, int) else 0,
            granted=self.granted,
        )

    def _spans(self) -> Iterator[tuple[int, int]]:
        for one in self.card.story:
            body = one.body if one.entry.kind in _GRANTS else None
            if isinstance(body, CardRegistered | CardRenewed):
                yield body.granted, bounded(self.rules, body)


_GRANTS = {EntryKind.CARD_REGISTERED, EntryKind.CARD_RENEWED}


def is_before(one: Heard, other: Heard) -> bool:
    """Tell whether one entry surely happened before another."""
    mine, its = one.entry.plain, other.entry.plain
    if mine.happened != its.happened:
        return mine.happened < its.happened
    return (
        mine.minute is not None and its.minute is not None and mine.minute < its.minute
    )


def card_days(
    registrations: Iterable[Registration], rules: RuleSet
) -> dict[str, CardDays]:
    """Give the card that keeps each code."""
    return {
        one.row.code: CardDays(one, rules)
        for one in registrations
        if one.row.code and one.keeps
    }
