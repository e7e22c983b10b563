"""A full disk, a wrong clock, a file of a newer program: the desk says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kaikudesk import counter
from kaikudesk.clock import UNKNOWN, SystemClock, hybrid_ms
from kaikudesk.errors import StorageFullError, TooNewError
from kaikudesk.model import Verdict
from kaikudesk.rules.check import Advisory
from kaikudesk.storage import receipts
from kaikudesk.storage.database import Database
from kaikudesk.wire.entry import decode_entry
from tests.journeys.bad_days import (
    LISTED,
    Place,
    beside,
    nothing_is_lost_or_doubled,
    record,
    register_cards,
    written,
)
from tests.journeys.town import Post, post_of

YEAR_MS = 365 * 24 * 3600 * 1000
FLED = "KK99990001"


class SetClock(SystemClock):
    """The machine's clock, set wrongly by so many milliseconds."""

    wrong_ms = 0

    def now_ms(self) -> int:
        """Give the time as this clock has it."""
        return super().now_ms() + self.wrong_ms


@pytest.fixture
def clock() -> SetClock:
    """Give a clock that is right until it is set."""
    return SetClock()


@pytest.fixture
def post(place: Place, tmp_path: Path, clock: SetClock) -> Iterator[Post]:
    """Let a venue's desk in, with a list, and two tickets that wait."""
    made = place.enrol(tmp_path / "työpöytä", clock)
    assert made.play().reached
    record(made, LISTED, FLED)
    yield made
    made.desk.close()


@contextmanager
def no_room_for(database: Database, table: str) -> Iterator[None]:
    """Let the disk be full whenever a row is to go into this table."""
    with database.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE ballast (content BLOB)")
        connection.exec_driver_sql(
            f"CREATE TRIGGER fills BEFORE INSERT ON {table}"
            " BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); END"
        )
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    yield
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        connection.exec_driver_sql("DROP TRIGGER fills")
        connection.exec_driver_sql("DROP TABLE ballast")


def acknowledged(post: Post) -> int:
    """Give the number up to which the desk knows that the register has it."""
    with post.desk.files.journal.reading() as connection:
        return receipts.acknowledged(connection)


@pytest.mark.slow
@pytest.mark.logs("round broke off")
def test_a_disk_too_full_for_the_receipt_costs_a_repeat(
    place: Place, post: Post
) -> None:
    """The register has the tickets, the desk does not know it yet, and asks again."""
    kept = written(post)
    with no_room_for(post.desk.files.journal, "receipt"):
        with pytest.raises(StorageFullError):
            post.play()
        assert place.holds(post.desk.identity.replica) == written(post) == kept
        assert (acknowledged(post), post.waiting) == (0, len(kept))

    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
@pytest.mark.logs("round broke off")
@pytest.mark.parametrize(
    ("table", "new"),
    [
        ("scope_row", "KK00000001"),
        ("list_row", "KK00000002"),
        ("cursor", "KK00000003"),
    ],
)
def test_a_disk_too_full_for_what_is_new_leaves_what_was(
    place: Place, post: Post, table: str, new: str
) -> None:
    """The tickets are delivered, the old list serves, and the rest comes later."""
    with beside(place.url) as register:
        register_cards(register, new)
    with no_room_for(post.desk.files.checklist, table):
        with pytest.raises(StorageFullError):
            post.play()
        assert post.waiting == 0
        assert record(post, LISTED) == [Verdict.VALID]

    assert post.play().reached
    assert record(post, new) == [Verdict.VALID]
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
@pytest.mark.logs("round broke off")
@pytest.mark.parametrize("table", ["next_list_row", "loaded_chunk", "pulled"])
def test_a_disk_too_full_for_the_first_list_gets_it_later(
    place: Place, tmp_path: Path, table: str
) -> None:
    """Until it is whole, the desk says that it has none, and records all the same."""
    post = place.enrol(tmp_path / "uusi", SystemClock())
    with no_room_for(post.desk.files.checklist, table):
        with pytest.raises(StorageFullError):
            post.play()
        assert record(post, LISTED) == [Verdict.NOT_ON_LIST]

    assert post.play().reached
    assert record(post, LISTED) == [Verdict.VALID]
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)
    post.desk.close()


def advice(post: Post) -> tuple[Verdict, Advisory | None, int | None]:
    """Give what the desk says of the listed card, and how old its list is."""
    answer = counter.check_card(post.desk, LISTED).answer
    return answer.verdict, answer.advisory, answer.age.seconds


@pytest.mark.slow
def test_a_clock_set_back_a_year_makes_verdicts_advice(
    place: Place, post: Post, clock: SetClock
) -> None:
    """Entries say *unknown* and keep their order; a round does not make it right."""
    clock.wrong_ms = -YEAR_MS
    assert advice(post) == (Verdict.VALID, Advisory.AGE_UNKNOWN, None)
    record(post, LISTED, FLED)
    assert post.play().reached
    assert advice(post) == (Verdict.VALID, Advisory.AGE_UNKNOWN, None)
    record(post, LISTED)

    clock.wrong_ms = 0
    assert post.play().reached
    assert advice(post)[:2] == (Verdict.VALID, None)
    record(post, LISTED)
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)
    plains = [decode_entry(raw).plain for raw in written(post)]
    made = [one.made for one in plains]
    doubtful = [one for one in plains if one.made == UNKNOWN]
    assert [one.n for one in doubtful] == [4, 5, 6, 7]
    assert all(one.wall < plains[0].wall - YEAR_MS // 2 for one in doubtful)
    assert hybrid_ms(made[-1]) >= hybrid_ms(made[2])


@pytest.mark.slow
def test_a_clock_set_ahead_a_year_harms_nobody(
    place: Place, post: Post, clock: SetClock
) -> None:
    """The list is past its day until the clock is right, and then it serves again."""
    clock.wrong_ms = YEAR_MS
    assert advice(post)[1] is Advisory.PAST_GOOD_UNTIL
    record(post, LISTED)
    assert post.play().reached

    clock.wrong_ms = 0
    assert post.play().reached
    assert advice(post)[:2] == (Verdict.VALID, None)
    record(post, LISTED)
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["journal.db", "checklist.db"])
def test_a_file_of_a_newer_program_is_left_to_it(
    place: Place, post: Post, clock: SetClock, name: str
) -> None:
    """This program opens nothing and changes no byte; the newer one has it all."""
    files = post.desk.files
    database = files.journal if name == "journal.db" else files.checklist
    known = set_version(database, 1000)
    kept = written(post)
    post.desk.close()
    folder = database.path.parent
    before = (folder / name).read_bytes()
    with pytest.raises(TooNewError):
        post_of(folder, clock)
    assert (folder / name).read_bytes() == before

    set_version(database, known)
    post = post_of(folder, clock)
    assert (written(post), post.waiting) == (kept, len(kept))
    assert post.play().reached
    nothing_is_lost_or_doubled(place, post)
    post.desk.close()


def set_version(database: Database, version: int) -> int:
    """Write a version into a file, as another program does, and give the former."""
    with database.transaction() as connection:
        former: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    assert database.checkpoint(truncate=True)
    return former
