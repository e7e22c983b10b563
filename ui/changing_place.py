"""Another place of a desk: the day ends at one, and begins at the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kaikudesk.desk import Desk
from kaikudesk.places import Place, place_of
from ui.place_choice import PlaceChoice
from ui.shown import SiteShown
from ui.working_day import WorkingDay

_LOOK_AGAIN_MS = 50


class ChangingPlace(QObject):
    """Waits for the round in hand, then lets the desk work elsewhere.

    Somebody chose another place, or the register has put the desk to one.
    """

    def __init__(
        self,
        desk: Desk,
        day: WorkingDay,
        choice: PlaceChoice,
        begin: Callable[[], None],
    ) -> None:
        """Offer the places; `begin` is called once this day is over."""
        super().__init__(day)
        self._desk = desk
        self._day = day
        self._choice = choice
        self._begin = begin
        self._here = place_of(desk.identity)
        self._wanted: Place | None = None
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._try)
        choice.chosen.connect(self._on_chosen)
        day.told.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Tell where the desk may work, and go where it was put."""
        places = self._desk.places
        names = [one.name for one in places]
        here = self._here.name
        number = names.index(here) if here in names else -1
        shown = tuple(SiteShown(one.site.name, role=one.role) for one in places)
        self._choice.show_places(shown, number)
        if place_of(self._desk.identity) != self._here:
            self._timer.start()

    def _on_chosen(self, number: int) -> None:
        self._wanted = self._desk.places[number]
        self._timer.start()

    def _try(self) -> None:
        if not self._day.end(closing=False):
            return
        self._timer.stop()
        if self._wanted is not None and self._wanted in self._desk.places:
            self._desk.work_at(self._wanted)
        self._begin()
