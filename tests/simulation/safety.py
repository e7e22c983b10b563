"""What must hold after every step, whatever has happened; numbers as in the design."""

from hashlib import blake2b

from sqlalchemy import Connection

from kaikudesk import counter
from kaikudesk.clock import TOLERATED_LAG_MS, UNKNOWN, hybrid_ms
from kaikudesk.codes import card_key
from kaikudesk.ledger.projection import list_scope
from kaikudesk.model import Role
from kaikudesk.storage import checklist, receipts
from kaikudesk.storage.checklist import LIST_PREFIX
from kaikudesk.storage.prepared import tell
from kaikudesk.wire.messages import ALL_SCOPES, PullAnswer
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import SITE_ITEM, USE_ITEM, UseRowWire
from register.cursors import MAC_BYTES, Position
from register.feed import list_tuple
from tests.simulation.actions import BACKGROUNDS, CODES
from tests.simulation.bounded import no_time_lies_below_what_is_known
from tests.simulation.followers import Follower
from tests.simulation.station import Station
from tests.simulation.world import SECRET_NAMES, Seen, World


def nothing_recorded_is_lost(world: World, station: Station) -> None:
    """1: what a screen called recorded lies in the journal of its desk."""
    held = station.journal().keys()
    missing = [
        act.code
        for act in world.shadow.of_desk(station.number)
        if act.entry_id not in held
    ]
    assert not missing, f"1: desk {station.number} lost {missing}"


def rows_at_the_head_are_the_registers(world: World, station: Station) -> None:
    """6: after a round that went through, the desk holds what the feed holds."""
    report = world.last_report
    if report is None or report.faults or world.is_withdrawn(station):
        return
    pulled = station.pulled
    assert pulled is not None, "6: a whole round brought nothing"
    seq = world.memory[station.number].seqs.get(ALL_SCOPES, 0)
    assert seq == registers_head(world)[0], f"6: desk {station.number} is not there"
    for scope in pulled.scopes:
        there = registers_rows(world, scope)
        if scope.startswith(LIST_PREFIX):
            listed = sorted(list_tuple(item, row) for item, row in there.items())
            assert station.listed() == listed, f"6: desk {station.number}: {scope}"
        elif station.role is Role.VENUE or not scope.startswith("site/"):
            rows = station.rows(scope)
            assert rows == there, f"6: desk {station.number}: {scope}"


def own_tickets_are_shown_once(world: World, station: Station) -> None:
    """7: of the holder's tickets of today the screen counts each, own or told, once."""
    if station.role is not Role.VENUE or station.copied:
        return
    today = station.desk.today.toordinal()
    items = _items(station)
    rows = _use_rows(station, items)
    for code, row in rows.items():
        # The row says which other cards have the same holder.
        cards = [code, *(one for one, item in items.items() if item in row.also)]
        if any(today < rows[card].since for card in cards):
            # A clock years behind: the row does not go back that far.
            continue
        given = [
            tickets
            for card in cards
            for tickets in _given(world, station, card, rows[card]).values()
        ]
        shown = counter.check_card(station.desk, code).answer.today
        counted = tuple(map(sum, zip(*given, strict=True))) or (0, 0)
        assert (shown.own, shown.children) == counted, (
            f"7: desk {station.number} shows {shown} for {code}, not {counted}"
        )


def _given(
    world: World, station: Station, code: str, row: UseRowWire
) -> dict[bytes, tuple[int, int]]:
    """Give what stands of a card's tickets of today, as desk and row know of it."""
    today, voided = station.desk.today.toordinal(), world.shadow.voided
    given = {
        act.entry_id: (act.own, act.children)
        for act in world.shadow.of_desk(station.number)
        if (act.code, act.site, act.day) == (code, station.site, today)
        and act.is_ticket
    }
    for use in row.uses:
        given.pop(use.entry_id, None)
        if use.day == today and not use.voided:
            given[use.entry_id] = (use.own, use.children)
    return {
        name: tickets
        for name, tickets in given.items()
        if voided.get(name) != station.number
    }


def _items(station: Station) -> dict[str, bytes]:
    """Name the items of all cards as the desk's list names them."""
    pulled = station.pulled
    key = pulled.list_key if pulled else b""
    if not key:
        return dict.fromkeys(CODES, b"")
    return {code: checklist.item_of(card_key(code, key)) for code in CODES}


def _use_rows(station: Station, items: dict[str, bytes]) -> dict[str, UseRowWire]:
    rows = station.rows(station.desk.scope) if station.pulled else {}
    packed = {code: rows.get(USE_ITEM + item) for code, item in items.items()}
    return {
        code: decode(row, UseRowWire) if row else UseRowWire(0, ())
        for code, row in packed.items()
    }


def nothing_goes_back(world: World, station: Station) -> None:
    """8: within an epoch neither cursors nor the register's time go back."""
    pulled = station.pulled
    if pulled is None:
        return
    cursors = station.list_eye.look(checklist.cursors)
    seqs = {one.scope: _place_in(one.token) for one in cursors}
    before = world.memory.get(station.number, Seen())
    if before.epoch == pulled.epoch:
        assert pulled.register_ms >= before.register_ms, "8: time went back"
        back = {s for s, n in seqs.items() if n < before.seqs.get(s, 0)}
        assert not back, f"8: desk {station.number}: {back} went back"
    written = station.journal_eye.look(_last_n)
    world.memory[station.number] = Seen(pulled.epoch, pulled.register_ms, seqs, written)


def acknowledged_is_durable(world: World, station: Station) -> None:
    """9: what a desk knows to be at the register is there."""
    acknowledged = acknowledged_at(station)
    there = set(registers_entries(world)) | world.set_back
    assert acknowledged <= there, f"9: desk {station.number}"


def a_good_clock_is_believed(world: World, station: Station) -> None:
    """14: no clock but its own makes a desk's times doubtful or too late."""
    if not station.honest:
        return
    made = station.journal_eye.look(_last_made)
    if made is None:
        return
    assert made != UNKNOWN, f"14: desk {station.number} doubts its clock"
    latest = world.time.ms + TOLERATED_LAG_MS
    assert hybrid_ms(made) <= latest, f"14: desk {station.number} is ahead"


def a_redemption_changes_no_list(world: World, station: Station) -> None:
    """16: whoever follows a list cannot watch a card's use."""
    scope = list_scope(world.register.list_key.version)
    now = world.central.eye.look(_fingerprint, scope)
    before, world.list_before = world.list_before, now
    if world.last_report is not None and station.role is Role.VENUE and before:
        assert now == before, "16: a redemption changed the list"


def nobody_reads_what_is_not_theirs(world: World, station: Station) -> None:
    """16: a desk holds rows of its own scopes only, a venue no secret of anybody."""
    del world
    pulled = station.pulled
    scopes, said = station.list_eye.look(_held)
    own = set(pulled.scopes) if pulled else set()
    assert scopes <= own, f"16: desk {station.number}"
    if station.role is Role.VENUE:
        secrets = [name.encode() for name in SECRET_NAMES.values()]
        secrets += [one.postcode.encode() for one in BACKGROUNDS]
        assert not any(one in said for one in secrets), f"16: desk {station.number}"


def meets_the_register(world: World, reader: Follower, answer: PullAnswer) -> None:
    """4: at the head, a reader of the feed has every row, and no other."""
    for scope in answer.scopes:
        own = {item: row for (name, item), row in reader.rows.items() if name == scope}
        there = registers_rows(world, scope)
        if own != there and scope.startswith("site/") and len(own) == 1:
            # A distributor reads of its site nothing but what the site is.
            there = {item: row for item, row in there.items() if item == SITE_ITEM}
        assert own == there, f"4: a reader missed something in {scope}"


def acknowledged_at(station: Station) -> set[bytes]:
    """Name what a desk knows to be at the register."""
    return station.journal_eye.look(_acknowledged)


def registers_rows(world: World, scope: str) -> dict[bytes, bytes]:
    """Give the register's rows of a scope."""
    return world.central.eye.look(_feed_rows, scope)


def registers_head(world: World) -> tuple[int, int]:
    """Give the number of the register's head, and its root."""
    return world.central.eye.look(_feed_head)


def registers_entries(world: World) -> list[bytes]:
    """Give the ids of all entries that lie at the register, as often as they do."""
    return world.central.eye.look(_entry_ids)


def _place_in(token: bytes) -> int:
    """Read how far a cursor has come, of whichever account of its desk it is."""
    return decode(token[MAC_BYTES:], Position).seq


def _acknowledged(connection: Connection) -> set[bytes]:
    n = receipts.acknowledged(connection)
    known = tell(connection, "SELECT entry_id FROM entry WHERE n <= ?", [n])
    return {entry_id for (entry_id,) in known}


def _last_n(connection: Connection) -> int:
    ((n,),) = tell(connection, "SELECT max(n) FROM entry")
    return n or 0


def _last_made(connection: Connection) -> int | None:
    last = tell(connection, "SELECT made FROM entry ORDER BY n DESC LIMIT 1")
    return last[0][0] if last else None


def _held(connection: Connection) -> tuple[set[str], bytes]:
    rows = tell(connection, "SELECT scope, row FROM scope_row")
    return {scope for scope, _ in rows}, b"\n".join(row for _, row in rows)


def _fingerprint(connection: Connection, scope: str) -> bytes:
    asked = "SELECT item, seq, row FROM feed WHERE scope = ? ORDER BY item"
    rows = tell(connection, asked, [scope])
    return blake2b(repr(rows).encode(), digest_size=16).digest()


def _feed_rows(connection: Connection, scope: str) -> dict[bytes, bytes]:
    asked = "SELECT item, row FROM feed WHERE scope = ? AND row IS NOT NULL"
    return dict(tell(connection, asked, [scope]))


def _feed_head(connection: Connection) -> tuple[int, int]:
    ((n, root),) = tell(connection, "SELECT n, root FROM feed_head")
    return n, root


def _entry_ids(connection: Connection) -> list[bytes]:
    found = tell(connection, "SELECT entry_id FROM entries")
    return [entry_id for (entry_id,) in found]


AFTER_EACH_STEP = (
    no_time_lies_below_what_is_known,
    nothing_recorded_is_lost,
    own_tickets_are_shown_once,
    nothing_goes_back,
    rows_at_the_head_are_the_registers,
    acknowledged_is_durable,
    a_good_clock_is_believed,
    nobody_reads_what_is_not_theirs,
    a_redemption_changes_no_list,
)
