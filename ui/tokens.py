"""How the desk looks: every colour, size and space, and nothing of them elsewhere."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor

RING = 3
HALO = 1
RADIUS = 6
LINE = 1
CONTRAST_OF_TEXT = 7.0
CONTRAST_OF_LINES = 3.0
_DARKEST_CURVED = 0.04045
SCALES = (100, 125, 150, 175, 200)


class Tone(StrEnum):
    """What a word, a line or a sound means; never told by colour alone."""

    GOOD = "good"
    LOOK = "look"
    STOP = "stop"
    NOTE = "note"


class ThemeName(StrEnum):
    """The three ways that the desk can look."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Space:
    """Distances in px at 100 %."""

    HAIR = 4
    SMALL = 8
    BETWEEN = 12
    AROUND = 16
    WIDE = 24
    BROAD = 40


class Size:
    """Type sizes and heights in px at 100 %."""

    SMALL = 13
    BODY = 15
    LEAD = 18
    FIELD = 24
    WORD = 48
    BUTTON = 32
    MAIN_BUTTON = 44
    ICON = 20
    LARGE_ICON = 24


class Pair(NamedTuple):
    """A surface and the text on it."""

    surface: str
    text: str


class Colours(NamedTuple):
    """One theme's colours, by what they are for."""

    page: str
    panel: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    ring: str
    good: Pair
    look: Pair
    stop: Pair
    note: Pair

    def tone(self, tone: Tone) -> Pair:
        """Give the surface and the text of a tone."""
        pairs = {
            Tone.GOOD: self.good,
            Tone.LOOK: self.look,
            Tone.STOP: self.stop,
            Tone.NOTE: self.note,
        }
        return pairs[tone]

    def text_pairs(self) -> tuple[Pair, ...]:
        """Give every pair of surface and text that a screen can show."""
        plain = (
            Pair(surface, text)
            for surface in (self.page, self.panel)
            for text in (self.text, self.muted)
        )
        return (*plain, Pair(self.accent, self.on_accent), *self.tones())

    def line_pairs(self) -> tuple[Pair, ...]:
        """Give every pair of surface and thin line or sign on it."""
        return tuple(
            Pair(surface, line)
            for surface in (self.page, self.panel)
            for line in (self.line, self.accent, self.ring)
        )

    def ring_colours(self) -> tuple[str, str]:
        """Give the ring's colour and that of the thin line around it."""
        return (self.ring, self.panel)

    def tones(self) -> tuple[Pair, ...]:
        """Give what a ring can stand on beside page and panel."""
        return (self.good, self.look, self.stop, self.note)


LIGHT = Colours(
    page="#F6F7F9",
    panel="#FFFFFF",
    line="#848E9D",
    text="#14181F",
    muted="#4A5563",
    accent="#1F4E8C",
    on_accent="#FFFFFF",
    ring="#B4410E",
    good=Pair("#0F5132", "#FFFFFF"),
    look=Pair("#FFD166", "#2B1D00"),
    stop=Pair("#8E1B1B", "#FFFFFF"),
    note=Pair("#DCE9F7", "#0F2B4D"),
)
DARK = Colours(
    page="#12161C",
    panel="#1B212A",
    line="#7C8796",
    text="#F2F5F8",
    muted="#B4BECB",
    accent="#8CB8F0",
    on_accent="#0B1A2C",
    ring="#FFB454",
    good=Pair("#17603D", "#FFFFFF"),
    look=Pair("#F2C14E", "#241800"),
    stop=Pair("#9E2422", "#FFFFFF"),
    note=Pair("#22364F", "#E6F0FB"),
)
HIGH_CONTRAST = Colours(
    page="#000000",
    panel="#000000",
    line="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#FFFF00",
    on_accent="#000000",
    ring="#00FFFF",
    good=Pair("#004B1C", "#FFFFFF"),
    look=Pair("#FFFF00", "#000000"),
    stop=Pair("#7A0000", "#FFFFFF"),
    note=Pair("#000000", "#00FFFF"),
)
THEMES = {
    ThemeName.LIGHT: LIGHT,
    ThemeName.DARK: DARK,
    ThemeName.HIGH_CONTRAST: HIGH_CONTRAST,
}


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour)
    red, green, blue = (
        _linear(part) for part in (parts.redF(), parts.greenF(), parts.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    if part <= _DARKEST_CURVED:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
