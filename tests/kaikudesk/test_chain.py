"""The chain: one changed byte changes every later link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.chain import LINK_BYTES, anchor, link, links
from tests.kaikudesk.flipping import flipped

PLAINS = st.lists(
    st.binary(min_size=1, max_size=40), min_size=1, max_size=12, unique=True
)
REPLICA = b"replica1"


@given(PLAINS, st.integers(0), st.integers(0))
def test_a_flipped_bit_changes_every_later_link(
    plains: list[bytes], which: int, bit: int
) -> None:
    """Whoever changes an entry changes the hash under every later receipt."""
    at = which % len(plains)
    changed = [*plains]
    changed[at] = flipped(plains[at], bit)
    before = list(links(anchor(REPLICA), plains))
    after = list(links(anchor(REPLICA), changed))

    assert before[:at] == after[:at]
    assert not set(before[at:]) & set(after[at:])


@given(PLAINS, st.integers(0))
def test_a_missing_entry_changes_every_later_link(
    plains: list[bytes], which: int
) -> None:
    """An entry that was taken out, or put in, shows from there on."""
    at = which % len(plains)
    before = list(links(anchor(REPLICA), plains))
    after = list(links(anchor(REPLICA), plains[:at] + plains[at + 1 :]))

    assert before[:at] == after[:at]
    assert not set(before[at:]) & set(after[at:])


@given(PLAINS, st.integers(0))
def test_a_chain_can_be_followed_in_pieces(plains: list[bytes], which: int) -> None:
    """A push continues where the one before ended, and a checkpoint is a start."""
    at = which % len(plains)
    whole = list(links(anchor(REPLICA), plains))
    first = list(links(anchor(REPLICA), plains[:at]))
    rest = list(links(first[-1] if first else anchor(REPLICA), plains[at:]))

    assert first + rest == whole


def test_each_replica_has_a_chain_of_its_own() -> None:
    """The same entries under another replica have other links."""
    one, other = (
        list(links(anchor(name), [b"a", b"b"])) for name in (REPLICA, b"replica2")
    )

    assert not set(one) & set(other)


@pytest.mark.parametrize("plain", [b"", b"a", bytes(4096)])
def test_a_link_has_a_fixed_length(plain: bytes) -> None:
    """A link is 16 bytes, so that no entry can begin inside the one before."""
    assert len(link(anchor(REPLICA), plain)) == LINK_BYTES == 16


def test_the_chain_is_fixed_for_good() -> None:
    """Receipts in the field vouch for these bytes: the computation never changes."""
    assert anchor(REPLICA).hex() == "de121d9b45c43a5add46ad2115406a33"
    assert link(anchor(REPLICA), b"plain").hex() == "ad83ae48ea9571e13f01fd47c93a01f8"
