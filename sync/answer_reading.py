"""Reading an answer that came by file: receipts first, then what is new, as a round.

All of it is judged before anything is changed.
"""

from dataclasses import replace

from kaikudesk.errors import (
    ForeignReceiptError,
    OlderParcelError,
    RegisterRefusedError,
    RightWithdrawnError,
    UnfitParcelError,
)
from kaikudesk.storage import list_loading
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.identity import NEW_RECOVERY, drop_setting, read_setting
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.letters import Holding, Reach
from kaikudesk.wire.messages import PushAnswer
from sync import inbox
from sync.answer_file import AnswerFile
from sync.healing import healing, recognise
from sync.inbox import Shelf
from sync.pulling import Got, pull_from
from sync.pushing import FORK
from sync.register_word import check_receipts, read_answer, who_am_i
from sync.steps import Commit, File, Played, Read, ask
from sync.withdrawal import given_back, heed


def take_answer(answer: AnswerFile) -> Played[Got]:
    """Take in an answer; the steps are driven with it as their transport.

    A journal that was restored or copied is healed as in a round. Raises
    OlderParcelError or UnfitParcelError, and then nothing was changed;
    RegisterUnreachableError where this desk's right was withdrawn; and
    ForeignReceiptError for a receipt that fits no healed journal either.
    """
    shelf = yield from ask(Read(File.CHECKLIST, inbox.read_shelf))
    reach = answer.reach
    if reach is not None:
        require_fits(reach, holding_of(shelf.pulled))
    news = yield from recognise()
    newly = yield from healing(lambda: _take_receipts(answer), news)
    if reach is None:
        return (yield from _take_no(answer))
    got = yield from healing(lambda: _take_pages(answer, reach), news)
    yield from given_back()
    acknowledged = got.acknowledged + newly
    return replace(got, acknowledged=acknowledged, news=tuple(news))


def _take_no(answer: AnswerFile) -> Played[Got]:
    """Raise why nothing may be read; where the right has ended, the list goes."""
    try:
        for letter in answer.letters.named(paths.PULL):
            answer.said(letter)
    except RightWithdrawnError as why:
        yield from heed(why)
        raise
    raise UnfitParcelError("an answer without an end")


def holding_of(pulled: Pulled | None) -> Holding:
    """Say what this desk holds, for the register to go on from."""
    if pulled is None:
        return Holding()
    return Holding(pulled.epoch, pulled.head, pulled.scopes, pulled.list_scope)


def require_fits(reach: Reach, now: Holding) -> None:
    """Raise OlderParcelError or UnfitParcelError where an answer may not be applied.

    What was read from an older state than this desk's may: each row is as it is at
    the head that it leads to.
    """
    if (reach.epoch, reach.head) < (now.epoch, now.head):
        raise OlderParcelError(f"leads to {reach.head}, and {now.head} was applied")
    if not reach.anew and not reach.holding.fits(now):
        raise UnfitParcelError("goes on from a state that this desk does not hold")


def _take_receipts(answer: AnswerFile) -> Played[int]:
    who = yield from who_am_i()
    newly = 0
    for letter in answer.letters.named(paths.PUSH):
        try:
            said = read_answer(answer.said(letter), PushAnswer)
        except RegisterRefusedError as refusal:
            # An answer of long ago may speak of a replica that was given up since.
            if refusal.kind == FORK and letter.slip.asked == who.replica:
                raise ForeignReceiptError("the register holds other entries") from None
            continue
        checked = yield from check_receipts(who, said.receipts)
        newly += yield from _keep(said.time, checked)
    return newly


def _keep(register_ms: int, checked: tuple[CheckedReceipt, ...]) -> Played[int]:
    def keep(connection: Connection) -> int:
        return inbox.take_receipts(connection, checked, register_ms)

    return (yield from ask(Commit(File.JOURNAL, keep)))


def _take_pages(answer: AnswerFile, reach: Reach) -> Played[Got]:
    answer.turn_back()
    who = yield from who_am_i()
    shelf = yield from ask(Read(File.CHECKLIST, inbox.read_shelf))
    if reach.anew:
        # Chunks of a list that was begun elsewhere are not in the file.
        yield from ask(Commit(File.CHECKLIST, list_loading.drop_loading))
    start = Shelf(() if reach.anew else answer.cursors, shelf.pulled)
    got = yield from pull_from(who, start, by_file=True)
    taken = yield from _forget_recovery(reach.recovery)
    return replace(got, recovery_taken=taken)


def _forget_recovery(taken: bytes | None) -> Played[bool]:
    """Let a new recovery code go, if it is the one that the register took."""

    def forget(connection: Connection) -> bool:
        ours = taken is not None and read_setting(connection, NEW_RECOVERY) == taken
        if ours:
            drop_setting(connection, NEW_RECOVERY)
        return ours

    return (yield from ask(Commit(File.JOURNAL, forget)))
