"""The small bar that stands above another program, and the way there and back."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.check_panel import CheckPanel
from ui.theme import Theme

_BAR = (480, 120)
_ANY = 16777215


class CompactBar(QObject):
    """Makes a venue's window a bar with its screen's essentials, and back.

    The bar is as large as agreed, and larger only where words need it.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        panel: CheckPanel,
        beside: tuple[QWidget, ...],
    ) -> None:
        """Name what the bar leaves out; begin with the whole window."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._panel = panel
        self._beside = beside
        self._left_out: tuple[QWidget, ...] = ()
        self._usual = window.size()
        self._smallest = window.minimumSize()
        self._state = window.windowState()
        self.is_on = False
        # Fits once all parts have told their new sizes, however many there are.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        panel.whole_wished.connect(self.leave)
        panel.installEventFilter(self)

    def enter(self) -> None:
        """Shrink to the bar, above all other windows."""
        if self.is_on:
            return
        window = self._window
        self._usual, self._smallest = window.size(), window.minimumSize()
        self._state = window.windowState()
        self._left_out = tuple(one for one in self._beside if not one.isHidden())
        for one in self._left_out:
            one.hide()
        self.is_on = True
        self._let_scroll(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._panel.set_compact(compact=True)
        self._show(Qt.WindowState.WindowNoState)
        self._fit()

    def leave(self) -> None:
        """Grow back to the window as it was."""
        if not self.is_on:
            return
        self.is_on = False
        self._window.setMinimumSize(self._smallest)
        self._window.setMaximumSize(_ANY, _ANY)
        for one in self._left_out:
            one.show()
        self._let_scroll(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._panel.set_compact(compact=False)
        self._window.resize(self._usual)
        self._show(self._state)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the words: a long sentence needs a line more."""
        if self.is_on and event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return False

    def _show(self, state: Qt.WindowState) -> None:
        keyboard = self._window.focusWidget()
        self._window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, self.is_on)
        self._window.setWindowState(state)
        self._window.show()
        self._window.activateWindow()
        keyboard.setFocus()

    def _let_scroll(self, policy: Qt.ScrollBarPolicy) -> None:
        """Scroll as usual, or not: in the bar a scroll bar would take room."""
        for area in self._window.findChildren(QScrollArea):
            if area.widget() is self._panel:
                area.setVerticalScrollBarPolicy(policy)
                area.setHorizontalScrollBarPolicy(policy)

    def _fit(self) -> None:
        width, height = (self._theme.px(side) for side in _BAR)
        layout = self._panel.layout()
        if not self.is_on or layout is None:
            return
        width = max(width, layout.totalMinimumSize().width())
        height = max(height, layout.totalMinimumHeightForWidth(width))
        self._window.setFixedSize(QSize(width, height))
