"""A new replica: everything without receipt is sent again, nothing else changes."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection

from kaikudesk.chain import anchor, links
from kaikudesk.errors import ForeignReceiptError
from kaikudesk.storage import healing, journal, receipts, streams
from kaikudesk.storage.database import Database, open_database
from kaikudesk.storage.evidence import evidence_for
from kaikudesk.storage.forgetting import DAY_MS, Reached, due_to_forget
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import load_identity
from kaikudesk.storage.journal_steps import JOURNAL_UPGRADES
from kaikudesk.storage.receipts import CheckedReceipt, Standing
from kaikudesk.wire.receipt import Receipt
from tests.fakes import NOON_MS
from tests.making import EPOCH, REPLICA, a_receipt, a_redemption, signed
from tests.stores import RAW_KEY, a_journal

SECOND, THIRD = b"replica2", b"replica3"
NEXT_EPOCH = b"epoch after this"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give the journal of an enrolled desk."""
    with a_journal(tmp_path) as opened:
        yield opened


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """Give a transaction on it."""
    with database.transaction() as begun:
        yield begun


def write(connection: Connection, count: int) -> None:
    """Record so many redemptions."""
    for _ in range(count):
        head = journal.head(connection)
        entry, boxes, side = a_redemption(head.n + 1)
        journal.append(connection, head, entry, boxes=boxes, side=side)


def plains(connection: Connection, *numbers: int) -> list[bytes]:
    """Give the bytes of entries by their own numbers."""
    own = {one.n: one.entry.raw for one in journal.own_entries(connection)}
    return [own[n] for n in numbers]


def receive(connection: Connection, receipt: Receipt) -> int:
    """Take a receipt whose signature is right."""
    checked = CheckedReceipt(signed(receipt), receipt)
    return receipts.keep_receipts(connection, [checked])


def acknowledge(
    connection: Connection, last: int, *, epoch: bytes = EPOCH, replica: bytes = b""
) -> Receipt:
    """Let the register acknowledge a stream of this journal up to a number."""
    name = replica or streams.present(connection).replica
    stream = streams.find(connection, name)
    assert stream is not None
    link = streams.link_in(connection, stream, last)
    assert link is not None
    receipt = msgspec.structs.replace(a_receipt(last, link, replica=name), epoch=epoch)
    receive(connection, receipt)
    return receipt


def standings(connection: Connection, count: int) -> list[Standing]:
    """Tell where the first entries stand."""
    found = receipts.standings(connection)
    return [found.of(n) for n in range(1, count + 1)]


def test_a_new_replica_sends_all_without_receipt_again(connection: Connection) -> None:
    """Bytes, birth and place stay; only the numbers and links on the way are new."""
    write(connection, 4)
    acknowledge(connection, 2)

    healing.take_replica(connection, SECOND, Cause.JOURNAL)

    batch = receipts.waiting(connection, 10)
    again = plains(connection, 3, 4)
    assert (batch.replica, batch.first, batch.before) == (SECOND, 1, anchor(SECOND))
    assert [one.plain for one in batch.entries] == again
    assert receipts.waiting_count(connection) == 2
    end = streams.head_of(connection, streams.present(connection))
    assert end.link == list(links(anchor(SECOND), again))[-1]


def test_what_is_written_later_follows_in_the_new_stream(
    connection: Connection,
) -> None:
    """The journal's own chain goes on as if nothing had happened."""
    write(connection, 2)
    acknowledge(connection, 1)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    write(connection, 2)

    batch = receipts.waiting(connection, 10)

    assert [one.plain for one in batch.entries] == plains(connection, 2, 3, 4)
    assert journal.verify_since_checkpoint(connection).n == 4


def test_standings_go_by_the_entries_own_numbers(connection: Connection) -> None:
    """What was held under one replica and sent under another is told apart."""
    write(connection, 4)
    acknowledge(connection, 2)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    stream = streams.present(connection)
    link = streams.link_in(connection, stream, 1)
    assert link is not None
    receive(connection, a_receipt(1, link, replica=SECOND, held=(1,)))
    write(connection, 1)

    assert standings(connection, 6) == [
        Standing.CONFIRMED,
        Standing.CONFIRMED,
        Standing.HELD,
        Standing.WAITING,
        Standing.WAITING,
        Standing.WAITING,
    ]


def test_a_former_replica_may_have_gone_on_elsewhere(connection: Connection) -> None:
    """Receipts of the twin that kept the name fit nothing here, and harm nothing."""
    write(connection, 2)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    write(connection, 1)

    for last in (2, 3, 4):
        assert receive(connection, a_receipt(last, b"of the twin 16 b")) == 0

    assert receipts.all_receipts(connection) == []
    with pytest.raises(ForeignReceiptError):
        receive(connection, a_receipt(4, b"of the twin 16 b", replica=SECOND))


def test_each_replica_leaves_no_places_that_nobody_answered(
    connection: Connection,
) -> None:
    """However often a register says fork, the journal does not grow."""
    write(connection, 5)
    for number in range(20):
        healing.take_replica(connection, bytes([number] * 8), Cause.JOURNAL)

    count = connection.exec_driver_sql("SELECT count(*) FROM sent").scalar_one()
    assert (count, receipts.waiting_count(connection)) == (5, 5)


def test_a_lacked_receipt_is_lacked_once(connection: Connection) -> None:
    """Until the check list names another one, no further replica is taken."""
    write(connection, 1)
    named = signed(a_receipt(9, b"a link of 16 byt")).statement

    assert healing.recover(connection, named, SECOND)
    assert not healing.recover(connection, named, THIRD)
    assert streams.present(connection).replica == SECOND


def test_a_receipt_that_is_here_is_no_sign_of_a_restored_journal(
    connection: Connection,
) -> None:
    """Nor is a check list that names none."""
    write(connection, 1)
    named = signed(acknowledge(connection, 1)).statement

    assert not healing.was_restored(connection, named)
    assert not healing.was_restored(connection, b"")


def test_a_backup_is_known_as_one(database: Database, tmp_path: Path) -> None:
    """Whoever puts it in place, the journal in it takes a new replica first."""
    with database.transaction() as connection:
        write(connection, 3)
    database.back_up(tmp_path / "copy.db", without=JOURNAL_UPGRADES.left_out)
    copy = open_database(tmp_path / "copy.db", RAW_KEY)

    with copy.transaction() as connection:
        assert healing.recover(connection, b"", SECOND)
        assert not healing.recover(connection, b"", THIRD)
        batch = receipts.waiting(connection, 10)
    copy.close()
    assert (batch.replica, len(batch.entries)) == (SECOND, 3)


def test_who_goes_on_from_whom_is_named_after_a_copy_only(
    connection: Connection,
) -> None:
    """A register that lost entries is no copied desk."""
    assert healing.goes_on_from(connection) == b""
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    assert healing.goes_on_from(connection) == REPLICA
    healing.take_replica(connection, THIRD, Cause.REGISTER)
    assert healing.goes_on_from(connection) == b""


def test_in_a_new_epoch_only_its_receipts_acknowledge(connection: Connection) -> None:
    """The first replica's stream just goes back to what the register still holds."""
    write(connection, 4)
    acknowledge(connection, 4)
    acknowledge(connection, 2, epoch=NEXT_EPOCH)
    assert receipts.acknowledged(connection) == 4

    took = healing.begin_epoch(connection, NEXT_EPOCH, SECOND)

    who = load_identity(connection)
    assert who is not None
    assert (took, who.epoch, who.replica) == (False, NEXT_EPOCH, REPLICA)
    batch = receipts.waiting(connection, 10)
    assert (batch.first, len(batch.entries)) == (3, 2)
    assert not healing.begin_epoch(connection, NEXT_EPOCH, SECOND)


def test_what_was_lost_of_a_former_replica_is_sent_in_its_order(
    connection: Connection,
) -> None:
    """Days come before their entries again: all that was lost goes in one stream."""
    write(connection, 4)
    acknowledge(connection, 3)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    write(connection, 2)
    acknowledge(connection, 3)
    acknowledge(connection, 1, epoch=NEXT_EPOCH, replica=REPLICA)

    assert healing.begin_epoch(connection, NEXT_EPOCH, THIRD)

    batch = receipts.waiting(connection, 10)
    assert batch.replica == THIRD
    assert [one.plain for one in batch.entries] == plains(connection, 2, 3, 4, 5, 6)


def test_what_only_the_new_stream_lost_stays_in_it(connection: Connection) -> None:
    """Where the former replica is whole, nothing needs another name."""
    write(connection, 2)
    acknowledge(connection, 1)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    acknowledge(connection, 1)
    acknowledge(connection, 1, epoch=NEXT_EPOCH, replica=REPLICA)

    assert not healing.begin_epoch(connection, NEXT_EPOCH, THIRD)
    assert receipts.waiting(connection, 10).replica == SECOND
    assert receipts.waiting_count(connection) == 1


def test_what_is_sent_for_the_first_time_has_no_evidence(
    connection: Connection,
) -> None:
    """A push of every day carries nothing more than before."""
    write(connection, 3)
    acknowledge(connection, 2)

    assert evidence_for(connection, receipts.waiting(connection, 10)) == ()


def test_old_receipts_go_along_with_what_is_sent_again(connection: Connection) -> None:
    """Each entry stands with the earliest one, under whatever name that was."""
    write(connection, 3)
    late = a_receipt(2, received=NOON_MS + 60_000)
    for last, receipt in ((2, late), (1, a_receipt(1))):
        link = journal.link_at(connection, last)
        assert link is not None
        receive(connection, msgspec.structs.replace(receipt, link=link))
    write(connection, 1)
    healing.begin_epoch(connection, NEXT_EPOCH, SECOND)
    in_place = evidence_for(connection, receipts.waiting(connection, 10))
    healing.take_replica(connection, THIRD, Cause.JOURNAL)
    moved = evidence_for(connection, receipts.waiting(connection, 10))
    cut = evidence_for(connection, journal.batch_from(connection, 2, 1))

    assert [one.covers for one in in_place] == [(1,), (2,)]
    assert moved == in_place
    assert [one.covers for one in cut] == [(2,)]


def test_side_rows_are_forgotten_by_their_own_numbers(connection: Connection) -> None:
    """Number 1 of a later replica is another entry than the journal's first."""
    write(connection, 3)
    acknowledge(connection, 1)
    healing.take_replica(connection, SECOND, Cause.JOURNAL)
    reached = signed(acknowledge(connection, 1)).statement

    year = Reached(NOON_MS + 366 * DAY_MS, reached)
    second = streams.present(connection).replica
    due = due_to_forget(connection, year, keep_days=30)

    assert (second, sorted(due)) == (SECOND, [1, 2])
