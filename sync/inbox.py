"""What a round does to the desk's files: receipts first, then rows with cursors.

Each function here is one transaction of one file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kaikudesk.storage import checklist, journal, list_loading, receipts
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.identity import Heard, keep_heard
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.storage.tables import Connection
from kaikudesk.wire.messages import Cursor, FeedRow, ListKey

# How long a list may outlive the day until which it was good (design.md, 5).
OUTLIVES_MS = 30 * 24 * 3600 * 1000


def tells_of_holders(scope: str) -> bool:
    """Tell whether a scope holds cards in full, of which nothing may stay behind."""
    return scope.startswith("cards/")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the desk holds before a pull: cursors, and what they belong to."""

    cursors: tuple[Cursor, ...]
    pulled: Pulled | None

    @property
    def scopes(self) -> frozenset[str]:
        """Name the scopes that are followed."""
        return frozenset(self.pulled.scopes if self.pulled else ())

    @property
    def epoch(self) -> bytes:
        """Give the epoch in which the rows were read, b"" where none were."""
        return self.pulled.epoch if self.pulled else b""

    @property
    def list_scope(self) -> str:
        """Name the list that is held, "" where none is."""
        return self.pulled.list_scope if self.pulled else ""


@dataclass(frozen=True, slots=True)
class Landing:
    """All that lands together when a pull has met the head.

    `reread` are the scopes whose rows come from 0: what stood there goes.
    `new_list` names the list that was loaded beside the one in use.
    """

    pulled: Pulled
    cursors: tuple[Cursor, ...]
    rows: Sequence[FeedRow]
    reread: frozenset[str]
    new_list: str = ""

    @property
    def erases(self) -> bool:
        """Tell whether rows change that may tell of a holder."""
        return any(map(tells_of_holders, self.reread)) or any(
            tells_of_holders(row.scope) for row in self.rows
        )


def read_shelf(connection: Connection) -> Shelf:
    """Read what the check list holds before a pull."""
    return Shelf(checklist.cursors(connection), checklist.load_pulled(connection))


def take_receipts(
    connection: Connection, checked: Iterable[CheckedReceipt], register_ms: int
) -> int:
    """Keep receipts and the time heard; give how many entries they acknowledge.

    Raises ForeignReceiptError, and then keeps nothing.
    """
    newly = receipts.keep_receipts(connection, checked)
    keep_heard(connection, Heard(register_ms, journal.head(connection).n))
    return newly


@dataclass(frozen=True, slots=True)
class JournalMark:
    """Where the journal stands: its newest entry and its farthest receipt."""

    n: int
    last_receipt: bytes


def mark_journal(connection: Connection) -> JournalMark:
    """Read where the journal stands when a page is applied."""
    head = journal.head(connection)
    return JournalMark(head.n, receipts.last_receipt(connection))


def end_scopes(connection: Connection, ended: frozenset[str]) -> None:
    """Delete at once what this desk may not read any more."""
    pulled = checklist.load_pulled(connection)
    if pulled is None:
        return
    for scope in ended:
        checklist.drop_scope(connection, scope)
    if pulled.list_scope in ended:
        checklist.drop_list(connection)
        pulled = replace(pulled, list_scope="", list_key=b"")
    left = tuple(scope for scope in pulled.scopes if scope not in ended)
    checklist.keep_pulled(connection, replace(pulled, scopes=left))


def empty(connection: Connection, mark: JournalMark, register_ms: int) -> None:
    """Let everything go that was read: the right to read it has ended.

    What the journal was told of until now counts as read, so that the desk forgets
    what it wrote itself when its days are over.
    """
    pulled = checklist.load_pulled(connection)
    held = checklist.held_scopes(connection)
    end_scopes(connection, held if pulled is None else held | {*pulled.scopes})
    checklist.drop_list(connection)
    list_loading.drop_loading(connection)
    checklist.keep_cursors(connection, ())
    if pulled is not None:
        left = replace(
            pulled,
            register_ms=max(register_ms, pulled.register_ms),
            journal_n=mark.n,
            last_receipt=mark.last_receipt,
            scopes=(),
            list_scope="",
            list_key=b"",
        )
        checklist.keep_pulled(connection, left)


def is_outlived(connection: Connection, now_ms: int) -> bool:
    """Tell whether nobody refreshed the list for so long that it must go."""
    pulled = checklist.load_pulled(connection)
    if pulled is None or not pulled.list_scope:
        return False
    return now_ms > pulled.good_until + OUTLIVES_MS


def drop_list(connection: Connection) -> None:
    """Delete the list, and the cursors, so that the next pull loads a new one."""
    pulled = checklist.load_pulled(connection)
    checklist.drop_list(connection)
    checklist.keep_cursors(connection, ())
    if pulled is not None:
        without = replace(pulled, list_scope="", list_key=b"")
        checklist.keep_pulled(connection, without)


def land(connection: Connection, landing: Landing) -> None:
    """Let all pages of a pull take effect together with their cursors."""
    for scope in landing.reread:
        checklist.drop_scope(connection, scope)
    checklist.put_rows(connection, landing.rows)
    if landing.new_list:
        list_loading.swap_in(connection)
    elif not landing.pulled.list_scope:
        checklist.drop_list(connection)
    checklist.keep_cursors(connection, landing.cursors)
    checklist.keep_pulled(connection, landing.pulled)


def with_list_key(pulled: Pulled, scope: str, key: ListKey) -> Pulled:
    """Say that this list is held now, under this key."""
    return replace(pulled, list_scope=scope, key_version=key.version, list_key=key.key)
