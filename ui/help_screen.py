"""Help: the keys and the words of the verdicts, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.panel import Panel, frame, label
from ui.theme import Theme
from ui.tokens import Space


class HelpScreen(Panel):
    """What a person who comes a few times a month has forgotten."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Lay out as many lines as there are words."""
        super().__init__(theme, parent)
        self._title = label("title")
        self._ground = label(wrap=True)
        self._keys = tuple(
            (label("strong"), label(wrap=True)) for _ in self._key_words()
        )
        panel = frame("panel")
        lines = QGridLayout(panel)
        lines.setContentsMargins(*(Space.AROUND,) * 4)
        lines.setHorizontalSpacing(Space.WIDE)
        lines.setVerticalSpacing(Space.SMALL)
        lines.setColumnStretch(1, 1)
        for place, (key, meaning) in enumerate(self._keys):
            lines.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(meaning, place, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(Space.AROUND,) * 4)
        whole.setSpacing(Space.BETWEEN)
        for one in (self._title, panel, self._ground):
            whole.addWidget(one)
        whole.addStretch()
        self.put_words()

    def put_words(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("Help"))
        for (key, meaning), (name, words) in zip(
            self._keys, self._key_words(), strict=True
        ):
            key.setText(name)
            meaning.setText(words)
        self._ground.setText(
            self.tr(
                "What is recorded is kept on this desk at once, also without a "
                "network, and is sent by itself. Where card and register differ, the "
                "register wins."
            )
        )

    def _key_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Scanner"), self.tr("A scan always goes to the one field.")),
            (self.tr("Enter"), self.tr("Checks the code; once more, records it.")),
            (
                self.tr("Arrows, digits"),
                self.tr("Change a count; Tab goes to the next one."),
            ),
            (
                self.tr("Ctrl+Enter"),
                self.tr("Records although the screen advises against it."),
            ),
            (self.tr("Esc"), self.tr("Puts the card on the screen away.")),
            ("Ctrl+Z", self.tr("Withdraws the last record; a trace stays.")),
            ("F2 … F9", self.tr("The screens on the left.")),
            ("F7", self.tr("What may be said aloud to the customer.")),
            ("F8", self.tr("Leaves only sign and word of the verdict.")),
            ("F11", self.tr("The compact bar beside another program, and back.")),
        )
