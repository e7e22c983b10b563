"""A desk whose right is withdrawn: its list goes, its queue is held for a person."""

from sqlalchemy import Connection, select

from register.errors import NothingToSettleError
from register.held import admit, leave_out
from register.tables import HELD, OVER_BUDGET, entries
from register.withdrawal import withdraw_desk
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.world import World

WITHDRAWN = "right of a desk withdrawn"
LOOKED_AT = "what is held is looked at"


def withdraw_a_right(world: World, station: Station, dice: Dice) -> str:
    """End the right of a desk, and of its copies, while its clerk works on."""
    del dice
    if len(world.present(station.role)) < 2 or world.withdrawn:
        return "the last one keeps its right"
    world.met[WITHDRAWN] += 1
    desk = station.desk.identity.desk
    withdraw_desk(world.register, desk)
    world.withdrawn.add(desk)
    for one in filter(world.is_withdrawn, world.stations):
        world.followers.pop(one.number, None)
    token = station.desk.identity.token
    world.snapshots = [one for one in world.snapshots if one.token != token]
    return f"desk {desk}"


def look_at_what_is_held(world: World, station: Station, dice: Dice) -> str:
    """Let a person at the register say whether what is held of a desk counts."""
    decide = dice.pick((admit, leave_out))
    try:
        decide(world.register, station.desk.identity.desk)
    except NothingToSettleError:
        return "nothing is held"
    world.met[LOOKED_AT] += 1
    return decide.__name__


def held_entries(world: World) -> set[bytes]:
    """Name what the register holds for a person.

    Of a desk that has its right, it holds nothing but what is beyond a day's budget.
    """
    held = world.central.eye.look(_kept_back, HELD)
    numbers = {one.number for one in world.stations if world.is_withdrawn(one)}
    acts = world.shadow.acts
    others = {one for one in held & acts.keys() if acts[one].desk not in numbers}
    assert not others, "2: something is held of a desk that has its right"
    return held | world.central.eye.look(_kept_back, OVER_BUDGET)


def _kept_back(connection: Connection, state: int) -> set[bytes]:
    asked = select(entries.c.entry_id).where(entries.c.state == state)
    return set(connection.scalars(asked))
