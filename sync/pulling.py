"""The second half of a round: read what is new, let it land at the head.

Pages of all scopes but the list are kept aside and land in one transaction with
the cursors: between pages a cursor is no state that ever was.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from kaikudesk.errors import RegisterRefusedError
from kaikudesk.storage import list_loading
from kaikudesk.storage.checklist import LIST_PREFIX, Pulled
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import Identity
from kaikudesk.wire.messages import ALL_SCOPES, Cursor, PullAnswer
from sync import inbox
from sync.comparing import begin_again
from sync.healing import enter_epoch
from sync.inbox import Landing, Shelf
from sync.pages import OTHER_EPOCH, Reading, begin_list, begin_scopes, take_page
from sync.register_word import fault, who_am_i
from sync.steps import Commit, File, Played, Read, ask

REREAD: Final = frozenset({OTHER_EPOCH, "behind-horizon"})
_MOST_PAGES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Got:
    """What a pull came to: what changed, and what the register said of time.

    `recovery_taken` tells that the register has the new recovery code now,
    `sends_again` that it was restored and this desk has a new replica for it.
    `list_differed` that the list was not the register's and was read again.
    `news` say, where it was read from a file, why the journal itself has one.
    """

    register_ms: int
    good_until: int
    acknowledged: int = 0
    scopes: frozenset[str] = frozenset()
    list_changed: bool = False
    recovery_taken: bool = False
    sends_again: bool = False
    list_differed: bool = False
    news: tuple[Cause, ...] = ()


def pull_changes() -> Played[Got]:
    """Read up to the head, from 0 where the register says that it must be so.

    Raises RegisterUnreachableError, RegisterRefusedError, or, for a receipt
    that does not fit this journal, ForeignReceiptError.
    """
    who = yield from who_am_i()
    shelf = yield from ask(Read(File.CHECKLIST, inbox.read_shelf))
    if shelf.epoch != who.epoch:
        # The journal has to be told again what the register holds of it.
        shelf = replace(shelf, cursors=())
    return (yield from pull_from(who, shelf))


def pull_from(who: Identity, shelf: Shelf, *, by_file: bool = False) -> Played[Got]:
    """Read on from these cursors; raises what `pull_changes` does."""
    if not shelf.cursors:
        return (yield from _read_all(who, shelf, by_file=by_file))
    reading = Reading(who, shelf, shelf.cursors, by_file=by_file)
    try:
        return (yield from _read_to_head(reading))
    except RegisterRefusedError as refusal:
        if refusal.kind not in REREAD:
            raise
        return (yield from _read_all(who, shelf, by_file=by_file))


def _read_all(who: Identity, shelf: Shelf, *, by_file: bool) -> Played[Got]:
    fresh, all_scopes = Shelf((), None), (Cursor(ALL_SCOPES),)
    reread = set(shelf.scopes)
    reading = Reading(who, fresh, all_scopes, reread=reread, by_file=by_file)
    yield from begin_list(reading, "")
    try:
        return (yield from _read_to_head(reading))
    except RegisterRefusedError:
        # Else the next round would go on with a list that is not followed.
        yield from ask(Commit(File.CHECKLIST, list_loading.drop_loading))
        raise


def _read_to_head(reading: Reading) -> Played[Got]:
    for _page in range(_MOST_PAGES):
        answer = yield from take_page(reading)
        began = yield from begin_scopes(reading, answer)
        if answer.more or began:
            continue
        if not (yield from begin_again(reading, answer)):
            return (yield from _land(reading, answer))
    raise fault("the register's pages never end")


def _land(reading: Reading, answer: PullAnswer) -> Played[Got]:
    reading.began_anew = yield from enter_epoch(reading.who, answer.epoch)
    mark = yield from ask(Read(File.JOURNAL, inbox.mark_journal))
    before = reading.shelf.pulled or Pulled(answer.epoch, 0, 0, 0)
    pulled = replace(
        before,
        epoch=answer.epoch,
        register_ms=max(answer.time, before.register_ms),
        good_until=answer.good_until,
        journal_n=mark.n,
        last_receipt=mark.last_receipt,
        scopes=answer.scopes,
        head=answer.head,
    )
    if reading.next_list:
        if reading.next_key is None:
            raise fault("a list came without its key")
        pulled = inbox.with_list_key(pulled, reading.next_list, reading.next_key)
    reread = frozenset(one for one in reading.reread if not one.startswith(LIST_PREFIX))
    rows = [row for row in reading.rows if row.scope in answer.scopes]
    # An answer by file cannot be asked again: the next one is asked for from 0.
    cursors = () if reading.list_differed and reading.by_file else answer.cursors
    landing = Landing(pulled, cursors, rows, reread, new_list=reading.next_list)
    land = partial(inbox.land, landing=landing)
    yield from ask(Commit(File.CHECKLIST, land, erasing=landing.erases))
    if reading.next_list:
        yield from ask(Commit(File.CHECKLIST, list_loading.drop_loading))
    return _got(reading, answer, reread)


def _got(reading: Reading, answer: PullAnswer, reread: frozenset[str]) -> Got:
    return Got(
        register_ms=answer.time,
        good_until=answer.good_until,
        acknowledged=reading.acknowledged,
        scopes=reread | {row.scope for row in reading.rows},
        list_changed=reading.list_changed or bool(reading.next_list),
        recovery_taken=reading.recovery_taken,
        sends_again=reading.began_anew,
        list_differed=reading.list_differed,
    )
