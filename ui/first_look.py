"""How the window looked last, read by Qt alone: nothing else is imported yet.

`kaikudesk.settings` reads the whole file a moment later; it costs as much as a fifth
of the window.
"""

from pathlib import Path

from PySide6.QtCore import QJsonDocument
from PySide6.QtGui import QGuiApplication

from ui.opening import Look
from ui.tokens import SCALES, ThemeName

_FILE = "settings.json"
_HALF = 128
# As `model.Role` has them, which the first frame does not wait for.
ROLES = ("venue", "distributor")


def first_look(folder: Path, language: str = "") -> Look:
    """Give the look of the last time; what makes no sense is as at first."""
    kept = _kept(folder)
    theme, role = _word(kept.get("theme")), _word(kept.get("role"))
    return Look(
        language or _word(kept.get("language")) or _system_language(),
        ThemeName(theme) if theme in set(ThemeName) else _system_theme(),
        _scale(kept.get("scale")),
        role if role in ROLES else "",
    )


def _kept(folder: Path) -> dict[str, object]:
    try:
        read = (folder / _FILE).read_bytes()
    except OSError:
        return {}
    told = QJsonDocument.fromJson(read).toVariant()
    return told if isinstance(told, dict) else {}


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _scale(value: object) -> int:
    """Read a whole number within its bounds; anything else is no size."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return SCALES[0]
    within = min(max(value, SCALES[0]), SCALES[-1])
    return int(within) if value == round(value, 0) else SCALES[0]


def _system_language() -> str:
    from ui.languages import system_language  # noqa: PLC0415 - seldom needed

    return system_language()


def _system_theme() -> ThemeName:
    """Ask the palette: the colour scheme itself would cost a fifth of the window."""
    ground = QGuiApplication.palette().window().color()
    return ThemeName.DARK if ground.lightness() < _HALF else ThemeName.LIGHT
