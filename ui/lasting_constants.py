"""Keeps Python's constants alive under Qt on Python 3.11.

WORKAROUND: PySide6 6.12.0 is built for a Python whose None never dies (3.12 on). On
3.11 each of its calls that gives nothing back takes one reference of None away,
until the interpreter stops with "none_dealloc"; a few thousand calls are enough.
PySide6 6.11.3 does not do it. Goes when the pinned version has it mended.
"""

import ctypes

_MANY = 1 << 40
_CONSTANTS = (None, True, False, NotImplemented, ...)


def keep_alive() -> None:
    """Give the constants more references than any session can take away."""
    for constant in _CONSTANTS:
        # The count of references is the first word of every object.
        ctypes.c_ssize_t.from_address(id(constant)).value += _MANY
