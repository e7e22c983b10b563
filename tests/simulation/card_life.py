"""A card's life after it was handed over: each verb that its site has for it."""

from collections.abc import Callable

from kaikudesk import card_acts, handover, own_cards
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.wire.entry import ID_BYTES
from tests.simulation.actions import BACKGROUNDS, ONE_HOT_CARD, Play, a_code, a_fuse
from tests.simulation.dice import Dice
from tests.simulation.shadow import Act
from tests.simulation.station import Station
from tests.simulation.world import World

Verb = Callable[[World, Desk, bytes, Dice], None]


def playing(verb: Verb) -> Play:
    """Let a clerk use a verb on one of the site's cards, and note what it wrote."""

    def play(world: World, station: Station, dice: Dice) -> str:
        cards = _cards(station)
        if not cards:
            return "no card"
        card, before = _one_of(world, cards, dice), station.journal().keys()
        try:
            lived = station.press(
                lambda: verb(world, station.desk, card, dice), a_fuse(world, dice)
            )
        except (FormError, NotAllowedError) as fault:
            return f"refused: {fault}"
        written = station.journal().keys() - before
        for entry_id in sorted(written):
            world.shadow.record(Act(entry_id, station.number, station.site))
        return f"about {card.hex()} {lived} {len(written)}"

    return play


def amend_children(_world: World, desk: Desk, card: bytes, dice: Dice) -> None:
    """Correct the number of children."""
    card_acts.amend_children(desk, card, dice.number(0, 6))


def amend_background(_world: World, desk: Desk, card: bytes, dice: Dice) -> None:
    """Correct what the form said of the holder."""
    card_acts.amend_background(desk, card, dice.pick(BACKGROUNDS))


def renew(_world: World, desk: Desk, card: bytes, _dice: Dice) -> None:
    """Renew the card from today on."""
    card_acts.renew(desk, card, desk.today)


def report_lost(_world: World, desk: Desk, card: bytes, _dice: Dice) -> None:
    """Report the card lost."""
    card_acts.report_lost(desk, card)


def inactivate(_world: World, desk: Desk, card: bytes, _dice: Dice) -> None:
    """Put the card out of use."""
    card_acts.inactivate(desk, card)


def reinstate(_world: World, desk: Desk, card: bytes, _dice: Dice) -> None:
    """Put the card back into use."""
    card_acts.reinstate(desk, card)


def replace(world: World, desk: Desk, card: bytes, dice: Dice) -> None:
    """Give the holder the next card in the place of this one."""
    opened = handover.open_form(desk)
    form = card_acts.replacement(desk, card, opened, a_code(world, dice))
    card_acts.replace_card(desk, card, form)


def withdraw(_world: World, desk: Desk, card: bytes, dice: Dice) -> None:
    """Take down that the holder takes a consent back."""
    card_acts.withdraw_consent(desk, card, wellbeing_only=dice.chance(0.3))


def answer(_world: World, desk: Desk, card: bytes, dice: Dice) -> None:
    """Take down what the holder answered about wellbeing."""
    card_acts.answer_wellbeing(desk, card, 1, (dice.number(0, 4), None, 2))


VERBS: tuple[tuple[str, Verb, float], ...] = (
    ("amend", amend_children, 4),
    ("correct", amend_background, 3),
    ("renew", renew, 2),
    ("lose", report_lost, 2),
    ("inactivate", inactivate, 2),
    ("reinstate", reinstate, 4),
    ("replace", replace, 2),
    ("withdraw", withdraw, 1),
    ("ask", answer, 1),
)


def _one_of(world: World, cards: list[bytes], dice: Dice) -> bytes:
    hot = ONE_HOT_CARD in world.swarm and dice.chance(0.8)
    return cards[0] if hot else dice.pick(cards)


def _cards(station: Station) -> list[bytes]:
    """Name the cards of the site as far as this desk knows of them."""
    own = {one.entry.entry_id for one in own_cards.last_registered(station.desk, 20)}
    told = station.rows(f"cards/{station.site}") if station.pulled else {}
    return sorted(own | {item for item in told if len(item) == ID_BYTES})
