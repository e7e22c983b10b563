"""The places that a site may be in: the programme's own, and those of the register."""

from difflib import get_close_matches
from typing import Final

from register.demo.places import areas
from register.errors import UnknownPlaceError
from register.network import NewSite, areas_of
from register.opened import Register

_MOST_NEAR: Final = 3


def require_known(register: Register, wanted: NewSite) -> None:
    """Raise UnknownPlaceError for an area or a municipality that nobody knows.

    A slip of the pen would make an area of its own, whose cards are not valid where
    they should be.
    """
    known = _members(register)
    if wanted.area not in known:
        raise UnknownPlaceError(wanted.area, _near(wanted.area, set(known)))
    members = known[wanted.area]
    if wanted.municipality not in members:
        near = _near(wanted.municipality, members)
        raise UnknownPlaceError(wanted.municipality, near)


def _members(register: Register) -> dict[str, set[str]]:
    """Give the municipalities of each area, by name."""
    with register.database.reading() as connection:
        own = areas_of(connection)
    known: dict[str, set[str]] = {}
    for row in (*areas().values(), *own.values()):
        known.setdefault(row.name, set()).update(row.municipalities)
    return known


def _near(name: str, names: set[str]) -> tuple[str, ...]:
    by_fold = {one.casefold(): one for one in sorted(names)}
    found = get_close_matches(name.casefold(), list(by_fold), _MOST_NEAR)
    return tuple(by_fold[one] for one in found)
