"""Areas and sites: what the network holds, and new ones by the register's acts."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import AREA_ITEM, SITE_ITEM, AreaRowWire, SiteRowWire
from register.acts import area_changed, decide, site_changed
from register.opened import Register
from register.pen import Act
from register.tables import feed


@dataclass(frozen=True, slots=True)
class NewSite:
    """A site before it has a number; its area by name."""

    name: str
    area: str
    municipality: str
    roles: tuple[str, ...]
    category: int = 1


def create_site(register: Register, wanted: NewSite) -> SiteRowWire:
    """Give a new site its number and tell the network of it.

    An area that nobody named before comes into being with its first site; the
    console asks `known_places` first.
    """

    def choose(connection: Connection) -> tuple[SiteRowWire, list[Act]]:
        areas = areas_of(connection)
        acts = []
        numbers = {row.name: number for number, row in areas.items()}
        if wanted.area not in numbers:
            numbers[wanted.area] = max(areas, default=0) + 1
            row = AreaRowWire(wanted.area, (wanted.municipality,))
            acts.append(area_changed(numbers[wanted.area], row))
        site = SiteRowWire(
            number=max(site_numbers(connection), default=0) + 1,
            name=wanted.name,
            area=numbers[wanted.area],
            municipality=wanted.municipality,
            roles=wanted.roles,
            category=wanted.category,
        )
        return site, [*acts, site_changed(site)]

    return decide(register, choose)


def areas_of(connection: Connection) -> dict[int, AreaRowWire]:
    """Give the areas of the network by number."""
    found = connection.execute(
        select(feed.c.item, feed.c.row).where(feed.c.scope == "network")
    )
    return {
        int.from_bytes(item[1:], "big"): decode(row, AreaRowWire)
        for item, row in found
        if item.startswith(AREA_ITEM) and row is not None
    }


def site_numbers(connection: Connection) -> list[int]:
    """Give the numbers of all sites that there are or ever were."""
    found = connection.scalars(
        select(feed.c.scope).where(
            feed.c.scope.like("site/%"), feed.c.item == SITE_ITEM
        )
    )
    return [int(scope.removeprefix("site/")) for scope in found]
