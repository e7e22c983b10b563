"""The points of a filled-in form, as they are typed one after the other."""

from typing import Final

from kaikudesk.errors import FormError

_LEFT_OUT: Final = {"-", "–"}


def read_points(text: str) -> tuple[int | None, ...]:
    """Give one number for each question; None is a question left out.

    Raises FormError for what is no number.
    """
    try:
        return tuple(None if one in _LEFT_OUT else int(one) for one in text.split())
    except ValueError as fault:
        raise FormError("answers", "out of range") from fault
