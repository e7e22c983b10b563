"""What clerks do: each verb at a desk, and the shadow log of what they were shown.

After a program has ended in the middle of a verb, its clerk looks at the log of the
desk that was started again: what stands there is recorded, what does not is not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from kaikudesk import counter, handover
from kaikudesk.counter import Checked, Declared, Given
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Category, Event, Tickets
from register.assigning import assign_code, waiting_cards
from register.errors import NotAssignedError
from tests.simulation.dice import Dice
from tests.simulation.shadow import Act
from tests.simulation.station import Station
from tests.simulation.world import World

CODES = ("KK00000001", "KK00000002", "KK00000003", "KK12345678", "YK00000004")
HOT = CODES[0]
BACKGROUNDS = (
    Background(1990, "88900"),
    Background(1971, "95400"),
    Background(2001, "95400"),
)
TITLES = ("Talvikonsertti", "Kuvataidekurssi", "Konsert för alla")
LONGEST_FUSE = 14
ONE_HOT_CARD = "one card that everybody edits"
STOPPED = "stop at a statement"

Play = Callable[[World, Station, Dice], str]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a clerk wants to record, and the verb that does it."""

    act: Act
    verb: Callable[[], None]


def give_tickets(world: World, station: Station, dice: Dice) -> str:
    """Check a card and give what its holder asks for."""
    return give_tickets_for(world, station, dice, a_code(world, dice))


def give_tickets_for(world: World, station: Station, dice: Dice, code: str) -> str:
    """Check the card of this code and give what its holder asks for."""
    checked = counter.check_card(station.desk, code, _event(station, dice))
    own = dice.number(0, 1)
    tickets = Tickets(own, dice.number(1 - own, 2))
    act = _ticket(station, checked, tickets)

    def verb() -> None:
        counter.record_redemption(station.desk, checked, Given(tickets))
        if dice.chance(0.1):
            # The clerk presses twice.
            counter.record_redemption(station.desk, checked, Given(tickets))

    return _record(world, station, _Wish(act, verb), a_fuse(world, dice))


def take_back(world: World, station: Station, dice: Dice) -> str:
    """Void one of the tickets that were given at this desk."""
    standing = [one for one in _tickets(station) if one not in world.shadow.voided]
    if not standing:
        return "nothing to void"
    about = dice.pick(standing)
    lived = station.press(
        lambda: counter.void_redemption(station.desk, about), a_fuse(world, dice)
    )
    if lived or station.desk.acts.is_voided(about):
        world.shadow.void(about, station.number)
    return f"void {about.hex()} {lived}"


def declare_event(world: World, station: Station, dice: Dice) -> str:
    """Declare an event that another desk of the site may declare as well."""
    del world
    day = station.desk.today + timedelta(days=dice.number(0, 1))
    declared = Declared(
        dice.pick(TITLES), day, Category.CULTURE, quota=dice.pick((None, 3))
    )
    event = counter.declare_event(station.desk, declared)
    return f"event {event.event_id.hex()}"


def hand_over(world: World, station: Station, dice: Dice) -> str:
    """Register a card, or one that is mobile only and has no code yet."""
    code = "X" if dice.chance(0.15) else a_code(world, dice)
    form = Handover(
        entry_id=handover.open_form(station.desk),
        code=code,
        background=dice.pick(BACKGROUNDS),
        children=dice.number(0, 4),
        granted=station.desk.today - timedelta(days=dice.pick((0, 0, 1, 30, 360))),
        consent=True,
        wellbeing_consent=dice.chance(0.5),
    )
    day = form.granted.toordinal()
    act = Act(form.entry_id, station.number, station.site, code, day)
    wish = _Wish(act, lambda: handover.register_card(station.desk, form))
    return _record(world, station, wish, a_fuse(world, dice))


def assign(world: World, station: Station, dice: Dice) -> str:
    """Let the coordinator give a code to a card that waits for one."""
    del station
    waiting = waiting_cards(world.register)
    if not waiting:
        return "no card waits"
    card, code = dice.pick(waiting), f"MK{dice.number(1, 3):08}"
    try:
        assign_code(world.register, card.registration, code)
    except NotAssignedError as fault:
        return f"not assigned: {fault.args}"
    return f"assigned {code}"


def _record(world: World, station: Station, wish: _Wish, fuse_length: int) -> str:
    act = wish.act
    try:
        lived = station.press(wish.verb, fuse_length)
    except (FormError, NotAllowedError) as fault:
        return f"refused: {fault}"
    if lived or act.entry_id in station.desk.acts:
        world.shadow.record(act)
    return f"{act.code} {act.entry_id.hex()} {lived}"


def _ticket(station: Station, checked: Checked, tickets: Tickets) -> Act:
    return Act(
        checked.entry_id,
        station.number,
        station.site,
        checked.code,
        station.desk.today.toordinal(),
        tickets.own,
        tickets.children,
    )


def _tickets(station: Station) -> list[bytes]:
    return [one.entry.entry_id for one in station.desk.acts.redemptions()]


def _event(station: Station, dice: Dice) -> Event | None:
    events = counter.events_on(station.desk, station.desk.today)
    return dice.pick(events) if events and dice.chance(0.4) else None


def a_code(world: World, dice: Dice) -> str:
    """Pick a card's code; where everybody edits one card, nearly always that."""
    if ONE_HOT_CARD in world.swarm and dice.chance(0.8):
        world.met[ONE_HOT_CARD] += 1
        return HOT
    return dice.pick(CODES)


def a_fuse(world: World, dice: Dice) -> int:
    """Say after how many statements the program ends; mostly it does not."""
    if STOPPED in world.swarm and dice.chance(0.15):
        world.met[STOPPED] += 1
        return dice.number(1, LONGEST_FUSE)
    return 0
