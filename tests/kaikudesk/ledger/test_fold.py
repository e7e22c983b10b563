"""The laws of the fold: a function of the set, and the overlay a join by id."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.clock import hybrid
from kaikudesk.ledger import Heard, fold, keys_of, lay_card, lay_uses, project
from kaikudesk.model import CardState, EntryKind, Verdict
from kaikudesk.rules import DEFAULTS
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import Entry, decode_entry, encode_entry
from kaikudesk.wire.messages import ListKey
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, CaseRowWire, ListRowWire, UseRowWire
from tests.making import LIST_KEY, an_entry

CODE = "KK12345678"
KEY = ListKey(1, LIST_KEY)
GRANTED = date(2026, 11, 1).toordinal()
VENUE, OFFICE, OTHER_OFFICE = 7, 8, 9


def _id(number: int) -> bytes:
    return number.to_bytes(16, "big")


def _entry(
    kind: EntryKind,
    number: int,
    *,
    site: int,
    verdict: Verdict | None = None,
    about: bytes | None = None,
    body: msgspec.Struct | None = None,
) -> Entry:
    made = an_entry(
        number,
        kind=kind,
        body=body,
        entry_id=_id(number),
        site=site,
        made=hybrid(1_000 * number),
        replica=site.to_bytes(8, "big"),
        about=about,
    )
    return encode_entry(msgspec.structs.replace(made.plain, verdict=verdict))


def a_registration(number: int = 1, *, site: int = OFFICE, children: int = 2) -> Heard:
    """Register the code."""
    body = bodies.CardRegistered(GRANTED, GRANTED + 400, children, 1)
    entry = _entry(EntryKind.CARD_REGISTERED, number, site=site, body=body)
    return Heard(
        entry, CODE, bodies.BackgroundBox(1990, "12345", 0, 0), 10_000 * number
    )


def an_amendment(number: int, children: int, *, site: int = OFFICE) -> Heard:
    """Say another number of children for registration 1."""
    body = bodies.CardAmended(children=children)
    entry = _entry(EntryKind.CARD_AMENDED, number, site=site, about=_id(1), body=body)
    return Heard(entry, received=10_000 * number)


def a_use(number: int, *, verdict: Verdict = Verdict.VALID, site: int = VENUE) -> Heard:
    """Use the code once."""
    body = bodies.RedemptionRecorded(None, 1, 1, 1, 1)
    entry = _entry(
        EntryKind.REDEMPTION_RECORDED, number, site=site, verdict=verdict, body=body
    )
    return Heard(entry, CODE, received=10_000 * number)


def a_void(number: int, about: int, *, site: int = VENUE) -> Heard:
    """Take use `about` back."""
    entry = _entry(EntryKind.REDEMPTION_VOIDED, number, site=site, about=_id(about))
    return Heard(entry, received=10_000 * number)


STORY = [
    a_registration(),
    an_amendment(2, 3),
    an_amendment(3, 0, site=OTHER_OFFICE),
    a_use(4),
    a_use(5, verdict=Verdict.NOT_ON_LIST),
    a_void(6, 4),
    a_registration(7, site=OTHER_OFFICE, children=5),
    Heard(
        _entry(EntryKind.CARD_REPORTED_LOST, 8, site=OFFICE, about=_id(1)),
        received=80_000,
    ),
]


@given(st.permutations(STORY), st.lists(st.sampled_from(STORY)))
def test_any_order_and_any_repetition_gives_the_same_rows(
    story: list[Heard], again: list[Heard]
) -> None:
    """The fold is a function of the set, byte for byte."""
    expected = project(fold(STORY, DEFAULTS), KEY)

    assert project(fold([*story, *again], DEFAULTS), KEY) == expected


@given(st.sets(st.sampled_from([4, 5, 6])))
def test_own_acts_lie_over_the_row_once_whatever_the_register_has(
    there: set[int],
) -> None:
    """Neither twice nor gone: the union by id equals the row of all."""
    known = [one for one in STORY if one.entry.plain.n in there | {1}]
    own = [one for one in STORY if one.entry.plain.n in {4, 5, 6}]
    rows = project(fold(known, DEFAULTS), KEY)
    place = next((p for p in rows if p[0] == f"site/{VENUE}"), None)
    row = decode(rows[place], UseRowWire) if place else None

    laid = lay_uses(row, own)

    whole = project(fold([STORY[0], *own], DEFAULTS), KEY)
    wanted = next(whole[p] for p in whole if p[0] == f"site/{VENUE}")
    assert laid.uses == decode(wanted, UseRowWire).uses
    assert lay_uses(laid, own) == laid


def test_laying_a_card_over_a_row_that_holds_it_changes_nothing() -> None:
    """The register's view of an entry is never overruled by its own copy."""
    own = [STORY[0], STORY[1]]
    rows = project(fold(STORY, DEFAULTS), KEY)
    row = decode(rows[f"cards/{OFFICE}", _id(1)], CardRowWire)

    assert lay_card(row, own, DEFAULTS) == row


def test_the_last_writer_of_the_granting_site_wins() -> None:
    """Another office's amendment stays in history without effect."""
    subject = fold(STORY, DEFAULTS)
    keeper = subject.keeper(CODE)

    assert keeper is not None
    assert keeper.row.fields["children"].value == 3
    assert keeper.state is CardState.LOST


def test_the_earliest_registration_keeps_the_code() -> None:
    """The second is disputed and stands on no list."""
    rows = project(fold(STORY, DEFAULTS), KEY)
    second = decode(rows[f"cards/{OTHER_OFFICE}", _id(7)], CardRowWire)
    listed = [decode(rows[p], ListRowWire) for p in rows if p[0] == "list/1/1"]

    assert second.disputed
    assert [row.children for row in listed] == [3]


def test_no_card_lasts_longer_than_the_rules_say() -> None:
    """A desk that writes more gets 12 months."""
    rows = project(fold([a_registration()], DEFAULTS), KEY)
    (listed,) = [decode(rows[p], ListRowWire) for p in rows if p[0] == "list/1/1"]

    assert date.fromordinal(listed.last_valid) == date(2027, 11, 1)


def test_a_used_code_that_nobody_registered_opens_one_case() -> None:
    """One per code, at the site that gave the tickets, by the code's end only."""
    subject = fold([a_use(4), a_use(5)], DEFAULTS)
    (case,) = subject.cases

    assert case.closed_by == ""
    assert case.tail == "78"
    assert case.entries == {VENUE: (_id(4), _id(5))}


def test_the_case_closes_itself_when_the_registration_arrives() -> None:
    """Only who saw that the card was not found is told."""
    told = fold([a_registration(), a_use(5, verdict=Verdict.NOT_ON_LIST)], DEFAULTS)
    untold = fold([a_registration(), a_use(5)], DEFAULTS)

    assert [case.closed_by for case in told.cases] == ["registration"]
    assert untold.cases == ()


def test_a_venues_rows_never_hold_a_distributor() -> None:
    """Neither its number as a site nor any background reaches the venue."""
    rows = project(fold(STORY, DEFAULTS), KEY)
    cases = [decode(rows[p], CaseRowWire) for p in rows if p[0] == f"cases/{VENUE}"]

    assert {case.site for case in cases} == {VENUE}
    for (scope, _), row in rows.items():
        if not scope.startswith("cards/"):
            assert b"12345" not in row


@pytest.mark.parametrize("heard", STORY)
def test_entries_that_hang_together_share_a_key(heard: Heard) -> None:
    """Every entry of the story is locked with another one of it."""
    others = [keys_of(one) for one in STORY if one is not heard]

    assert any(keys_of(heard) & keys for keys in others)


def test_an_entry_decodes_from_its_own_bytes() -> None:
    """The view is derived; the bytes stay."""
    entry = STORY[0].entry

    assert decode_entry(entry.raw) == entry
