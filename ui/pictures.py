"""The desk's only reader of `resources`: icons, styles, sounds and languages."""

# Qt's classes wait for the first icon: the first window shows none, and stands sooner.
# ruff: noqa: PLC0415

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QTranslator
    from PySide6.QtGui import QIcon, QPixmap

# Not by importlib.resources: importing that alone costs a tenth of the whole start.
ROOT = Path(resources.__file__).parent


@cache
def _drawing(name: str) -> str:
    return (ROOT / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, colour: str, size: int) -> "QPixmap":
    """Draw an icon in one colour, sharp on the screen that it is for; but once."""
    from PySide6.QtGui import QGuiApplication, QPixmap, QPixmapCache

    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    side = round(size * ratio)
    picture, key = QPixmap(), f"kaikudesk {name} {colour} {side}"
    if not QPixmapCache.find(key, picture):
        picture = _drawn(name, colour, side)
        picture.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(name: str, colour: str, side: int) -> "QPixmap":
    from PySide6.QtCore import QByteArray, QSize
    from PySide6.QtGui import QColor, QPainter, QPixmap
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(QSize(side, side))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    coloured = _drawing(name).replace("currentColor", QColor(colour).name())
    QSvgRenderer(QByteArray(coloured.encode())).render(painter)
    painter.end()
    return picture


def icon(name: str, colour: str, size: int) -> "QIcon":
    """Draw an icon for a button; disabled ones look alike but lighter."""
    from PySide6.QtGui import QIcon

    return QIcon(pixmap(name, colour, size))


def icon_names() -> tuple[str, ...]:
    """Name every icon there is."""
    return tuple(sorted(path.stem for path in (ROOT / "icons").glob("*.svg")))


def picture_path(name: str) -> Path:
    """Give an icon's file, for the few places that can only take a file."""
    return ROOT / "icons" / f"{name}.svg"


@cache
def style(name: str) -> str:
    """Give a style sheet with its `$names` still in it."""
    return (ROOT / "styles" / f"{name}.qss").read_text("utf-8")


def sound_path(name: str) -> Path:
    """Give a sound's file, for the player that the system has."""
    return ROOT / "sounds" / f"{name}.wav"


def catalog(language: str, parent: "QObject") -> "QTranslator | None":
    """Load the texts of a language, or None where the file is missing or broken."""
    from PySide6.QtCore import QTranslator

    translator = QTranslator(parent)
    loaded = translator.load(str(ROOT / "i18n" / f"kaikudesk_{language}.qm"))
    return translator if loaded else None
