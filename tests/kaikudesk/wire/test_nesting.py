"""How deep bytes are nested is counted as a decoder would find it."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaikudesk.wire.nesting import is_deeper
from kaikudesk.wire.packing import encode
from tests.kaikudesk.flipping import flipped

SIZES = (0, 1, 31, 32, 255, 256, 65_535, 65_536)
EXTENSIONS = st.builds(
    msgspec.msgpack.Ext,
    st.integers(0, 127),
    st.sampled_from([0, 1, 2, 3, 4, 8, 16, 255, 256]).map(bytes),
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers(-(2**63), 2**64 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=40)
    | st.binary(max_size=40)
    | EXTENSIONS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=20)
        | st.dictionaries(st.integers(0, 300), inner, max_size=20)
    ),
    max_leaves=40,
)


def depth_of(value: object) -> int:
    """Count the levels of lists and maps, as a person would."""
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    return 0


@given(VALUES)
@example([[], [[]], []])
@example({1: [{}], 2: []})
def test_the_depth_is_that_of_the_value(value: object) -> None:
    """A value is deeper than each smaller number, and no deeper than its depth."""
    raw, depth = encode(value), depth_of(value)

    assert not is_deeper(raw, depth)
    assert depth == 0 or is_deeper(raw, depth - 1)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["text", "bytes", "array", "map"])
def test_every_way_to_tell_a_length_is_known(kind: str, size: int) -> None:
    """What comes behind a long value is still found where it stands."""
    values: dict[str, object] = {
        "text": "\x90" * (size // 2),
        "bytes": b"\x91" * size,
        "array": [0x11] * size,
        "map": dict.fromkeys(range(size)),
    }
    inside = int(kind in {"array", "map"})
    raw = encode([values[kind], [[]]])

    assert is_deeper(raw, 2)
    assert not is_deeper(raw, 3)
    assert is_deeper(encode([values[kind]]), inside)
    assert not is_deeper(encode([values[kind]]), 1 + inside)


@pytest.mark.parametrize("header", [b"\xdd", b"\xdf", b"\xc6", b"\xdb", b"\xc9"])
def test_a_promised_length_costs_nothing(header: bytes) -> None:
    """Four thousand million things that are not there are not looked for."""
    assert not is_deeper(b"\x91" * 9 + header + b"\xff\xff\xff\xff", 12)


@given(VALUES, st.integers(0))
@example([[[[]]]], 3)
def test_spoiled_bytes_are_measured_too(value: object, bit: int) -> None:
    """Whatever comes over the line, measuring ends with yes or no."""
    raw = flipped(encode(value), bit)

    assert is_deeper(raw, 0) in {True, False}
    assert not is_deeper(raw, len(raw))
