"""The enrolment code is read however it was copied, and never misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.errors import FormError
from kaikudesk.wire.enrolment_code import EnrolmentCode, read_code, write_code

CODE = EnrolmentCode("https://register.example:8443", b"s" * 16, b"f" * 16)

codes = st.builds(
    EnrolmentCode,
    address=st.text(min_size=1, max_size=80),
    secret=st.binary(min_size=16, max_size=16),
    fingerprint=st.binary(min_size=16, max_size=16),
)


@given(codes)
def test_a_code_is_read_as_it_was_written(code: EnrolmentCode) -> None:
    """Address, secret and fingerprint come back."""
    assert read_code(write_code(code)) == code


@given(codes)
def test_copying_by_hand_does_no_harm(code: EnrolmentCode) -> None:
    """Small letters, spaces for hyphens and look-alike letters are all read."""
    text = write_code(code).lower().replace("-", " \n").replace("0", "o")

    assert read_code(text.replace("1", "l")) == code


@given(st.data())
def test_one_wrong_sign_is_noticed(drawn: st.DataObject) -> None:
    """A slip of the finger never gives another register's address."""
    signs = list(write_code(CODE))
    place = drawn.draw(st.sampled_from([n for n, s in enumerate(signs) if s != "-"]))
    other = drawn.draw(st.sampled_from("23456789ABCDEFGH"))
    if signs[place] != other and place < len(signs) - 1:
        signs[place] = other
        with pytest.raises(FormError):
            read_code("".join(signs))


@pytest.mark.parametrize("text", ["", "ABC", "U" * 40, "ä", "7" * 2000])
def test_what_is_no_code_is_refused(text: str) -> None:
    """Nothing that was not written as a code is read as one."""
    with pytest.raises(FormError):
        read_code(text)
