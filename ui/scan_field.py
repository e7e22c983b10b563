"""The one field: a code is read or typed here, and it is always live.

It is the first thing on the screen. Qt's own namespace costs a tenth of the start,
so it is imported with the first key and not with this module.
"""

# ruff: noqa: PLC0415

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dressing import dress_as

LONGEST = 200


class ScanField(QLineEdit):
    """A line for one code.

    Signals:
        code_entered: Enter was pressed, or a scan was put here.
        emptied: the text was taken away.
    """

    code_entered = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand empty."""
        super().__init__(parent)
        dress_as(self, "scan")
        self.setMaxLength(LONGEST)
        self.returnPressed.connect(self._on_return_pressed)
        self.textEdited.connect(self._on_text_edited)

    def take_scan(self, code: str) -> None:
        """Let a scan replace what stands here, and answer it."""
        self.setText(code)
        self.selectAll()
        self.code_entered.emit(self.text())

    def begin_with(self, letter: str) -> None:
        """Begin a new code with a letter that was typed elsewhere."""
        self.setFocus()
        self.setText(letter)

    def point_at(self, place: int | None) -> None:
        """Select the sign that is to be looked at, or all of the text."""
        if place is None:
            self.selectAll()
        elif place < len(self.text()):
            self.setSelection(place, 1)
        else:
            self.setCursorPosition(len(self.text()))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the desk's undo unless a code is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and not self._being_typed():
            from PySide6.QtGui import QKeySequence

            undo = QKeySequence.StandardKey.Undo
            if isinstance(event, QKeyEvent) and event.matches(undo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here, else it would record what it has just asked about."""
        from PySide6.QtCore import Qt

        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)
        if is_enter:
            event.accept()

    def _being_typed(self) -> bool:
        return self.isModified() and self.isUndoAvailable() and bool(self.text())

    def _on_return_pressed(self) -> None:
        self.setModified(False)
        self.selectAll()
        self.code_entered.emit(self.text())

    def _on_text_edited(self, text: str) -> None:
        if not text:
            self.emptied.emit()
