"""Old receipts for what is sent again: when the register had received it first."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from kaikudesk.storage import streams
from kaikudesk.storage.journal import Batch
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.storage.streams import Stream
from kaikudesk.storage.tables import receipt as receipts
from kaikudesk.storage.tables import sent
from kaikudesk.wire.messages import Evidence
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt, Signed

_here = sent.alias("here")
_PLACES: Final = (
    select(_here.c.n, _here.c.entry)
    .where(_here.c.replica == bindparam("stream"))
    .where(_here.c.n.between(bindparam("first"), bindparam("last")))
)
_FORMER_PLACES: Final = (
    select(_here.c.n, sent.c.replica, sent.c.n)
    .join(sent, (sent.c.entry == _here.c.entry) & (sent.c.replica != _here.c.replica))
    .where(_here.c.replica == bindparam("stream"))
    .where(_here.c.n.between(bindparam("first"), bindparam("last")))
)
_FARTHEST: Final = select(func.max(receipts.c.last)).where(
    receipts.c.replica == bindparam("stream")
)
_COVERING: Final = select(
    receipts.c.statement, receipts.c.signature, receipts.c.key
).where(
    receipts.c.replica == bindparam("stream"),
    receipts.c.first <= bindparam("last"),
    receipts.c.last >= bindparam("first"),
)

# Places in a stream, each with the number under which its entry is pushed now.
_Places = dict[int, int]


def evidence_for(connection: Connection, batch: Batch) -> tuple[Evidence, ...]:
    """Give the receipts that this journal kept for entries of a push.

    Each entry stands with the earliest; one that was never acknowledged with none.
    """
    covers: dict[CheckedReceipt, list[int]] = {}
    claimed: set[int] = set()
    found = _candidates(connection, batch)
    for one, places in sorted(found, key=lambda pair: pair[0].receipt.received):
        said = one.receipt
        numbers = [places[n] for n in places if said.first <= n <= said.last]
        fresh = [n for n in numbers if n not in claimed]
        claimed.update(fresh)
        if fresh:
            covers.setdefault(one, []).extend(fresh)
    return tuple(
        Evidence(one.signed, tuple(sorted(numbers))) for one, numbers in covers.items()
    )


def _candidates(
    connection: Connection, batch: Batch
) -> Iterator[tuple[CheckedReceipt, _Places]]:
    for replica, places in _places(connection, batch).items():
        asked = {"stream": replica, "first": min(places), "last": max(places)}
        for row in connection.execute(_COVERING, asked):
            signed = Signed(*row)
            yield CheckedReceipt(signed, decode(signed.statement, Receipt)), places


def _places(connection: Connection, batch: Batch) -> dict[bytes, _Places]:
    """Find all places that the entries of a push have, in this stream and others."""
    last = batch.first + len(batch.entries) - 1
    stream = streams.present(connection)
    own = {n: n for n in range(batch.first, last + 1)}
    found: dict[bytes, _Places] = {}
    if _was_reached(connection, stream.replica, batch.first):
        found[stream.replica] = own
    if not stream.is_first:
        found |= _former_places(connection, stream, batch.first, last)
    return {replica: places for replica, places in found.items() if places}


def _was_reached(connection: Connection, replica: bytes, n: int) -> bool:
    farthest = connection.scalar(_FARTHEST, {"stream": replica})
    return farthest is not None and farthest >= n


def _former_places(
    connection: Connection, stream: Stream, first: int, last: int
) -> dict[bytes, _Places]:
    asked = {"stream": stream.replica, "first": first, "last": last}
    found: dict[bytes, _Places] = {}
    for now, replica, then in connection.execute(_FORMER_PLACES, asked):
        found.setdefault(replica, {})[then] = now
    until = streams.end_of_first(connection)
    own = connection.execute(_PLACES, asked)
    first_replica = streams.first_replica(connection)
    found[first_replica] = {entry: now for now, entry in own if entry <= until}
    return found
