"""Entries of any sane content, for properties over the wire."""

from datetime import date

import msgspec
from hypothesis import strategies as st

from kaikudesk.model import (
    Category,
    Channel,
    EntryKind,
    Override,
    Source,
    Verdict,
)
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import FORMAT, Plain, encode_body

IDS = st.binary(min_size=16, max_size=16)
REPLICAS = st.binary(min_size=8, max_size=8)
HASHES = st.binary(min_size=16, max_size=16)
DAYS = st.integers(date(2015, 1, 1).toordinal(), date(2090, 1, 1).toordinal())
COUNTS = st.integers(0, 99)
TIMES = st.integers(0, 2**63 - 1)
# UTF-8 has no half of a surrogate pair.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)

BODIES: dict[EntryKind, st.SearchStrategy[msgspec.Struct]] = {
    EntryKind.DAY_OPENED: st.builds(
        bodies.DayOpened, st.binary(max_size=80), st.integers(1, 99)
    ),
    EntryKind.EVENT_DECLARED: st.builds(
        bodies.EventDeclared,
        DAYS,
        TEXTS,
        st.sampled_from(Category).map(int),
        st.none() | st.integers(0, 1439),
        st.none() | COUNTS,
        st.booleans(),
    ),
    EntryKind.CARD_REGISTERED: st.builds(
        bodies.CardRegistered, DAYS, DAYS, COUNTS, st.integers(1, 2)
    ),
    EntryKind.CARD_AMENDED: st.builds(
        bodies.CardAmended,
        st.none() | COUNTS,
        st.none() | COUNTS,
        st.lists(TEXTS, max_size=4).map(tuple),
    ),
    EntryKind.CARD_RENEWED: st.builds(bodies.CardRenewed, DAYS, DAYS),
    EntryKind.CARD_INACTIVATED: st.builds(bodies.CardInactivated, st.none() | IDS),
    EntryKind.CODE_ASSIGNED: st.builds(bodies.CodeAssigned),
    EntryKind.REDEMPTION_RECORDED: st.builds(
        bodies.RedemptionRecorded,
        st.none() | IDS,
        st.sampled_from(Category).map(int),
        st.sampled_from(Channel).map(int),
        st.integers(0, 1),
        COUNTS,
        COUNTS,
        st.integers(0, 1),
        st.lists(st.sampled_from(Override).map(int), max_size=6).map(tuple),
        st.none() | TIMES,
    ),
    EntryKind.RULE_SET: st.builds(
        bodies.RuleSet,
        st.integers(1, 999),
        st.lists(st.tuples(TEXTS, DAYS, DAYS, TEXTS), max_size=6).map(tuple),
    ),
}


@st.composite
def plains(draw: st.DrawFn) -> Plain:
    """Make the plain part of an entry of any kind that has a body here."""
    kind = draw(st.sampled_from(list(BODIES)))
    return Plain(
        format=FORMAT,
        kind=kind,
        entry_id=draw(IDS),
        replica=draw(REPLICAS),
        n=draw(st.integers(1, 2**63 - 1)),
        site=draw(st.integers(0, 2**31)),
        made=draw(TIMES),
        wall=draw(st.integers(-(2**40), 2**52)),
        offset=draw(st.integers(-720, 840)),
        happened=draw(DAYS),
        minute=draw(st.none() | st.integers(0, 1439)),
        rules=draw(COUNTS),
        verdict=draw(st.none() | st.sampled_from(Verdict).map(int)),
        seen=tuple(draw(st.lists(IDS, max_size=4))),
        clerk=draw(COUNTS),
        source=draw(st.sampled_from(Source).map(int)),
        day=draw(st.none() | IDS),
        about=draw(st.none() | IDS),
        reason=draw(COUNTS),
        tail=draw(st.text("ABC123", max_size=2)),
        boxes=tuple(draw(st.lists(st.tuples(st.integers(1, 3), HASHES), max_size=3))),
        body=encode_body(draw(BODIES[kind])),
    )
