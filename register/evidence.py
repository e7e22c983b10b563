"""Evidence: receipts of former epochs and replicas for what a desk sends again.

The register signed them itself, so they say when it had received an entry first.
The earliest counts, never later than now; what is not genuine says nothing, and
the entries are taken in all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from kaikudesk.errors import MalformedEntryError, SignatureError
from kaikudesk.wire.messages import read_working_keys
from kaikudesk.wire.receipt import Receipt, Signed, read_receipt
from register.chain_check import Push
from register.errors import RolledBackError
from register.opened import Register
from register.reading import Taken
from register.statements import run
from register.subjects import pieces
from register.tables import TAKEN_IN, chain, entries, feed_head

_RECEIVED: Final = select(entries.c.hash, entries.c.received).where(
    entries.c.hash.in_(bindparam("hashes", expanding=True)),
    entries.c.state == TAKEN_IN,
)
_ANTEDATE: Final = (
    update(entries)
    .where(entries.c.hash == bindparam("name"))
    .values(received=bindparam("earlier"))
)


def require_held(connection: Connection, receipt: Receipt) -> None:
    """Let a genuine receipt pass whose entries this database holds.

    Raises RolledBackError where it holds them no more. One of a former epoch
    says nothing: what it covered has been asked for since.
    """
    present = connection.scalars(select(feed_head.c.epoch)).one()
    if receipt.epoch < present:
        return
    asked = select(chain.c.link).where(
        chain.c.replica == receipt.replica, chain.c.n == receipt.last
    )
    if receipt.epoch > present or connection.scalar(asked) != receipt.link:
        raise RolledBackError(present, receipt.epoch)


def attested(register: Register, newest: Signed | None) -> None:
    """Look whether the newest receipt of a desk is of what is held here.

    Raises RolledBackError; what is not genuine says nothing.
    """
    if newest is None:
        return
    receipt = _genuine(newest, _verify_keys(register))
    if receipt is not None:
        with register.database.reading() as connection:
            require_held(connection, receipt)


def witnessed(
    register: Register, connection: Connection, push: Push, now: int
) -> dict[int, int]:
    """Give the earliest time of receipt that is proved for an entry, by its number.

    Raises RolledBackError where one proves that this register was set back.
    """
    times: dict[int, int] = {}
    if not push.evidence:
        return times
    keys = _verify_keys(register)
    # Each piece is for an entry at least that no other one is for.
    for one in push.evidence[: len(push.entries)]:
        receipt = _genuine(one.receipt, keys)
        if receipt is None:
            continue
        require_held(connection, receipt)
        if len(one.covers) > receipt.last - receipt.first + 1:
            continue
        for n in one.covers:
            times[n] = min(times.get(n, now), receipt.received)
    return times


def _verify_keys(register: Register) -> dict[int, bytes]:
    keys = read_working_keys(register.keys)
    return {number: one.verify_key for number, one in keys.items()}


def _genuine(signed: Signed, keys: dict[int, bytes]) -> Receipt | None:
    try:
        return read_receipt(signed, keys)
    except (SignatureError, MalformedEntryError):
        return None


def dated(taken: Iterable[Taken], times: Mapping[int, int]) -> list[Taken]:
    """Let the fold hear of entries when they were received first."""
    return [_dated(one, times) if one.n in times else one for one in taken]


def _dated(one: Taken, times: Mapping[int, int]) -> Taken:
    if one.heard is None:
        return one
    return replace(one, heard=replace(one.heard, received=times[one.n]))


def antedate(
    connection: Connection, taken: Iterable[Taken], times: Mapping[int, int]
) -> set[bytes]:
    """Bring stored entries to the earlier time that is proved; name those.

    A twin may have sent them first, without the receipt that its other half kept.
    """
    earlier = {one.hash: times[one.n] for one in taken if one.n in times}
    found: set[bytes] = set()
    for piece in pieces(sorted(earlier)):
        for name, received in run(connection, _RECEIVED, {"hashes": piece}):
            if earlier[name] < received:
                found.add(name)
    for name in sorted(found):
        asked = {"name": name, "earlier": earlier[name]}
        connection.execute(_ANTEDATE, asked)
    return found
