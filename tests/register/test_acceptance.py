"""A push is taken in once, answered the same each time, and never in the way."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk.model import EntryKind, Verdict
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire, ListRowWire, UseRowWire
from register.acceptance import accept
from register.chain_check import Push
from register.errors import RefusedError
from register.opened import Register
from tests.fakes import FixedClock
from tests.register.staging import (
    CODE,
    Country,
    a_pen,
    assert_whole,
    head_of,
    opened,
    rows_of,
)


def test_a_redemption_is_one_use_and_one_open_case(country: Country) -> None:
    """A code that nobody registered is recorded and opens a case of its venue."""
    entry_id = country.venue.use(CODE)

    [receipt] = country.push()
    rows = rows_of(country.register)

    assert (receipt.first, receipt.last, receipt.seq) == (1, 2, 1)
    assert receipt.link == country.venue.links[2]
    assert receipt.held == receipt.unread == ()
    [use] = [decode(r, UseRowWire) for (s, _), r in rows.items() if s == "site/7"]
    [case] = [decode(r, CaseRowWire) for (s, _), r in rows.items() if s == "cases/7"]
    assert use.uses[0].entry_id == entry_id
    assert (case.entries, case.closed_by) == ((entry_id,), "")
    assert_whole(country.register)


def test_a_registration_lists_the_card_and_closes_the_case(country: Country) -> None:
    """When the facts arrive, the flag goes by itself."""
    country.venue.use(CODE, verdict=Verdict.NOT_ON_LIST)
    country.push()
    country.distributor.register_card(CODE, children=2)
    country.push()

    rows = rows_of(country.register)
    [listed] = [r for (s, _), r in rows.items() if s == "list/1/1"]
    [case] = [r for (s, _), r in rows.items() if s == "cases/7"]
    assert decode(listed, ListRowWire).children == 2
    assert decode(case, CaseRowWire).closed_by == "registration"
    assert_whole(country.register)


def test_a_repeat_changes_nothing_and_is_answered_the_same(country: Country) -> None:
    """The same push, or parts of it, gets the receipts that cover it."""
    country.venue.use(CODE)
    country.venue.use(CODE)
    first = country.push()
    before = rows_of(country.register), head_of(country.register)

    for start, end in ((1, 3), (2, 2), (3, 3)):
        push = country.venue.push(start, end)
        assert list(accept(country.register, country.as_venue, push)) == first
    assert (rows_of(country.register), head_of(country.register)) == before


def test_across_the_head_only_the_new_part_is_taken_in(country: Country) -> None:
    """A push that begins below the head and ends above it adds what lies above."""
    country.venue.use(CODE)
    country.push()
    country.venue.use(CODE)

    receipts = accept(country.register, country.as_venue, country.venue.push(first=1))

    assert [(one.first, one.last) for one in receipts] == [(1, 2), (3, 3)]
    assert_whole(country.register)


def test_a_gap_names_the_number_that_is_wanted(country: Country) -> None:
    """What is missing is asked for by its number."""
    country.venue.use(CODE)
    country.venue.use(CODE)
    push = country.venue.push(first=3, last=3)

    with pytest.raises(RefusedError) as refusal:
        accept(country.register, country.as_venue, push)

    assert (refusal.value.kind, refusal.value.expected) == ("gap", 1)


@pytest.mark.parametrize("first", [1, 2, 3])
def test_another_chain_is_a_fork(country: Country, first: int) -> None:
    """A copied journal that went its own way is told so wherever it begins."""
    country.venue.use(CODE)
    country.push()
    twin = a_pen(country.register, country.venue.replica)
    twin.clock.seed = 5
    twin.use("KK00000001")
    twin.use("KK00000002")

    with pytest.raises(RefusedError, match="fork"):
        accept(country.register, country.as_venue, twin.push(first, 3))


def test_nobody_goes_on_with_anothers_journal(country: Country) -> None:
    """A replica belongs to its site; the register's own is nobody's."""
    country.venue.use(CODE)
    country.push()
    country.venue.use(CODE)
    forged = a_pen(country.register, b"register")
    forged.use(CODE)

    for push in (country.venue.push(), forged.push()):
        with pytest.raises(RefusedError, match="not-yours"):
            accept(country.register, country.as_distributor, push)


def test_a_refused_push_leaves_nothing(country: Country) -> None:
    """Not even the name of its replica."""
    country.venue.use(CODE)
    before = head_of(country.register)

    with pytest.raises(RefusedError, match="gap"):
        accept(country.register, country.as_venue, country.venue.push(2, 2))

    assert head_of(country.register) == before
    push = country.venue.push(1)
    assert accept(country.register, country.as_venue, push)[0].first == 1


def test_the_same_entry_of_two_replicas_counts_once(country: Country) -> None:
    """A journal that was restored sends everything again under a new name."""
    country.venue.use(CODE)
    country.push()
    before = rows_of(country.register)
    restored = a_pen(country.register, b"venue..2")
    for sent in country.venue.sents:
        restored.add(sent)

    [receipt] = accept(country.register, country.as_venue, restored.push())

    assert receipt.unread == receipt.held == ()
    assert rows_of(country.register) == before


def test_a_push_of_nothing_is_malformed(country: Country) -> None:
    """There is no receipt for no entry."""
    with pytest.raises(RefusedError, match="malformed"):
        accept(country.register, country.as_venue, Push(b"venue..1", 1, b"", ()))


def test_a_void_takes_the_use_back_whichever_comes_first(country: Country) -> None:
    """Two replicas of a site may bring record and void in either order."""
    entry_id = country.venue.use(CODE)
    other = a_pen(country.register, b"venue..2")
    other.void(entry_id)

    accept(country.register, country.as_venue, other.push())
    country.push()

    rows = rows_of(country.register)
    [use] = [decode(r, UseRowWire) for (s, _), r in rows.items() if s == "site/7"]
    assert [one.voided for one in use.uses] == [True]
    assert_whole(country.register)


def test_time_of_receipt_never_goes_back(country: Country) -> None:
    """A clock that was set back is not believed."""
    country.venue.use(CODE)
    [first] = country.push()
    clock = country.register.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(-3600)
    country.venue.use(CODE)
    [second] = country.push()

    assert second.received == first.received


@dataclass(frozen=True)
class Story:
    """What two desks wrote, and in which turns they pushed it."""

    acts: str
    turns: tuple[bool, ...]


stories = st.builds(
    Story,
    st.text("urvlai", min_size=1, max_size=12),
    st.lists(st.booleans(), min_size=24, max_size=24).map(tuple),
)


def tell(register: Register, story: Story) -> Country:
    """Let both desks write the story down, offline."""
    country = Country(register)
    venue, distributor = country.venue, country.distributor
    uses, cards = [venue.use(CODE)], [distributor.register_card(CODE)]
    for place, act in enumerate(story.acts):
        code = CODE if place % 3 else f"KK{place:08d}"
        match act:
            case "u":
                uses.append(venue.use(code))
            case "v":
                venue.void(uses[place % len(uses)])
            case "r":
                cards.append(distributor.register_card(code, children=place))
            case "l":
                about = cards[place % len(cards)]
                distributor.write(EntryKind.CARD_REPORTED_LOST, about=about)
            case "a":
                patch = bodies.CardAmended(children=place)
                about = cards[place % len(cards)]
                distributor.write(EntryKind.CARD_AMENDED, patch, about=about)
            case _:
                end = bodies.CardInactivated(cards[place % len(cards)])
                distributor.write(EntryKind.CARD_INACTIVATED, end, about=cards[-1])
    return country


def push_in_turns(country: Country, register: Register, turns: list[bool]) -> None:
    """Push entry by entry, one desk or the other, and the rest at the end."""
    pens = (
        (country.venue, country.as_venue),
        (country.distributor, country.as_distributor),
    )
    for pen, _ in pens:
        pen.pushed = 0
    for turn in turns:
        pen, author = pens[turn]
        if pen.pushed < len(pen.sents):
            accept(register, author, pen.push(last=pen.pushed + 1))
    for pen, author in pens:
        if pen.pushed < len(pen.sents):
            accept(register, author, pen.push())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=stories)
def test_any_order_and_split_gives_the_same_rows(
    tmp_path_factory: pytest.TempPathFactory, story: Story
) -> None:
    """Whatever desks did: pushed at once or in turns, all ends equal."""
    folder = tmp_path_factory.mktemp("two")
    with (
        opened(f"sqlite:///{folder}/at-once.db") as one,
        opened(f"sqlite:///{folder}/in-turns.db") as other,
    ):
        country = tell(one, story)
        country.push()
        push_in_turns(country, other, list(story.turns))

        assert rows_of(one) == rows_of(other)
        assert_whole(one)
        assert_whole(other)
