"""Cards that came in a box to one site, and may be handed over by another one."""

from sqlalchemy import Connection, select

from kaikudesk.clock import new_id
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.wire.bodies import StockMoved, StockReceived
from kaikudesk.wire.entry import Entry, decode_entry
from kaikudesk.writing import Draft
from register.tables import TAKEN_IN, entries
from tests.simulation.actions import CODES, a_fuse
from tests.simulation.bounded import heard_orders
from tests.simulation.dice import Dice
from tests.simulation.shadow import Act
from tests.simulation.station import Station
from tests.simulation.told import told_cases
from tests.simulation.world import DISTRIBUTORS, World

_LARGEST_BOX = 3
_BOXES = (StockReceived, StockMoved)
_KINDS = (
    EntryKind.CARD_REGISTERED,
    EntryKind.STOCK_RECEIVED,
    EntryKind.STOCK_MOVED,
)


def take_or_pass_on_a_box(world: World, station: Station, dice: Dice) -> str:
    """Note that cards in a row came here, or went on to another site."""
    code, count = dice.pick(CODES), dice.number(1, _LARGEST_BOX)
    if dice.chance(0.6):
        kind: EntryKind = EntryKind.STOCK_RECEIVED
        body: StockReceived | StockMoved = StockReceived(count)
    else:
        kind, body = EntryKind.STOCK_MOVED, StockMoved(count, dice.pick(DISTRIBUTORS))
    draft = Draft(kind, new_id(station.clock), body, code=code)
    lived = station.press(lambda: station.desk.write(draft), a_fuse(world, dice))
    if lived or draft.entry_id in station.journal():
        world.shadow.record(Act(draft.entry_id, station.number, station.site))
    return f"{kind.name} {code} {count} {lived}"


def cards_of_other_boxes_are_asked_about(world: World) -> None:
    """12: a card handed over from another site's box has its case, no other has one."""
    orders = world.central.eye.look(heard_orders)
    said = sorted(world.central.eye.look(_said), key=lambda one: orders[one[0].hash])
    # Of two forms of one id the earlier one counts.
    first = {one.entry_id: (one, code) for one, code in reversed(said)}
    boxes = [one for one in first.values() if isinstance(one[0].body(), _BOXES)]
    boxes.sort(key=lambda one: orders[one[0].hash])
    asked = {
        card.entry_id
        for card, code in first.values()
        if card.kind == EntryKind.CARD_REGISTERED
        and _owner(boxes, code) not in {card.plain.site, None}
    }
    told = world.central.eye.look(told_cases)
    rows = [one.row for one in told if one.row.kind == CaseKind.FOREIGN_STOCK]
    there = {name for row in rows for name in row.entries}
    assert there == asked, f"12: {len(there)} cards of another's box, not {len(asked)}"


def _owner(boxes: list[tuple[Entry, str]], code: str) -> int | None:
    """Give the site to which a card came, or was passed on, last."""
    owner = None
    for box, first in boxes:
        body = box.body()
        count = body.count if isinstance(body, _BOXES) else 0
        number = _number(code) - _number(first)
        if code[:2] == first[:2] and 0 <= number < count:
            owner = body.to_site if isinstance(body, StockMoved) else box.plain.site
    return owner


def _number(code: str) -> int:
    return int(code[2:] or 0)


def _said(connection: Connection) -> list[tuple[Entry, str]]:
    """Give what the register took in of cards and boxes, with their codes."""
    asked = select(entries.c.plain, entries.c.code).where(
        entries.c.kind.in_(_KINDS), entries.c.state == TAKEN_IN
    )
    return [
        (decode_entry(row.plain), row.code)
        for row in connection.execute(asked)
        if row.code
    ]
