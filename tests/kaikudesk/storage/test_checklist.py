"""The check list: rows and cursors land together; a new list replaces it at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, select

from kaikudesk.chunks import ListTuple
from kaikudesk.codes import card_key
from kaikudesk.errors import MalformedEntryError
from kaikudesk.model import ListRow
from kaikudesk.storage import checklist, list_loading
from kaikudesk.storage.checklist import Found, Pulled
from kaikudesk.storage.identity import Heard
from kaikudesk.storage.tables import CHECKLIST, list_row
from kaikudesk.wire.messages import Cursor, FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import USE_ITEM, ListRowWire
from tests.making import CODE, EPOCH, LIST_KEY, a_list_row
from tests.stores import a_checklist

KEY = card_key(CODE, LIST_KEY)
LIST = "list/1/1"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Give a transaction on an empty check list."""
    with a_checklist(tmp_path) as database, database.transaction() as begun:
        yield begun


def on_list(key: int, row: ListRow | None) -> FeedRow:
    """Give a row of the list as it comes with the feed."""
    if row is None:
        return FeedRow(LIST, checklist.item_of(key), None)
    wire = ListRowWire(
        row.last_valid.toordinal(), row.children, row.kind, row.state, row.area
    )
    return FeedRow(LIST, checklist.item_of(key), encode(wire))


def as_tuple(key: int, row: ListRow) -> ListTuple:
    """Give a row of the list as a chunk of a snapshot gives it."""
    (listed,) = checklist.read_list_rows([on_list(key, row)]).there
    return listed


def put(connection: Connection, rows: list[FeedRow]) -> None:
    """Bring the list in use to the state of these rows."""
    checklist.put_list_rows(connection, checklist.read_list_rows(rows))


def listed(connection: Connection, key: int) -> ListRow | None:
    """Give what a check reads of the list."""
    return checklist.look_up(connection, key, "site/7").row


def in_scope(item: bytes, row: bytes | None, scope: str = "site/7") -> FeedRow:
    """Give a row of another scope."""
    return FeedRow(scope, item, row)


def test_a_card_is_found_by_its_key(connection: Connection) -> None:
    """What the register said of a card is what a check reads."""
    put(connection, [on_list(KEY, a_list_row(children=3))])

    assert listed(connection, KEY) == a_list_row(children=3)
    assert listed(connection, KEY + 1) is None


@pytest.mark.parametrize("row", [None, a_list_row(children=3)], ids=["absent", "there"])
@pytest.mark.parametrize("uses", [None, b"\x03"], ids=["unused", "used"])
def test_one_look_finds_the_card_and_its_uses_at_the_site(
    connection: Connection, row: ListRow | None, uses: bytes | None
) -> None:
    """Either may be missing; uses of other cards and sites stay out of sight."""
    item = USE_ITEM + checklist.item_of(KEY)
    other = USE_ITEM + checklist.item_of(KEY + 1)
    put(connection, [on_list(KEY, row), on_list(KEY + 1, a_list_row())])
    rows = [in_scope(item, b"\x08", "site/8"), in_scope(other, b"\x09")]
    checklist.put_rows(connection, [*rows, in_scope(item, uses)])

    assert checklist.look_up(connection, KEY, "site/7") == Found(row, uses)


@pytest.mark.parametrize("key", [-(1 << 63), -1, 0, (1 << 63) - 1])
def test_keys_cover_all_signed_numbers(connection: Connection, key: int) -> None:
    """A card key is any signed number of 64 bits."""
    put(connection, [on_list(key, a_list_row())])

    assert listed(connection, key) == a_list_row()
    assert checklist.key_of(checklist.item_of(key)) == key


def test_a_newer_row_replaces_and_a_gone_one_goes(connection: Connection) -> None:
    """The feed gives each row as it is now."""
    put(connection, [on_list(KEY, a_list_row(children=1))])
    put(connection, [on_list(KEY, a_list_row(children=2))])
    assert listed(connection, KEY) == a_list_row(children=2)

    put(connection, [on_list(KEY, None), on_list(5, None)])
    assert listed(connection, KEY) is None


@pytest.mark.parametrize(
    ("item", "row"),
    [(checklist.item_of(KEY), b"\xc1"), (b"short", encode(ListRowWire(1, 1)))],
)
def test_a_row_that_is_none_is_refused(item: bytes, row: bytes) -> None:
    """Garbage in a row or in its key is an error, never a card."""
    with pytest.raises(MalformedEntryError):
        checklist.read_list_rows([FeedRow(LIST, item, row)])


def test_rows_of_other_scopes_are_read_by_item_and_by_prefix(
    connection: Connection,
) -> None:
    """A screen reads all events, or the uses of one card."""
    rows = [
        in_scope(b"e1", b"\x01"),
        in_scope(b"e2", b"\x02"),
        in_scope(b"u1", b"\x03"),
    ]
    checklist.put_rows(connection, [*rows, in_scope(b"e9", b"\x09", "site/8")])

    assert checklist.row_of(connection, "site/7", b"u1") == b"\x03"
    assert checklist.row_of(connection, "site/7", b"u2") is None
    found = list(checklist.rows_of(connection, "site/7", b"e"))
    assert found == [(b"e1", b"\x01"), (b"e2", b"\x02")]
    assert len(list(checklist.rows_of(connection, "site/7"))) == 3


def test_rows_of_other_scopes_are_replaced_and_go(connection: Connection) -> None:
    """The newest state of each item stands, or nothing."""
    checklist.put_rows(connection, [in_scope(b"e1", b"\x01"), in_scope(b"e2", b"\x02")])
    checklist.put_rows(connection, [in_scope(b"e1", b"\x05"), in_scope(b"e2", None)])

    assert list(checklist.rows_of(connection, "site/7")) == [(b"e1", b"\x05")]


def test_an_ended_scope_goes_alone(connection: Connection) -> None:
    """Leaving one scope touches no other."""
    checklist.put_rows(
        connection, [in_scope(b"e1", b"\x01"), in_scope(b"r", b"\x02", "rules")]
    )
    checklist.drop_scope(connection, "site/7")

    assert checklist.held_scopes(connection) == {"rules"}


def test_cursors_stand_as_they_were_last_given(connection: Connection) -> None:
    """The cursors of one answer replace all that stood before."""
    assert checklist.cursors(connection) == ()
    checklist.keep_cursors(connection, [Cursor("*", b"1"), Cursor("site/7", b"2")])
    checklist.keep_cursors(connection, [Cursor("*", b"3")])

    assert checklist.cursors(connection) == (Cursor("*", b"3"),)
    checklist.keep_cursors(connection, [])
    assert checklist.cursors(connection) == ()


def test_what_a_pull_said_is_remembered(connection: Connection) -> None:
    """Age of the list, its key and the time heard come back as they were said."""
    assert checklist.load_pulled(connection) is None
    for ms in (1, 2):
        said = Pulled(EPOCH, ms, 9, 4, b"receipt", (LIST,), LIST, 1, LIST_KEY, 17)
        checklist.keep_pulled(connection, said)

    assert checklist.load_pulled(connection) == said
    assert said.heard == Heard(2, 4)
    assert LIST_KEY.hex() not in repr(said)
    assert repr(LIST_KEY) not in repr(said)


def test_a_new_list_takes_the_old_ones_place_at_once(connection: Connection) -> None:
    """Until the change checks read the old list; then only the new one."""
    put(connection, [on_list(KEY, a_list_row(children=1))])
    list_loading.begin_loading(connection, b"manifest")
    list_loading.load_rows(connection, [as_tuple(5, a_list_row(children=5))])
    assert listed(connection, KEY) == a_list_row(children=1)
    assert listed(connection, 5) is None

    list_loading.swap_in(connection)

    assert listed(connection, KEY) is None
    assert listed(connection, 5) == a_list_row(children=5)
    assert list_loading.manifest_in_loading(connection) is None


@pytest.mark.parametrize("beyond", [-1, 0, 1, checklist.LARGEST_PIECE])
def test_a_long_list_is_loaded_whole(connection: Connection, beyond: int) -> None:
    """Rows that fill a piece, that do not, and that were there, all land."""
    keys = range(1, checklist.LARGEST_PIECE + beyond + 1)
    made = [(n, 739_000 + n % 7, n % 3, 0, 0, n % 2) for n in keys]
    list_loading.begin_loading(connection, b"manifest")
    list_loading.load_rows(connection, [(1, 0, 0, 0, 0, 0)])
    list_loading.load_rows(connection, made)
    list_loading.swap_in(connection)

    assert connection.execute(select(list_row).order_by(list_row.c.key)).all() == made


def test_a_load_that_broke_off_knows_its_chunks(connection: Connection) -> None:
    """Chunks whose rows are there are not fetched again."""
    list_loading.begin_loading(connection, b"manifest")
    list_loading.load_rows(connection, [as_tuple(5, a_list_row())])
    list_loading.keep_chunk(connection, b"a" * 32)

    assert list_loading.manifest_in_loading(connection) == b"manifest"
    assert list_loading.loaded_chunks(connection) == {b"a" * 32}


def test_another_manifest_starts_with_an_empty_table(connection: Connection) -> None:
    """Rows of one snapshot never mix with those of another."""
    list_loading.begin_loading(connection, b"manifest")
    list_loading.load_rows(connection, [as_tuple(5, a_list_row())])
    list_loading.keep_chunk(connection, b"a" * 32)
    list_loading.begin_loading(connection, b"another")
    assert list_loading.loaded_chunks(connection) == frozenset()

    list_loading.swap_in(connection)
    assert listed(connection, 5) is None


def test_two_lists_follow_each_other(connection: Connection) -> None:
    """After a change the former rows are cleared and the next load may begin."""
    for number in (1, 2, 3):
        list_loading.begin_loading(connection, b"manifest %d" % number)
        row = as_tuple(number, a_list_row())
        list_loading.load_rows(connection, [row])
        list_loading.swap_in(connection)
    list_loading.drop_loading(connection)

    assert [listed(connection, n) is not None for n in (1, 2, 3)] == [
        False,
        False,
        True,
    ]


def test_a_dropped_list_answers_nothing(connection: Connection) -> None:
    """Where the right to the list ended, no card is known any more."""
    put(connection, [on_list(KEY, a_list_row())])
    checklist.drop_list(connection)

    assert listed(connection, KEY) is None


def test_rows_are_cut_into_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """No piece is longer than the longest that the window can wait for."""
    monkeypatch.setattr(checklist, "LARGEST_PIECE", 3)

    assert list(checklist.pieces(range(7))) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(checklist.pieces([])) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.none() | st.integers(0, 9)),
        max_size=40,
    )
)
def test_the_list_equals_the_last_word_on_each_card(
    changes: list[tuple[int, int | None]],
) -> None:
    """Rows one by one, as the feed gives them, end as the newest of each card."""
    engine = create_engine("sqlite://")
    CHECKLIST.create_all(engine)
    expected: dict[int, ListRow | None] = dict.fromkeys(range(6))
    with engine.begin() as connection:
        for key, children in changes:
            row = None if children is None else a_list_row(children=children)
            put(connection, [on_list(key, row)])
            expected[key] = row
        found = {key: listed(connection, key) for key in range(6)}
    engine.dispose()

    assert found == expected
