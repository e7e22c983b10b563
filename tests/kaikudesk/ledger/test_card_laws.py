"""The laws of a card, over every kind of entry that may be said of one."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.ledger import Heard, fold, keys_of, lay_card, project
from kaikudesk.ledger.joining import Joined
from kaikudesk.ledger.projection import Place
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import encode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, UseRowWire
from tests.kaikudesk.ledger.card_stories import (
    BAD_CLOCKS,
    OFFICES,
    SECRETS,
    stories,
)
from tests.kaikudesk.ledger.card_talk import (
    CARD,
    ENDED,
    ERASED,
    LOST,
    REINSTATED,
    SECOND_OFFICE_DESK,
    WITHDRAWN,
    alias,
    amend,
    card_row,
    tell,
)
from tests.kaikudesk.ledger.telling import (
    COORDINATOR,
    KEY,
    OFFICES_DESK,
    OTHER_OFFICES_DESK,
    RULES,
    VENUES_DESK,
    an_id,
    kinds,
)

CHANCE = st.randoms(use_true_random=False)


def rows_of(heards: Iterable[Heard]) -> dict[Place, bytes]:
    """Give every row that these entries make."""
    return project(fold(heards, RULES), KEY)


@given(stories(), CHANCE)
def test_any_order_and_any_repetition_gives_the_same_bytes(
    story: list[Heard], chance: Random
) -> None:
    """The fold is a function of the set, whatever has come so far."""
    mixed = story + [one for one in story if chance.random() < 0.5]
    chance.shuffle(mixed)

    assert rows_of(mixed) == rows_of(story)


@given(stories())
def test_what_hangs_together_by_its_keys_folds_apart_from_the_rest(
    story: list[Heard],
) -> None:
    """The rows of all entries are those of each subject, and no more."""
    joined = Joined()
    for one in story:
        for key in keys_of(one):
            joined.join(one.entry.hash, key)
    subjects: dict[bytes, list[Heard]] = {}
    for one in story:
        subjects.setdefault(joined.name_of(one.entry.hash), []).append(one)
    apart = [rows_of(subject) for subject in subjects.values()]

    assert sum(map(len, apart)) == len(rows_of(story))
    assert {at: row for rows in apart for at, row in rows.items()} == rows_of(story)


def erased_from(story: list[Heard]) -> set[bytes]:
    """Name the registrations whose background the register erased."""
    return {
        one.about
        for one in story
        if one.entry.plain.replica == COORDINATOR.replica and _takes_away(one)
    }


def _takes_away(one: Heard) -> bool:
    if one.entry.kind == EntryKind.ERASED:
        return one.body == bodies.Erased(wellbeing_only=False)
    return one.entry.kind == EntryKind.REGISTRATION_DELETED


def without_boxes(story: list[Heard], gone: set[bytes]) -> list[Heard]:
    """Take the background boxes of some registrations away."""
    return [
        replace(one, background=None) if {one.entry.entry_id, one.about} & gone else one
        for one in story
    ]


@given(stories())
def test_erasing_before_the_fold_is_erasing_after_it(story: list[Heard]) -> None:
    """A box that is gone, or comes later and is taken away, changes no row."""
    gone = erased_from(story)

    assert rows_of(without_boxes(story, gone)) == rows_of(story)


def test_two_stories_about_an_erased_background_are_one_again() -> None:
    """Nobody is asked which of two values was right once both have to go."""
    body = bodies.CardAmended(background=("postcode",))
    told = [
        OFFICES_DESK.say(
            number,
            EntryKind.CARD_AMENDED,
            body,
            entry_id=an_id(9),
            about=an_id(1),
            background=bodies.BackgroundBox(None, postcode),
        )
        for number, postcode in ((2, "99600"), (3, "99601"))
    ]
    erased = tell(12, ERASED, by=COORDINATOR)

    assert kinds(CARD, *told) == {CaseKind.TWO_STORIES: ""}
    assert kinds(CARD, *told, erased) == {}


def test_an_id_repeated_under_another_kind_takes_nothing_away() -> None:
    """Neither a ticket that was given, nor what the register itself said."""
    used, erased = VENUES_DESK.use(5), tell(12, ERASED, by=COORDINATOR)
    forged = [
        OFFICES_DESK.say(3, EntryKind.CARD_REPORTED_LOST, about=an_id(1), entry_id=name)
        for name in (used.entry.entry_id, erased.entry.entry_id)
    ]
    forged.append(OFFICES_DESK.say(4, ERASED, bodies.Erased(), entry_id=an_id(12)))
    story = fold([CARD, used, erased, *forged], RULES)

    assert uses_in(story.uses) == uses_in(fold([CARD, used], RULES).uses)
    assert [one.ended for one in story.registrations] == [True]


@given(stories())
def test_no_row_tells_a_background_that_was_erased(story: list[Heard]) -> None:
    """Neither a field of a card, nor a case, nor another card's row."""
    gone = erased_from(story)
    erased = [
        secret.encode()
        for number, secret in enumerate(SECRETS, 1)
        if an_id(number) in gone
    ]

    assert [
        at for at, row in rows_of(story).items() if any(one in row for one in erased)
    ] == []


@given(stories())
def test_own_acts_laid_over_a_row_that_holds_them_change_nothing(
    story: list[Heard],
) -> None:
    """Whatever else the row holds: of other desks, aliases and the register.

    But for an id that somebody at another site made again: such a copy may count
    in the place of the own entry, and no desk of the programme makes it.
    """
    sites: dict[bytes, set[int]] = {}
    for one in story:
        sites.setdefault(one.entry.entry_id, set()).add(one.site)
    for (scope, item), packed in rows_of(story).items():
        if scope.startswith("cards/"):
            row = decode(packed, CardRowWire)
            for desk in OFFICES:
                own = [
                    one
                    for one in story
                    if one.site == desk.site == row.site
                    and one.entry.plain.replica
                    == (desk.replica or b"desk%4d" % desk.site)
                    and item in {one.entry.entry_id, one.about}
                    and sites[one.entry.entry_id] == {row.site}
                ]
                assert lay_card(row, own, RULES) == row


OWN = [
    CARD,
    amend(2, 3, 1),
    tell(4, LOST, 1),
    tell(5, REINSTATED, 4),
    amend(6, 2, 2),
    tell(7, ENDED, 5),
    tell(11, WITHDRAWN, 7),
    amend(13, 0, 2),
]
OTHERS = [OTHER_OFFICES_DESK.register_card(8, children=5), alias(9, 8, 1)]


@given(
    st.integers(1, len(OWN)),
    st.integers(0, len(OWN)),
    st.integers(1, len(OWN)),
    st.sampled_from([[], OTHERS]),
)
def test_own_acts_laid_over_a_card_are_what_the_register_will_say(
    known: int, first: int, last: int, others: list[Heard]
) -> None:
    """Whatever the register has by now, and whatever of it the desk still holds."""
    own = OWN[min(first, known) : max(last, known)]
    row = card_row(*OWN[:known], *others)

    assert lay_card(row, own, RULES) == card_row(*OWN[: max(last, known)], *others)


def with_clock(heard: Heard, made: int) -> Heard:
    """Say the same by another clock."""
    plain = msgspec.structs.replace(heard.entry.plain, made=made)
    return replace(heard, entry=encode_entry(plain))


@given(stories(), BAD_CLOCKS)
def test_one_bad_clock_moves_no_state_no_use_and_nobody_elses_card(
    story: list[Heard], made: int
) -> None:
    """It decides only between its own word and another one on the same thing."""
    bad = SECOND_OFFICE_DESK.replica
    moved = [
        with_clock(one, made) if one.entry.plain.replica == bad else one
        for one in story
    ]
    words = {one.entry.entry_id for one in story if one.entry.plain.replica == bad}
    touched = {one.about for one in story if one.entry.entry_id in words}
    before, after = fold(story, RULES), fold(moved, RULES)

    assert uses_in(before.uses) == uses_in(after.uses)
    for one, same in zip(before.registrations, after.registrations, strict=True):
        assert one.entry_id == same.entry_id
        if not touched & {one.entry_id, *one.row.aliases}:
            assert one.row == same.row


def uses_in(rows: dict[tuple[str, int], UseRowWire]) -> object:
    """Give what was given, by code and venue."""
    return {place: row.uses for place, row in rows.items()}
