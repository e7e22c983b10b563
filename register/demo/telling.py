"""What the console says of a demo country, in its language."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from register.demo.errors import NoSuchDayError
from register.demo.known import KNOWN
from register.demo.places import places
from register.wording import Wording

# Cards are granted up to three years before a country's day.
_YEARS: Final = range(1990, 2100)
_WIDTH: Final = max(len(code) for _, code in KNOWN.names())


def asked_day(text: str | None) -> date:
    """Read a day as it was typed, today where none was.

    Raises NoSuchDayError.
    """
    if text is None:
        return datetime.now(ZoneInfo(places()[0].site.time_zone)).date()
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise NoSuchDayError(text) from fault
    if day.year not in _YEARS:
        raise NoSuchDayError(text)
    return day


def known_lines(words: Wording) -> Iterator[str]:
    """Say what answer each known code gets at the first venue."""
    venue, distributor = (place.site for place in places()[:2])
    yield words.say(
        "demo known",
        venue=f"{venue.number} ({venue.name})",
        distributor=f"{distributor.number} ({distributor.name})",
    )
    for name, code in KNOWN.names():
        yield f"  {code:{_WIDTH}}  {words.say(f'demo: {name}')}"
