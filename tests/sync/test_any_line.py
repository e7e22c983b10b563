"""Whatever the line does, both sides end equal and no entry is lost or doubled."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaikudesk.storage import checklist
from kaikudesk.wire.messages import ALL_SCOPES, FeedRow
from kaikudesk.wire.packing import encode
from tests.sync.desk import Desk, a_desk
from tests.sync.lossy import Fate
from tests.sync.model_register import ModelRegister
from tests.sync.rows import an_event, on_list

KEYS = range(12)

writes = st.tuples(st.just("write"), st.integers(1, 7))
rounds = st.tuples(st.just("round"), st.lists(st.sampled_from(Fate), max_size=12))
cards = st.tuples(
    st.just("card"),
    st.dictionaries(st.sampled_from(KEYS), st.none() | st.integers(0, 9), min_size=1),
)
events = st.tuples(
    st.just("event"),
    st.dictionaries(st.integers(0, 5), st.booleans(), min_size=1),
)
setbacks = st.tuples(st.just("setback"), st.sampled_from(["epoch", "horizon", "list"]))
days = st.lists(writes | rounds | rounds | cards | events | setbacks, max_size=14)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    day=days, page=st.integers(1, 4), batch=st.integers(1, 5), snapshots=st.booleans()
)
def test_any_order_of_cuts_and_repeats_ends_equal_on_both_sides(
    day: list[tuple[str, object]], page: int, batch: int, *, snapshots: bool
) -> None:
    """At every step what is acknowledged lies at the register; healed, all does."""
    with tempfile.TemporaryDirectory() as folder:
        register = ModelRegister(page=page, snapshots=snapshots)
        with a_desk(Path(folder), register) as desk:
            desk.pace.batch = batch
            for what, how in day:
                live(desk, what, how)
                nothing_is_acknowledged_that_is_not_there(desk)
                nothing_is_doubled(desk)
            heal(desk)
            both_sides_are_equal(desk)


def live(desk: Desk, what: str, how: object) -> None:
    """Let one thing happen."""
    match what, how:
        case "write", int(count):
            desk.write(count)
        case "round", list(fates):
            desk.line.doom(fates)
            desk.round()
        case "card", dict(changes):
            scope = desk.register.scopes[0]
            rows = [on_list(key, row, scope) for key, row in changes.items()]
            desk.register.put(*rows)
        case "event", dict(changes):
            rows = [an_event(one, there=there) for one, there in changes.items()]
            desk.register.put(*rows)
        case "setback", str(kind):
            set_back(desk.register, kind)


def set_back(register: ModelRegister, kind: str) -> None:
    """Let the register's history break with what desks know of it."""
    if kind == "epoch":
        register.epoch = encode(("epoch", register.seq))
        if register.entries:
            register.issue(1)
    elif kind == "horizon":
        register.horizon = register.seq
        register.feed = {
            where: row for where, row in register.feed.items() if row[1] is not None
        }
    else:
        register.list_version += 1
        name = f"list/1/{register.list_version}"
        cards = [
            FeedRow(name, item, row)
            for item, row in register.rows(register.scopes[0]).items()
        ]
        register.scopes[0] = name
        register.put(*cards)


def nothing_is_acknowledged_that_is_not_there(desk: Desk) -> None:
    """Acknowledged is a part of what the register holds, in these very bytes."""
    acknowledged = desk.acknowledged()
    held = [one.plain for one in desk.register.entries[:acknowledged]]

    assert held == desk.written()[:acknowledged]


def nothing_is_doubled(desk: Desk) -> None:
    """The register holds each entry once, in the order of its number."""
    held = [one.plain for one in desk.register.entries]

    assert held == desk.written()[: len(held)]


def heal(desk: Desk) -> None:
    """Let the line hold, and the desk find out what became of all it sent."""
    desk.line.doom([])
    reports = [desk.round(), desk.round()]

    assert reports[-1].faults == ()


def both_sides_are_equal(desk: Desk) -> None:
    """All entries are there and confirmed; all rows are the register's."""
    assert [one.plain for one in desk.register.entries] == desk.written()
    assert desk.acknowledged() == len(desk.register.entries)
    listed = desk.register.rows(desk.register.scopes[0])
    for key in KEYS:
        row = desk.card(key)
        expected = listed.get(checklist.item_of(key))
        assert (row is None) == (expected is None)
        if row is not None:
            assert on_list(key, row.children).row == expected
    assert desk.rows("site/7") == desk.register.rows("site/7")
    assert [one.scope for one in desk.cursors()] == [ALL_SCOPES]
    assert desk.pulled().list_scope == desk.register.scopes[0]
