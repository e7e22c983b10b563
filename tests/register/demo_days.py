"""The demo countries that several tests make: which, and on what day."""

from dataclasses import replace
from datetime import date

from register.demo import Asked

DAY = date(2026, 11, 24)
ASKED = Asked(cards=300, day=DAY)
LARGE = replace(ASKED, cards=1_500)


def quiet(_done: int) -> None:
    """Hear of no progress."""
