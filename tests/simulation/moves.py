"""Desks that are put to other sites while they work, and desks of several."""

from kaikudesk.model import Role
from kaikudesk.wire.account import PlaceWire
from register.moving_desks import move_desk
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.world import DISTRIBUTORS, VENUES, World

MOVED = "a desk changing site"
ELSEWHERE = "a desk of several sites at work for another"


def put_a_desk_elsewhere(world: World, station: Station, dice: Dice) -> str:
    """Let the register give a desk another site, or one more; what waits is as before.

    Its copies are moved with it. Who follows its scopes without being a desk begins
    anew, since a new scope is one that is read from 0.
    """
    if world.is_withdrawn(station):
        return "no right"
    if len(station.desk.places) > 1 and dice.chance(0.6):
        world.met[ELSEWHERE] += 1
        station.desk.work_at(dice.pick(station.desk.places))
        return f"at {station.site}"
    sites = VENUES if station.role is Role.VENUE else DISTRIBUTORS
    wanted = dice.pick((sites[:1], sites[1:], sites, sites[::-1]))
    desk = station.desk.identity.desk
    places = tuple(PlaceWire(site, station.role.value) for site in wanted)
    if not move_desk(world.register, desk, places):
        return "there already"
    world.met[MOVED] += 1
    for one in world.stations:
        if one.desk.identity.desk == desk:
            world.followers.pop(one.number, None)
    return f"desk {desk} to {wanted}"
