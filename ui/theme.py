"""The look of the whole desk: one palette and one style sheet, made from tokens."""

from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui import pictures
from ui.tokens import (
    LINE,
    RADIUS,
    RING,
    SCALES,
    THEMES,
    Colours,
    Size,
    Space,
    ThemeName,
    Tone,
)

# The ground of the look, as words for a new QApplication. Naming a style to one that
# is there makes Python learn all of QStyle first, a twentieth of the whole start.
FUSION = ("-style", "Fusion")
_Role = QPalette.ColorRole


class Theme(QObject):
    """What the desk looks like now; says when that changed.

    Signals:
        changed: colours or sizes are other ones; icons are to be drawn again.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        """Take the platform's font as the one family; the application has `FUSION`."""
        super().__init__(application)
        self._application = application
        self._font = QFont(application.font())
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self.name = ThemeName.LIGHT
        self.scale = SCALES[0]
        self.reduced_motion = False

    @property
    def colours(self) -> Colours:
        """Give the colours of now."""
        return THEMES[self.name]

    def px(self, size: int) -> int:
        """Give a size of the tokens as it is now."""
        return round(size * self.scale / 100)

    def use(self, name: ThemeName, scale: int) -> None:
        """Dress every window, open or still to come."""
        self.name = name
        self.scale = min(max(scale, SCALES[0]), SCALES[-1])
        font = QFont(self._font)
        font.setPixelSize(self.px(Size.BODY))
        self._application.setFont(font)
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(self._sheet())
        self.changed.emit()

    def next_name(self) -> ThemeName:
        """Give the theme that the one button changes to."""
        names = list(ThemeName)
        return names[(names.index(self.name) + 1) % len(names)]

    def _sheet(self) -> str:
        return Template(pictures.style("desk")).substitute(
            self._colour_words(), **self._size_words()
        )

    def _colour_words(self) -> dict[str, str]:
        colours = self.colours
        words = {
            name: str(getattr(colours, name))
            for name in ("page", "panel", "line", "text", "muted", "accent")
        }
        words["on_accent"] = colours.on_accent
        words["ring"] = colours.ring
        for tone in Tone:
            pair = colours.tone(tone)
            words[tone.value] = pair.surface
            words[f"on_{tone.value}"] = pair.text
        return words

    def _size_words(self) -> dict[str, str]:
        named = {
            f"{kind.__name__.lower()}_{name.lower()}": self.px(value)
            for kind in (Size, Space)
            for name, value in vars(kind).items()
            if isinstance(value, int)
        }
        named.update(radius=RADIUS, line_width=LINE, ring_width=RING)
        return {name: str(value) for name, value in named.items()}


def palette_of(colours: Colours) -> QPalette:
    """Give Fusion the theme's colours, for what no style sheet reaches."""
    palette = QPalette()
    pairs = {
        _Role.Window: colours.page,
        _Role.WindowText: colours.text,
        _Role.Base: colours.panel,
        _Role.AlternateBase: colours.page,
        _Role.Text: colours.text,
        _Role.Button: colours.panel,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.text,
        _Role.Highlight: colours.accent,
        _Role.HighlightedText: colours.on_accent,
        _Role.PlaceholderText: colours.muted,
        _Role.ToolTipBase: colours.note.surface,
        _Role.ToolTipText: colours.note.text,
        _Role.Link: colours.accent,
        _Role.Mid: colours.line,
        _Role.Accent: colours.accent,
    }
    for role, colour in pairs.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
