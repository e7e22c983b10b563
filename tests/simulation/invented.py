"""Codes that nobody ever had: a desk may bring a few a day, the rest is held."""

from collections import Counter

from sqlalchemy import Connection, select

from kaikudesk.ledger.desk_cases import day_received
from kaikudesk.ledger.heard import USES
from register.budget import SETTING
from register.settings import set_value
from register.tables import TAKEN_IN, chain, entries, replicas
from tests.simulation.actions import give_tickets_for
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.world import World

INVENTED = "invented codes beyond a small budget"
A_DAY = 3
_MOST_AT_ONCE = 6


def bound_invented_codes(world: World) -> None:
    """Let the register take in only so many unknown codes of a desk a day."""
    first = world.stations[0].desk.today
    set_value(world.register, SETTING, str(A_DAY), first)


def invent_codes(world: World, station: Station, dice: Dice) -> str:
    """Give tickets for cards that nobody has ever handed over."""
    world.met[INVENTED] += 1
    numbers = [dice.number(1, 999) for _ in range(dice.number(2, _MOST_AT_ONCE))]
    said = [give_tickets_for(world, station, dice, f"KK99000{n:03}") for n in numbers]
    return " / ".join(said)


def no_desk_brings_more_than_its_budget(world: World) -> None:
    """19: of codes that nobody registered, only so many of a desk count each day."""
    if INVENTED in world.swarm:
        brought = world.central.eye.look(_brought)
        over = {place: n for place, n in brought.items() if n > A_DAY}
        assert not over, f"19: more than {A_DAY} unknown codes count: {over}"


def _brought(connection: Connection) -> Counter[tuple[int, int]]:
    """Count the invented codes that count, by desk and day of receipt."""
    asked = (
        select(replicas.c.desk, entries.c.received, entries.c.code)
        .join(chain, chain.c.replica == replicas.c.id)
        .join(entries, entries.c.hash == chain.c.hash)
        .where(
            entries.c.state == TAKEN_IN,
            entries.c.kind.in_(USES),
            entries.c.code.startswith("KK99"),
        )
    )
    places = {
        (row.desk, day_received(row.received), row.code)
        for row in connection.execute(asked)
    }
    return Counter((desk, day) for desk, day, _ in places)
