"""The steps of a day: what was expected, what was seen, and the pictures of it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

_THUMB = (512, 320)
_CAPTION = 24


@dataclass(frozen=True, slots=True)
class Step:
    """One step; it happened where what was seen is what was expected."""

    name: str
    expected: str
    seen: str
    pictures: tuple[str, ...] = ()

    @property
    def happened(self) -> bool:
        """Tell whether the step really happened."""
        return self.seen == self.expected


class Diary:
    """Writes each step down as it is taken, and everything at the end."""

    def __init__(self, folder: Path) -> None:
        """Keep it in this folder."""
        self.folder = folder
        self.steps: list[Step] = []

    def note(self, name: str, expected: str, seen: str, *pictures: str) -> None:
        """Write one step down and say it in plain words."""
        step = Step(name, expected, seen, pictures)
        self.steps.append(step)
        print(f"{len(self.steps)}. {name}: {'yes' if step.happened else 'NO'}")
        print(f"   expected: {expected}\n   seen:     {seen}", flush=True)

    def picture(self, window: QWidget, name: str) -> str:
        """Save what the window shows; gives the file's name."""
        number = len(self.steps) + 1
        path = self.folder / f"{number:02}-{name}.png"
        window.grab().save(str(path))
        return path.name

    def close(self) -> int:
        """Write the steps and the contact sheet; 0 where every step happened."""
        told = [asdict(step) | {"happened": step.happened} for step in self.steps]
        text = json.dumps(told, ensure_ascii=False, indent=2)
        (self.folder / "steps.json").write_text(text, encoding="utf-8")
        self._contact_sheet([name for one in self.steps for name in one.pictures])
        print(f"Told in {self.folder / 'steps.json'}, pictured in {self._sheet}.")
        return 0 if all(step.happened for step in self.steps) else 1

    @property
    def _sheet(self) -> Path:
        return self.folder / "contact-sheet.png"

    def _contact_sheet(self, names: list[str]) -> None:
        width, height = _THUMB[0], _THUMB[1] + _CAPTION
        rows = (len(names) + 1) // 2
        sheet = QImage(2 * width, rows * height, QImage.Format.Format_RGB32)
        sheet.fill(QColor("white"))
        painter = QPainter(sheet)
        for place, name in enumerate(names):
            at = QPoint(place % 2 * width, place // 2 * height)
            painter.drawImage(at, self._thumb(name))
            below = QRect(at.x(), at.y() + _THUMB[1], width, _CAPTION)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()
        sheet.save(str(self._sheet))

    def _thumb(self, name: str) -> QImage:
        return QImage(str(self.folder / name)).scaled(
            *_THUMB,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
