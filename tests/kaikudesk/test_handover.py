"""A distributor's desk: what the worker registers, amends and renews."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaikudesk import card_acts, handover, own_cards
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Medium, Role
from kaikudesk.rules import from_wire
from kaikudesk.storage import checklist
from kaikudesk.wire.bodies import CardRegistered
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import AREA_ITEM, AreaRowWire
from tests.fakes import FixedClock
from tests.kaikudesk.desks import enrol, opened


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Open a distributor's desk."""
    enrol(tmp_path, clock, Role.DISTRIBUTOR).close()
    with opened(tmp_path, clock) as desk:
        yield desk


def a_form(desk: Desk) -> Handover:
    """Fill the form in as most clients answer."""
    return Handover(
        entry_id=handover.open_form(desk),
        code="AB 1234",
        background=Background(1990, "123 45"),
        children=2,
        granted=desk.today,
        consent=True,
    )


def test_a_registered_card_waits_with_its_last_valid_day(desk: Desk) -> None:
    """12 months from granting; the code is cleaned, the postcode squeezed."""
    form = a_form(desk)
    handover.register_card(desk, form)

    row = own_cards.card(desk, form.entry_id)
    assert row is not None
    assert row.code == "AB1234"
    assert row.fields["postcode"].value == "12345"
    assert row.fields["last_valid"].value == date(2027, 11, 24).toordinal()


def test_without_consent_nothing_is_saved(desk: Desk) -> None:
    """The card cannot be registered, and no entry is written."""
    with pytest.raises(NotAllowedError, match="no consent"):
        handover.register_card(desk, replace(a_form(desk), consent=False))

    assert own_cards.last_registered(desk) == []


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("children", {"children": -1}),
        ("children", {"children": 99}),
        ("granted", {"granted": date(2031, 1, 1)}),
        ("granted", {"granted": date(2025, 11, 22)}),
        ("birth_year", {"background": Background(2011, "12345")}),
        ("birth_year", {"background": Background(1867, "12345")}),
        ("postcode", {"background": Background(1990, "1234")}),
        ("postcode", {"background": Background(1990, "SE-12345")}),
        ("code", {"code": ""}),
        ("code", {"code": "🎭🎭"}),
        ("code", {"code": "131052-308T"}),
        ("code", {"code": "A" * 60}),
    ],
)
def test_a_fault_names_its_field_and_nothing_is_kept(
    desk: Desk, field: str, change: dict[str, Any]
) -> None:
    """The worker reads which field, and the journal stays as it was."""
    with pytest.raises(FormError) as refused:
        handover.register_card(desk, replace(a_form(desk), **change))

    assert refused.value.field == field
    assert own_cards.last_registered(desk) == []


def test_all_faults_of_a_form_are_named_at_once(desk: Desk) -> None:
    """In the order of the form, so that the worker mends them in one go."""
    form = replace(a_form(desk), code="", background=Background(0, "1"), children=99)

    fields = [fault.field for fault in handover.faults_of(desk, form)]
    assert fields == ["code", "birth_year", "postcode", "children"]


def test_a_card_of_a_pilot_ends_with_it(desk: Desk) -> None:
    """The area's row says when, for a new card and for a renewed one."""
    end = date(2027, 3, 31)
    form = a_form(desk)
    handover.register_card(desk, form)
    area = AreaRowWire("Kainuu", pilot_end=end.toordinal())
    put(desk, "network", AREA_ITEM + (1).to_bytes(4, "big"), area)
    card_acts.renew(desk, form.entry_id, desk.today)

    row = own_cards.card(desk, form.entry_id)
    assert row is not None
    assert row.fields["last_valid"].value == end.toordinal()
    assert handover.last_valid(desk, desk.today) == end


def test_a_card_that_a_neighbour_desk_registered_is_known(desk: Desk) -> None:
    """The site's cards come with the pull; no desk of it registers one again."""
    form = a_form(desk)
    handover.register_card(desk, form)
    row = own_cards.card(desk, form.entry_id)
    assert row is not None
    put(desk, "cards/7", b"r" * 16, msgspec.structs.replace(row, code="CD5678"))

    assert own_cards.find_card(desk, "cd 5678") == b"r" * 16
    with pytest.raises(FormError, match="registered here already"):
        handover.register_card(desk, replace(a_form(desk), code="CD5678"))


def put(desk: Desk, scope: str, item: bytes, row: msgspec.Struct) -> None:
    """Let a row stand at the desk as a pull leaves it."""
    with desk.files.checklist.transaction() as connection:
        fed = FeedRow(scope, item, msgspec.Raw(encode(row)))
        checklist.put_rows(connection, [fed])


def test_who_turns_sixteen_this_year_is_old_enough(desk: Desk) -> None:
    """The rule is the calendar year, not the birthday."""
    form = replace(a_form(desk), background=Background(2010, "12345"))
    handover.register_card(desk, form)

    assert len(own_cards.last_registered(desk)) == 1


def test_a_code_is_registered_once_at_a_desk(desk: Desk) -> None:
    """Another form with the same code is told so; pressing twice is harmless."""
    form = a_form(desk)
    handover.register_card(desk, form)
    handover.register_card(desk, form)

    with pytest.raises(FormError, match="registered here already"):
        handover.register_card(desk, a_form(desk))
    assert len(own_cards.last_registered(desk)) == 1


@pytest.mark.parametrize("mark", ["X", "z"])
def test_a_mobile_only_card_waits_without_a_code(desk: Desk, mark: str) -> None:
    """The register assigns one later; two such forms are two cards."""
    for _ in range(2):
        handover.register_card(desk, replace(a_form(desk), code=mark))

    first, second = own_cards.last_registered(desk)
    assert first.code is None
    assert second.code is None
    assert isinstance(first.body, CardRegistered)
    assert first.body.medium == Medium.MOBILE_ONLY


def test_the_child_count_is_amended_by_the_granting_site(desk: Desk) -> None:
    """The newest value stands on the card."""
    form = a_form(desk)
    handover.register_card(desk, form)
    card_acts.amend_children(desk, form.entry_id, 3)

    row = own_cards.card(desk, form.entry_id)
    assert row is not None
    assert row.fields["children"].value == 3


def test_a_renewal_moves_the_last_valid_day(desk: Desk, clock: FixedClock) -> None:
    """12 months from the renewal."""
    form = replace(a_form(desk), granted=date(2026, 1, 31))
    handover.register_card(desk, form)
    clock.pass_seconds(60)
    card_acts.renew(desk, form.entry_id, desk.today)

    row = own_cards.card(desk, form.entry_id)
    assert row is not None
    assert row.fields["last_valid"].value == date(2027, 11, 24).toordinal()


@pytest.mark.parametrize("day", [date(2031, 1, 1), date(2025, 11, 22)])
def test_a_renewal_that_cannot_be_is_refused(desk: Desk, day: date) -> None:
    """Neither from a day to come nor for a year that is over."""
    form = a_form(desk)
    handover.register_card(desk, form)

    with pytest.raises(FormError) as refused:
        card_acts.renew(desk, form.entry_id, day)
    assert refused.value.field == "granted"


def test_a_mistyped_code_is_no_card_to_register(desk: Desk) -> None:
    """Where the register told what codes look like, others are not taken."""
    desk.rules = from_wire(1, (("code_patterns", 1, 1, '["@@####"]'),))

    with pytest.raises(FormError, match="code: mistyped"):
        handover.register_card(desk, replace(a_form(desk), code="AB12O4"))


@pytest.mark.parametrize(
    "text",
    ["", "X", "131052-308T", "🎭", "A" * 10_000, "\ud83d"],
    ids=["nothing", "mobile mark", "identity code", "emoji", "endless", "half a sign"],
)
def test_what_is_no_card_is_not_found_among_the_cards(desk: Desk, text: str) -> None:
    """Nothing is looked up for it, and nothing breaks."""
    handover.register_card(desk, a_form(desk))

    assert own_cards.find_card(desk, text) is None


def test_another_sites_card_is_not_amended_here(desk: Desk) -> None:
    """Who did not give the card gets a sentence, not a silent change."""
    with pytest.raises(NotAllowedError, match="granting site only"):
        card_acts.amend_children(desk, b"x" * 16, 1)


def test_the_last_five_are_there_newest_first(desk: Desk) -> None:
    """By code, and never by anything else of a holder."""
    for number in range(7):
        handover.register_card(desk, replace(a_form(desk), code=f"AB{number}"))

    codes = [heard.code for heard in own_cards.last_registered(desk)]
    assert codes == ["AB6", "AB5", "AB4", "AB3", "AB2"]


def test_the_background_is_nowhere_in_the_plain_bytes(desk: Desk) -> None:
    """Birth year and postcode travel in a box that only the register opens."""
    form = replace(a_form(desk), background=Background(1987, "98765"))
    handover.register_card(desk, form)
    (heard,) = own_cards.last_registered(desk)

    assert b"98765" not in heard.entry.raw
    assert b"AB1234" not in heard.entry.raw
    assert heard.entry.plain.tail == "34"
