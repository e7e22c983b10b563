"""One page of some scopes, in the order of numbers, never ending inside one.

Only where a single number holds more rows of a scope than a page, and that
scope is read with a cursor of its own, does a page end at an item instead:
such a reading is no state before it meets the head anyway.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    LargeBinary,
    Select,
    bindparam,
    cast,
    literal,
    literal_column,
    null,
    select,
    true,
    tuple_,
    union_all,
)

from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.receipt import Receipt
from register.receipts import read_receipts
from register.rights import Scope
from register.statements import run
from register.tables import feed, feed_head, receipts

_ROW, _RECEIPT = range(2)
_WHOLE_NUMBER: Final = 1 << 31
_AFTER_ALL_ITEMS: Final = b"\xff" * 64
_NOTHING: Final = cast(null(), LargeBinary)
_SEQ: Final = bindparam("after_seq", type_=BigInteger)
_ITEM: Final = bindparam("after_item", type_=LargeBinary)
# SQLite plans a statement anew each time where it knows the limit beforehand.
_MOST: Final = bindparam("most", type_=BigInteger) + literal_column("0")


class _Found(NamedTuple):
    """A row of the feed, or that a receipt has this number."""

    what: int
    scope: str
    item: bytes
    seq: int
    row: bytes | None


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
    """The feed's head in the snapshot of this page, and the root of the list."""

    n: int
    root: int
    horizon: int
    received: int
    epoch: bytes
    run: bytes


_HEAD: Final = tuple(feed_head.c[one.name] for one in fields(Head))
_NO_ROW: Final = (null(),) * len(_Found._fields)


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
    head, rows = _find(connection, asked)
    cut = _cut(connection, asked, rows, head)
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

    rows: Sequence[_Found]
    seq: int
    item: bytes | None = None


def _cut(
    connection: Connection, asked: Asked, rows: Sequence[_Found], head: Head
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
    _, found = _find(connection, number)
    return _Cut([one for one in found if one.seq == end], end)


def _find(connection: Connection, asked: Asked) -> tuple[Head, list[_Found]]:
    """Read the head and what lies beyond the place, in order, as one snapshot."""
    only = tuple(scope.only is not None for scope in asked.scopes)
    statement = _statement(only, with_receipts=asked.desk is not None)
    lines = run(connection, statement, _values_of(asked))
    wide = len(_HEAD)
    found = [_Found(*line[wide:]) for line in lines if line[wide] is not None]
    found.sort(key=lambda one: (one.seq, one.what, one.scope, one.item))
    return Head(*lines[0][:wide]), found


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
def _statement(
    only: tuple[bool, ...], *, with_receipts: bool
) -> Select[*tuple[Any, ...]]:
    """One line for each row found, or one of nothing, each beginning with the head."""
    parts = [_feed_part(place, only=one) for place, one in enumerate(only)]
    if with_receipts:
        parts.append(_receipt_part())
    if not parts:
        return select(*_HEAD, *_NO_ROW)
    found = union_all(*parts).subquery()
    return select(*_HEAD, *found.c).select_from(feed_head.outerjoin(found, true()))


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
    return select(part.limit(_MOST).subquery())
