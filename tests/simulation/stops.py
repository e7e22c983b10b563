"""Where a program ends in what the post does, and what its files hold then."""

from collections.abc import Sequence
from pathlib import Path

from tests.simulation.dice import Dice
from tests.simulation.fuse import NEVER, Stop
from tests.simulation.power import lose_last_commits
from tests.simulation.station import Station
from tests.simulation.world import World

STOPPED_ROUND = "stop in a round"
POWER_CUT = "power cut between the two files' commits"
# A round that brings rows ends its last commit after some forty spots, and one that
# reads everything anew after twice as many.
ROUNDS = (20, 45, 90)
TIDYINGS = (16,)
# Each commit is three spots.
_AT_COMMITS = 24


def a_stop(world: World, station: Station, dice: Dice, lengths: Sequence[int]) -> Stop:
    """Say where a program ends in what the post does; mostly it does not."""
    if STOPPED_ROUND not in world.swarm or dice.chance(0.7):
        return NEVER
    world.met[STOPPED_ROUND] += 1

    def cut_the_power(folder: Path, photo: Path) -> None:
        world.met[POWER_CUT] += 1
        lose_last_commits(folder, photo, dice)
        world.forget_cursors(station)

    cut = POWER_CUT in world.swarm and dice.chance(0.7)
    damage = cut_the_power if cut else NEVER.damage
    if dice.chance(0.5):
        return Stop(dice.number(1, _AT_COMMITS), at_commits=True, damage=damage)
    return Stop(dice.number(1, dice.pick(lengths)), damage=damage)
