"""Snapshots of the list: chunks that are made once and given to every desk.

They are made from one head, kept in the database, and encrypted under a key
that only a signed manifest tells; so any cache may keep them. A new one is
made when the last one is a day old, or when following it on would take longer
than loading it anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from threading import Lock
from typing import Final

from sqlalchemy import Connection, delete, func, select

from kaikudesk.chunks import ROWS, ListTuple, write_chunk
from kaikudesk.ledger.projection import list_scope
from kaikudesk.seal import KEY_BYTES
from kaikudesk.wire.messages import (
    MANIFEST_PURPOSE,
    Chunk,
    Manifest,
    sign_statement,
)
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import Signed
from register.cursors import Position, Tokens
from register.dialects import insert_absent, put
from register.errors import RefusedError
from register.feed import DAY_MS, list_tuple
from register.opened import Register
from register.pull import GOOD_FOR_MS
from register.rights import Author, readable
from register.tables import chunks, feed, feed_head, snapshots

_KEPT_MS: Final = 7 * DAY_MS
_CHANGES: Final = 1_000
_CHANGED_PART: Final = 20
_building: Final = Lock()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A list as it was at one number, cut into chunks."""

    seq: int
    made: int
    rows: int
    root: int
    chunk_key: bytes
    chunks: tuple[Chunk, ...]


def manifest(register: Register, author: Author) -> Signed:
    """Give the newest snapshot's manifest, signed, for a desk that may read it."""
    scope = list_scope(register.list_key.version)
    if all(one.name != scope for one in readable(author, scope)):
        raise RefusedError("not-yours")
    newest = _newest(register, scope)
    now = register.clock.now_ms()
    with register.database.reading() as connection:
        present = connection.execute(select(feed_head.c.epoch, feed_head.c.run)).one()
    begun = newest.seq
    position = Position(present.epoch, begun, begun, run=present.run)
    statement = Manifest(
        scope=scope,
        epoch=present.epoch,
        seq=newest.seq,
        rows=newest.rows,
        root=newest.root,
        good_until=now + GOOD_FOR_MS,
        list_key=register.list_key,
        chunk_key=newest.chunk_key,
        chunks=newest.chunks,
        cursor=Tokens(register, author.desk, author.account).write(scope, position),
        time=now,
    )
    return sign_statement(
        statement, MANIFEST_PURPOSE, register.signing_key, register.key
    )


def chunk_body(register: Register, name: str) -> bytes:
    """Give a chunk by the SHA-256 of its bytes, in hexadecimal digits."""
    try:
        wanted = bytes.fromhex(name)
    except ValueError as fault:
        raise RefusedError("not-found") from fault
    with register.database.reading() as connection:
        body: bytes | None = connection.scalar(
            select(chunks.c.body).where(chunks.c.sha256 == wanted)
        )
    if body is None:
        raise RefusedError("not-found")
    return body


def _newest(register: Register, scope: str) -> Snapshot:
    """One thread makes a snapshot, and whoever else needs it waits for it."""
    with _building:
        with register.database.reading() as connection:
            stored = _stored(connection, scope)
            if stored is not None and _is_fresh(register, connection, scope, stored):
                return stored
            made, bodies = _cut(register, connection, scope)
        _keep(register, scope, made, bodies)
        return made


def _stored(connection: Connection, scope: str) -> Snapshot | None:
    row = connection.execute(
        select(snapshots).where(snapshots.c.scope == scope)
    ).one_or_none()
    if row is None:
        return None
    parts = decode(row.chunks, tuple[Chunk, ...])
    return Snapshot(row.seq, row.made, row.rows, row.root, row.chunk_key, parts)


def _is_fresh(
    register: Register, connection: Connection, scope: str, stored: Snapshot
) -> bool:
    if register.clock.now_ms() - stored.made > DAY_MS:
        return False
    changed: int = connection.execute(
        select(func.count()).where(feed.c.scope == scope, feed.c.seq > stored.seq)
    ).scalar_one()
    return changed <= max(_CHANGES, stored.rows // _CHANGED_PART)


def _cut(
    register: Register, connection: Connection, scope: str
) -> tuple[Snapshot, dict[bytes, bytes]]:
    key = register.clock.random_bytes(KEY_BYTES)
    head = connection.execute(select(feed_head.c.n, feed_head.c.root)).one()
    bodies, parts = {}, []
    for rows in _pieces(connection, scope):
        body = write_chunk(rows, key)
        part = Chunk(sha256(body).digest(), len(body), len(rows))
        parts.append(part)
        bodies[part.sha256] = body
    count = sum(part.rows for part in parts)
    now = register.clock.now_ms()
    return Snapshot(head.n, now, count, head.root, key, tuple(parts)), bodies


def _pieces(connection: Connection, scope: str) -> Iterator[list[ListTuple]]:
    found = connection.execution_options(yield_per=ROWS).execute(
        select(feed.c.item, feed.c.row)
        .where(feed.c.scope == scope, feed.c.row.is_not(None))
        .order_by(feed.c.item)
    )
    rows = (list_tuple(item, row) for item, row in found)
    while piece := list(islice(rows, ROWS)):
        yield piece


def _keep(
    register: Register, scope: str, made: Snapshot, bodies: dict[bytes, bytes]
) -> None:
    row = {
        "scope": scope,
        "seq": made.seq,
        "made": made.made,
        "rows": made.rows,
        "root": made.root,
        "chunk_key": made.chunk_key,
        "chunks": encode(made.chunks),
    }
    parts = [
        {"sha256": name, "made": made.made, "body": body}
        for name, body in bodies.items()
    ]

    def work(connection: Connection) -> None:
        connection.execute(delete(chunks).where(chunks.c.made < made.made - _KEPT_MS))
        if parts:
            connection.execute(insert_absent(connection, chunks), parts)
        connection.execute(put(connection, snapshots), [row])

    register.database.write(work)
