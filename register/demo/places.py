"""The network of the demo country, read from the tables in `resources`.

Areas and municipalities are the programme's (27.1.2026); the sites are
invented. No area's pilot has a published end, so none is given one.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from kaikudesk.model import Category, Role
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire

_SWEDEN: Final = "Ruotsi"
_SWEDISH_TIME: Final = "Europe/Stockholm"
_FINNISH_TIME: Final = "Europe/Helsinki"


@dataclass(frozen=True, slots=True)
class Place:
    """A site of the country: how busy it is, and where its holders live.

    `postcodes` are the first digits of the postcodes around a distributor.
    """

    site: SiteRowWire
    role: Role
    weight: int
    postcodes: str


@dataclass(frozen=True, slots=True)
class Programme:
    """Something that is on at venues of a class; `today` only at the first site."""

    today: bool
    category: Category
    minute: int
    quota: int
    course: bool
    title: str


@cache
def areas() -> dict[int, AreaRowWire]:
    """Give all areas by number, each with its municipalities."""
    members: dict[str, list[str]] = {}
    for row in _table("areas.csv"):
        members.setdefault(row["area"], []).append(row["municipality"])
    return {
        number: AreaRowWire(name, tuple(municipalities))
        for number, (name, municipalities) in enumerate(members.items(), 1)
    }


@cache
def places() -> tuple[Place, ...]:
    """Give all sites; their numbers are their places in the table, from 1."""
    rows = enumerate(_table("demo_sites.csv"), 1)
    return tuple(_place(number, row) for number, row in rows)


@cache
def programmes() -> tuple[Programme, ...]:
    """Give what is on in the country."""
    return tuple(
        Programme(
            today=row["when"] == "today",
            category=Category(int(row["category"])),
            minute=int(row["minute"]),
            quota=int(row["quota"]),
            course=row["course"] == "yes",
            title=row["title"],
        )
        for row in _table("demo_events.csv")
    )


def _place(number: int, row: dict[str, str]) -> Place:
    area = next(
        area
        for area, one in areas().items()
        if row["municipality"] in one.municipalities
    )
    places = row["course_places"]
    in_sweden = areas()[area].name == _SWEDEN
    site = SiteRowWire(
        number=number,
        name=row["name"],
        area=area,
        municipality=row["municipality"],
        roles=(row["role"],),
        time_zone=_SWEDISH_TIME if in_sweden else _FINNISH_TIME,
        category=int(row["category"] or Category.CULTURE),
        course_places_per_term=int(places) if places else None,
    )
    return Place(site, Role(row["role"]), int(row["weight"]), row["postcodes"])


def _table(name: str) -> Iterator[dict[str, str]]:
    text = files("resources").joinpath(name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))
