"""The law of a subject that grows: the rows are those of one fold of all."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.ledger import Growing, Heard, Projector, fold, project
from tests.kaikudesk.ledger.card_talk import CARD, amend
from tests.kaikudesk.ledger.telling import (
    CODE,
    KEY,
    RULES,
    SECOND_DESK,
    VENUE,
    VENUES_DESK,
)
from tests.kaikudesk.ledger.use_stories import use_stories


@given(use_stories(), st.randoms(use_true_random=False), st.lists(st.integers(0, 20)))
def test_every_order_and_every_split_gives_the_rows_of_one_fold(
    story: list[Heard], chance: Random, cuts: list[int]
) -> None:
    """At each step: what was taken in so far, folded at once, byte for byte."""
    chance.shuffle(story)
    ends = [0, *sorted(cuts), len(story)]
    growing, projector = Growing([], RULES), Projector(KEY)

    for first, last in pairwise(ends):
        growing.take(story[first:last])
        whole = project(fold(story[:last], RULES), KEY)
        assert projector.rows(growing.subject()) == whole


@given(use_stories(), st.randoms(use_true_random=False))
def test_what_comes_one_by_one_comes_to_the_same_cases(
    story: list[Heard], chance: Random
) -> None:
    """Not the rows alone: every case, in one order."""
    chance.shuffle(story)
    growing = Growing([], RULES)
    for one in story:
        growing.take([one])

    assert growing.subject() == fold(story, RULES)


USED = [CARD, VENUES_DESK.use(20), VENUES_DESK.use(21, children=3)]


def test_one_more_use_leaves_everything_else_the_very_same() -> None:
    """Neither the cards nor a case that it does not lie in is folded again."""
    growing = Growing(list(USED), RULES)
    before = growing.subject()

    growing.take([SECOND_DESK.use(22)])

    after = growing.subject()
    assert after.registrations is before.registrations
    [(case, same)] = zip(before.cases, after.cases, strict=True)
    assert same is case
    assert len(after.uses[CODE, VENUE].uses) == len(USED)


def test_what_did_not_change_is_not_encoded_again() -> None:
    """A push compares rows: the same bytes object is the same at once."""
    growing, projector = Growing(list(USED), RULES), Projector(KEY)
    before = projector.rows(growing.subject())

    growing.take([SECOND_DESK.use(22)])

    after = projector.rows(growing.subject())
    assert [place[0] for place in after if after[place] is not before.get(place)] == [
        f"site/{VENUE}"
    ]


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(amend(30, 1), id="a-word-about-the-card"),
        pytest.param(VENUES_DESK.void(30, 1), id="a-void-that-names-the-card"),
        pytest.param(VENUES_DESK.use(20, children=1), id="another-story"),
    ],
)
def test_what_is_not_a_use_alone_is_folded_with_all_the_others(later: Heard) -> None:
    """The cards are folded anew, and come out as they would have at once."""
    growing = Growing(list(USED), RULES)
    before = growing.subject()

    growing.take([later])

    assert growing.subject().registrations is not before.registrations
    assert growing.subject() == fold([*USED, later], RULES)
