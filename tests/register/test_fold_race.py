"""Many desks at once: no entry is lost from a fold, no number from the feed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier, Event, Thread

from sqlalchemy import select

from kaikudesk.ledger.projection import Place
from kaikudesk.wire.messages import Cursor, PullRequest
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import UseRowWire
from register.acceptance import accept
from register.engines import open_database
from register.opened import Register
from register.pull import pull
from register.rights import Actor, Author
from register.tables import feed, feed_head
from tests.register.pens import Pen
from tests.register.staging import (
    CODE,
    VENUE,
    a_pen,
    assert_whole,
    opened,
    root_of,
    rows_of,
)

DESKS = 8
PUSHES = 12
ROUNDS = 25


def pens_of(register: Register) -> list[tuple[Author, Pen]]:
    """Give eight desks of one venue that each opened their day."""
    pens = []
    for number in range(1, DESKS + 1):
        author = Author(number, VENUE, Actor.VENUE)
        pen = a_pen(register, f"venue{number:03}".encode())
        pen.open_day()
        accept(register, author, pen.push())
        pens.append((author, pen))
    return pens


def at_once(register: Register, pens: list[tuple[Author, Pen]]) -> None:
    """Let every desk push one use of a code nobody had before, at one moment.

    They meet before each code, since a later fold of a code mends an earlier one.
    """
    meeting = Barrier(DESKS)
    for _, pen in pens:
        for n in range(ROUNDS):
            pen.use(f"{CODE}{n}")

    def push_singly(one: tuple[Author, Pen]) -> None:
        author, pen = one
        for _ in range(ROUNDS):
            meeting.wait()
            accept(register, author, pen.push(last=pen.pushed + 1))

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(push_singly, pens))


class Follower:
    """Reads the feed as a desk does, and compares the root at every head."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.rows: dict[Place, bytes] = {}
        self.cursors: tuple[Cursor, ...] = ()
        self.wrong: list[int] = []
        self.reader = Author(1, VENUE, Actor.VENUE)

    def read(self) -> None:
        """Read one page; at the head the list must add up to the root there."""
        answer = pull(self.register, self.reader, PullRequest(1, self.cursors, limit=7))
        self.cursors = answer.cursors
        for row in answer.rows:
            if row.row is None:
                self.rows.pop((row.scope, row.item), None)
            else:
                self.rows[row.scope, row.item] = row.row

    @contextmanager
    def following(self) -> Iterator[None]:
        """Follow the feed while the tests push."""
        ended = Event()

        def follow() -> None:
            while not ended.is_set():
                self.read()

        thread = Thread(target=follow)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
        for _ in range(2 * DESKS * ROUNDS):
            self.read()


def roots_seen(register: Register, ended: Event, wrong: list[int]) -> None:
    """Compare the root with the rows at one head after the other."""
    while not ended.is_set():
        with register.database.reading() as connection:
            head = connection.execute(select(feed_head)).one()
            found = connection.execute(select(feed)).all()
        rows = {(r.scope, r.item): r.row for r in found if r.row is not None}
        if root_of(rows) != head.root or any(r.seq > head.n for r in found):
            wrong.append(head.n)


@contextmanager
def comparing(register: Register) -> Iterator[list[int]]:
    """Compare roots in a thread of its own; gives the heads that were wrong."""
    ended, wrong = Event(), list[int]()
    thread = Thread(target=roots_seen, args=(register, ended, wrong))
    thread.start()
    try:
        yield wrong
    finally:
        ended.set()
        thread.join()


def test_eight_desks_fold_each_new_code_and_nothing_is_lost(
    register: Register,
) -> None:
    """Each push of a code that nobody had before is in the fold, at every moment."""
    follower = Follower(register)
    with follower.following(), comparing(register) as wrong:
        at_once(register, pens_of(register))

    rows = rows_of(register)
    used = [
        len(decode(row, UseRowWire).uses)
        for (scope, _), row in rows.items()
        if scope == "site/7"
    ]
    assert used == [DESKS] * ROUNDS
    assert wrong == []
    # No desk reads the coordinator's cases.
    read = {place: row for place, row in rows.items() if place[0] != "cases/0"}
    assert follower.rows == read
    assert_whole(register)


def test_eight_registrations_of_one_code_have_one_keeper(register: Register) -> None:
    """The list and its root stay one, whoever came first."""
    authors = [
        (Author(n, n, Actor.DISTRIBUTOR), a_pen(register, f"distr{n:03}".encode(), n))
        for n in range(1, DESKS + 1)
    ]
    for _, pen in authors:
        pen.register_card(CODE, children=pen.site)

    def push(one: tuple[Author, Pen]) -> None:
        accept(register, one[0], one[1].push())

    with comparing(register) as wrong, ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(push, authors))

    assert wrong == []
    assert sum(scope == "list/1/1" for scope, _ in rows_of(register)) == 1
    assert_whole(register)


def test_eight_desks_on_different_cards_get_no_error(register: Register) -> None:
    """Single redemptions at once are each taken in, none answered with an error."""
    pens = pens_of(register)
    for place, (_, pen) in enumerate(pens):
        for n in range(PUSHES):
            pen.use(f"KK{place:04}{n:04}")

    def push(one: tuple[Author, Pen]) -> int:
        author, pen = one
        answered = 0
        while pen.pushed < len(pen.sents):
            answered += len(accept(register, author, pen.push(last=pen.pushed + 1)))
        return answered

    with ThreadPoolExecutor(DESKS) as pool:
        assert sum(pool.map(push, pens)) == DESKS * PUSHES
    assert_whole(register)


def test_new_processes_may_open_one_database_at_once(database_url: str) -> None:
    """Whoever is second finds the tables and the keys of the first."""

    def open_it(_n: int) -> bytes:
        with opened(database_url, serving=False) as register:
            return register.mac_key

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(open_it, range(4)))) == 1


def test_new_files_wait_for_their_turn_to_become_wal(tmp_path: Path) -> None:
    """SQLite itself does not wait at this change, and would say *locked*."""

    def found_in(url: str) -> int | None:
        meeting.wait()
        with closing(open_database(url)) as database, database.reading() as connection:
            return connection.scalar(select(feed_head.c.n))

    meeting, found = Barrier(DESKS), list[int | None]()
    with ThreadPoolExecutor(DESKS) as pool:
        for n in range(ROUNDS):
            found += pool.map(found_in, [f"sqlite:///{tmp_path}/{n}.db"] * DESKS)
    assert found == [0] * DESKS * ROUNDS
