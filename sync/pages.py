"""The pages of a pull on its way to the head: what each one does at once.

Receipts go into the journal first. Rows of the list may come early, since each
is a card as it is now; all other rows are kept aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from kaikudesk.errors import MalformedEntryError, RegisterRefusedError
from kaikudesk.storage import checklist, list_loading, receipts
from kaikudesk.storage.checklist import LIST_PREFIX
from kaikudesk.storage.identity import (
    NEW_RECOVERY,
    Identity,
    drop_setting,
    read_setting,
)
from kaikudesk.storage.tables import Connection, Table, list_row, next_list_row
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    PROTOCOL,
    Cursor,
    FeedRow,
    ListKey,
    PullAnswer,
    PullRequest,
)
from kaikudesk.wire.packing import pack
from kaikudesk.wire.receipt import Signed
from sync import inbox
from sync.inbox import Shelf
from sync.list_fetching import Fetched, fetch_list
from sync.register_word import check_receipts, fault, read_answer
from sync.steps import Commit, File, Played, Read, Send, ask

OTHER_EPOCH: Final = "other-epoch"


@dataclass(slots=True)
class Reading:
    """A pull on its way to the head.

    `reread` are scopes read from 0. `next_list` is the list that is being
    loaded beside the one in use, with its key once that is known. `by_file` says
    that nothing is sent here: the answers came in a file. `list_differed` says that
    the list was not the register's.
    """

    who: Identity
    shelf: Shelf
    cursors: tuple[Cursor, ...]
    reread: set[str] = field(default_factory=set)
    rows: list[FeedRow] = field(default_factory=list)
    next_list: str = ""
    next_key: ListKey | None = None
    acknowledged: int = 0
    list_changed: bool = False
    recovery_taken: bool = False
    by_file: bool = False
    began_anew: bool = False
    list_differed: bool = False

    @property
    def followed(self) -> set[str]:
        """Name the scopes that some cursor of this pull covers."""
        return set(self.shelf.scopes) | self.reread | {self.next_list}


def take_page(reading: Reading) -> Played[PullAnswer]:
    """Read one page, and let take effect what may do so before the head."""
    answer = yield from _page_of(reading)
    yield from _take_receipts(reading, answer)
    yield from _end_scopes(reading, answer)
    yield from _take_rows(reading, answer)
    return answer


def _page_of(reading: Reading) -> Played[PullAnswer]:
    recovery = None if reading.by_file else (yield from _new_recovery())
    newest = None if reading.by_file else (yield from newest_receipt(reading.shelf))
    request = PullRequest(PROTOCOL, reading.cursors, recovery=recovery, newest=newest)
    sent = Send(paths.PULL, pack(request), reading.who.token)
    answer = read_answer((yield from ask(sent)), PullAnswer)
    _require_same_epoch(reading, answer)
    if recovery is not None:
        yield from _forget_recovery(recovery)
        reading.recovery_taken = True
    reading.cursors = answer.cursors
    return answer


def newest_receipt(shelf: Shelf) -> Played[Signed | None]:
    """Give this desk's newest receipt where no cursor has gone beyond it yet."""
    known = b"" if shelf.pulled is None else shelf.pulled.last_receipt

    def read(connection: Connection) -> Signed | None:
        return receipts.newer_than(connection, known)

    return (yield from ask(Read(File.JOURNAL, read)))


def _new_recovery() -> Played[bytes | None]:
    def read(connection: Connection) -> bytes | None:
        return read_setting(connection, NEW_RECOVERY)

    return (yield from ask(Read(File.JOURNAL, read)))


def _forget_recovery(sent: bytes) -> Played[None]:
    def forget(connection: Connection) -> None:
        if read_setting(connection, NEW_RECOVERY) == sent:
            drop_setting(connection, NEW_RECOVERY)

    yield from ask(Commit(File.JOURNAL, forget))


def _require_same_epoch(reading: Reading, answer: PullAnswer) -> None:
    before = reading.shelf.pulled
    if before is not None and before.epoch != answer.epoch:
        raise RegisterRefusedError(OTHER_EPOCH)


def _take_receipts(reading: Reading, answer: PullAnswer) -> Played[None]:
    if not answer.receipts:
        return
    checked = yield from check_receipts(reading.who, answer.receipts)

    def keep(connection: Connection) -> int:
        return inbox.take_receipts(connection, checked, answer.time)

    reading.acknowledged += yield from ask(Commit(File.JOURNAL, keep))


def _end_scopes(reading: Reading, answer: PullAnswer) -> Played[None]:
    readable = set(answer.scopes)
    ended = reading.shelf.scopes - readable
    if any(scope.startswith(LIST_PREFIX) for scope in readable):
        # The list in use stays until the one that follows it is loaded.
        ended -= {reading.shelf.list_scope}
    if ended:
        end = partial(inbox.end_scopes, ended=ended)
        erasing = any(map(inbox.tells_of_holders, ended))
        yield from ask(Commit(File.CHECKLIST, end, erasing=erasing))
        reading.shelf = yield from ask(Read(File.CHECKLIST, inbox.read_shelf))


def _take_rows(reading: Reading, answer: PullAnswer) -> Played[None]:
    if answer.list_key is not None:
        reading.next_key = answer.list_key
    yield from _expect_list_pages(reading, answer)
    reading.rows += [row for row in answer.rows if not _is_list(row)]
    in_use, loading = _list_rows(reading, answer.rows)
    reading.list_changed |= bool(in_use)
    yield from _put_list_rows(in_use, list_row)
    yield from _put_list_rows(loading, next_list_row)


def _put_list_rows(rows: Sequence[FeedRow], table: Table) -> Played[None]:
    if not rows:
        return
    try:
        changes = checklist.read_list_rows(rows)
    except MalformedEntryError as why:
        raise fault(why) from why
    yield from ask(
        Commit(File.CHECKLIST, lambda to: checklist.put_list_rows(to, changes, table))
    )


def _expect_list_pages(reading: Reading, answer: PullAnswer) -> Played[None]:
    """Make room for a list that comes in these pages from 0, with all else."""
    new = _new_list(reading, answer)
    if new and reading.shelf.pulled is None:
        yield from ask(
            Commit(File.CHECKLIST, lambda to: list_loading.begin_loading(to, b""))
        )
        reading.next_list = new


def _new_list(reading: Reading, answer: PullAnswer) -> str:
    known = {reading.next_list, reading.shelf.list_scope}
    lists = [scope for scope in answer.scopes if scope.startswith(LIST_PREFIX)]
    return next((scope for scope in lists if scope not in known), "")


def _is_list(row: FeedRow) -> bool:
    return row.scope.startswith(LIST_PREFIX)


def _list_rows(
    reading: Reading, rows: Sequence[FeedRow]
) -> tuple[list[FeedRow], list[FeedRow]]:
    loading = [
        row for row in rows if reading.next_list and row.scope == reading.next_list
    ]
    in_use = [
        row
        for row in rows
        if row.scope == reading.shelf.list_scope and row.scope != reading.next_list
    ]
    return in_use, loading


def begin_scopes(reading: Reading, answer: PullAnswer) -> Played[bool]:
    """Read scopes that are new to this desk from 0; tell whether there are any."""
    if reading.shelf.pulled is None:
        reading.reread |= set(answer.scopes)
    new = set(answer.scopes) - reading.followed
    for scope in sorted(new):
        if scope.startswith(LIST_PREFIX):
            yield from begin_list(reading, scope)
        if all(cursor.scope != scope for cursor in reading.cursors):
            reading.cursors = (*reading.cursors, Cursor(scope))
    reading.reread |= new
    return bool(new)


def begin_list(reading: Reading, scope: str) -> Played[None]:
    """Load a list by snapshot; where there is none, leave it to the pages."""
    fetched = yield from fetch_list(reading.who)
    if fetched is not None and scope in {"", fetched.scope}:
        _take_fetched(reading, fetched)
    elif scope:
        yield from ask(
            Commit(File.CHECKLIST, lambda to: list_loading.begin_loading(to, b""))
        )
        reading.next_list, reading.next_key = scope, None


def _take_fetched(reading: Reading, fetched: Fetched) -> None:
    reading.next_list, reading.next_key = fetched.scope, fetched.list_key
    own = Cursor(fetched.scope, fetched.cursor)
    reading.cursors = (*reading.cursors, own)
