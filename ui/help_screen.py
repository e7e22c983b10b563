"""Help: the keys of this desk and what becomes of its records, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kaikudesk.model import Role
from ui.panel import Panel, frame, label
from ui.theme import Theme
from ui.tokens import Space


class HelpScreen(Panel):
    """What a person who comes a few times a month has forgotten."""

    def __init__(self, theme: Theme, role: Role, parent: QWidget | None = None) -> None:
        """Lay out as many lines as there are words for this role."""
        super().__init__(theme, parent)
        self._role = role
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
        scanner = (self.tr("Scanner"), self.tr("A scan always goes to the one field."))
        screens = self.tr("The screens on the left.")
        if self._role is Role.DISTRIBUTOR:
            return (scanner, *self._of_the_form(), ("F3 … F12", screens))
        check, verdict = self._of_the_check(), self._of_the_verdict()
        return (scanner, *check, ("F2 … F12", screens), *verdict)

    def _of_the_form(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Enter"),
                self.tr("Looks the code up; in the form, saves the card."),
            ),
            (
                self.tr("Esc"),
                self.tr("Empties the form, or leaves the card that is shown."),
            ),
        )

    def _of_the_check(self) -> tuple[tuple[str, str], ...]:
        return (
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
        )

    def _of_the_verdict(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F7", self.tr("What may be said aloud to the customer.")),
            ("F8", self.tr("Leaves only sign and word of the verdict.")),
            ("F11", self.tr("The compact bar beside another program, and back.")),
        )
