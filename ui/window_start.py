"""What the window must know before the desk is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaikudesk.model import Role
    from ui.shown import SiteShown


@dataclass(frozen=True, slots=True)
class WindowStart:
    """What the window must know to be furnished; `today` gives the site's day."""

    role: "Role"
    today: Callable[[], date]
    language: str = "en"
    site: "SiteShown | None" = None
