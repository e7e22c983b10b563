"""What every part of the window shares: words that follow the language, and icons."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from ui import pictures
from ui.dressing import dress_as
from ui.theme import Theme
from ui.tokens import Size, Space


class Panel(QWidget):
    """A part of a screen: is told values, emits wishes, and words itself anew.

    A subclass puts its fixed words in `put_words` and its icons in `put_icons`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self.theme = theme
        # Where the keyboard goes when this comes forward. No focus proxy: with one,
        # Qt's own order of Tab leaves the proxy out.
        self.home: QWidget | None = None
        theme.changed.connect(self.put_icons)

    def put_words(self) -> None:
        """Say everything fixed in the language of now."""

    def put_icons(self) -> None:
        """Draw everything in the colours of now."""

    def changeEvent(self, event: QEvent) -> None:
        """Word everything anew when the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.put_words()
        super().changeEvent(event)


def label(dress: str = "", *, wrap: bool = False) -> QLabel:
    """Make a text that a mouse may mark."""
    one = QLabel()
    if dress:
        dress_as(one, dress)
    one.setWordWrap(wrap)
    one.setTextFormat(Qt.TextFormat.PlainText)
    return one


def button(dress: str = "") -> QPushButton:
    """Make a button that the keyboard reaches."""
    one = QPushButton()
    if dress:
        dress_as(one, dress)
    one.setAutoDefault(False)
    return one


def tool(dress: str, *, checkable: bool = False) -> QToolButton:
    """Make a small button with an icon, a word or both."""
    one = QToolButton()
    dress_as(one, dress)
    one.setCheckable(checkable)
    one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return one


def frame(dress: str) -> QFrame:
    """Make a surface."""
    one = QFrame()
    dress_as(one, dress)
    return one


def say(control: QWidget, text: str, help_text: str = "") -> None:
    """Give a control its one name, for the eye or for the ear."""
    control.setAccessibleName(text)
    control.setAccessibleDescription(help_text)
    control.setToolTip(help_text or text)


def put_icon(
    control: QAbstractButton, name: str, theme: Theme, colour: str = ""
) -> None:
    """Draw a button's icon in the theme's colour and size."""
    size = theme.px(Size.ICON)
    picture = pictures.icon(name, colour or theme.colours.text, size)
    control.setIcon(picture)
    control.setIconSize(QSize(size, size))


def roomy(*boxes: QAbstractSpinBox) -> None:
    """Give the text of a number or date the room that a style sheet cannot."""
    for box in boxes:
        line = box.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(Space.SMALL, 0, Space.SMALL, 0)
