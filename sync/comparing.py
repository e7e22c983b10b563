"""Whether the list is the register's, row for row; where it is not, it is read again.

The register tells at its head what its rows add up to. Read again is page by page
from the rows themselves: a snapshot may lack what this desk lacks.
"""

from functools import partial

from kaikudesk.chunks import ROOT_MODULUS
from kaikudesk.storage import list_loading, list_roots
from kaikudesk.storage.list_roots import ListRoot
from kaikudesk.storage.tables import Connection, Table, list_row, next_list_row
from kaikudesk.wire.messages import Cursor, PullAnswer
from sync.pages import Reading
from sync.steps import Commit, File, Played, Read, ask


def begin_again(reading: Reading, answer: PullAnswer) -> Played[bool]:
    """Read the list from 0 where it is not the register's; tell whether that is so.

    It is done once: where the rows themselves do not add up to what the register
    says, its sum is at fault, and no list would ever fit. A file brings no other
    answer: what is followed on from it is asked for from 0.
    """
    scope = reading.next_list or reading.shelf.list_scope
    if answer.root is None or scope not in answer.scopes:
        return False
    table = next_list_row if reading.next_list else list_row
    there = yield from _root_of(table)
    if there.agrees(answer.root):
        return False
    if reading.list_differed:
        yield from _bear(there, answer.root, table)
        return False
    reading.list_differed = True
    if reading.by_file:
        return False
    yield from _read_again(reading, scope)
    return True


def _root_of(table: Table) -> Played[ListRoot]:
    def read(connection: Connection) -> ListRoot:
        return list_roots.load_root(connection, table)

    return (yield from ask(Read(File.CHECKLIST, read)))


def _bear(there: ListRoot, told: int, table: Table) -> Played[None]:
    """Go on with a list that is as its rows were told, until the sum is another."""
    apart = (told - (there.root or 0)) % ROOT_MODULUS
    known = ListRoot(there.root, apart, there.day)
    keep = partial(list_roots.keep_root, root=known, table=table)
    yield from ask(Commit(File.CHECKLIST, keep))


def _read_again(reading: Reading, scope: str) -> Played[None]:
    yield from ask(
        Commit(File.CHECKLIST, lambda to: list_loading.begin_loading(to, b""))
    )
    reading.next_list, reading.next_key = scope, None
    others = (one for one in reading.cursors if one.scope != scope)
    reading.cursors = (*others, Cursor(scope))


def recount(today: int, *, anew: bool = False) -> Played[bool]:
    """Count all rows of the list, once a day or `anew`; tell if they were others.

    Their true sum is kept: the next round compares it.
    """
    before = yield from _root_of(list_row)
    if before.day == today and not anew:
        return False
    total, last = 0, None
    while True:
        piece = yield from ask(
            Read(File.CHECKLIST, partial(list_roots.count_piece, after=last))
        )
        if piece.last is None:
            break
        total, last = total + piece.total, piece.last
    found = ListRoot(total % ROOT_MODULUS, before.apart, today)

    def keep(connection: Connection) -> bool:
        if list_roots.load_root(connection) != before:
            return False
        list_roots.keep_root(connection, found)
        return before.root not in {None, found.root}

    return (yield from ask(Commit(File.CHECKLIST, keep)))
