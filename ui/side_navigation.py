"""The screens of this desk's role, on the left, each with its key."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from kaikudesk.model import Role
from ui.column_area import ColumnArea
from ui.dressing import dress_as, put_compact
from ui.panel import Panel, put_icon, say, tool
from ui.shown import ScreenName
from ui.theme import Theme
from ui.tokens import Space

KEYS = {
    ScreenName.HELP: Qt.Key.Key_F1,
    ScreenName.CHECK: Qt.Key.Key_F2,
    ScreenName.CARD: Qt.Key.Key_F3,
    ScreenName.TODAY: Qt.Key.Key_F4,
    ScreenName.PERSON: Qt.Key.Key_F5,
    ScreenName.FIGURES: Qt.Key.Key_F6,
    ScreenName.SETTINGS: Qt.Key.Key_F9,
    ScreenName.DESK: Qt.Key.Key_F12,
}
_SHARED = (
    ScreenName.TODAY,
    ScreenName.PERSON,
    ScreenName.FIGURES,
    ScreenName.SETTINGS,
    ScreenName.DESK,
)
_FIRST = {Role.VENUE: ScreenName.CHECK, Role.DISTRIBUTOR: ScreenName.CARD}


def screens_of(role: Role) -> tuple[ScreenName, ...]:
    """Give a role's screens, the one that takes scans first."""
    return (_FIRST.get(role, ScreenName.CHECK), *_SHARED)


def _choice() -> QToolButton:
    choice = tool("screen", checkable=True)
    choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    policy = choice.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    choice.setSizePolicy(policy)
    return choice


class SideNavigation(Panel):
    """One button for each screen.

    Signals:
        screen_wished: bring this screen forward.
    """

    screen_wished = Signal(ScreenName)

    def __init__(self, theme: Theme, role: Role, parent: QWidget | None = None) -> None:
        """Offer a role's screens; the first one stands in front."""
        super().__init__(theme, parent)
        self.screens = screens_of(role)
        self._current = self.screens[0]
        self._person = 0
        self._slim = False
        self._buttons = QButtonGroup(self)
        self._column = column = QVBoxLayout()
        for place, name in enumerate(self.screens):
            choice = _choice()
            self._buttons.addButton(choice, place)
            column.addWidget(choice)
            key = QShortcut(KEYS[name], self)
            key.setContext(Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(choice.click)
        column.addStretch()
        self._buttons.button(0).setChecked(True)
        self._buttons.idClicked.connect(self._on_clicked)
        strip = QFrame()
        dress_as(strip, "strip")
        strip.setLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = ColumnArea(strip)
        whole.addWidget(self._area)
        self._put_space()
        self.put_words()
        self.put_icons()

    def texts(self) -> list[str]:
        """Give what stands on the buttons, from the top."""
        return [one.text() for one in self._buttons.buttons()]

    def show_current(self, name: ScreenName) -> None:
        """Mark the screen that stands in front; none for a screen beside these.

        Every scan says it again, and then there is nothing to draw.
        """
        if name is self._current:
            return
        self._current = name
        self._buttons.setExclusive(False)
        for place, one in enumerate(self.screens):
            self._buttons.button(place).setChecked(one is name)
        self._buttons.setExclusive(True)
        self.put_icons()
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen screen's button in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_chosen)

    def show_person(self, count: int) -> None:
        """Show how many cases need a person."""
        self._person = count
        self.put_words()

    def set_slim(self, *, slim: bool) -> None:
        """Leave the words to the ear where the window is narrow for its text."""
        if slim is not self._slim:
            self._slim = slim
            for choice in self._buttons.buttons():
                put_compact(choice, compact=slim)
            self._put_space()
            self.put_words()

    def put_words(self) -> None:
        """Name every screen."""
        words = {
            ScreenName.CHECK: self.tr("Check"),
            ScreenName.CARD: self.tr("Card"),
            ScreenName.TODAY: self.tr("Today"),
            ScreenName.PERSON: self.tr("Needs a person"),
            ScreenName.FIGURES: self.tr("Figures"),
            ScreenName.SETTINGS: self.tr("Settings"),
            ScreenName.DESK: self.tr("This desk"),
        }
        for place, name in enumerate(self.screens):
            text, choice = words[name], self._buttons.button(place)
            if name is ScreenName.PERSON and self._person:
                text = f"{text} ({self._person})"
            key = f"F{KEYS[name] - Qt.Key.Key_F1 + 1}"
            choice.setText(key if self._slim else f"{key}  {text}")
            say(choice, self.tr("Screen: %1").replace("%1", text))

    def put_icons(self) -> None:
        """Draw every screen's icon."""
        colours = self.theme.colours
        for place, name in enumerate(self.screens):
            choice = self._buttons.button(place)
            colour = colours.note.text if choice.isChecked() else colours.text
            put_icon(choice, name.value, self.theme, colour)

    def _put_space(self) -> None:
        tight = 0 if self._slim else Space.HAIR
        above = Space.HAIR + tight
        self._column.setContentsMargins(Space.SMALL, above, Space.SMALL, above)
        self._column.setSpacing(tight)

    def _show_chosen(self) -> None:
        if self._current in self.screens:
            place = self.screens.index(self._current)
            self._area.ensureWidgetVisible(self._buttons.button(place))

    def _on_clicked(self, place: int) -> None:
        self.screen_wished.emit(self.screens[place])
