"""A register that comes back from yesterday: with its tool, or behind its back.

What it answered in between is lost there, and desks have to send it again. Its own
acts lie in the acts file on another disk, and are taken in before it serves.
"""

from collections.abc import Callable

from register.backup import write_backup
from tests.simulation.cases_model import registers_answers
from tests.simulation.copies import voided_at_the_register
from tests.simulation.dice import Dice
from tests.simulation.fuse import copy_files
from tests.simulation.safety import acknowledged_at, registers_entries
from tests.simulation.station import Station
from tests.simulation.told import Decided
from tests.simulation.world import World

BY_TOOL = "register restored with its tool"
BEHIND = "register restored behind its back"


def restore_with_the_tool(world: World, station: Station, dice: Dice) -> str:
    """Write a backup, or put the one that was kept into the database, or a new one."""
    del station
    backup = world.central.folder.with_name("register.backup")
    if not backup.exists():
        write_backup(world.register, backup)
        return "kept"
    world.met[BY_TOOL] += 1
    dead = dice.chance(0.5)
    return _set_back(world, lambda: world.central.rebuild(backup, dead=dead))


def put_files_back(world: World, station: Station, dice: Dice) -> str:
    """Keep a copy of the register's files, or put the copy in their place."""
    del station, dice
    kept = world.central.folder.with_name("register of yesterday")
    if not kept.exists():
        copy_files(world.central.folder, kept)
        return "kept"
    world.met[BEHIND] += 1
    return _set_back(world, lambda: world.central.restore(kept))


def _set_back(world: World, act: Callable[[], None]) -> str:
    _remember_what_stands(world)
    before, voided = set(registers_entries(world)), voided_at_the_register(world)
    act()
    world.set_back |= before - set(registers_entries(world))
    world.central.answered.clear()
    world.decided, world.list_before = Decided(), b""
    shadow = world.shadow
    # Of what lay at the register alone, nothing is left that could send it again.
    shadow.burnt |= shadow.left & world.set_back
    for about in (voided - voided_at_the_register(world)) & shadow.voided.keys():
        if not any(one.desk.acts.is_voided(about) for one in world.stations):
            shadow.unsure.add(about)
    return f"{len(world.set_back)} lost"


def _remember_what_stands(world: World) -> None:
    """Note which answers must stand for good, whoever has to send them again.

    Those are the register's own, and each of which its desk holds a receipt.
    """
    sure = set(world.central.eye.look(registers_answers))
    sure |= {name for one in world.stations for name in acknowledged_at(one)}
    settled = world.decided.settled.items()
    world.stood |= {at: told for at, told in settled if told.standing in sure}
