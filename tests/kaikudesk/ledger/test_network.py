"""The small folds: events by their site, the network and the rules by the register."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.clock import hybrid
from kaikudesk.ledger import REGISTER_REPLICA, Heard, fold, keys_of, project
from kaikudesk.model import EntryKind
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire import bodies
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import AreaRowWire, EventRowWire, SiteRowWire
from tests.making import LIST_KEY, REPLICA, an_entry

KEY = ListKey(1, LIST_KEY)
EVENT = b"the event's id.."
DAY = 740_000
VENUE = SiteRowWire(7, "Kuhmotalo", 1, "Kuhmo", ("venue",))
OFFICE = SiteRowWire(8, "Kuhmon neuvola", 1, "Kuhmo", ("distributor",))


def said(
    n: int,
    kind: EntryKind,
    body: msgspec.Struct,
    *,
    replica: bytes = REGISTER_REPLICA,
    site: int = 7,
) -> Heard:
    """Let somebody say something at second n."""
    changes = kind == EntryKind.EVENT_CHANGED
    entry = an_entry(
        n,
        kind=kind,
        body=body,
        replica=replica,
        site=site,
        entry_id=EVENT if kind == EntryKind.EVENT_DECLARED else None,
        about=EVENT if changes else None,
        made=hybrid(1_000 * n),
    )
    return Heard(entry, received=1_000 * n)


def an_event(n: int, title: str, *, site: int = 7, changed: bool = False) -> Heard:
    """Declare the event, or change it."""
    kind = EntryKind.EVENT_CHANGED if changed else EntryKind.EVENT_DECLARED
    body = bodies.EventDeclared(DAY, title, 1)
    return said(n, kind, body, replica=b"desk%4d" % n, site=site)


def a_site(n: int, row: SiteRowWire | None, *, number: int = 7) -> Heard:
    """Let the register tell of a site."""
    body = bodies.NetworkChanged("site", number, None if row is None else encode(row))
    return said(n, EntryKind.NETWORK_CHANGED, body)


def rows_of(*heards: Heard) -> dict[tuple[str, bytes], bytes]:
    """Fold and project."""
    return project(fold(heards, DEFAULTS), KEY)


def titles(*heards: Heard) -> dict[str, str]:
    """Give the titles of events by their scope."""
    return {
        scope: decode(row, EventRowWire).title
        for (scope, _), row in rows_of(*heards).items()
    }


def test_two_desks_that_declare_one_event_make_one() -> None:
    """The earlier one counts, whichever came first."""
    first, second = an_event(1, "Viulun ilta"), an_event(2, "VIULUN ILTA")

    assert titles(second, first) == {"site/7": "Viulun ilta"}


def test_only_the_venue_itself_changes_its_event() -> None:
    """The last change of the site counts, and a stranger's has no part."""
    declared = an_event(1, "Viulun ilta")
    later, last = (an_event(n, f"Change {n}", changed=True) for n in (2, 3))
    stranger = an_event(4, "Ours!", site=9, changed=True)

    assert titles(last, stranger, declared, later) == {"site/7": "Change 3"}


def test_a_site_is_as_the_register_told_it_last() -> None:
    """A site that ended has no row, and a desk's word on it counts for nothing."""
    renamed = msgspec.structs.replace(VENUE, name="Kuhmon talo")
    body = bodies.NetworkChanged("site", 7, encode(OFFICE))
    forged = said(9, EntryKind.NETWORK_CHANGED, body, replica=REPLICA)

    told = rows_of(a_site(1, VENUE), a_site(2, renamed), forged)

    assert set(told.values()) == {encode(renamed)}
    assert rows_of(a_site(1, VENUE), a_site(2, None)) == {}


def test_a_distributor_stands_in_no_row_that_venues_read() -> None:
    """A venue stands in the network and with itself, an office with itself alone."""
    venue = rows_of(a_site(1, VENUE))
    office = rows_of(a_site(1, OFFICE, number=8))

    assert {scope for scope, _ in venue} == {"network", "site/7"}
    assert {scope for scope, _ in office} == {"site/8"}


def test_an_area_is_told_to_everybody_and_unknown_things_to_nobody() -> None:
    """What a later register tells of is kept in the entries."""
    row = encode(AreaRowWire("Kainuu", ("Kuhmo",)))
    told = [
        said(n, EntryKind.NETWORK_CHANGED, bodies.NetworkChanged(what, 1, row))
        for n, what in enumerate(["area", "hologram"], 1)
    ]

    assert rows_of(*told) == {("network", b"a\x00\x00\x00\x01"): row}


@given(st.permutations([1, 2, 3]))
def test_the_newest_version_of_the_rules_counts(order: list[int]) -> None:
    """Whatever order they came in, and whatever a desk says of them."""
    told = [said(n, EntryKind.RULE_SET, bodies.RuleSet(n, ())) for n in order]
    forged = said(9, EntryKind.RULE_SET, bodies.RuleSet(9, ()), replica=REPLICA)

    (row,) = rows_of(*told, forged).values()

    assert decode(row, bodies.RuleSet).version == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (an_event(1, "Ilta"), an_event(2, "Ilta", changed=True)),
        (a_site(1, VENUE), a_site(2, None)),
        (
            said(1, EntryKind.RULE_SET, bodies.RuleSet(1, ())),
            said(2, EntryKind.RULE_SET, bodies.RuleSet(2, ())),
        ),
    ],
    ids=["event", "site", "rules"],
)
def test_what_is_folded_together_is_locked_together(one: Heard, other: Heard) -> None:
    """They share a key, so that no push folds one without the other."""
    assert keys_of(one) & keys_of(other)


def test_a_kind_without_a_fold_is_passed_over() -> None:
    """It lies in the journal and moves no row."""
    noted = Heard(an_entry(1, kind=EntryKind.FEEDBACK))

    assert rows_of(noted) == {}
    assert keys_of(noted) == frozenset()
