"""The button by which a desk of several places is put to another one, openly."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.choices import role_words
from ui.dressing import dress_as
from ui.panel import say
from ui.shown import SiteShown


class PlaceChoice(QToolButton):
    """Unseen where a desk has one place; a menu of them where it has several.

    Signals:
        chosen: work at the place of this number from now on.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer nothing until there is something to choose."""
        super().__init__(parent)
        dress_as(self, "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._places: tuple[SiteShown, ...] = ()
        self._here = 0
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.hide()

    @property
    def names(self) -> list[str]:
        """Give the places as they stand in the menu."""
        return [action.text() for action in self._group.actions()]

    def choose(self, number: int) -> None:
        """Choose a place, as pressing it in the menu does."""
        self._group.actions()[number].trigger()

    def show_places(self, places: tuple[SiteShown, ...], here: int) -> None:
        """Offer these places, of which that of number `here` is the one of now."""
        if (places, here) == (self._places, self._here):
            return
        self._places, self._here = places, here
        self.setVisible(len(places) > 1)
        self.put_words()

    def put_words(self) -> None:
        """Word the button and the places."""
        self.setText(self.tr("Other place"))
        say(self, self.tr("Work at another place or with another right"))
        for former in self._group.actions():
            self._group.removeAction(former)
        self._menu.clear()
        for number, place in enumerate(self._places):
            action = QAction(f"{place.name} · {role_words()[place.role]}", self._menu)
            action.setCheckable(True)
            action.setChecked(number == self._here)
            action.setData(number)
            self._group.addAction(action)
            self._menu.addAction(action)

    def _on_triggered(self, action: QAction) -> None:
        number: int = action.data()
        if number != self._here:
            self.chosen.emit(number)
