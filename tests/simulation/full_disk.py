"""A disk that is full: nothing half-written, nothing called recorded that is not."""

from kaikudesk.errors import StorageError
from kaikudesk.model import Role
from tests.simulation.actions import give_tickets, hand_over
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.world import World

FULL = "disk full"
_ROOM_AGAIN = 1 << 30
_MOST_PRESSES = 12


def record_on_a_full_disk(world: World, station: Station, dice: Dice) -> str:
    """Let a clerk record while the journal can grow by a page or two, or not at all.

    What was not called recorded is not there, and the next press finds room again.
    """
    before = station.journal().keys()
    _bound(station, _pages(station) + dice.number(0, 1))
    verb = give_tickets if station.role is Role.VENUE else hand_over
    said = "room enough"
    try:
        for _ in range(_MOST_PRESSES):
            before = station.journal().keys()
            verb(world, station, dice)
    except StorageError as fault:
        world.met[FULL] += 1
        assert station.journal().keys() == before, "1: a refused act was half written"
        said = f"full: {type(fault).__name__}"
    finally:
        _bound(station, _ROOM_AGAIN)
    return said


def _pages(station: Station) -> int:
    connection = station.desk.journal_connection
    return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())


def _bound(station: Station, pages: int) -> None:
    station.desk.journal_connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
