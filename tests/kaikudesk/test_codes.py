"""Codes: one cleaned form, what is no card, where a pattern breaks, the key."""

import time
from datetime import date
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.codes import (
    LONGEST_CODE,
    LONGEST_TEXT,
    Misfit,
    card_key,
    clean,
    fits,
    holds_identity_code,
    misfit,
    tail,
    typed_place,
    why_no_card,
)
from kaikudesk.model import NotACard

CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
LIST_KEY = b"k" * 32
CENTURY_SIGNS = "+-YXWVUABCDEF"
HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"

CODE_SIGNS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=LONGEST_CODE)
PATTERNS = st.lists(st.text("@#KA7", min_size=1, max_size=12), max_size=4).map(tuple)
ANY_TEXT = st.text(st.characters(), max_size=60)


@st.composite
def identity_codes(draw: st.DrawFn) -> str:
    """Make a personal identity code whose check character is right."""
    birth = draw(st.dates()).strftime("%d%m%y")
    number = f"{draw(st.integers(2, 899)):03}"
    check = CHECKS[int(birth + number) % 31]
    return birth + draw(st.sampled_from(CENTURY_SIGNS)) + number + check


@given(ANY_TEXT)
@example("A*\u030a")
@example("\u0390")
@example("\ufb03ﷺ")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """The register cleans again what a desk cleaned, and gets the same."""
    assert clean(clean(text)) == clean(text)


@given(CODE_SIGNS, st.sampled_from([" ", "\t", "*", "\u00a0", "\u200b", *HYPHENS]))
def test_what_stands_between_the_signs_does_not_count(code: str, gap: str) -> None:
    """Spaces, hyphens of every kind, asterisks and invisible signs go."""
    assert clean(gap + gap.join(code.lower()) + gap) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\uff4b\uff4b\uff11\uff12\uff13\uff14", "KK1234"),
        ("*KK-1234*", "KK1234"),
        (" kk 12\r\n34 ", "KK1234"),
        ("KK−12–34", "KK1234"),
        ("\ufeffKK1234\x00", "KK1234"),
    ],
    ids=["full width", "code 39", "scanner's line end", "minus and dash", "invisible"],
)
def test_scans_and_typing_meet_in_one_form(text: str, code: str) -> None:
    """Whatever way a code came in, the same code is looked up."""
    assert clean(text) == code


@given(identity_codes(), ANY_TEXT, st.sampled_from(["", *HYPHENS, " ", "."]))
def test_an_identity_code_is_found_anywhere(
    identity: str, around: str, gap: str
) -> None:
    """Inside other text, in lower case, full width and with any sign between."""
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in identity)
    split = identity[:6] + gap + identity[7:] if identity[6] == "-" else identity

    assert holds_identity_code(f"{around} {identity.lower()}")
    assert holds_identity_code(full_width)
    assert holds_identity_code(split)


@given(st.dates(), st.integers(2, 899), st.sampled_from(CENTURY_SIGNS))
def test_another_check_character_makes_no_identity_code(
    day: date, number: int, sign: str
) -> None:
    """Of all 31 check characters exactly one makes an identity code."""
    first = f"{day:%d%m%y}{sign}{number:03}"

    assert [c for c in CHECKS if holds_identity_code(first + c)] == [
        CHECKS[int(f"{day:%d%m%y}{number:03}") % 31]
    ]


@pytest.mark.parametrize("birth", ["001052", "321052", "130052", "131352"])
def test_no_day_of_the_calendar_no_identity_code(birth: str) -> None:
    """Day 0 or 32 and month 0 or 13 make a number, not a birth date."""
    check = CHECKS[int(birth + "308") % 31]

    assert not holds_identity_code(f"{birth}-308{check}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NotACard.EMPTY),
        (" \t*-* \u200b", NotACard.EMPTY),
        ("131052-308T", NotACard.IDENTITY_CODE),
        ("131052\u2013308T", NotACard.IDENTITY_CODE),
        ("131052-\u200b308T", NotACard.IDENTITY_CODE),
        ("131052.308T", NotACard.IDENTITY_CODE),
        ("*131052-308T*", NotACard.IDENTITY_CODE),
        ("A" * (LONGEST_CODE + 1), NotACard.TOO_LONG),
        (" " * LONGEST_TEXT + "KK1234", NotACard.TOO_LONG),
        ("X", NotACard.MOBILE_MARK),
        ("*z*", NotACard.MOBILE_MARK),
        ("\u041a\u041a1234", NotACard.OTHER_ALPHABET),
        ("KK1234😀", NotACard.OTHER_ALPHABET),
        ("KÄ1234", NotACard.OTHER_ALPHABET),
        ("...", NotACard.OTHER_ALPHABET),
        ("\ud800", NotACard.OTHER_ALPHABET),
    ],
)
def test_what_cannot_be_a_card_says_why(text: str, reason: NotACard) -> None:
    """Each kind of scan that is no card has its own reason."""
    assert why_no_card(text) is reason


@pytest.mark.parametrize("text", ["KK1234", "1234567890", "KAI.12/34+5%$", "A" * 24])
def test_letters_and_digits_may_be_a_card(text: str) -> None:
    """A letter or digit series that fits into Code 39 may be a card's code."""
    assert why_no_card(text) is None


@given(ANY_TEXT)
def test_what_may_be_a_card_can_be_printed_as_code_39(text: str) -> None:
    """No code that passes holds a sign that the barcode of a card cannot."""
    if why_no_card(text) is None:
        assert set(clean(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.$/+%")


@pytest.mark.parametrize("sign", ["1", "1310523", "ﷺ", " ", "Ä", "😀"])
def test_a_pasted_book_costs_nothing(sign: str) -> None:
    """A text that is far too long is not read at all."""
    text = sign * 1_000_000
    started = time.process_time()

    assert why_no_card(text) is NotACard.TOO_LONG
    assert time.process_time() - started < 0.1


def test_a_search_for_identity_codes_is_linear() -> None:
    """Ten times the text takes about ten times as long, and never a hundred."""

    def seconds(length: int) -> float:
        text = "131052" * (length // 6)
        started = time.process_time()
        holds_identity_code(text)
        return time.process_time() - started

    assert min(seconds(300_000) for _ in range(3)) < 40 * max(
        0.0005, min(seconds(30_000) for _ in range(3))
    )


@given(CODE_SIGNS, PATTERNS)
def test_a_misfit_points_into_the_code_or_behind_it(
    code: str, patterns: tuple[str, ...]
) -> None:
    """The place can be shown: in the code, or at its end where signs are missing."""
    broken = misfit(code, patterns)

    if broken is not None:
        assert broken.pattern in patterns
        assert 0 <= broken.place <= min(len(code), len(broken.pattern))
        assert not any(fits(code, pattern) for pattern in patterns)
        assert all(
            fits(code[place], broken.pattern[place]) for place in range(broken.place)
        )


@given(PATTERNS)
def test_a_code_made_by_a_pattern_fits(patterns: tuple[str, ...]) -> None:
    """What a pattern describes breaks no pattern."""
    for pattern in patterns:
        code = pattern.replace("@", "Q").replace("#", "4")

        assert fits(code, pattern)
        assert misfit(code, patterns) is None


@pytest.mark.parametrize(
    ("code", "pattern", "place"),
    [
        ("KK12O4", "KK####", 4),
        ("AK1234", "KK####", 0),
        ("KK123", "KK####", 5),
        ("KK12345", "KK####", 6),
        ("", "KK####", 0),
        ("1K1234", "@@####", 0),
    ],
    ids=["letter O", "first", "too short", "too long", "nothing", "digit for letter"],
)
def test_the_first_place_that_breaks_is_named(
    code: str, pattern: str, place: int
) -> None:
    """Places count from 0; what is missing breaks at the end."""
    assert misfit(code, (pattern,)) == Misfit(pattern, place)


def test_the_nearest_pattern_is_named() -> None:
    """A code that has the length of one pattern is measured by that one."""
    patterns = ("K-####", "@@######")

    assert misfit("KX1234S6", patterns) == Misfit("@@######", 6)
    assert misfit("K12S4", patterns) == Misfit("K-####", 3)


def test_a_pattern_may_be_written_as_it_is_printed() -> None:
    """Hyphens, spaces and small letters in a pattern mean what they do in a code."""
    assert misfit("KK1234", ("kk-## ##",)) is None
    assert misfit("KK12O4", ("kk-## ##",)) == Misfit("kk-## ##", 4)


def test_a_register_without_patterns_breaks_none() -> None:
    """Where the register gave no pattern, or an empty one, nothing is mistyped."""
    assert misfit("ANYTHING", ()) is None
    assert misfit("ANYTHING", ("", " - ")) is None


@pytest.mark.parametrize(
    ("text", "place", "typed"),
    [
        ("KK12O4", 4, 4),
        ("kk 12 O4", 4, 6),
        ("*KK-12O4*", 4, 6),
        ("KK 123", 5, 6),
        ("KK 12345 ", 6, 7),
        ("", 0, 0),
    ],
)
def test_a_place_is_found_in_what_was_typed(text: str, place: int, typed: int) -> None:
    """The field keeps the text as typed, and the place is marked there."""
    assert typed_place(text, place) == typed


@given(ANY_TEXT, st.integers(0, 80))
def test_a_typed_place_never_lies_outside(text: str, place: int) -> None:
    """Whatever was typed, the place is in it or at its end."""
    assert 0 <= typed_place(text, place) <= len(text)


@given(CODE_SIGNS)
def test_a_key_fits_an_integer_of_the_database(code: str) -> None:
    """The key of a code is signed, of 64 bits, and always the same."""
    key = card_key(code, LIST_KEY)

    assert -(2**63) <= key < 2**63
    assert key == card_key(code, LIST_KEY)
    assert key != card_key(code, b"j" * 32)


@given(ANY_TEXT)
@example("\ud800")
def test_any_text_has_a_key(text: str) -> None:
    """A desk may look up whatever its field holds, half a surrogate pair too."""
    assert -(2**63) <= card_key(clean(text), LIST_KEY) < 2**63


def test_a_key_never_changes_between_versions() -> None:
    """Lists in the field hold these numbers: the computation is fixed for good."""
    assert card_key("KK1234", bytes(range(32))) == -4188093542328203171


def test_keys_of_neighbouring_codes_differ() -> None:
    """Codes that differ in one sign have nothing in common."""
    codes = ["".join(signs) for signs in product("AB1", repeat=6)]

    assert len({card_key(code, LIST_KEY) for code in codes}) == len(codes)


def test_a_list_shows_two_signs_of_a_code() -> None:
    """A masked code keeps its end; a short one is all end."""
    assert [tail("KK1234"), tail("7"), tail("")] == ["34", "7", ""]
