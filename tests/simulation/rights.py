"""A desk whose right is withdrawn: its list goes, its queue is held for a person."""

from sqlalchemy import Connection, select

from register.tables import HELD, entries
from register.withdrawal import withdraw_desk
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.world import World

WITHDRAWN = "right of a desk withdrawn"


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


def held_entries(world: World) -> set[bytes]:
    """Name what the register holds for a person; only who lost a right wrote any."""
    held = world.central.eye.look(_held)
    numbers = {one.number for one in world.stations if world.is_withdrawn(one)}
    acts = world.shadow.acts
    others = {one for one in held & acts.keys() if acts[one].desk not in numbers}
    assert not others, "2: something is held of a desk that has its right"
    return held


def _held(connection: Connection) -> set[bytes]:
    asked = select(entries.c.entry_id).where(entries.c.state == HELD)
    return set(connection.scalars(asked))
