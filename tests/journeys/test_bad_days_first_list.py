"""The register dies while a desk loads its first list: the rest comes, and no more."""

import re
import socket
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, select

from kaikudesk.chunks import ROWS
from kaikudesk.clock import SystemClock
from kaikudesk.codes import KEY_BYTES
from kaikudesk.model import Unreached, Verdict
from kaikudesk.storage import tables
from kaikudesk.wire import paths
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import ListRowWire
from register import feed
from register.tables import feed as feed_table
from tests.fault_server import Answer
from tests.journeys.bad_days import LISTED, Place, beside, record
from tests.journeys.town import Post

LIST = "list/1/1"
CARDS = 2 * ROWS + 20_000
CHUNKS = 3


@pytest.fixture(scope="module")
def crowded(place: Place) -> Place:
    """Serve a register with a list that needs three chunks."""
    fill(place.url)
    return place


def fill(url: str) -> None:
    """Put a region's cards on the list, as a fold of their registrations would."""
    row = ListRowWire(last_valid=740_000, children=1)
    drawn = Random(7)
    changes: feed.Changes = {
        (LIST, drawn.randbytes(KEY_BYTES)): encode(row) for _ in range(CARDS)
    }

    def work(connection: Connection) -> None:
        added = feed.added_to_root({}, changes)
        since = feed.before(connection).received
        n = feed.advance(connection, added=added, now=since, since=since).n
        feed.write_rows(connection, n, changes)

    with beside(url) as register:
        register.database.write(work)


def dies_at_chunk(place: Place, number: int, part: float) -> Answer:
    """Let the register answer, and die with a part of this chunk on its way."""

    def answer(connection: socket.socket) -> None:
        said = place.line.ask(place.port)
        if len(chunks_asked(place)) == number:
            connection.sendall(said[: int(len(said) * part)])
            place.kill()
            connection.shutdown(socket.SHUT_RDWR)
        else:
            connection.sendall(said)

    return answer


def asked(place: Place, path: str) -> list[str]:
    """Name what was asked for below a path, in its order."""
    heads = (head.decode() for head in place.line.requests)
    found = (re.match(rf"GET {path}(\w*) ", head) for head in heads)
    return [one[1] for one in found if one]


def chunks_asked(place: Place) -> list[str]:
    """Name the chunks that were asked for."""
    return asked(place, paths.CHUNKS)


def list_of(post: Post) -> list[tuple[int, ...]]:
    """Give the list as the desk has it."""
    with post.desk.files.checklist.reading() as connection:
        rows = connection.execute(
            select(tables.list_row).order_by(tables.list_row.c.key)
        )
        return [tuple(row) for row in rows]


def list_at(place: Place) -> list[tuple[int, ...]]:
    """Give the list as the register has it."""
    found = select(feed_table).where(feed_table.c.scope == LIST)
    with beside(place.url) as register, register.database.reading() as connection:
        return sorted(
            feed.list_tuple(row.item, row.row) for row in connection.execute(found)
        )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "part"),
    [(1, 0.0), (CHUNKS, 0.5)],
    ids=["before the first chunk", "within the last"],
)
def test_a_first_list_that_broke_off_fetches_only_the_rest(
    crowded: Place, tmp_path: Path, number: int, part: float
) -> None:
    """No chunk that was loaded comes twice, and the list is the register's own."""
    place = crowded
    place.heal()
    post = place.enrol(tmp_path / "työpöytä", SystemClock())
    place.line.requests.clear()
    place.spoil(dies_at_chunk(place, number, part))
    assert post.play().why_not is Unreached.NO_ANSWER
    broken = chunks_asked(place)
    assert len(broken) == number
    assert record(post, LISTED) == [Verdict.NOT_ON_LIST]

    place.serve()
    assert post.play().reached
    assert len(asked(place, paths.MANIFEST)) == 1
    rest = chunks_asked(place)[number:]
    assert rest[0] == broken[-1]
    assert len(broken[:-1] + rest) == len({*broken, *rest}) == CHUNKS
    assert record(post, LISTED) == [Verdict.VALID]
    assert list_of(post) == list_at(place)
    assert len(list_of(post)) > CARDS
    post.desk.close()
