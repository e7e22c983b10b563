"""How deep msgpack is nested, measured on its bytes and without recursion.

A decoder that calls itself gives up at a depth that depends on who calls it, so
two programs could judge the same bytes in two ways. These bytes are judged alike
everywhere.
"""

from typing import Final

_FIXMAP, _FIXARRAY, _FIXTEXT, _NIL = 0x80, 0x90, 0xA0, 0xC0
_NEGATIVE: Final = 0xE0
_HEADERS: Final = bytes([*range(_FIXMAP, _FIXTEXT), *range(0xDC, 0xE0)])
_NO_HEADERS: Final = bytes(sorted(set(range(256)) - set(_HEADERS)))

# What stands behind the first byte: how many bytes tell a length, and how many
# come beside what that length counts.
_SIZED: Final = dict([
    *zip(range(0xC4, 0xC7), [(1, 0), (2, 0), (4, 0)], strict=True),  # bytes
    *zip(range(0xC7, 0xCA), [(1, 1), (2, 1), (4, 1)], strict=True),  # extensions
    *zip(range(0xCA, 0xCC), [(0, 4), (0, 8)], strict=True),  # fractions
    *zip(range(0xCC, 0xD0), [(0, 1), (0, 2), (0, 4), (0, 8)], strict=True),
    *zip(range(0xD0, 0xD4), [(0, 1), (0, 2), (0, 4), (0, 8)], strict=True),
    *zip(range(0xD4, 0xD9), [(0, 1 + 2**n) for n in range(5)], strict=True),
    *zip(range(0xD9, 0xDC), [(1, 0), (2, 0), (4, 0)], strict=True),  # texts
])
# Arrays and maps: how many bytes tell the count, and how many things each counts.
_COUNTED: Final = {0xDC: (2, 1), 0xDD: (4, 1), 0xDE: (2, 2), 0xDF: (4, 2)}


def is_deeper(raw: bytes, limit: int) -> bool:
    """Tell whether arrays and maps stand in each other more than `limit` deep.

    Bytes that are no msgpack are measured as far as they can be read.
    """
    if len(raw.translate(None, _NO_HEADERS)) <= limit:
        return False
    waiting, at = [1], 0
    while waiting and at < len(raw):
        if not waiting[-1]:
            waiting.pop()
            continue
        waiting[-1] -= 1
        at, inside = _step(raw, at)
        if inside is not None:
            waiting.append(inside)
        if len(waiting) > limit + 1:
            return True
    return False


def _step(raw: bytes, at: int) -> tuple[int, int | None]:
    """Give the place behind a value's own bytes, and how many values it holds.

    None for what holds no values at all.
    """
    first, after = raw[at], at + 1
    if first < _FIXMAP or first >= _NEGATIVE:
        return after, None
    if first < _NIL:
        return _short(first, after)
    if first in _COUNTED:
        width, each = _COUNTED[first]
        return after + width, each * _number(raw, after, width)
    width, beside = _SIZED.get(first, (0, 0))
    return after + width + beside + _number(raw, after, width), None


def _short(first: int, after: int) -> tuple[int, int | None]:
    """Read a value whose length stands in its first byte."""
    if first < _FIXARRAY:
        return after, 2 * (first - _FIXMAP)
    if first < _FIXTEXT:
        return after, first - _FIXARRAY
    return after + first - _FIXTEXT, None


def _number(raw: bytes, at: int, width: int) -> int:
    return int.from_bytes(raw[at : at + width], "big")
