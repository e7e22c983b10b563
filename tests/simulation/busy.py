"""A database that somebody else is writing to: nothing is half done, all is said."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from kaikudesk.errors import RegisterBusyError, StorageBusyError
from kaikudesk.model import Role
from kaikudesk.storage.driver import Driver, connect, dbapi2
from tests.kaikudesk.desks import KEYS
from tests.simulation.actions import give_tickets, hand_over
from tests.simulation.dice import Dice
from tests.simulation.station import Station
from tests.simulation.unused import REGISTER_FILE
from tests.simulation.world import World

BUSY = "database busy"
REGISTER_BUSY = "database busy at the register"
_PATIENCE_MS = 30_000


def record_in_a_busy_journal(world: World, station: Station, dice: Dice) -> str:
    """Let a clerk record while another process writes to the journal, and again."""
    swarm, world.swarm = world.swarm, frozenset()
    record = give_tickets if station.role is Role.VENUE else hand_over
    before = station.journal().keys()
    try:
        with _written_to(connect(str(station.desk.files.journal.path), KEYS.journal)):
            said = record(world, station, dice)
    except StorageBusyError:
        world.met[BUSY] += 1
        assert station.journal().keys() == before, "1: half an act in a busy journal"
        said = f"busy, then {record(world, station, dice)}"
    finally:
        world.swarm = swarm
    return said


def receive_in_a_busy_database(world: World, station: Station, dice: Dice) -> str:
    """Let desks play rounds while another command writes to the register's file."""
    del dice
    _be_patient(world, 0)
    path = str(world.central.folder / REGISTER_FILE)
    with _written_to(dbapi2.connect(path, isolation_level=None)):
        report = station.round()
    _be_patient(world, _PATIENCE_MS)
    faults = () if report is None else report.faults
    world.met[REGISTER_BUSY] += any(isinstance(x, RegisterBusyError) for x in faults)
    return f"{[str(one) for one in faults]}"


@contextmanager
def _written_to(other: Driver) -> Iterator[None]:
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


def _be_patient(world: World, milliseconds: int) -> None:
    def wait(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {milliseconds}")

    world.register.database.write(wait)
