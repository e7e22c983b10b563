"""The laws of a card: any order, any part, and own acts laid over a row."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.ledger import Heard, fold, keys_of, lay_card, project
from tests.kaikudesk.ledger.card_talk import (
    CARD,
    DELETED,
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
    OTHER_OFFICES_DESK,
    RULES,
    VENUES_DESK,
)

STORY = [
    CARD,
    amend(2, 3, 1),
    amend(3, 4, 1, by=SECOND_OFFICE_DESK),
    tell(4, LOST),
    tell(5, REINSTATED, 4),
    VENUES_DESK.use(6),
    tell(7, ENDED, by=SECOND_OFFICE_DESK),
    OTHER_OFFICES_DESK.register_card(8, children=5),
    alias(9, 8, 1),
    OTHER_OFFICES_DESK.register_card(10, children=1),
    tell(11, WITHDRAWN),
    tell(12, ERASED, by=COORDINATOR),
    amend(13, 0, 2),
    tell(14, DELETED, by=COORDINATOR),
]


@given(st.sets(st.sampled_from(range(len(STORY)))), st.randoms(use_true_random=False))
def test_any_part_of_a_story_in_any_order_gives_the_same_bytes(
    chosen: set[int], chance: Random
) -> None:
    """The fold is a function of the set, whatever has come so far."""
    part = [STORY[at] for at in sorted(chosen)]
    mixed = part + [one for one in part if one.entry.plain.n % 2]
    chance.shuffle(mixed)

    assert project(fold(mixed, RULES), KEY) == project(fold(part, RULES), KEY)


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


@given(st.integers(1, len(OWN)), st.integers(0, len(OWN)), st.integers(1, len(OWN)))
def test_own_acts_laid_over_a_card_are_what_the_register_will_say(
    known: int, first: int, last: int
) -> None:
    """Whatever the register has by now, and whatever of it the desk still holds."""
    own = OWN[min(first, known) : max(last, known)]
    row = card_row(*OWN[:known])

    assert lay_card(row, own, RULES) == card_row(*OWN[: max(last, known)])


@pytest.mark.parametrize("heard", STORY, ids=lambda one: f"entry {one.entry.plain.n}")
def test_all_that_is_said_of_a_card_hangs_together(heard: Heard) -> None:
    """Each entry shares a key with the registration or with the code."""
    there = keys_of(STORY[0]) | keys_of(STORY[7])

    assert keys_of(heard) & there
