"""From a folded subject to the rows that desks hold, one set of rows per scope."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import msgspec
from msgspec.structs import replace

from kaikudesk.codes import card_key
from kaikudesk.ledger.case_rows import case_rows
from kaikudesk.ledger.cases import Case
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.subject import Subject
from kaikudesk.model import CardState, Ending, EntryKind, Role
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import (
    AREA_ITEM,
    EVENT_ITEM,
    LIST_VERSION,
    RULES_ITEM,
    SITE_ITEM,
    USE_ITEM,
    CardRowWire,
    ListRowWire,
    SiteRowWire,
    UseRowWire,
)

Place = tuple[str, bytes]
Rows = dict[Place, bytes]
_TWO: Final = 2

_GIVES_A_CODE = {EntryKind.CARD_REGISTERED, EntryKind.CODE_ASSIGNED}


@dataclass(slots=True)
class Projector:
    """Projects a subject as it grows: what stayed as it was is not encoded again."""

    list_key: ListKey
    _made: dict[int, tuple[object, Rows]] = field(default_factory=dict)

    def rows(self, subject: Subject) -> Rows:
        """Give every row that this subject has in any scope, as its bytes."""
        made, self._made = self._made, {}
        rows: Rows = {}
        for part, make in _parts(subject, self.list_key):
            # By identity; the part stands beside its rows, so that no other takes it.
            kept = made.get(id(part)) or (part, make())
            self._made[id(part)] = kept
            rows |= kept[1]
        return rows


def project(subject: Subject, list_key: ListKey) -> Rows:
    """Give every row that this subject has in any scope, as its bytes.

    A place that was here before and is missing now is gone.
    """
    return Projector(list_key).rows(subject)


def list_scope(key_version: int) -> str:
    """Name the scope of the check list under a list key of this version."""
    return f"list/{LIST_VERSION}/{key_version}"


def card_item(code: str, list_key: ListKey) -> bytes:
    """Give the item of a code in `list`, and after `u` in a venue's scope."""
    return card_key(code, list_key.key).to_bytes(8, "big", signed=True)


def list_keys_of(heard: Heard, list_key: ListKey) -> frozenset[bytes]:
    """Give the key by which cards hang together whose codes have one card key.

    The key has 64 bits, so two codes may share one; only where both lie in one
    subject can their row say so.
    """
    if heard.entry.kind not in _GIVES_A_CODE or not heard.code:
        return frozenset()
    scope = list_scope(list_key.version).encode()
    return frozenset({scope + b"/" + card_item(heard.code, list_key)})


def _parts(
    subject: Subject, list_key: ListKey
) -> Iterator[tuple[object, Callable[[], Rows]]]:
    """Give what rows are made of, and how."""
    cards = subject.registrations
    yield cards, lambda: dict(_card_rows(cards, list_key))
    yield subject.network, lambda: dict(_other_rows(subject))
    crowded = _crowded(cards, list_key)
    for (code, site), used in _with_other_cards(subject, list_key).items():
        item = card_item(code, list_key)
        if item not in crowded:
            yield used, partial(_use_row, site, item, used)
    for case in subject.cases:
        yield case, partial(_case_rows, case)


def _use_row(site: int, item: bytes, used: UseRowWire) -> Rows:
    return {(f"site/{site}", USE_ITEM + item): encode(used)}


def _case_rows(case: Case) -> Rows:
    return dict(case_rows(case))


def _card_rows(
    cards: Iterable[Registration], list_key: ListKey
) -> Iterator[tuple[Place, bytes]]:
    for one in cards:
        if not one.deleted:
            yield (f"cards/{one.row.site}", one.entry_id), encode(_told(one.row))
    for item, listed in _listed(cards, list_key).items():
        yield (list_scope(list_key.version), item), encode(_list_row(listed))


def _crowded(cards: Collection[Registration], list_key: ListKey) -> Collection[bytes]:
    """Name the items that several cards share: their uses are shown to nobody."""
    if len(cards) < _TWO:
        return ()
    listed = _listed(cards, list_key)
    return {item for item, sharing in listed.items() if len(sharing) > 1}


def _told(row: CardRowWire) -> CardRowWire:
    """No desk keeps the code of whom nothing is kept: it may be given anew."""
    if row.ended < Ending.ERASED:
        return row
    return msgspec.structs.replace(row, code=None)


def _with_other_cards(
    subject: Subject, list_key: ListKey
) -> dict[tuple[str, int], UseRowWire]:
    """Name in each row of uses the holder's other cards that were used there."""
    rows = dict(subject.uses)
    for code, site in subject.uses:
        chain = subject.chains.get(code)
        for other in chain.codes if chain else ():
            if other != code:
                row = rows.get((other, site), UseRowWire(0, ()))
                also = {*row.also, card_item(code, list_key)}
                rows[other, site] = replace(row, also=tuple(sorted(also)))
    return rows


def _listed(
    cards: Iterable[Registration], list_key: ListKey
) -> dict[bytes, list[Registration]]:
    """Give the cards of the list by their items: nearly always one each."""
    listed: dict[bytes, list[Registration]] = {}
    for one in cards:
        if one.row.code and one.keeps:
            listed.setdefault(card_item(one.row.code, list_key), []).append(one)
    return listed


def _list_row(cards: list[Registration]) -> ListRowWire:
    last_valid = max(_number(card, "last_valid") for card in cards)
    if len(cards) > 1:
        # Two codes with one key: neither holder gets the other's facts.
        return ListRowWire(last_valid, 0, state=CardState.ASK_OFFICE)
    (card,) = cards
    return ListRowWire(
        last_valid=last_valid,
        children=_number(card, "children"),
        kind=card.row.kind,
        state=card.state,
        area=_number(card, "area"),
    )


def _number(card: Registration, name: str) -> int:
    value = card.row.fields[name].value
    return value if isinstance(value, int) else 0


def _other_rows(subject: Subject) -> Iterator[tuple[Place, bytes]]:
    for (site, event_id), event in subject.events.items():
        yield (f"site/{site}", EVENT_ITEM + event_id), encode(event)
    for (what, number), row in subject.network.items():
        if row is None:
            continue
        item = number.to_bytes(4, "big")
        if what == "area":
            yield ("network", AREA_ITEM + item), row
        elif what == "site":
            yield (f"site/{number}", SITE_ITEM), row
            if Role.DISTRIBUTOR not in decode(row, SiteRowWire).roles:
                yield ("network", SITE_ITEM + item), row
    if subject.rules is not None:
        yield ("rules", RULES_ITEM), encode(subject.rules)
