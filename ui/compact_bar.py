"""The small bar that stands above another program, and the way there and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.check_panel import CheckPanel

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shown import ScreenName

_BAR = (480, 120)
_ANY = 16777215


class CompactBar(QObject):
    """Makes a venue's window a bar with its screen's essentials, and back.

    The bar is as large as agreed, and larger only where words need it. Any screen
    but the one that takes scans needs the whole window, and gets it.
    """

    def __init__(self, window: "MainWindow", panel: CheckPanel) -> None:
        """Follow a window that is furnished; begin with the whole of it."""
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._left_out = (window.header, window.navigation, window.status)
        self._usual = window.size()
        self._smallest = window.minimumSize()
        self._state = window.windowState()
        self.is_on = False
        # Fits once all parts have told their new sizes, however many there are.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        window.header.compact_wished.connect(self.enter)
        window.screen_opened.connect(self._on_screen_opened)
        panel.whole_wished.connect(self.leave)
        for one in (panel, window.news):
            one.installEventFilter(self)

    def enter(self) -> None:
        """Shrink to the bar, above all other windows."""
        if self.is_on:
            return
        window = self._window
        if window.stack.current is not window.navigation.screens[0]:
            window.open(window.navigation.screens[0])
        self._usual, self._smallest = window.size(), window.minimumSize()
        self._state = window.windowState()
        self._turn(on=True)
        self._fit()

    def leave(self) -> None:
        """Grow back to the window as it was."""
        if not self.is_on:
            return
        self._window.setMinimumSize(self._smallest)
        self._window.setMaximumSize(_ANY, _ANY)
        self._window.resize(self._usual)
        self._turn(on=False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the words: a long sentence needs a line more."""
        moved = {QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide}
        if self.is_on and event.type() in moved:
            self._fitting.start()
        return False

    def _turn(self, *, on: bool) -> None:
        self.is_on = on
        for one in self._left_out:
            one.setHidden(on)
        self._let_scroll(on=not on)
        self._panel.set_compact(compact=on)
        self._put_above(on=on)
        state = Qt.WindowState.WindowNoState if on else self._state
        self._window.setWindowState(state)

    def _put_above(self, *, on: bool) -> None:
        """Stay above other windows, or not; the window lives on meanwhile.

        QWidget.setWindowFlag would make the window anew and lose the keyboard.
        """
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, on)
            self._window.overrideWindowFlags(handle.flags())

    def _let_scroll(self, *, on: bool) -> None:
        """Scroll as usual, or not: in the bar a scroll bar would take room."""
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if on else policies.ScrollBarAlwaysOff
        for area in self._window.findChildren(QScrollArea):
            if area.widget() is self._panel:
                area.setVerticalScrollBarPolicy(policy)
                area.setHorizontalScrollBarPolicy(policy)

    def _fit(self) -> None:
        if not self.is_on:
            return
        width, height = (self._panel.theme.px(side) for side in _BAR)
        parts = [one for one in (self._window.news, self._panel) if one.isVisible()]
        width = max([width, *map(_least_width, parts)])
        height = max(height, sum(_least_height(one, width) for one in parts))
        self._window.setFixedSize(QSize(width, height))

    def _on_screen_opened(self, name: "ScreenName") -> None:
        if name is not self._window.navigation.screens[0]:
            self.leave()


def _least_width(part: QWidget) -> int:
    layout = part.layout()
    return 0 if layout is None else layout.totalMinimumSize().width()


def _least_height(part: QWidget, width: int) -> int:
    layout = part.layout()
    return 0 if layout is None else layout.totalMinimumHeightForWidth(width)
