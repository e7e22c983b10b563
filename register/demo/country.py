"""Makes the demo country in a register, entry by entry, in large batches.

Two replicas write it: the register's own (areas, sites, rules, the codes of
mobile cards) and one of an import (all the rest). A run that was broken off is
gone on with by the same command, since the same seed writes the same bytes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from zoneinfo import ZoneInfo

from kaikudesk.clock import day_start_ms
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.model import EntryKind, Medium, Role
from kaikudesk.rules import to_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import read_working_keys
from kaikudesk.wire.rows import SiteRowWire
from register.acts import area_changed, rules_set, site_changed
from register.demo.cards import Card, CardDrawing
from register.demo.codes import card_code, mobile_code, rules
from register.demo.dice import Dice, Urn
from register.demo.events import calendars, declaration, season
from register.demo.pen import Deed, Pen, When
from register.demo.places import areas, places
from register.demo.redemptions import UseDrawing
from register.demo.standing import Asked, Standing, standing
from register.demo.story import Story
from register.importing import THE_REGISTER, Importer
from register.opened import Register
from register.rights import Actor, Author
from register.snapshot import manifest

# Entries in a transaction: fewer cost more, more want more memory.
BATCH: Final = 20_000
_NOWHERE: Final = SiteRowWire(0, "", 0, "", ())
_FOUNDED_DAYS_AGO: Final = 900
_OFFICE: Final = 8 * 60
_UNREGISTERED: Final = 0.003
_FEWEST_UNREGISTERED: Final = 5
_AT_THE_FIRST_VENUE: Final = 2
_HAS_A_CODE: Final = 0.6
_AFTERNOON: Final = 15 * 60

Told = Callable[[int, int], None]


def make_country(
    register: Register, asked: Asked, tell: Told, *, batch: int = BATCH
) -> bool:
    """Make a country, telling how many of its cards there are; False: it was there.

    The list's snapshot is cut at the end, so that the first desk need not wait
    for it. Raises NotEmptyError and OtherCountryError.
    """
    if standing(register, asked) is Standing.FINISHED:
        return False
    _Making(register, asked, tell, batch).all()
    manifest(register, Author(desk=0, site=1, actor=Actor.VENUE))
    return True


@dataclass(slots=True)
class _Making:
    """One country on its way into a register."""

    register: Register
    asked: Asked
    tell: Told
    batch: int
    today: int = field(init=False)
    dice: Dice = field(init=False)
    desk: "_Desk" = field(init=False)
    office: "_Desk" = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.asked.day.toordinal()
        self.dice = Dice(f"{self.asked.seed}/{self.today}")
        quiet = replace(self.register, clock=self._midnight())
        keys = read_working_keys(quiet.keys)[quiet.key]
        seal = (keys.number, keys.sealing_key)
        self.desk = _Desk(
            Pen(self.asked.replica, self.dice, seal),
            Importer(quiet, self.asked.replica),
        )
        self.office = _Desk(
            Pen(REGISTER_REPLICA, self.dice, seal),
            Importer(quiet, REGISTER_REPLICA, THE_REGISTER),
        )

    def _midnight(self) -> Dice:
        """Stop the clock at the first moment of the day: all is received then."""
        zone = ZoneInfo(places()[0].site.time_zone)
        return Dice("", day_start_ms(self.asked.day, zone))

    def all(self) -> None:
        """Write everything; the day's end comes last and says that it is whole."""
        self._network()
        self.desk.pen.open_day(_NOWHERE, self._founded)
        events = season(self.dice, self.today)
        for event in events:
            self.desk.pen.write(declaration(event, self.today))
        uses = UseDrawing(self.dice, self.today, calendars(events))
        mobile = self._cards(uses)
        self._unregistered(uses)
        self.desk.send()
        self._assign(mobile)
        closed = When(self.today - 1, 23 * 60)
        self.desk.pen.write(Deed(EntryKind.DAY_CLOSED, _NOWHERE, closed))
        self.desk.send()

    @property
    def _founded(self) -> When:
        return When(self.today - _FOUNDED_DAYS_AGO, _OFFICE)

    def _network(self) -> None:
        acts = [area_changed(number, row) for number, row in areas().items()]
        acts += [site_changed(place.site) for place in places()]
        set_rules = rules()
        acts.append(rules_set(bodies.RuleSet(set_rules.version, to_wire(set_rules))))
        for act in acts:
            self.office.pen.write(Deed(act.kind, _NOWHERE, self._founded, act.body))
        self.office.send()

    def _cards(self, uses: UseDrawing) -> list[tuple[bytes, Card]]:
        """Write all cards and their uses; give those that wait for a code."""
        story = Story(self.desk.pen, self.dice)
        drawing = CardDrawing(self.dice, self.today)
        known = list(drawing.known())
        for card in known:
            story.card(card)
        mobile = []
        drawn = drawing.cards(self.asked.cards - len(known))
        for number, card in enumerate(drawn, len(known) + 1):
            registration = story.card(card)
            story.uses(card.code, uses.of(card))
            if card.medium is Medium.MOBILE_ONLY and self.dice.happens(_HAS_A_CODE):
                mobile.append((registration, card))
            if len(self.desk.pen.sents) >= self.batch:
                self.desk.send()
                self.tell(number, self.asked.cards)
        return mobile

    def _unregistered(self, uses: UseDrawing) -> None:
        """Write uses of codes that nobody registered, the first at the first venue."""
        story = Story(self.desk.pen, self.dice)
        venues = [one for one in places() if one.role is Role.VENUE]
        urn = Urn([(one, one.weight) for one in venues])
        count = max(_FEWEST_UNREGISTERED, int(self.asked.cards * _UNREGISTERED))
        for number in range(count):
            place = venues[0] if number < _AT_THE_FIRST_VENUE else urn.draw(self.dice)
            code = card_code(self.asked.cards + number)
            story.uses(code, [uses.of_nobody(place)])

    def _assign(self, mobile: Iterable[tuple[bytes, Card]]) -> None:
        """Let the register assign codes."""
        pen = self.office.pen
        pen.open_day(_NOWHERE, When(self.today - 1, _AFTERNOON))
        for number, (registration, card) in enumerate(mobile):
            deed = Deed(
                EntryKind.CODE_ASSIGNED,
                card.site,
                When(self.today - 1, _AFTERNOON),
                bodies.CodeAssigned(),
                code=mobile_code(number),
                about=registration,
            )
            pen.write(deed)
        self.office.send()
        self.tell(self.asked.cards, self.asked.cards)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A pen, and the way of its entries into the register."""

    pen: Pen
    importer: Importer

    def send(self) -> None:
        """Let the register take in what was written and is not there yet."""
        sents = self.pen.taken()
        first = self.pen.n - len(sents) + 1
        new = sents[max(0, self.importer.next_n - first) :]
        if not new:
            return
        receipt = self.importer.take_in(new)
        if receipt.held or receipt.unread:
            raise ValueError("the country holds an entry that cannot be read")
