"""A journal that was restored or copied, and a register that was: the round goes on.

Each step here is one commit, and whatever comes before it only looks: a stop
anywhere leaves the cause where it was, and the next round finds it again.
"""

from collections.abc import Callable
from typing import TypeVar

from kaikudesk.errors import ForeignReceiptError
from kaikudesk.storage import checklist
from kaikudesk.storage.healing import (
    NEW_REPLICA_BYTES,
    Cause,
    begin_epoch,
    recover,
    take_replica,
    was_restored,
)
from kaikudesk.storage.identity import Identity
from kaikudesk.storage.tables import Connection
from sync.steps import Commit, Draw, File, Played, Read, ask

_Half = TypeVar("_Half")


def recognise() -> Played[list[Cause]]:
    """Take a new replica where the journal is older than its check list says."""
    named = yield from ask(Read(File.CHECKLIST, _named_receipt))
    restored = yield from ask(Read(File.JOURNAL, lambda of: was_restored(of, named)))
    if not restored:
        return []
    spare = yield from ask(Draw(NEW_REPLICA_BYTES))
    yield from ask(Commit(File.JOURNAL, lambda to: recover(to, named, spare)))
    return [Cause.JOURNAL]


def _named_receipt(connection: Connection) -> bytes:
    pulled = checklist.load_pulled(connection)
    return b"" if pulled is None else pulled.last_receipt


def healing(play: Callable[[], Played[_Half]], news: list[Cause]) -> Played[_Half]:
    """Play half a round; where its replica has gone on elsewhere, under a new one.

    Raises ForeignReceiptError where that happens to the new one as well.
    """
    try:
        return (yield from play())
    except ForeignReceiptError:
        spare = yield from ask(Draw(NEW_REPLICA_BYTES))
    yield from ask(
        Commit(File.JOURNAL, lambda to: take_replica(to, spare, Cause.JOURNAL))
    )
    news.append(Cause.JOURNAL)
    return (yield from play())


def enter_epoch(who: Identity, epoch: bytes) -> Played[bool]:
    """Go on in the register's epoch; tell whether a new replica sends again for it.

    The receipts of that epoch have been taken by now, up to the head.
    """
    if who.epoch == epoch:
        return False
    spare = yield from ask(Draw(NEW_REPLICA_BYTES))
    return (
        yield from ask(Commit(File.JOURNAL, lambda to: begin_epoch(to, epoch, spare)))
    )
