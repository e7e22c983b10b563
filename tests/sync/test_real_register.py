"""The round and the real register, with a line between them that does its worst."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kaikudesk import standing
from kaikudesk.errors import RegisterBusyError
from register.assigning import assign_code, waiting_cards
from register.errors import NotAssignedError
from register.own_clock import confirm_own_clock
from register.tables import entries
from tests.fakes import FixedClock
from tests.kaikudesk.desks import DAY_MS
from tests.register.staging import assert_whole
from tests.sync.lossy import Fate
from tests.sync.real_town import Clerk, Town, a_town

CODES = [f"KK{number:08}" for number in range(4)]
codes = st.sampled_from(CODES)
venues = st.integers(0, 1)
desks = st.integers(0, 2)
steps = st.one_of(
    st.tuples(st.just("give"), venues, codes),
    st.tuples(st.just("give"), venues, codes),
    st.tuples(st.just("void"), venues, st.none()),
    st.tuples(st.just("hand over"), st.just(2), st.sampled_from([*CODES, "X"])),
    st.tuples(st.just("amend"), st.just(2), st.integers(0, 9)),
    st.tuples(st.just("assign"), st.just(2), st.integers(0, 99)),
    st.tuples(st.just("restart"), desks, st.none()),
    st.tuples(st.just("round"), desks, st.lists(st.sampled_from(Fate), max_size=6)),
    st.tuples(st.just("round"), desks, st.lists(st.sampled_from(Fate), max_size=6)),
)


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(day=st.lists(steps, min_size=8, max_size=25))
def test_whatever_the_line_does_every_act_is_at_the_register_once(
    day: list[tuple[str, int, object]],
) -> None:
    """And all desks read the same as the register, with numbers that add up."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        a_town(Path(folder)) as town,
    ):
        for what, who, how in day:
            town.pass_seconds(1)
            live(town, town.clerks[who], what, how)
            nothing_flickers(town)
        heal(town)
        every_act_is_there_once(town)
        for clerk in town.clerks:
            rows_are_the_registers(town, clerk)
            numbers_add_up(clerk)
        screens_agree(town)
        assert_whole(town.register)


def live(town: Town, clerk: Clerk, what: str, how: object) -> None:
    """Let one thing happen."""
    match what, how:
        case "give", str(code):
            clerk.give(code)
        case "void", _:
            clerk.void()
        case "hand over", str(code):
            clerk.hand_over(code)
        case "amend", int(children):
            clerk.amend(children)
        case "assign", int(number):
            assign(town, number)
        case "restart", _:
            clerk.restart()
        case "round", list(fates):
            clerk.round(fates)


def assign(town: Town, number: int) -> None:
    """Give the first card that waits for a code one that no other card has."""
    for card in waiting_cards(town.register)[:1]:
        with suppress(NotAssignedError):
            assign_code(town.register, card.registration, f"MK{number:08}")


def nothing_flickers(town: Town) -> None:
    """At every moment acknowledged acts are there, and own ones on the screen."""
    for clerk in town.clerks:
        held = town.holds(clerk.desk.identity.replica)
        written = clerk.written()
        assert held == written[: len(held)]
        assert clerk.acknowledged() <= len(held)
    for clerk in town.clerks[:2]:
        for code in CODES:
            assert clerk.shown(code) >= clerk.standing(code)


def heal(town: Town) -> None:
    """Let the lines hold until everybody has heard of everything."""
    for _ in range(2):
        for clerk in town.clerks:
            assert clerk.round([]).faults == ()
    for clerk in town.clerks:
        assert clerk.round([]).faults == ()


def every_act_is_there_once(town: Town) -> None:
    """The shadow log has each act that the register has, and no other."""
    for clerk in town.clerks:
        assert town.holds(clerk.desk.identity.replica) == clerk.written()
    with town.register.database.reading() as connection:
        ids = list(connection.scalars(select(entries.c.entry_id)))
    assert len(ids) == len(set(ids))
    assert {entry for clerk in town.clerks for entry in clerk.done} <= set(ids)


def rows_are_the_registers(town: Town, clerk: Clerk) -> None:
    """In each of its scopes the desk holds what the register's feed holds."""
    pulled = clerk.desk.pulled
    assert pulled is not None
    for scope in pulled.scopes:
        if scope == pulled.list_scope:
            assert clerk.listed() == town.listed(scope)
        elif clerk is not town.distributor or not scope.startswith("site/"):
            assert clerk.rows(scope) == town.feed(scope)


def numbers_add_up(clerk: Clerk) -> None:
    """Nothing waits, and each act stands in exactly one place."""
    ledger = standing.read_ledger(clerk.desk)
    numbers = ledger.numbers(clerk.desk.acts.acts(), clerk.desk.acts)
    assert numbers.waiting == 0
    assert numbers.withdrawn == len(clerk.voided)
    there = numbers.withdrawn + numbers.person + numbers.confirmed
    assert numbers.entered == there == len(clerk.done) + clerk.amended


def screens_agree(town: Town) -> None:
    """Both desks of the venue show all tickets that stand, each once."""
    for code in CODES:
        stands = sum(clerk.standing(code) for clerk in town.clerks)
        assert [clerk.shown(code) for clerk in town.clerks[:2]] == [stands, stands]


@pytest.mark.logs("the clock jumped by over a day")
def test_desks_wait_while_the_register_doubts_its_own_clock(town: Town) -> None:
    """They record on, hear no false time, and go on once it is confirmed."""
    clerk = town.clerks[0]
    assert clerk.round([]).reached
    clock = town.register.clock
    assert isinstance(clock, FixedClock)
    clock.ms += 400 * DAY_MS
    clerk.give(CODES[0])

    report = clerk.round([])

    assert [type(fault) for fault in report.faults] == [RegisterBusyError] * 2
    assert report.waiting == 2
    assert clerk.shown(CODES[0]) == 1
    assert clerk.desk.list_age().good
    clock.ms -= 400 * DAY_MS
    confirm_own_clock(town.register)
    assert clerk.round([]).waiting == 0
    assert clerk.desk.list_age().seconds == 0
    assert_whole(town.register)
