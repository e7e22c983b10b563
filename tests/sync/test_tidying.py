"""Between rounds the desk forgets what has served, and looks its chain through."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update

from kaikudesk.clock import Clock
from kaikudesk.errors import DamagedError
from kaikudesk.storage import chain_watch, forgetting, identity, journal
from kaikudesk.storage.forgetting import DAY_MS, Reached, due_to_forget
from kaikudesk.storage.identity import OpenDay
from kaikudesk.storage.tables import entry, recent
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import Receipt
from kaikudesk.wire.rows import RULES_ITEM
from sync import tidying
from sync.tidying import Tidied, tidy
from tests.fakes import NOON_MS, FixedClock
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.making import CODE, DAY_ID, DAY_KEY, TODAY, a_receipt
from tests.stores import RAW_KEY
from tests.sync.desk import Desk

A_MONTH = 31


def tidied(desk: Desk, clock: Clock | None = None) -> Tidied:
    """Let the desk tidy up."""
    return desk.driver.drive(tidy(clock or desk.clock))


def readable(desk: Desk) -> list[int]:
    """Give the numbers of the entries that the desk may still read."""
    with desk.journal.reading() as connection:
        return list(connection.scalars(select(recent.c.n).order_by(recent.c.n)))


def hear(desk: Desk, days: int) -> None:
    """Play a round in which the register's time is so many days later."""
    desk.register.time = NOON_MS + days * DAY_MS
    assert desk.round().reached


def set_keep_days(desk: Desk, days: int) -> None:
    """Let the register say how long a desk may read what it wrote."""
    setting = ("keep_days", TODAY.toordinal(), TODAY.toordinal(), str(days))
    row = encode(bodies.RuleSet(2, (setting,)))
    desk.register.put(FeedRow("rules", RULES_ITEM, row))


@needs_cipher
def test_a_month_after_its_receipt_a_code_is_gone_from_the_journal(
    desk: Desk, tmp_path: Path
) -> None:
    """No row, no page and no log shows it; bytes and boxes stay."""
    desk.write(3)
    before = desk.written()
    hear(desk, A_MONTH)
    assert tidied(desk) == Tidied(forgotten=3)
    desk.journal.checkpoint(truncate=True)

    assert readable(desk) == []
    assert CODE.encode() not in plain_pages(tmp_path / "journal.db", RAW_KEY)
    assert desk.written() == before


def test_nothing_is_forgotten_before_its_time(desk: Desk) -> None:
    """Thirty whole days belong to corrections and to the search."""
    desk.write(2)
    hear(desk, 30)

    assert tidied(desk) == Tidied()
    assert readable(desk) == [1, 2]


def test_what_waits_is_never_forgotten(desk: Desk) -> None:
    """Without a receipt the desk alone knows of the act, however old it is."""
    desk.write(1)
    hear(desk, 0)
    desk.write(1)
    desk.register.time = NOON_MS + 400 * DAY_MS
    tidied(desk)
    assert readable(desk) == [1, 2]

    desk.register.largest_push = 0
    desk.round()
    assert tidied(desk).forgotten == 1
    assert readable(desk) == [2]


def test_the_clock_of_the_desk_makes_nobody_forget(desk: Desk) -> None:
    """A year ahead by mistake is no reason: only the register's time counts."""
    desk.write(1)
    hear(desk, 0)

    assert tidied(desk, FixedClock(NOON_MS + 400 * DAY_MS)) == Tidied()
    assert readable(desk) == [1]


def test_a_receipt_that_no_pull_has_met_forgets_nothing(desk: Desk) -> None:
    """Until the register's rows are here, only the side row shows the act."""
    desk.write(1)
    hear(desk, 0)
    early = a_receipt(1, desk.register.link_at(1), seq=0)
    reached = Reached(NOON_MS + A_MONTH * DAY_MS, encode(early))

    with desk.journal.reading() as connection:
        assert due_to_forget(connection, reached, 30) == ()


def test_what_a_person_must_look_at_stays_readable(desk: Desk) -> None:
    """An entry that is held or could not be read is not forgotten with the others."""
    desk.write(3)
    hear(desk, 0)
    _, receipt = desk.register.receipts.pop()
    marked = msgspec.structs.replace(receipt, held=(1,), unread=(3,))
    desk.register.receipts.append((desk.register.seq, marked))
    replace_receipts(desk, marked)
    hear(desk, A_MONTH)

    assert tidied(desk).forgotten == 1
    assert readable(desk) == [1, 3]


def replace_receipts(desk: Desk, told: Receipt) -> None:
    """Let the journal hold this one receipt."""
    row = {"statement": encode(told), "clear": 0}
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE receipt SET statement = :statement, clear = :clear", row
        )
    with desk.checklist.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE pulled SET last_receipt = :statement", {"statement": encode(told)}
        )


def test_the_register_says_how_long_is_kept(desk: Desk) -> None:
    """`keep_days` is a dated rule like any other."""
    set_keep_days(desk, 7)
    desk.write(1)
    hear(desk, 8)

    assert tidied(desk).forgotten == 1


@pytest.mark.parametrize("days", [0, -30])
def test_no_rule_makes_a_desk_forget_the_same_day(desk: Desk, days: int) -> None:
    """A rule set by mistake does not take today's acts from the clerk."""
    set_keep_days(desk, days)
    desk.write(1)
    hear(desk, 0)

    assert tidied(desk) == Tidied()


def test_a_stop_between_two_pieces_forgets_the_rest_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is a commit of its own; nothing is left out for good."""
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    desk.write(5)
    hear(desk, A_MONTH)
    steps, played = desk.driver, tidy(desk.clock)
    while len(readable(desk)) == 5:
        steps.perform(next(played))
    played.close()
    assert readable(desk) == [3, 4, 5]

    assert tidied(desk).forgotten == 3


@needs_cipher
def test_the_key_of_a_day_does_not_outlive_it(desk: Desk, tmp_path: Path) -> None:
    """At the site's midnight it goes, from the file as well."""
    with desk.journal.transaction() as connection:
        identity.keep_open_day(connection, OpenDay(DAY_ID, TODAY.toordinal(), DAY_KEY))
    assert tidied(desk) == Tidied()
    desk.clock.ms += 12 * 3600 * 1000
    assert tidied(desk) == Tidied(day_closed=True)
    desk.journal.checkpoint(truncate=True)

    with desk.journal.reading() as connection:
        assert identity.load_open_day(connection) is None
    assert DAY_KEY not in plain_pages(tmp_path / "journal.db", RAW_KEY)


def test_the_whole_chain_is_looked_through_once_a_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on where the last time ended, and begins again on another day."""
    monkeypatch.setattr(chain_watch, "AT_ONCE", 2)
    desk.write(3)
    days = desk.clock.ms // DAY_MS

    def due(day: int) -> bool:
        with desk.journal.reading() as connection:
            return chain_watch.is_due(connection, day)

    tidied(desk)
    assert due(days)
    tidied(desk)
    assert not due(days)
    assert due(days + 1)


@pytest.mark.parametrize("column", ["plain", "boxes", "link"])
def test_damage_before_the_checkpoint_is_found(desk: Desk, column: str) -> None:
    """A start does not look there any more; this does, and names the entry."""
    desk.write(3)
    with desk.journal.transaction() as connection:
        journal.store_checkpoint(connection, journal.head(connection))
        where = entry.c.n == 2
        found = connection.scalars(select(entry.c[column]).where(where)).one()
        changed = {column: found[:-1] + bytes([found[-1] ^ 1])}
        connection.execute(update(entry).where(where).values(changed))

    with pytest.raises(DamagedError, match="entry 2"):
        tidied(desk)


def test_a_missing_entry_is_found(desk: Desk) -> None:
    """A chain with a hole is no chain."""
    desk.write(3)
    with desk.journal.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM recent")
        connection.exec_driver_sql("DELETE FROM entry WHERE n = 2")
        journal.store_checkpoint(connection, journal.head(connection))

    with pytest.raises(DamagedError, match="entry 3"):
        tidied(desk)


def test_a_start_never_reads_more_than_the_last_entries(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checkpoint follows while the program runs for months."""
    monkeypatch.setattr(tidying, "MOST_BEHIND", 3)
    desk.write(2)
    tidied(desk)
    with desk.journal.reading() as connection:
        assert journal.checkpoint_of(connection).n == 0
    desk.write(1)
    tidied(desk)

    with desk.journal.reading() as connection:
        assert journal.checkpoint_of(connection) == journal.head(connection)


@needs_cipher
@pytest.mark.parametrize("row", [None, b"a row without it"], ids=["gone", "erased"])
def test_a_card_that_went_leaves_nothing_in_the_list(
    desk: Desk, tmp_path: Path, row: bytes | None
) -> None:
    """A distributor's row of a holder is overwritten where it stood."""
    desk.register.scopes.append("cards/7")
    secret = b"a holder's background, as it stood in the row"
    desk.register.put(FeedRow("cards/7", b"registration one", secret))
    assert desk.round().reached
    desk.register.put(FeedRow("cards/7", b"registration one", row))
    assert desk.round().reached
    desk.checklist.checkpoint(truncate=True)

    assert secret not in plain_pages(tmp_path / "checklist.db", RAW_KEY)


@needs_cipher
def test_cards_that_may_not_be_read_any_more_leave_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    """A desk that changed site keeps nothing of the holders of the former one."""
    desk.register.scopes.append("cards/7")
    secret = b"a holder's background, as it stood in the row"
    desk.register.put(FeedRow("cards/7", b"registration one", secret))
    assert desk.round().reached
    desk.register.scopes.remove("cards/7")
    assert desk.round().reached
    desk.checklist.checkpoint(truncate=True)

    assert secret not in plain_pages(tmp_path / "checklist.db", RAW_KEY)
