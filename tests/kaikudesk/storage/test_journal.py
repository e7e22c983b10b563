"""The journal keeps what was written, in a row, and knows what still waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text

from kaikudesk.chain import anchor, links
from kaikudesk.errors import DamagedError, ForeignReceiptError
from kaikudesk.model import EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.storage import journal, receipts
from kaikudesk.storage.identity import keep_identity
from kaikudesk.storage.journal import Side, append
from kaikudesk.storage.receipts import CheckedReceipt, Standing
from kaikudesk.storage.streams import Head
from kaikudesk.storage.tables import JOURNAL
from kaikudesk.wire.receipt import Receipt
from tests.making import REPLICA, a_receipt, a_redemption, an_entry, an_identity, signed
from tests.stores import a_journal


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Give a transaction on the journal of an enrolled desk."""
    with a_journal(tmp_path) as database, database.transaction() as begun:
        yield begun


def write(connection: Connection, count: int) -> list[Head]:
    """Write entries down and give the head after each, with the one before all."""
    heads = [journal.head(connection)]
    for n in range(heads[0].n + 1, heads[0].n + 1 + count):
        heads.append(append(connection, heads[-1], an_entry(n)))
    return heads


def checked(receipt: Receipt) -> CheckedReceipt:
    """Give a receipt as it is once its signature was checked."""
    return CheckedReceipt(signed(receipt), receipt)


def test_an_empty_journal_ends_at_the_anchor_of_its_replica(
    connection: Connection,
) -> None:
    """The chain starts from the replica, so two desks never share a link."""
    assert journal.head(connection) == Head(0, anchor(REPLICA))


def test_a_journal_without_identity_says_so(tmp_path: Path) -> None:
    """Before enrolment there is no chain to write to."""
    engine = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    JOURNAL.create_all(engine)

    with engine.begin() as connection, pytest.raises(DamagedError):
        journal.head(connection)
    engine.dispose()


def test_entries_form_a_chain_over_their_bytes(connection: Connection) -> None:
    """Each link is computed from the one before and the entry's own bytes."""
    heads = write(connection, 3)
    plains = [an_entry(n).raw for n in (1, 2, 3)]

    assert [one.link for one in heads[1:]] == list(links(anchor(REPLICA), plains))
    assert journal.head(connection) == heads[-1]


@pytest.mark.parametrize("n", [1, 3, 4])
def test_an_entry_that_does_not_follow_is_refused(
    connection: Connection, n: int
) -> None:
    """A number may neither be used twice nor be left out."""
    head = write(connection, 1)[-1]

    with pytest.raises(ValueError, match="does not follow"):
        append(connection, head, an_entry(n))
    assert journal.head(connection) == head


def test_boxes_and_bytes_travel_as_they_were_written(connection: Connection) -> None:
    """What is sent is byte for byte what was written."""
    entry, boxes, side = a_redemption()
    append(connection, journal.head(connection), entry, boxes=boxes, side=side)

    batch = receipts.waiting(connection, 10)

    assert batch.first == 1
    assert batch.before == anchor(REPLICA)
    assert [(one.plain, one.boxes) for one in batch.entries] == [(entry.raw, boxes)]


def test_the_key_of_wellbeing_answers_never_enters_the_side_table(
    connection: Connection,
) -> None:
    """The side table keeps the keys of code and background only."""
    keys = ((int(BoxName.CODE), b"c"), (int(BoxName.WELLBEING), b"w"))
    append(connection, journal.head(connection), an_entry(), side=Side("KK1", keys))

    [own] = journal.own_entries(connection)

    assert own.side == Side("KK1", keys[:1])
    assert (own.n, own.entry) == (1, an_entry())


def test_an_entry_without_side_row_is_not_read_as_own(connection: Connection) -> None:
    """Only what may still be read comes back for the overlay."""
    head = append(connection, journal.head(connection), an_entry(1), side=Side("KK1"))
    head = append(connection, head, an_entry(2))
    append(connection, head, an_entry(3), side=Side("KK2"))

    assert [own.n for own in journal.own_entries(connection)] == [1, 3]
    assert [own.n for own in journal.own_entries(connection, since=2)] == [3]


def test_an_entry_is_found_by_the_id_of_its_form(connection: Connection) -> None:
    """Pressing again after a doubtful commit finds what was written."""
    write(connection, 2)
    wanted = an_entry(2)

    assert journal.entry_by_id(connection, wanted.entry_id) == wanted
    assert journal.entry_by_id(connection, bytes(16)) is None


def test_a_batch_begins_where_it_is_asked_to(connection: Connection) -> None:
    """A push can go back to the number that the register expects."""
    heads = write(connection, 5)

    batch = journal.batch_from(connection, 3, 2)

    assert (batch.first, batch.before) == (3, heads[2].link)
    assert [one.plain for one in batch.entries] == [an_entry(3).raw, an_entry(4).raw]


def test_a_batch_cannot_begin_behind_the_end(connection: Connection) -> None:
    """A number that was never written has no link before it."""
    write(connection, 1)

    with pytest.raises(ValueError, match="no entry 4"):
        journal.batch_from(connection, 5, 2)


def test_a_receipt_with_our_link_acknowledges(connection: Connection) -> None:
    """All entries up to a receipt whose link is ours lie at the register."""
    heads = write(connection, 5)

    newly = receipts.keep_receipts(connection, [checked(a_receipt(3, heads[3].link))])

    assert newly == 3
    assert receipts.waiting_count(connection) == 2
    assert receipts.waiting(connection, 10).first == 4


def test_a_repeated_receipt_acknowledges_nothing_twice(connection: Connection) -> None:
    """The register gives the same receipt on every repeat."""
    heads = write(connection, 2)
    receipt = checked(a_receipt(2, heads[2].link))

    assert receipts.keep_receipts(connection, [receipt]) == 2
    assert receipts.keep_receipts(connection, [receipt]) == 0
    assert receipts.all_receipts(connection) == [receipt.signed]
    assert receipts.last_receipt(connection) == receipt.signed.statement


@pytest.mark.parametrize(
    "receipt",
    [
        a_receipt(2, b"another link 16b"),
        a_receipt(3, b"another link 16b"),
        a_receipt(0, anchor(REPLICA), first=0),
    ],
    ids=["other bytes", "a number that we lack", "nothing"],
)
def test_a_foreign_receipt_acknowledges_nothing(
    connection: Connection, receipt: Receipt
) -> None:
    """A number alone acknowledges nothing, nor does what comes along with it."""
    heads = write(connection, 2)
    good = checked(a_receipt(1, heads[1].link))

    with pytest.raises(ForeignReceiptError):
        receipts.keep_receipts(connection, [good, checked(receipt)])
    assert receipts.acknowledged(connection) == 0
    assert receipts.all_receipts(connection) == []


def test_a_receipt_for_another_journal_is_passed_over(connection: Connection) -> None:
    """A twin of this desk is given its own receipts: they say nothing here."""
    heads = write(connection, 2)
    twin = checked(a_receipt(2, b"another link 16b", replica=b"replica2"))
    good = checked(a_receipt(1, heads[1].link))

    assert receipts.keep_receipts(connection, [twin, good]) == 1
    assert receipts.all_receipts(connection) == [good.signed]


def test_no_receipt_is_no_receipt(connection: Connection) -> None:
    """An answer without receipts changes nothing."""
    write(connection, 1)

    assert receipts.keep_receipts(connection, []) == 0
    assert receipts.last_receipt(connection) == b""


def test_where_each_entry_stands_follows_from_the_receipts(
    connection: Connection,
) -> None:
    """Held and unread entries are told from confirmed and waiting ones."""
    heads = write(connection, 5)
    receipt = a_receipt(4, heads[4].link, held=(2,), unread=(3,))
    receipts.keep_receipts(connection, [checked(receipt)])

    found = receipts.standings(connection)

    assert [found.of(n) for n in range(1, 6)] == [
        Standing.CONFIRMED,
        Standing.HELD,
        Standing.UNREAD,
        Standing.CONFIRMED,
        Standing.WAITING,
    ]


def test_the_chain_is_checked_from_the_last_checkpoint(connection: Connection) -> None:
    """What lies before the checkpoint is not read again at start."""
    heads = write(connection, 3)
    assert journal.verify_since_checkpoint(connection) == heads[3]
    journal.store_checkpoint(connection, heads[2])
    write(connection, 1)
    connection.execute(text("UPDATE entry SET plain = x'00' WHERE n = 1"))

    assert journal.checkpoint_of(connection) == heads[2]
    assert journal.verify_since_checkpoint(connection).n == 4


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET plain = CAST(plain || x'00' AS BLOB) WHERE n = 3",
        "UPDATE entry SET link = x'00' WHERE n = 4",
        "UPDATE entry SET link = x'00' WHERE n = 2",
        "DELETE FROM entry WHERE n = 3",
        "DELETE FROM entry WHERE n = 2",
    ],
)
def test_damage_behind_the_checkpoint_is_found(
    connection: Connection, damage: str
) -> None:
    """A byte, a link or an entry that is another one or missing breaks the chain."""
    heads = write(connection, 4)
    journal.store_checkpoint(connection, heads[2])
    connection.execute(text(damage))

    with pytest.raises(DamagedError):
        journal.verify_since_checkpoint(connection)


@given(cuts=st.lists(st.integers(1, 12), max_size=8), limit=st.integers(1, 5))
def test_whatever_receipts_came_the_rest_waits_in_a_row(
    cuts: list[int], limit: int
) -> None:
    """Receipts in any order and number leave exactly the entries behind the last."""
    engine = create_engine("sqlite://")
    JOURNAL.create_all(engine)
    with engine.begin() as connection:
        keep_identity(connection, an_identity())
        heads = write(connection, 12)
        for last in cuts:
            receipt = a_receipt(last, heads[last].link)
            receipts.keep_receipts(connection, [checked(receipt)])
        batch = receipts.waiting(connection, limit)
        waiting = receipts.waiting_count(connection)
    engine.dispose()

    farthest = max(cuts, default=0)
    sent = [an_entry(n).raw for n in range(farthest + 1, 13)]
    assert (batch.first, batch.before) == (farthest + 1, heads[farthest].link)
    assert [one.plain for one in batch.entries] == sent[:limit]
    assert waiting == len(sent)


def test_kinds_without_a_body_are_kept_too(connection: Connection) -> None:
    """The journal reads nothing of what an entry means."""
    entry = an_entry(kind=EntryKind.FEEDBACK)
    append(connection, journal.head(connection), entry)

    assert journal.entry_by_id(connection, entry.entry_id) == entry
