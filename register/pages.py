"""One page of some scopes, in the order of numbers, never ending inside one.

Only where a single number holds more rows of a scope than a page, and that
scope is read with a cursor of its own, does a page end at an item instead:
such a reading is no state before it meets the head anyway.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CompoundSelect,
    Connection,
    LargeBinary,
    Row,
    Select,
    bindparam,
    cast,
    literal,
    null,
    select,
    tuple_,
    union_all,
)

from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.receipt import Receipt
from register.receipts import read_receipts
from register.rights import Scope
from register.tables import feed, feed_head, receipts

_ROW, _RECEIPT, _HEAD, _HORIZON, _RECEIVED, _EPOCH = range(6)
_WHOLE_NUMBER: Final = 1 << 31
_AFTER_ALL_ITEMS: Final = b"\xff" * 64
_NOTHING: Final = cast(null(), LargeBinary)
_SEQ: Final = bindparam("after_seq", type_=BigInteger)
_ITEM: Final = bindparam("after_item", type_=LargeBinary)

Found = Row[int, str, bytes, int, bytes | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Some scopes after a place, `limit` rows of them at most.

    `desk` is set where these scopes hold that desk's receipts.
    """

    scopes: tuple[Scope, ...]
    seq: int
    item: bytes | None
    limit: int
    desk: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The feed's head in the snapshot of this page."""

    n: int
    horizon: int
    received: int
    epoch: bytes
    run: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """Rows and receipts up to `seq` (inside it up to `item`), and the head.

    `whole` tells that nothing is left between them and the head.
    """

    rows: tuple[FeedRow, ...]
    receipts: tuple[Receipt, ...]
    seq: int
    item: bytes | None
    whole: bool
    head: Head


def read_page(connection: Connection, asked: Asked) -> Page:
    """Read a page; one query where nothing is new."""
    found = connection.execute(_statement_of(asked), _values_of(asked)).all()
    head = _head(found)
    cut = _cut(connection, asked, _sorted(found), head)
    numbers = {one.seq for one in cut.rows if one.what == _RECEIPT}
    return Page(
        rows=tuple(
            FeedRow(one.scope, one.item, one.row)
            for one in cut.rows
            if one.what == _ROW
        ),
        receipts=_receipts(connection, asked, numbers),
        seq=cut.seq,
        item=cut.item,
        whole=cut.seq == head.n and cut.item is None,
        head=head,
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """The rows of a page, and the place up to which they are all."""

    rows: Sequence[Found]
    seq: int
    item: bytes | None = None


def _cut(
    connection: Connection, asked: Asked, rows: Sequence[Found], head: Head
) -> _Cut:
    if len(rows) <= asked.limit:
        return _Cut(rows, max(head.n, asked.seq))
    end = rows[asked.limit].seq
    kept = [one for one in rows if one.seq < end]
    if kept:
        return _Cut(kept, end - 1)
    if len(asked.scopes) == 1:
        kept = list(rows[: asked.limit])
        return _Cut(kept, end, kept[-1].item)
    number = Asked(asked.scopes, end - 1, None, _WHOLE_NUMBER, asked.desk)
    found = connection.execute(_statement_of(number), _values_of(number)).all()
    return _Cut([one for one in _sorted(found) if one.seq == end], end)


def _sorted(found: Iterable[Found]) -> list[Found]:
    rows = (one for one in found if one.what in {_ROW, _RECEIPT})
    return sorted(rows, key=lambda one: (one.seq, one.what, one.scope, one.item))


def _receipts(
    connection: Connection, asked: Asked, numbers: Iterable[int]
) -> tuple[Receipt, ...]:
    wanted = sorted(numbers)
    if not wanted:
        return ()
    found = connection.execute(
        select(receipts)
        .where(
            receipts.c.desk == asked.desk,
            receipts.c.seq.between(wanted[0], wanted[-1]),
        )
        .order_by(receipts.c.seq)
    )
    return read_receipts(found)


def _head(found: Sequence[Found]) -> Head:
    said = {one.what: one for one in found if one.what not in {_ROW, _RECEIPT}}
    now = said[_EPOCH]
    return Head(
        said[_HEAD].seq,
        said[_HORIZON].seq,
        said[_RECEIVED].seq,
        epoch=now.item,
        run=now.row or b"",
    )


def _statement_of(asked: Asked) -> CompoundSelect[Any]:
    only = tuple(scope.only is not None for scope in asked.scopes)
    return _statement(only, with_receipts=asked.desk is not None)


def _values_of(asked: Asked) -> dict[str, Any]:
    values: dict[str, Any] = {
        "after_seq": asked.seq,
        "after_item": _AFTER_ALL_ITEMS if asked.item is None else asked.item,
        "most": asked.limit + 1,
        "desk": asked.desk,
    }
    for place, scope in enumerate(asked.scopes):
        values[f"scope{place}"] = scope.name
        values[f"only{place}"] = scope.only
    return values


@lru_cache(maxsize=64)
def _statement(only: tuple[bool, ...], *, with_receipts: bool) -> CompoundSelect[Any]:
    parts = [_feed_part(place, only=one) for place, one in enumerate(only)]
    if with_receipts:
        parts.append(_receipt_part())
    heads = (
        (_HEAD, feed_head.c.n),
        (_HORIZON, feed_head.c.horizon),
        (_RECEIVED, feed_head.c.received),
    )
    parts += [
        select(
            literal(what).label("what"),
            literal("").label("scope"),
            _NOTHING.label("item"),
            column.label("seq"),
            _NOTHING.label("row"),
        )
        for what, column in heads
    ]
    parts.append(
        select(
            literal(_EPOCH), literal(""), feed_head.c.epoch, literal(0), feed_head.c.run
        )
    )
    return union_all(*parts)


def _feed_part(place: int, *, only: bool) -> Select[Any]:
    part = (
        select(
            literal(_ROW).label("what"),
            feed.c.scope,
            feed.c.item,
            feed.c.seq,
            feed.c.row,
        )
        .where(feed.c.scope == bindparam(f"scope{place}"))
        .where(tuple_(feed.c.seq, feed.c.item) > tuple_(_SEQ, _ITEM))
    )
    if only:
        part = part.where(feed.c.item == bindparam(f"only{place}"))
    return _first(part.order_by(feed.c.seq, feed.c.item))


def _receipt_part() -> Select[Any]:
    part = select(
        literal(_RECEIPT).label("what"),
        literal("").label("scope"),
        receipts.c.replica.label("item"),
        receipts.c.seq,
        _NOTHING.label("row"),
    ).where(receipts.c.desk == bindparam("desk"), receipts.c.seq > _SEQ)
    return _first(part.order_by(receipts.c.seq))


def _first(part: Select[Any]) -> Select[Any]:
    """SQLite takes an ordered and limited part only as a table of its own."""
    return select(part.limit(bindparam("most")).subquery())
