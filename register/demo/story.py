"""The entries of a card: its registration, what became of it, and its uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from register.demo.cards import Card, Fate, year_later
from register.demo.dice import Dice
from register.demo.pen import Deed, Pen, When
from register.demo.redemptions import Use

_VOIDED: Final = 0.015
# Registrations come before all that is said of them on the same day.
_MORNING, _NOON, _EVENING = 9 * 60, 12 * 60, 16 * 60


@dataclass(slots=True)
class Story:
    """Writes cards and uses with one pen, each card after the one it replaces."""

    pen: Pen
    dice: Dice
    _before: bytes = b""

    def card(self, card: Card) -> bytes:
        """Write a card and what became of it; give its registration's id."""
        registration = self._register(card)
        if card.replaces:
            end = bodies.CardInactivated(replaced_by=registration)
            self._say(card, EntryKind.CARD_INACTIVATED, self._before, end)
        match card.fate:
            case Fate.LOST:
                self._say(card, EntryKind.CARD_REPORTED_LOST, registration)
            case Fate.INACTIVATED:
                end = bodies.CardInactivated()
                self._say(card, EntryKind.CARD_INACTIVATED, registration, end)
            case Fate.AMENDED:
                patch = bodies.CardAmended(children=card.children + 1)
                self._say(card, EntryKind.CARD_AMENDED, registration, patch)
            case Fate.RENEWED:
                body = bodies.CardRenewed(card.changed, year_later(card.changed))
                self._say(card, EntryKind.CARD_RENEWED, registration, body)
        self._before = registration
        return registration

    def uses(self, code: str, uses: Iterable[Use]) -> None:
        """Write the redemptions of a code, and now and then a void."""
        for use in uses:
            redemption = self.use(code, use)
            if self.dice.happens(_VOIDED):
                later = When(use.when.day, use.when.minute + 2)
                deed = Deed(
                    EntryKind.REDEMPTION_VOIDED, use.place.site, later, about=redemption
                )
                self.pen.write(deed)

    def use(self, code: str, use: Use) -> bytes:
        """Write one redemption of a code and give its id."""
        body = bodies.RedemptionRecorded(
            event=use.event,
            category=use.category,
            channel=use.channel,
            own=use.tickets.own,
            children=use.tickets.children,
            assistants=use.tickets.assistants,
            course_places=use.tickets.course_places,
        )
        return self.pen.write(
            Deed(
                EntryKind.REDEMPTION_RECORDED,
                use.place.site,
                use.when,
                body,
                code=code,
            )
        )

    def _register(self, card: Card) -> bytes:
        body = bodies.CardRegistered(
            granted=card.granted,
            last_valid=card.last_valid,
            children=card.children,
            kind=card.kind,
            medium=card.medium,
            area=card.area,
            wellbeing_consent=card.wellbeing,
        )
        return self.pen.write(
            Deed(
                EntryKind.CARD_REGISTERED,
                card.site,
                When(card.granted, self.dice.between(_MORNING, _NOON - 1)),
                body,
                code=card.code,
                background=card.background,
            )
        )

    def _say(
        self,
        card: Card,
        kind: EntryKind,
        about: bytes,
        body: msgspec.Struct | None = None,
    ) -> None:
        when = When(card.changed, self.dice.between(_NOON, _EVENING))
        self.pen.write(Deed(kind, card.site, when, body, about=about))
