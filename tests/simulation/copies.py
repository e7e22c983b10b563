"""Journals that come back from yesterday, and desks of which there are two."""

from sqlalchemy import select

from kaikudesk.model import EntryKind, Role
from kaikudesk.wire import paths
from kaikudesk.wire.entry import decode_entry
from register.tables import entries
from tests.simulation.actions import give_tickets, hand_over
from tests.simulation.dice import Dice
from tests.simulation.fuse import copy_files
from tests.simulation.safety import registers_entries
from tests.simulation.station import Station
from tests.simulation.world import World

RESTORED = "journal restored from yesterday"
COPIED = "desk copied"
_MOST_DESKS = 7


def restore_a_journal(world: World, station: Station, dice: Dice) -> str:
    """Keep a copy of a desk, or let its disk die and put the kept copy in place.

    What only that disk held is lost with it; all else is owed as before. The check
    list may be of today: then it names receipts that the journal lacks.
    """
    kept = station.folder.with_name(f"yesterday of desk {station.number}")
    if not kept.exists():
        station.copy_to(kept)
        return "kept"
    world.met[RESTORED] += 1
    photo = station.next_folder()
    if dice.chance(0.5):
        copy_files(station.folder, photo, only="checklist.db*")
        copy_files(kept, photo, only="journal*")
    else:
        copy_files(kept, photo)
    station.go_on_with(photo)
    _write_off(world, station)
    return f"{len(world.shadow.burnt)} burnt"


def copy_a_desk(world: World, station: Station, dice: Dice) -> str:
    """Copy a desk's folder to a second computer; from now on both are used."""
    if len(world.stations) >= _MOST_DESKS:
        return "enough desks"
    world.met[COPIED] += 1
    twin = world.place(station.role)
    station.copy_to(twin.folder)
    twin.clock.off_ms, twin.honest = station.clock.off_ms, station.honest
    twin.copied = True
    twin.open()
    if dice.chance(0.5):
        _go_separate_ways(world, (station, twin), dice)
    elif dice.chance(0.5):
        twin.round()
    return f"to {twin.number}"


def _go_separate_ways(world: World, both: tuple[Station, Station], dice: Dice) -> None:
    """Let both record as much, and one send; the other hears of it before it can."""
    for one in both:
        record = give_tickets if one.role is Role.VENUE else hand_over
        record(world, one, dice)
    first, second = dice.shuffled(both)
    first.round()
    second.line.loses = paths.PUSH
    second.round()
    second.line.loses = ""


def _write_off(world: World, station: Station) -> None:
    shadow, held = world.shadow, station.journal().keys()
    there = set(registers_entries(world))
    for act in shadow.of_desk(station.number):
        if act.entry_id not in held:
            (shadow.left if act.entry_id in there else shadow.burnt).add(act.entry_id)
    voided_there = voided_at_the_register(world)
    for about, desk in list(shadow.voided.items()):
        known = station.desk.acts.is_voided(about) or about in voided_there
        if desk == station.number and not known:
            # A late request may still bring the void.
            shadow.unsure.add(about)
    station.copied = True
    world.forget_cursors(station)


def voided_at_the_register(world: World) -> set[bytes]:
    """Name what the register knows to be taken back."""
    asked = select(entries.c.plain).where(entries.c.kind == EntryKind.REDEMPTION_VOIDED)
    with world.register.database.reading() as connection:
        plains = list(connection.scalars(asked))
    return {decode_entry(plain).plain.about or b"" for plain in plains}
