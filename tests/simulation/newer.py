"""Entries of a later program, and one that nobody can read, in a desk's journal."""

from zoneinfo import ZoneInfo

import msgspec

from kaikudesk.storage import journal
from kaikudesk.wire.entry import decode_entry
from tests.making import an_entry
from tests.simulation.dice import Dice
from tests.simulation.shadow import Act
from tests.simulation.station import Station
from tests.simulation.world import World

MIXED = "old and new versions mixed"
_UNKNOWN_KIND = 123
_UTC = ZoneInfo("UTC")
_UNREADABLE_BODY = msgspec.Raw(msgspec.msgpack.encode({"a later": "program"}))


def write_what_is_unknown(world: World, station: Station, dice: Dice) -> str:
    """Write an unknown kind, a body that nobody can read, or a form with more fields.

    Their bytes must travel as they are, and nothing may wait behind them.
    """
    world.met[MIXED] += 1
    what = dice.pick(("kind", "body", "fields"))
    with station.desk.files.journal.transaction() as connection:
        head = journal.head(connection)
        made = an_entry(
            head.n + 1,
            replica=station.desk.identity.replica,
            entry_id=station.clock.random_bytes(16),
            site=station.site,
            made=station.desk.writer.hybrid.stamp(_UTC).made,
            happened=station.desk.today,
        ).plain
        if what == "kind":
            made = msgspec.structs.replace(made, kind=_UNKNOWN_KIND)
        if what == "body":
            made = msgspec.structs.replace(made, kind=14, body=_UNREADABLE_BODY)
        fields = [*msgspec.msgpack.decode(msgspec.msgpack.encode(made))]
        if what == "fields":
            fields += ["a later", {"program": 7}]
        entry = decode_entry(msgspec.msgpack.encode(fields))
        journal.append(connection, head, entry)
    world.shadow.record(Act(entry.entry_id, station.number, station.site))
    return f"{what} {entry.entry_id.hex()}"
