"""Two lines for one new passphrase, hidden until no key store keeps the key."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from ui.panel import label, say

LONGEST = 200
translate = QCoreApplication.translate


class NewPassphrase:
    """What a gate asks for so that the next start opens by it."""

    def __init__(self) -> None:
        """Ask for nothing yet."""
        self.is_asked = False
        self._first, self._again = QLineEdit(), QLineEdit()
        self._labels = (label(), label())
        for line in (self._first, self._again):
            line.setMaxLength(LONGEST)
            line.setEchoMode(QLineEdit.EchoMode.Password)

    @property
    def lines(self) -> tuple[tuple[QLabel, QLineEdit], ...]:
        """Give the two lines, each with its label."""
        return tuple(zip(self._labels, (self._first, self._again), strict=True))

    @property
    def words(self) -> str:
        """Give what was typed; empty where nothing is asked."""
        return self._first.text() if self.is_asked else ""

    def ask(self, *, asked: bool, focus: bool = True) -> None:
        """Show the lines, and let the keyboard go there, or hide them."""
        before, self.is_asked = self.is_asked, asked
        for parts in self.lines:
            for part in parts:
                part.setVisible(asked)
        if asked and focus and not before:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fault(self) -> str:
        """Say that the two differ, and let the keyboard go there; else nothing."""
        if not self.is_asked or self._first.text() == self._again.text():
            return ""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        return translate(
            "NewPassphrase", "The two passphrases differ. Type both again."
        )

    def put_words(self) -> None:
        """Name both lines."""
        words = (
            translate("NewPassphrase", "New passphrase"),
            translate("NewPassphrase", "The passphrase once more"),
        )
        for (text, line), word in zip(self.lines, words, strict=True):
            text.setText(word)
            say(line, word)
