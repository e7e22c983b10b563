"""A disk that is full: nothing half-written, nothing called recorded that is not."""

from sqlalchemy import Connection

import register.app
from kaikudesk.errors import StorageFullError
from tests.simulation.actions import give_tickets
from tests.simulation.dice import Dice
from tests.simulation.logs import told_in_the_log
from tests.simulation.station import Station
from tests.simulation.world import World

FULL = "disk full"
REGISTER_FULL = "disk full at the register"
_SILENT = (register.app.__name__, "the database does not answer")
_ROOM_AGAIN = 1 << 30
# A page of the journal holds about a dozen acts, and some may be free.
_MOST_PRESSES = 60


def record_on_a_full_disk(world: World, station: Station, dice: Dice) -> str:
    """Let a clerk give tickets while the journal cannot grow, until it says so.

    What was not called recorded is not there, and the next press finds room again.
    """
    swarm, world.swarm = world.swarm, frozenset()
    connection = station.desk.journal_connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    try:
        return _press_until_full(world, station, dice)
    finally:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {_ROOM_AGAIN}")
        world.swarm = swarm


def _press_until_full(world: World, station: Station, dice: Dice) -> str:
    for presses in range(_MOST_PRESSES):
        before = station.journal().keys()
        try:
            give_tickets(world, station, dice)
        except StorageFullError:
            world.met[FULL] += 1
            assert station.journal().keys() == before, "1: half an act on a full disk"
            return f"full at press {presses}"
    return "room enough"


def receive_on_a_full_disk(world: World, station: Station, dice: Dice) -> str:
    """Let desks play rounds while the register's file cannot grow.

    It asks for patience then, and what it has not taken in goes on waiting.
    """
    _bound_the_register(world, world.central.eye.look(_pages))
    with told_in_the_log(*_SILENT, world.met, REGISTER_FULL):
        for one in (station, *dice.some(world.present(), 0.5)):
            one.round()
    _bound_the_register(world, _ROOM_AGAIN)
    return f"{world.met[REGISTER_FULL]} times full"


def _bound_the_register(world: World, pages: int) -> None:
    def bound(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    world.register.database.write(bound)


def _pages(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
