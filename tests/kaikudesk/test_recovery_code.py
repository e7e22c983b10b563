"""The recovery code, as it is shown, read out and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import WrongRecoveryCodeError
from kaikudesk.keys import RecoveryCode
from tests.fakes import FixedClock

SECRETS = st.binary(min_size=16, max_size=16)
# What a person makes of a sign: another case, a look-alike, a space or dash.
HEARD = {"0": ["0", "O", "o"], "1": ["1", "I", "i", "L", "l"], "-": ["-", " ", "", "–"]}


@given(secret=SECRETS, data=st.data())
def test_a_code_read_out_is_the_code(secret: bytes, data: st.DataObject) -> None:
    """However it is written down from the telephone, it is the same code."""
    shown = RecoveryCode(secret).shown()
    heard = [
        data.draw(st.sampled_from(HEARD.get(sign, [sign, sign.lower()])))
        for sign in shown
    ]

    assert RecoveryCode.read("".join(heard)).secret == secret


@given(secret=SECRETS)
def test_a_code_is_26_signs_that_nobody_confuses(secret: bytes) -> None:
    """It is shown in groups, without I, L, O and U."""
    shown = RecoveryCode(secret).shown()
    groups = shown.split("-")

    assert [len(group) for group in groups] == [4, 4, 4, 4, 4, 4, 2]
    assert not set("ILOU") & set(shown)


@given(one=SECRETS, other=SECRETS)
def test_codes_differ_when_their_bits_do(one: bytes, other: bytes) -> None:
    """No bit of the 128 is lost in writing."""
    same = RecoveryCode(one).shown() == RecoveryCode(other).shown()

    assert same == (one == other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3063-Q2V2-3X3N-D87J-5BVG-NC53-2",
        "3063-Q2V2-3X3N-D87J-5BVG-NC53-2JJ",
        "U063-Q2V2-3X3N-D87J-5BVG-NC53-2J",
        "8063-Q2V2-3X3N-D87J-5BVG-NC53-2J",
        "3063-Q2V2-3X3N-D87J-5BVG-NC53-2Ä",
        "٣063-Q2V2-3X3N-D87J-5BVG-NC53-2J",
        "🎻" * 26,
    ],
    ids=["empty", "short", "long", "U", "129 bits", "letter", "digit", "emoji"],
)
def test_what_is_no_code_is_a_wrong_code(text: str) -> None:
    """A slip is told as a wrong code, not as a fault of the program."""
    with pytest.raises(WrongRecoveryCodeError):
        RecoveryCode.read(text)


def test_a_new_code_is_drawn_at_random() -> None:
    """Two codes are not the same."""
    clock = FixedClock()

    assert RecoveryCode.make(clock) != RecoveryCode.make(clock)
