"""The ring around whatever has the keyboard: one for every control, never off.

A thin line of the panel's colour runs around it, so that it stands out from the
strong colours of a verdict or a problem too.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import Theme
from ui.tokens import HALO, RADIUS, RING, Colours

_OUT = RING + HALO

_MOVED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
}


class _Ring(QWidget):
    """The drawn ring: lets every click through and is nothing to a reader."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring inside the widget's edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.rect().toRectF()
        for colour, width in ((self._colours.panel, HALO), (self._colours.ring, RING)):
            half = width / 2
            painter.setPen(QPen(QColor(colour), width))
            inside = edge.adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inside, RADIUS + half, RADIUS + half)
            edge = edge.adjusted(width, width, -width, -width)


class FocusRing(QObject):
    """Follows the keyboard through all windows of the desk."""

    def __init__(self, application: QApplication, theme: Theme) -> None:
        """Begin to follow."""
        super().__init__(application)
        self._theme = theme
        self._ring: _Ring | None = None
        self._followed: list[QWidget] = []
        application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def target(self) -> QWidget | None:
        """Give what the ring stands around."""
        return self._followed[0] if self._followed else None

    def geometry(self) -> QRect | None:
        """Give where the ring stands in its window, or None where it stands not."""
        shown = self._ring is not None and self._ring.isVisibleTo(self._ring.window())
        return self._ring.geometry() if self._ring is not None and shown else None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is not None:
            self._follow(new)

    def _on_theme_changed(self) -> None:
        target = self.target
        self._let_go()
        if target is not None:
            self._follow(target)

    def _follow(self, target: QWidget) -> None:
        one: QWidget | None = target
        while one is not None:
            one.installEventFilter(self)
            self._followed.append(one)
            one = None if one.isWindow() else one.parentWidget()
        self._ring = _Ring(self._theme.colours, target.window())
        self._place()

    def _let_go(self) -> None:
        for one in self._followed:
            if isValid(one):
                one.removeEventFilter(self)
        self._followed = []
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _place(self) -> None:
        if self._ring is None or self.target is None:
            return
        target, window = self.target, self.target.window()
        place = _in_window(target, target.rect().adjusted(-_OUT, -_OUT, _OUT, _OUT))
        for one in self._followed[1:]:
            if _clips(one):
                place = place.intersected(_in_window(one, one.rect()))
        self._ring.setGeometry(place.intersected(window.rect()))
        self._ring.setVisible(target.isVisible())
        self._ring.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the ring where its target goes."""
        if event.type() in _MOVED:
            self._place()
        return False


def _in_window(widget: QWidget, place: QRect) -> QRect:
    return QRect(widget.mapTo(widget.window(), place.topLeft()), place.size())


def _clips(widget: QWidget) -> bool:
    """Tell whether a widget scrolls what lies in it; others leave the ring room."""
    return isinstance(widget.parentWidget(), QAbstractScrollArea)
