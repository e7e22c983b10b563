"""14: one bad clock, past or future, harms nobody but its own desk.

A desk bounds its times from below as it writes them, the register from above by when
it heard of them. Here both are told from what lies in the files, without the fold.
"""

from sqlalchemy import Connection, select

from kaikudesk.clock import UNKNOWN, hybrid, hybrid_ms
from kaikudesk.storage.prepared import tell
from kaikudesk.wire.entry import decode_entry
from kaikudesk.wire.rows import Order
from register.tables import entries
from tests.simulation.decided import told_cards
from tests.simulation.station import Station
from tests.simulation.world import Seen, World


def no_time_lies_below_what_is_known(world: World, station: Station) -> None:
    """14: after an answer of the register, no desk stamps a time before that one."""
    before = world.memory.get(station.number, Seen())
    stamps = station.journal_eye.look(_stamps)
    early = [
        n
        for n, made in stamps.items()
        if n > before.written
        and made != UNKNOWN
        and hybrid_ms(made) < before.register_ms
    ]
    assert not early, f"14: desk {station.number} writes {early} before it knew"


def no_time_lies_above_when_it_was_heard(world: World) -> None:
    """14: what decides who spoke last is never later than when the register heard."""
    heard = world.central.eye.look(heard_orders)
    for name, row in world.central.eye.look(told_cards).items():
        for field in row.fields.values():
            said = [field.order, *(other.order for other in field.others)]
            spoken = [heard[one.hash] for one in said]
            assert said == spoken, f"14: a time of {name.hex()} is not bounded"
            assert spoken[0] == max(spoken), f"14: not the last word on {name.hex()}"


def _stamps(connection: Connection) -> dict[int, int]:
    return dict(tell(connection, "SELECT n, made FROM entry"))


def heard_orders(connection: Connection) -> dict[bytes, Order]:
    """Give the place of each entry by its desk's time, or by when it was heard."""
    asked = select(entries.c.hash, entries.c.plain, entries.c.received)
    places = {}
    for row in connection.execute(asked):
        plain = decode_entry(row.plain).plain
        latest = hybrid(row.received)
        clock = latest if plain.made == UNKNOWN else min(plain.made, latest)
        places[row.hash] = Order(clock, plain.replica, plain.n, row.hash)
    return places
