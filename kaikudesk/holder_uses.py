"""What a holder got at this site, on whichever card: the limits are the holder's.

A card that took another one's place begins with what was given on the old one.
"""

from collections.abc import Iterator

from kaikudesk.codes import card_key
from kaikudesk.desk import Desk
from kaikudesk.ledger import Heard, lay_uses
from kaikudesk.model import Use
from kaikudesk.storage import checklist
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import USE_ITEM, UseRowWire, UseWire


def holders_uses(desk: Desk, code: str, packed: bytes | None) -> tuple[Use, ...]:
    """Give the uses of a code, and of the other cards that its row names."""
    own = desk.acts.of_code(code)
    if packed is None and not own:
        return ()
    row = lay_uses(None if packed is None else decode(packed, UseRowWire), own)
    others = (use for item in row.also for use in _of_other_card(desk, item))
    return tuple(use.use() for use in (*row.uses, *others))


def _of_other_card(desk: Desk, item: bytes) -> tuple[UseWire, ...]:
    packed = checklist.row_of(desk.list_connection, desk.scope, USE_ITEM + item)
    row = None if packed is None else decode(packed, UseRowWire)
    return lay_uses(row, list(_own(desk, item))).uses


def _own(desk: Desk, item: bytes) -> Iterator[Heard]:
    """Find own uses of a card of which only the key is known."""
    if desk.pulled is None:
        return
    codes = {heard.code for heard in desk.acts.redemptions() if heard.code}
    for code in codes:
        if checklist.item_of(card_key(code, desk.pulled.list_key)) == item:
            yield from desk.acts.of_code(code)
