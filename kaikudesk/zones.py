"""The time zone of a site: its day decides what is valid."""

from functools import cache
from zoneinfo import ZoneInfo

from kaikudesk.model import Site
from kaikudesk.wire.rows import SiteRowWire


def zone_of(site: Site | SiteRowWire) -> ZoneInfo:
    """Give a site's time zone."""
    return _zone(site.time_zone)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
