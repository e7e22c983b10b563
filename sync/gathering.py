"""All that a desk would send in a round, gathered for a file."""

from dataclasses import dataclass, field
from typing import Final

from kaikudesk.storage import journal, receipts, streams
from kaikudesk.storage.evidence import evidence_for
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import NEW_RECOVERY, Identity, read_setting
from kaikudesk.storage.journal import Batch
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.letters import HOLDING
from kaikudesk.wire.messages import (
    LARGEST_PUSH,
    PROTOCOL,
    Evidence,
    PullRequest,
    PushRequest,
)
from kaikudesk.wire.packing import pack
from sync import inbox
from sync.answer_reading import holding_of
from sync.healing import recognise
from sync.pages import newest_receipt
from sync.register_word import who_am_i
from sync.steps import File, Played, Read, ask

# The register takes some more in one file, and a parcel holds some more.
MOST_ENTRIES: Final = 250_000
MOST_BYTES: Final = 48 * 1024 * 1024


@dataclass(slots=True)
class Gathered:
    """The letters of a file: all that waits, unless it is too much for one.

    `entries` are in it, and `left` wait for the next file. `news` say why this desk
    took a new replica, where it did.
    """

    who: Identity
    epoch: bytes
    news: tuple[Cause, ...] = ()
    letters: list[tuple[str, bytes]] = field(default_factory=list)
    entries: int = 0
    left: int = 0

    @property
    def full(self) -> bool:
        """Tell whether no more may go into this file."""
        size = sum(len(body) for _, body in self.letters)
        return self.entries + LARGEST_PUSH > MOST_ENTRIES or size > MOST_BYTES


def gather() -> Played[Gathered]:
    """Gather everything without a receipt, and from where this desk reads on."""
    news = yield from recognise()
    who = yield from who_am_i()
    shelf = yield from ask(Read(File.CHECKLIST, inbox.read_shelf))
    holding = holding_of(shelf.pulled)
    gathered = Gathered(who, holding.epoch or who.epoch, tuple(news))
    yield from _gather_entries(gathered)
    recovery = yield from ask(
        Read(File.JOURNAL, lambda of: read_setting(of, NEW_RECOVERY))
    )
    # Else the journal has to be told again what the register holds of it.
    cursors = shelf.cursors if shelf.epoch == who.epoch else ()
    newest = yield from newest_receipt(shelf)
    request = PullRequest(PROTOCOL, cursors, recovery=recovery, newest=newest)
    gathered.letters += [(HOLDING, pack(holding)), (paths.PULL, pack(request))]
    return gathered


def _gather_entries(gathered: Gathered) -> Played[None]:
    first = (yield from ask(Read(File.JOURNAL, receipts.acknowledged))) + 1
    while not gathered.full:
        batch, evidence = yield from _batch(first)
        if not batch.entries:
            return
        request = PushRequest(
            PROTOCOL, batch.replica, first, batch.before, batch.entries, evidence
        )
        gathered.letters.append((paths.PUSH, pack(request)))
        gathered.entries += len(batch.entries)
        first += len(batch.entries)
    end = yield from ask(Read(File.JOURNAL, _end))
    gathered.left = end + 1 - first


def _end(connection: Connection) -> int:
    return streams.head_of(connection, streams.present(connection)).n


def _batch(first: int) -> Played[tuple[Batch, tuple[Evidence, ...]]]:
    def read(connection: Connection) -> tuple[Batch, tuple[Evidence, ...]]:
        batch = journal.batch_from(connection, first, LARGEST_PUSH)
        return batch, evidence_for(connection, batch)

    return (yield from ask(Read(File.JOURNAL, read)))
