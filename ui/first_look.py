"""How the window looked last, read by Qt alone: nothing else is imported yet.

`kaikudesk.settings` reads the whole file a moment later; it costs as much as a fifth
of the window.
"""

from pathlib import Path

from PySide6.QtCore import QJsonDocument

from ui.opening import Look
from ui.tokens import SCALES, ThemeName

_FILE = "settings.json"


def first_look(folder: Path, language: str = "") -> Look:
    """Give the look of the last time; what makes no sense is as at first."""
    kept = _kept(folder)
    theme, scale = _word(kept.get("theme")), kept.get("scale")
    return Look(
        language or _word(kept.get("language")) or _system_language(),
        ThemeName(theme) if theme in set(ThemeName) else ThemeName.LIGHT,
        int(scale) if isinstance(scale, int | float) else SCALES[0],
        _word(kept.get("role")),
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


def _system_language() -> str:
    from ui.languages import system_language  # noqa: PLC0415 - seldom needed

    return system_language()
