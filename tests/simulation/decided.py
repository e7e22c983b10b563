"""What people decided stays decided: laws against models that remember what stood.

None of the fold's own words is used here. A model keeps what the feed said before,
and asks of each change for the one entry that may bring it about.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from kaikudesk.ledger.fields import BACKGROUND
from kaikudesk.ledger.heard import REGISTER_REPLICA
from kaikudesk.model import CardState, CaseKind, EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import tables
from kaikudesk.storage.prepared import tell
from kaikudesk.wire.bodies import CaseSettled, Erased
from kaikudesk.wire.entry import Entry, decode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from register.erasing import Boxes
from register.owed import pay_all
from register.tables import entries
from tests.simulation.station import Station
from tests.simulation.told import Decided, Told, entries_of, rows_below, told_cases
from tests.simulation.world import World

STOOD = "an answer that stands after a set-back"
CARD_MOVED = "a card moving between sites"
_HOLDERS = (EntryKind.CARD_REGISTERED, EntryKind.CARD_AMENDED)


def what_was_decided_stands(world: World, station: Station) -> None:
    """11, 13: inactivated stays, and settled flips, only by an entry that may."""
    del station
    before, now = world.decided, world.central.eye.look(_decided)
    world.decided = now
    if before.epoch != now.epoch:
        # What came first is told anew by what desks send again.
        return
    for place, stood in before.settled.items():
        stands = now.settled.get(place, stood)
        # What a register lost is sent again in any order, received as it was.
        if stands.standing != stood.standing and not world.set_back:
            _require_a_right(world, stood, stands)
    for code, site in before.keepers.items():
        world.met[CARD_MOVED] += now.keepers.get(code, site) != site
    for card, states in before.inactivated.items():
        gone = states - now.inactivated.get(card, states)
        assert not gone or gone <= _reinstated(world), (
            f"11: {card.hex()} came back by itself"
        )


def what_stood_before_a_set_back_stands(world: World) -> None:
    """13: nothing settled has flipped because the register came back from yesterday."""
    now = world.central.eye.look(_decided)
    copied = {one.number for one in world.stations if one.copied}
    for place, stood in world.stood.items():
        stands = now.settled.get(place, stood)
        author = world.shadow.acts.get(stood.standing)
        # A journal that was restored as well may lack the receipt that told when.
        lost = author is not None and author.desk in copied
        if stands.standing != stood.standing and not lost:
            _require_a_right(world, stood, stands)
        world.met[STOOD] += 1


def erased_is_nowhere(world: World) -> None:
    """11: what was erased lies neither at the register nor at any desk of the site.

    A desk that was put elsewhere hears no more of what ended for whom at its former
    sites, nor does one whose right ended.
    """
    erased = world.central.eye.look(_erased)
    assert not erased & world.central.eye.look(_with_background), "11: the register"
    for station in world.stations:
        if world.is_withdrawn(station):
            continue
        sites = frozenset(place.site.number for place in station.desk.places)
        kept = erased & station.journal_eye.look(_told_at_a_desk, sites)
        assert not kept, f"11: the journal of desk {station.number}"
        rows = station.rows(f"cards/{station.site}") if station.pulled else {}
        told = {card for card, row in rows.items() if _tells(row)}
        assert not erased & told, f"11: the rows of desk {station.number}"


def owe_nothing(world: World) -> None:
    """Let the register say what follows from what it heard, as it does each day."""
    pay_all(world.register)


def _require_a_right(world: World, stood: Told, stands: Told) -> None:
    told = world.central.eye.look(_settlements)
    old, new = told.get(stood.standing), told.get(stands.standing)
    if old is None or (new is None and stands.row.kind == CaseKind.DISPUTED_CODE):
        # Nothing stood; or it lapsed with the registration that kept the code.
        return
    outranks = new is not None and _rank(new) > _rank(old)
    assert outranks or stood.standing in _replaced(stands.standing, told), (
        f"13: {CaseKind(stands.row.kind).name} flipped in {stands.scope}"
    )


def _rank(entry: Entry) -> int:
    return int(entry.plain.replica == REGISTER_REPLICA)


def _replaced(name: bytes, told: Mapping[bytes, Entry]) -> set[bytes]:
    """Name all that a settlement takes the place of, one after the other."""
    names: set[bytes] = set()
    while name in told and name not in names:
        names.add(name)
        body = told[name].body()
        name = (body.replaces or b"") if isinstance(body, CaseSettled) else b""
    return names | {name}


def _decided(connection: Connection) -> Decided:
    ((epoch,),) = tell(connection, "SELECT epoch FROM feed_head")
    cards = told_cards(connection)
    return Decided(
        epoch=epoch,
        settled={one.place: one for one in told_cases(connection)},
        inactivated={n: _inactivated(row) for n, row in cards.items()},
        keepers={row.code or "": row.site for row in cards.values() if _keeps(row)},
    )


def told_cards(connection: Connection) -> dict[bytes, CardRowWire]:
    """Give the rows of all cards, by registration."""
    rows = rows_below(connection, "cards/")
    return {item: decode(row, CardRowWire) for _, item, row in rows}


def _keeps(row: CardRowWire) -> bool:
    return not (row.disputed or row.alias_of or row.ended)


def _inactivated(row: CardRowWire) -> frozenset[bytes]:
    return frozenset(n for n, state in row.states if state == CardState.INACTIVATED)


def _settlements(connection: Connection) -> dict[bytes, Entry]:
    read = entries_of(connection, EntryKind.CASE_SETTLED)
    return {entry.entry_id: entry for entry in read}


def _reinstated(world: World) -> frozenset[bytes]:
    return world.central.eye.look(_named, EntryKind.CARD_REINSTATED)


def _named(connection: Connection, kind: EntryKind) -> frozenset[bytes]:
    return frozenset(
        n for entry in entries_of(connection, kind) for n in entry.plain.seen
    )


def _erased(connection: Connection) -> frozenset[bytes]:
    return frozenset(
        entry.plain.about or b""
        for entry in entries_of(connection, EntryKind.ERASED)
        if isinstance(body := entry.body(), Erased) and not body.wellbeing_only
    )


def _with_background(connection: Connection) -> frozenset[bytes]:
    """Name the registrations of which the register still holds a background."""
    asked = select(entries.c.plain, entries.c.boxes, entries.c.background).where(
        entries.c.kind.in_(_HOLDERS)
    )
    return frozenset(
        _registration(decode_entry(row.plain))
        for row in connection.execute(asked)
        if row.background is not None or _has_background(row.boxes)
    )


def _told_at_a_desk(connection: Connection, sites: frozenset[int]) -> frozenset[bytes]:
    asked = select(tables.entry.c.plain, tables.entry.c.boxes).where(
        tables.entry.c.kind.in_(_HOLDERS)
    )
    told = (
        decode_entry(row.plain)
        for row in connection.execute(asked)
        if _has_background(row.boxes)
    )
    return frozenset(_registration(one) for one in told if one.plain.site in sites)


def _has_background(packed: bytes) -> bool:
    return any(name == BoxName.BACKGROUND for name, _ in decode(packed, Boxes))


def _registration(entry: Entry) -> bytes:
    about = entry.plain.about
    return entry.entry_id if about is None else about


def _tells(packed: bytes) -> bool:
    row = decode(packed, CardRowWire)
    return any(row.fields[name].value is not None for name in BACKGROUND)
