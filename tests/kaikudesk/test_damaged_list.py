"""A damaged check list is begun anew, and nothing of the journal is touched."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kaikudesk import counter
from kaikudesk.counter import Given
from kaikudesk.desk import CHECKLIST_FILE, JOURNAL_FILE, Desk, open_files
from kaikudesk.errors import ListDamagedError, StorageError, WrongKeyError
from kaikudesk.handover import last_valid
from kaikudesk.model import Role, Tickets, Verdict
from kaikudesk.standing import read_ledger
from kaikudesk.storage import checklist
from kaikudesk.storage.checklist import row_of
from kaikudesk.storage.database import CHECKLIST_TUNING, open_database
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CaseRowWire
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS, LISTED, a_pull, enrol, opened
from tests.kaikudesk.flipping import flipped
from tests.making import SITE

OWN = Given(Tickets(own=1))
PAGE = 4096
ASIDE = f"{CHECKLIST_FILE}.aside"
SCOPES = (f"cases/{SITE}", f"cards/{SITE}")
MANY, SEVERAL = 150, 3


def fill_with_garbage(path: Path, _page: int = 0) -> None:
    """Write what never was a database."""
    path.write_bytes(b"garbage" * 5000)


def cut(path: Path, size: int) -> None:
    """Leave only the beginning of a file."""
    path.write_bytes(path.read_bytes()[:size])


def damage_page(path: Path, number: int) -> None:
    """Flip one bit in the middle of a page, counted from 1."""
    bit = ((number - 1) * PAGE + PAGE // 2) * 8
    path.write_bytes(flipped(path.read_bytes(), bit))


def page_of(desk: Desk, table: str) -> int:
    """Give the page on which a small table stands."""
    with desk.files.checklist.reading() as connection:
        page: int = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).scalar_one()
    return page


def a_day(folder: Path, clock: FixedClock) -> tuple[bytes, int]:
    """Enrol a desk that records one ticket; give its id, and where `pulled` stands."""
    enrol(folder, clock).close()
    with opened(folder, clock) as desk:
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, OWN)
        page = page_of(desk, "pulled")
        desk.files.checklist.checkpoint(truncate=True)
    return checked.entry_id, page


def of_another_desk(path: Path, _page: int) -> None:
    """Put a list here that another key opens."""
    path.unlink()
    other = open_database(path, b"x" * 32, CHECKLIST_TUNING)
    with other.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE list_row (key INTEGER)")
    other.checkpoint(truncate=True)
    other.close()


DAMAGES: dict[str, Callable[[Path, int], None]] = {
    "garbage": fill_with_garbage,
    "less than a page": lambda path, _page: cut(path, 600),
    "one page": lambda path, _page: cut(path, PAGE),
    "cut inside a page": lambda path, _page: cut(path, 3 * PAGE + 100),
    "another key": of_another_desk,
    "first page": lambda path, _page: damage_page(path, 1),
    "what was pulled": damage_page,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_list_is_begun_anew_and_the_journal_stays(
    tmp_path: Path, clock: FixedClock, damage: str
) -> None:
    """The desk opens as before its first list, with all that it had recorded."""
    entry_id, page = a_day(tmp_path, clock)
    DAMAGES[damage](tmp_path / CHECKLIST_FILE, page)
    damaged = (tmp_path / CHECKLIST_FILE).read_bytes()

    with opened(tmp_path, clock) as desk:
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, OWN)
        recorded = [heard.entry.entry_id for heard in desk.acts.redemptions()]

        assert desk.list_is_anew
    assert checked.answer.verdict is Verdict.NOT_ON_LIST
    assert recorded == [entry_id, checked.entry_id]
    assert (tmp_path / ASIDE).read_bytes() == damaged


def test_what_was_set_aside_goes_when_another_list_is_there(
    tmp_path: Path, clock: FixedClock
) -> None:
    """Until then each start says that the list is missing; then no copy is left."""
    a_day(tmp_path, clock)
    fill_with_garbage(tmp_path / CHECKLIST_FILE)
    with opened(tmp_path, clock):
        pass
    with opened(tmp_path, clock) as desk:
        anew_at_the_next_start = desk.list_is_anew
        with desk.files.checklist.transaction() as connection:
            checklist.keep_pulled(connection, a_pull())
        desk.refresh()

        assert not desk.list_is_anew
    assert anew_at_the_next_start
    assert not (tmp_path / ASIDE).exists()


def test_a_page_that_breaks_while_the_desk_works_costs_only_the_list(
    tmp_path: Path, clock: FixedClock
) -> None:
    """The check says that the list is damaged; begun anew, the desk works on."""
    a_day(tmp_path, clock)
    with opened(tmp_path, clock) as desk:
        damage_page(tmp_path / CHECKLIST_FILE, page_of(desk, "list_row"))
    with opened(tmp_path, clock) as desk:
        with pytest.raises(ListDamagedError):
            counter.check_card(desk, LISTED)

        desk.begin_list_anew()
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, OWN)

        assert desk.list_is_anew
        assert checked.answer.verdict is Verdict.NOT_ON_LIST
        assert len(desk.acts.redemptions()) == 2


def test_a_list_that_cannot_be_set_aside_leaves_the_desk_working(
    tmp_path: Path, clock: FixedClock
) -> None:
    """The fault is said, and records go on without a list."""
    a_day(tmp_path, clock)
    in_the_way = tmp_path / ASIDE
    in_the_way.mkdir()
    (in_the_way / "something").touch()
    with opened(tmp_path, clock) as desk:
        with pytest.raises(StorageError):
            desk.begin_list_anew()
        checked = counter.check_card(desk, LISTED)
        counter.record_redemption(desk, checked, OWN)

        assert len(desk.acts.redemptions()) == 2


def test_a_damaged_journal_is_never_set_aside(
    tmp_path: Path, clock: FixedClock
) -> None:
    """What cannot be fetched again stays as it is, and its list beside it."""
    a_day(tmp_path, clock)
    damage_page(tmp_path / JOURNAL_FILE, 1)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db")}

    with pytest.raises(WrongKeyError):
        open_files(tmp_path, KEYS, clock)

    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.db")} == before


def test_whichever_page_breaks_the_desk_opens_to_screens_that_can_be_read(
    tmp_path: Path, clock: FixedClock
) -> None:
    """What stands on the screens at a start is read before the day begins."""
    path = tmp_path / CHECKLIST_FILE
    enrol(tmp_path, clock, Role.DISTRIBUTOR).close()
    with opened(tmp_path, clock) as desk:
        with desk.files.checklist.transaction() as connection:
            checklist.put_rows(connection, many_rows())
        desk.files.checklist.checkpoint(truncate=True)
    whole = path.read_bytes()
    set_aside = 0

    for number in range(2, len(whole) // PAGE + 1):
        path.write_bytes(whole)
        damage_page(path, number)
        with opened(tmp_path, clock) as desk:
            set_aside += desk.list_is_anew
            read_ledger(desk)
            last_valid(desk, desk.today)
            for card in range(MANY):
                row_of(desk.list_connection, SCOPES[1], card.to_bytes(16, "big"))

    assert set_aside > SEVERAL


def many_rows() -> list[FeedRow]:
    """Give rows of the scopes behind the screens that fill several pages each."""
    case = CaseRowWire(3, SITE, (bytes(16),), 739_000, "78", closed_by="registration")
    return [
        FeedRow(scope, number.to_bytes(16, "big"), msgspec.Raw(encode(case)))
        for scope in SCOPES
        for number in range(MANY)
    ]
