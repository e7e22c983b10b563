"""The first half of a round: send what waits, keep the receipts.

Nothing is set aside: an entry waits until a receipt with the desk's own chain
hash covers it, however often it has to be sent.
"""

from dataclasses import dataclass
from typing import Final

from kaikudesk.errors import (
    ForeignReceiptError,
    RegisterRefusedError,
    RegisterUnreachableError,
)
from kaikudesk.storage import journal, receipts
from kaikudesk.storage.evidence import evidence_for
from kaikudesk.storage.identity import Identity
from kaikudesk.storage.journal import Batch
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    LARGEST_PUSH,
    PROTOCOL,
    Evidence,
    PushAnswer,
    PushRequest,
)
from kaikudesk.wire.packing import pack
from sync.inbox import take_receipts
from sync.register_word import check_receipts, fault, read_answer, who_am_i
from sync.steps import Commit, File, Played, Read, Send, ask

GAP: Final = "gap"
FORK: Final = "fork"
TOO_LARGE: Final = "too-large"


@dataclass(slots=True)
class Pace:
    """How many entries go in one push; it outlives the round.

    A batch that did not get through is halved, one that did is doubled.
    """

    batch: int = LARGEST_PUSH

    def shrink(self) -> None:
        """Try with half of it next time."""
        self.batch = max(1, self.batch // 2)

    def grow(self) -> None:
        """Go back towards the largest push."""
        self.batch = min(LARGEST_PUSH, self.batch * 2)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push came to: entries newly acknowledged, the register's time."""

    acknowledged: int = 0
    register_ms: int = 0


def push_waiting(pace: Pace) -> Played[Pushed]:
    """Push until nothing waits.

    Raises RegisterUnreachableError, RegisterRefusedError, or, where the
    register holds other entries under these numbers, ForeignReceiptError.
    """
    who = yield from who_am_i()
    first = (yield from ask(Read(File.JOURNAL, receipts.acknowledged))) + 1
    went_back, pushed = False, Pushed()
    while True:
        batch = yield from _batch(first, pace.batch)
        if not batch.entries:
            return pushed
        try:
            answer, checked = yield from _push(who, batch)
        except RegisterUnreachableError:
            pace.shrink()
            raise
        except RegisterRefusedError as refusal:
            if refusal.kind == TOO_LARGE and pace.batch > 1:
                pace.shrink()
                continue
            first = _after_gap(refusal, first, went_back=went_back)
            went_back = True
            continue
        newly = yield from _keep(answer, checked)
        pushed = Pushed(pushed.acknowledged + newly, answer.time)
        first = _next_after(batch, checked)
        pace.grow()


def _batch(first: int, most: int) -> Played[Batch]:
    def read(connection: Connection) -> Batch:
        return journal.batch_from(connection, first, most)

    return (yield from ask(Read(File.JOURNAL, read)))


def _evidence(batch: Batch) -> Played[tuple[Evidence, ...]]:
    def read(connection: Connection) -> tuple[Evidence, ...]:
        return evidence_for(connection, batch)

    return (yield from ask(Read(File.JOURNAL, read)))


def _push(
    who: Identity, batch: Batch
) -> Played[tuple[PushAnswer, tuple[CheckedReceipt, ...]]]:
    evidence = yield from _evidence(batch)
    request = PushRequest(
        PROTOCOL, batch.replica, batch.first, batch.before, batch.entries, evidence
    )
    body = yield from ask(Send(paths.PUSH, pack(request), who.token))
    answer = read_answer(body, PushAnswer)
    checked = yield from check_receipts(who, answer.receipts)
    return answer, checked


def _keep(answer: PushAnswer, checked: tuple[CheckedReceipt, ...]) -> Played[int]:
    def keep(connection: Connection) -> int:
        return take_receipts(connection, checked, answer.time)

    return (yield from ask(Commit(File.JOURNAL, keep)))


def _next_after(batch: Batch, checked: tuple[CheckedReceipt, ...]) -> int:
    """Give the number behind the last one that the receipts cover."""
    own = (one.receipt for one in checked if one.receipt.replica == batch.replica)
    covered = max((receipt.last for receipt in own), default=0)
    if covered < batch.first:
        raise fault("an answer to a push has no receipt for it")
    return covered + 1


def _after_gap(refusal: RegisterRefusedError, first: int, *, went_back: bool) -> int:
    """Give the number that the register waits for, or raise what it said.

    A register that lost entries gets them again; it may ask so once a round.
    """
    if refusal.kind == FORK or (refusal.kind == GAP and refusal.expected > first):
        raise ForeignReceiptError("the register holds other entries") from refusal
    if refusal.kind != GAP or went_back or not 1 <= refusal.expected < first:
        raise refusal
    return refusal.expected
