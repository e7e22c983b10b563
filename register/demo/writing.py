"""Writes the entries of the demo country, from a seed and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind, Medium, Role
from kaikudesk.rules import to_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.rows import SiteRowWire
from register.acts import area_changed, rules_set, site_changed
from register.demo.cards import Card, CardDrawing
from register.demo.codes import card_code, mobile_code, rules
from register.demo.dice import Dice, Urn
from register.demo.events import calendars, declaration, season
from register.demo.pen import Deed, Pen, When
from register.demo.places import areas, places
from register.demo.redemptions import UseDrawing
from register.demo.standing import Asked
from register.demo.story import Story

_NOWHERE: Final = SiteRowWire(0, "", 0, "", ())
_FOUNDED_DAYS_AGO: Final = 900
_OFFICE: Final = 8 * 60
_AFTERNOON: Final = 15 * 60
_NIGHT: Final = 23 * 60
_UNREGISTERED: Final = 0.003
_FEWEST_UNREGISTERED: Final = 5
_AT_THE_FIRST_VENUE: Final = 2
_HAS_A_CODE: Final = 0.6


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Entries of one replica in a row; with them so many cards are written."""

    replica: bytes
    first: int
    sents: list[Sent]
    cards: int


@dataclass(slots=True)
class Writing:
    """One country as it is written, in batches of about `size` entries.

    `seal` is the number and the public key to which day keys are sealed.
    """

    asked: Asked
    seal: tuple[int, bytes]
    size: int
    _today: int = field(init=False)
    _dice: Dice = field(init=False)
    _desk: Pen = field(init=False)
    _office: Pen = field(init=False)
    _mobile: list[tuple[bytes, Card]] = field(default_factory=list)
    _cards: int = 0

    def __post_init__(self) -> None:
        """Take one pen for the import and one for the register, and one seed."""
        self._today = self.asked.day.toordinal()
        self._dice = Dice(f"{self.asked.seed}/{self._today}")
        self._desk = Pen(self.asked.replica, self._dice, self.seal)
        self._office = Pen(REGISTER_REPLICA, self._dice, self.seal)

    def batches(self) -> Iterator[Batch]:
        """Write everything; the day's end comes last and says that it is whole."""
        self._write_network()
        yield self._batch(self._office)
        self._desk.open_day(_NOWHERE, self._founding)
        events = season(self._dice, self._today)
        for event in events:
            self._desk.write(declaration(event, self._today))
        uses = UseDrawing(self._dice, self._today, calendars(events))
        for _ in self._write_cards(uses):
            if len(self._desk.sents) >= self.size:
                yield self._batch(self._desk)
        self._write_unregistered(uses)
        yield self._batch(self._desk)
        self._assign_codes()
        yield self._batch(self._office)
        closing = When(self._today - 1, _NIGHT)
        self._desk.write(Deed(EntryKind.DAY_CLOSED, _NOWHERE, closing))
        yield self._batch(self._desk)

    @property
    def _founding(self) -> When:
        return When(self._today - _FOUNDED_DAYS_AGO, _OFFICE)

    def _batch(self, pen: Pen) -> Batch:
        sents = pen.taken()
        return Batch(pen.replica, pen.n - len(sents) + 1, sents, self._cards)

    def _write_network(self) -> None:
        acts = [area_changed(number, row) for number, row in areas().items()]
        acts += [site_changed(place.site) for place in places()]
        ruled = rules()
        acts.append(rules_set(bodies.RuleSet(ruled.version, to_wire(ruled))))
        for act in acts:
            self._office.write(Deed(act.kind, _NOWHERE, self._founding, act.body))

    def _write_cards(self, uses: UseDrawing) -> Iterable[Card]:
        story = Story(self._desk, self._dice)
        drawing = CardDrawing(self._dice, self._today)
        for card in drawing.known():
            story.card(card)
            self._cards += 1
        for card in drawing.cards(self.asked.cards - self._cards):
            registration = story.card(card)
            story.uses(card.code, uses.of(card))
            if card.medium is Medium.MOBILE_ONLY and self._dice.happens(_HAS_A_CODE):
                self._mobile.append((registration, card))
            self._cards += 1
            yield card

    def _write_unregistered(self, uses: UseDrawing) -> None:
        """Write uses of codes that nobody registered: each is an open case."""
        story = Story(self._desk, self._dice)
        venues = [one for one in places() if one.role is Role.VENUE]
        urn = Urn([(one, one.weight) for one in venues])
        count = max(_FEWEST_UNREGISTERED, int(self.asked.cards * _UNREGISTERED))
        for number in range(count):
            place = venues[0] if number < _AT_THE_FIRST_VENUE else urn.draw(self._dice)
            code = card_code(self.asked.cards + number)
            story.use(code, uses.of_nobody(place))

    def _assign_codes(self) -> None:
        """Let the register assign codes to mobile cards; some go on waiting."""
        when = When(self._today - 1, _AFTERNOON)
        self._office.open_day(_NOWHERE, when)
        for number, (registration, card) in enumerate(self._mobile):
            deed = Deed(
                EntryKind.CODE_ASSIGNED,
                card.site,
                when,
                bodies.CodeAssigned(),
                code=mobile_code(number),
                about=registration,
            )
            self._office.write(deed)
