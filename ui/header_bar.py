"""The top of the window: whose desk this is, language, look and help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from kaikudesk.model import Role
from ui import pictures
from ui.choices import role_words
from ui.dressing import dress_as, restyle
from ui.languages import LANGUAGES
from ui.panel import Panel, frame, label, put_icon, say, tool
from ui.place_choice import PlaceChoice
from ui.shown import SiteShown
from ui.theme import Theme
from ui.tokens import Size, Space, ThemeName

_THEME_ICONS = {
    ThemeName.LIGHT: "light",
    ThemeName.DARK: "dark",
    ThemeName.HIGH_CONTRAST: "high-contrast",
}


class HeaderBar(Panel):
    """Always visible.

    Signals:
        language_chosen: speak this language.
        theme_wished: look the next way.
        help_wished: show the help.
        compact_wished: shrink to the bar; only a desk that checks cards has one.
    `places` offers the other places of a desk that has some.
    """

    language_chosen = Signal(str)
    theme_wished = Signal()
    help_wished = Signal()
    compact_wished = Signal()

    def __init__(
        self, theme: Theme, language: str, parent: QWidget | None = None
    ) -> None:
        """Show the language that the desk speaks now."""
        super().__init__(theme, parent)
        self._site: SiteShown | None = None
        self._slim = False
        self._picture = label()
        self._program = label("title")
        self._program.setText("KaikuDesk")
        self._where = label(wrap=True)
        self.places = PlaceChoice()
        self._help = tool("quiet")
        self._compact = tool("quiet")
        self._theme_button = tool("quiet")
        self._languages = QButtonGroup(self)
        for place, (code, name) in enumerate(LANGUAGES.items()):
            choice = tool("language", checkable=True)
            choice.setText(code)
            choice.setChecked(code == language)
            say(choice, name)
            self._languages.addButton(choice, place)
        self._languages.idClicked.connect(self._on_language_clicked)
        self._compact.hide()
        # A key of the button's own: it lives only while the button is seen.
        key = QShortcut(Qt.Key.Key_F11, self._compact)
        key.activated.connect(self._compact.click)
        self._help.clicked.connect(self.help_wished)
        self._compact.clicked.connect(self.compact_wished)
        self._theme_button.clicked.connect(self.theme_wished)
        self._lay_out()
        self.put_words()
        self.put_icons()

    def _lay_out(self) -> None:
        strip = frame("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(Space.AROUND, Space.SMALL, Space.AROUND, Space.SMALL)
        row.setSpacing(Space.SMALL)
        for one in (self._picture, self._program):
            row.addWidget(one)
        row.addSpacing(Space.BETWEEN)
        row.addWidget(self._where, 1)
        for choice in (self.places, self._help, *self._languages.buttons()):
            row.addWidget(choice)
        for small in (self._theme_button, self._compact):
            row.addWidget(small)
        self._help.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(strip)
        whole.addWidget(frame("rule"))

    @property
    def where(self) -> str:
        """Give what stands there about this desk."""
        return self._where.text()

    def choose_language(self, language: str) -> None:
        """Press a language's button."""
        self._languages.button(list(LANGUAGES).index(language)).click()

    def show_site(self, site: SiteShown) -> None:
        """Show where this desk stands and what right it has."""
        self._site = site
        self._compact.setVisible(site.role is not Role.DISTRIBUTOR)
        self.put_words()

    def show_language(self, language: str) -> None:
        """Show the language that the desk speaks now."""
        place = list(LANGUAGES).index(language)
        self._languages.button(place).setChecked(True)

    def leave_out_screens(self) -> None:
        """Offer language and look alone, while there are no screens yet."""
        self._help.hide()
        self._compact.hide()

    def set_slim(self, *, slim: bool) -> None:
        """Make room for the place where the window is narrow for its text."""
        if slim is not self._slim:
            self._slim = slim
            self._program.setVisible(not slim)
            dress_as(self._where, "small" if slim else "")
            restyle(self._where)
            self.put_words()

    def put_words(self) -> None:
        """Word the place and name the buttons."""
        site = self._site
        parts = (site.name, site.desk, role_words()[site.role]) if site else ()
        self._where.setText(" · ".join(part for part in parts if part))
        self.places.put_words()
        self._help.setText("F1" if self._slim else "F1 " + self.tr("Help"))
        say(self._help, self.tr("Help"))
        say(self._theme_button, self.tr("Look: light, dark or high contrast"))
        say(self._compact, self.tr("Compact bar"), self.tr("Compact bar") + "  F11")

    def put_icons(self) -> None:
        """Draw program, look and help."""
        colour, side = self.theme.colours.accent, self.theme.px(Size.LARGE_ICON)
        self._picture.setPixmap(pictures.pixmap("program", colour, side))
        put_icon(self._help, "help", self.theme)
        put_icon(self._compact, "compact", self.theme)
        put_icon(self._theme_button, _THEME_ICONS[self.theme.name], self.theme)

    def _on_language_clicked(self, place: int) -> None:
        self.language_chosen.emit(list(LANGUAGES)[place])
