"""The guided day: the real window, step by step, each step seen from outside it.

So far the day has its first step. `make tour` writes `tour/steps.json`, a
picture of every screen, and a contact sheet; it fails where a step did not
really happen.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ui.opening import Look, Opening
from ui.shown import ScreenName
from ui.tokens import ThemeName

_FOLDER = Path("tour")
_SCAN = "KK12345678"
_HEAVY = ("sqlalchemy", "requests", "keyring")
_THUMB = (512, 320)
_SILENCE_MS = 400
_PARTS_OF_QT = "qt_"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was to happen, and what was seen from outside the desk."""

    name: str
    expected: str
    seen: str
    pictures: tuple[str, ...]

    @property
    def happened(self) -> bool:
        """Tell whether the step really happened."""
        return self.seen == self.expected


def main() -> int:
    """Take the day and give 0 where every step happened."""
    _FOLDER.mkdir(exist_ok=True)
    application = QApplication(sys.argv[:1])
    opening = Opening(application, _look())
    steps = [_live_field(opening), _every_control_named(opening)]
    _write(steps)
    for number, step in enumerate(steps, 1):
        print(f"{number}. {step.name}: {'yes' if step.happened else 'NO'}")
        print(f"   expected: {step.expected}\n   seen:     {step.seen}")
    return 0 if all(step.happened for step in steps) else 1


def _look() -> Look:
    language = os.environ.get("LANG_UI") or "fi"
    theme = (os.environ.get("THEME") or "light").replace("-", " ")
    return Look(language, ThemeName(theme), role="venue")


def _live_field(opening: Opening) -> Step:
    """Type a code while nothing heavy is imported, and read the field's name."""
    field = opening.window.field
    QCoreApplication.processEvents()
    for sign in _SCAN:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            key = QKeyEvent(kind, ord(sign), Qt.KeyboardModifier.NoModifier, sign)
            QCoreApplication.sendEvent(field, key)
    _settle()
    imported = [name for name in _HEAVY if name in sys.modules]
    return Step(
        name="The window is there and its field takes a code before the desk is open",
        expected=f"{_SCAN}, imported: []",
        seen=f"{_value_of(field)}, imported: {imported}",
        pictures=(_picture(opening, "live-field"),),
    )


def _every_control_named(opening: Opening) -> Step:
    """Open every screen and look for a control that says nothing of itself."""
    pictures, nameless = [], []
    for name in opening.window.navigation.screens:
        opening.window.open(name)
        QCoreApplication.processEvents()
        pictures.append(_picture(opening, f"screen-{name.value}"))
        nameless += _nameless(opening.window)
    opening.window.open(ScreenName(opening.window.navigation.screens[0]))
    return Step(
        name="Every control of every screen says what it is",
        expected="without a name: []",
        seen=f"without a name: {nameless}",
        pictures=tuple(pictures),
    )


def _settle() -> None:
    """Let a scanner's silence pass, by which the desk knows a scan's end."""
    loop = QEventLoop()
    QTimer.singleShot(_SILENCE_MS, loop.quit)
    loop.exec()


def _value_of(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Value)


def _nameless(window: QWidget) -> list[str]:
    return [
        type(one).__name__
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and not one.objectName().startswith(_PARTS_OF_QT)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _says_what_it_is(one)
    ]


def _says_what_it_is(widget: QWidget) -> bool:
    seen = QAccessible.queryAccessibleInterface(widget)
    texts = (QAccessible.Text.Name, QAccessible.Text.Description)
    return any(seen.text(kind) for kind in texts)


def _picture(opening: Opening, name: str) -> str:
    path = _FOLDER / f"{name}.png"
    opening.window.grab().save(str(path))
    return path.name


def _write(steps: list[Step]) -> None:
    told = [asdict(step) | {"happened": step.happened} for step in steps]
    text = json.dumps(told, ensure_ascii=False, indent=2)
    (_FOLDER / "steps.json").write_text(text, encoding="utf-8")
    _contact_sheet([name for step in steps for name in step.pictures])


def _contact_sheet(names: list[str]) -> None:
    width, height = _THUMB
    rows = (len(names) + 1) // 2
    sheet = QImage(2 * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    for place, name in enumerate(names):
        picture = QImage(str(_FOLDER / name)).scaled(
            width, height, Qt.AspectRatioMode.KeepAspectRatio
        )
        at = QPoint(place % 2 * width, place // 2 * height)
        painter.drawImage(at, picture)
    painter.end()
    sheet.save(str(_FOLDER / "contact-sheet.png"))


if __name__ == "__main__":
    sys.exit(main())
