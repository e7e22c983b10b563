"""What is wrong with a code, in the clerk's words."""

import pytest

from kaikudesk.codes import Misfit
from kaikudesk.model import NotACard
from ui.misfit_words import misfit_sentence, no_card_sentence, place_in


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("KK1234567O", 9, "Sign 10 should be a digit. The pattern: AA00000000"),
        ("K112345678", 1, "Sign 2 should be a letter. The pattern: AA00000000"),
        ("KK1234567", 9, "1 sign too few. The pattern: AA00000000"),
        ("KK123456", 8, "2 signs too few. The pattern: AA00000000"),
        ("KK123456789", 10, "1 sign too many. The pattern: AA00000000"),
        ("KK1234567890", 10, "2 signs too many. The pattern: AA00000000"),
    ],
)
def test_a_misfit_names_place_and_pattern(text: str, place: int, words: str) -> None:
    """Never another code: only what breaks, and what would fit."""
    assert words in misfit_sentence(Misfit("@@########", place), text)


def test_a_fixed_sign_of_a_pattern_is_named() -> None:
    """Where the pattern wants one certain sign, the sentence gives it."""
    assert "should be K" in misfit_sentence(Misfit("K#", 0), "X1")


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [("KK-12 34", 4, 6), ("kk1", 2, 2), ("K K", 5, 3), (" k", 0, 1)],
)
def test_the_place_is_found_in_what_was_typed(
    text: str, place: int, found: int
) -> None:
    """Spaces and hyphens are no signs of the code, but stand in the field."""
    assert place_in(text, place) == found


@pytest.mark.parametrize("reason", NotACard)
def test_no_card_says_why_and_that_nothing_is_kept(reason: NotACard) -> None:
    """Each reason has its own sentence."""
    sentences = {no_card_sentence(one) for one in NotACard}

    assert no_card_sentence(reason)
    assert len(sentences) == len(NotACard)
