"""A pull: nothing missed, nothing twice, nothing that is not the desk's."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from kaikudesk.ledger.projection import Place
from kaikudesk.wire.messages import (
    ALL_SCOPES,
    Cursor,
    PullAnswer,
    read_working_keys,
)
from kaikudesk.wire.packing import pack
from kaikudesk.wire.receipt import Receipt, read_receipt
from register import tables
from register.errors import RefusedError
from register.opened import Register
from register.pull import GOOD_FOR_MS
from register.rights import Actor, Author, readable
from tests.fakes import NOON_MS, FixedClock
from tests.register.noted_statements import noted_statements
from tests.register.reading_pages import LIST, ask, execute, fill
from tests.register.staging import (
    AS_DISTRIBUTOR,
    AS_VENUE,
    CODE,
    Country,
    epoch_of,
    head_of,
    opened,
    rows_of,
)

Rows = dict[Place, bytes]


def apply(rows: Rows, answer: PullAnswer) -> None:
    """Lay a page over what is held."""
    for row in answer.rows:
        if row.row is None:
            rows.pop((row.scope, row.item), None)
        else:
            rows[row.scope, row.item] = row.row


def read_to_head(
    register: Register,
    cursors: tuple[Cursor, ...],
    author: Author = AS_VENUE,
    limit: int = 10_000,
) -> tuple[Rows, PullAnswer]:
    """Pull until nothing is left."""
    rows: Rows = {}
    for _ in range(500):
        answer = ask(register, cursors, author, limit)
        apply(rows, answer)
        cursors = answer.cursors
        if not answer.more:
            return rows, answer
    raise AssertionError("the pages never end")


def visible(register: Register, author: Author) -> Rows:
    """Give the feed's rows that this desk may read, by the feed itself."""
    scopes = {one.name: one.only for one in readable(author, LIST)}
    return {
        (scope, item): row
        for (scope, item), row in rows_of(register).items()
        if scope in scopes and scopes[scope] in {None, item}
    }


@pytest.mark.parametrize("limit", [1, 2, 7, 10_000])
@pytest.mark.parametrize("author", [AS_VENUE, AS_DISTRIBUTOR])
def test_pages_of_any_size_come_to_the_same(
    country: Country, author: Author, limit: int
) -> None:
    """From 0 to the head, by one cursor or with one for each scope."""
    fill(country)
    wanted = visible(country.register, author)
    each = tuple(Cursor(one.name) for one in readable(author, LIST))

    assert read_to_head(country.register, (), author, limit)[0] == wanted
    assert read_to_head(country.register, each, author, limit)[0] == wanted
    rows, answer = read_to_head(
        country.register, (Cursor(ALL_SCOPES), *each[:1]), author, limit
    )
    assert rows == wanted
    assert [one.scope for one in answer.cursors] == [ALL_SCOPES]


def test_a_page_never_ends_inside_a_number(country: Country) -> None:
    """All rows of a push come together, however small the page."""
    country.found_sites()
    country.venue.use(CODE)
    country.push()
    cursors = ask(country.register).cursors
    for n in range(5):
        country.venue.use(f"KK{n:08}")
    country.push()

    answer = ask(country.register, cursors, limit=2)

    assert len(answer.rows) == 10
    assert answer.more == ()


def test_a_long_number_of_an_own_scope_is_cut_at_an_item(country: Country) -> None:
    """A list that came in one number is still read in pages."""
    for n in range(9):
        country.distributor.register_card(f"KK{n:08}")
    country.push()

    answer = ask(country.register, (Cursor(LIST),), limit=4)

    assert (len(answer.rows), answer.more) == (4, (LIST,))
    assert answer.list_key is not None
    rows, last = read_to_head(country.register, (Cursor(LIST),), limit=4)
    assert rows == visible_list(country.register)
    assert last.list_key is not None


def visible_list(register: Register) -> Rows:
    """Give the rows of the list."""
    return {place: row for place, row in rows_of(register).items() if place[0] == LIST}


def test_nothing_new_is_one_query_and_a_few_bytes(country: Country) -> None:
    """An idle desk costs next to nothing."""
    fill(country)
    cursors = ask(country.register).cursors
    with noted_statements() as asked:
        answer = ask(country.register, cursors)

    assert sum("SELECT" in one for one in asked) == 1
    assert not (answer.rows)
    assert not (answer.receipts)
    assert not (answer.more)
    assert answer.list_key is None
    assert len(pack(answer)) <= 400


def test_receipts_come_once_and_with_their_signature(country: Country) -> None:
    """Only the desk's own, verified with the working keys."""
    fill(country)
    answer = ask(country.register)
    keys = working_keys(country.register)

    read: list[Receipt] = [read_receipt(one, keys) for one in answer.receipts]
    assert [(one.first, one.last) for one in read] == [
        (1, 2),
        *((n, n) for n in range(3, 7)),
    ]
    assert all(one.replica == country.venue.replica for one in read)
    assert ask(country.register, answer.cursors).receipts == ()


def working_keys(register: Register) -> dict[int, bytes]:
    """Give the keys that verify receipts."""
    return {n: one.verify_key for n, one in read_working_keys(register.keys).items()}


def test_a_redemption_changes_no_byte_of_the_list(country: Country) -> None:
    """Nobody can watch a card's use in the list."""
    fill(country)
    cursors = ask(country.register).cursors
    root = head_of(country.register)[1]
    country.venue.use("KK00000001", children=1)
    country.push()

    assert all(row.scope != LIST for row in ask(country.register, cursors).rows)
    assert head_of(country.register)[1] == root


def test_no_desk_sees_a_row_outside_its_scopes(country: Country) -> None:
    """Asking for another's scope is like asking for one that never was."""
    fill(country)
    plain = ask(country.register)
    foreign = ("cards/31", "site/8", "desk/2", "cases/31", "nonsense")
    cursors = (Cursor(ALL_SCOPES), *(Cursor(name, b"x") for name in foreign))

    answer = ask(country.register, cursors)

    assert answer == plain
    assert not {row.scope for row in answer.rows} & set(foreign)


def test_the_answer_says_how_long_it_is_good(country: Country) -> None:
    """Thirty days from the register's time, which never goes back."""
    fill(country)
    clock = country.register.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(-7200)

    answer = ask(country.register)

    assert answer.time == NOON_MS
    assert answer.good_until == NOON_MS + GOOD_FOR_MS
    assert answer.epoch == epoch_of(country.register)


def test_a_row_that_leaves_a_scope_is_gone_there(country: Country) -> None:
    """A desk that follows drops it; one that reads from 0 never has it."""
    country.venue.use(CODE)
    country.push()
    rows, answer = read_to_head(country.register, ())
    assert any(scope == "cases/7" for scope, _ in rows)
    country.distributor.register_card(CODE)
    country.push()

    later = ask(country.register, answer.cursors)
    apply(rows, later)

    assert [row.row for row in later.rows if row.scope == "cases/7"] == [None]
    assert rows == visible(country.register, AS_VENUE)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.sampled_from("urp"), max_size=25),
    limit=st.integers(1, 6),
    own=st.booleans(),
)
def test_a_follower_misses_nothing(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], limit: int, *, own: bool
) -> None:
    """Pages between any pushes, of any size, end at the register's own rows."""
    folder = tmp_path_factory.mktemp("follow")
    with opened(f"sqlite:///{folder}/register.db") as register:
        country = Country(register)
        cursors: tuple[Cursor, ...] = (Cursor(ALL_SCOPES),)
        if own:
            cursors = (*cursors, Cursor(LIST))
        rows: Rows = {}
        for place, act in enumerate(acts):
            if act == "u":
                country.venue.use(f"KK{place % 4:08}")
            elif act == "r":
                country.distributor.register_card(f"KK{place % 4:08}")
            else:
                answer = ask(register, cursors, limit=limit)
                apply(rows, answer)
                cursors = answer.cursors
                continue
            country.push()
        for _ in range(200):
            answer = ask(register, cursors, limit=limit)
            apply(rows, answer)
            cursors = answer.cursors

        assert rows == visible(register, AS_VENUE)


def test_brokers_read_no_uses(country: Country) -> None:
    """A broker checks and records; what a site's events came to is not its own."""
    fill(country)
    broker = replace(AS_VENUE, actor=Actor.BROKER, desk=4)

    rows = read_to_head(country.register, (), broker)[0]

    assert {item for scope, item in rows if scope == "site/7"} == {b"s"}


def test_too_many_cursors_are_malformed(country: Country) -> None:
    """No desk reads more scopes than there are."""
    with pytest.raises(RefusedError, match="malformed"):
        ask(country.register, tuple(Cursor(f"site/{n}") for n in range(40)))


def test_an_outcome_in_the_desks_scope_is_a_row(country: Country) -> None:
    """Beside receipts, the scope of a desk carries rows of its own."""
    fill(country)
    row = {"scope": "desk/1", "item": b"o1", "seq": 1, "row": b"\x90"}
    statement = insert(tables.feed).values(row)
    execute(country.register, statement)

    answer = ask(country.register)

    assert [one.item for one in answer.rows if one.scope == "desk/1"] == [b"o1"]
    assert answer.receipts
