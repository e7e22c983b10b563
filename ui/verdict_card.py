"""The verdict with its two tools: what the customer may hear, and hide details."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.announcing import announce
from ui.panel import Panel, button, put_icon, say
from ui.shown import VerdictShown
from ui.theme import Theme
from ui.tokens import Tone
from ui.verdict_face import VerdictFace


class VerdictCard(Panel):
    """Shows one verdict; a reader hears word and sentence once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand empty: what will be here, and what to do now."""
        super().__init__(theme, parent)
        self.face = VerdictFace(theme)
        self._customer_button = button("quiet")
        self._customer_button.setCheckable(True)
        self._customer_button.toggled.connect(self._on_customer_toggled)
        self._details_button = button("quiet")
        self._details_button.setCheckable(True)
        self._details_button.toggled.connect(self._on_details_toggled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.face)
        self.put_words()
        self.put_icons()
        self.clear()

    @property
    def tools(self) -> tuple[QPushButton, QPushButton]:
        """Give the two buttons, for the screen to place below the counts."""
        return (self._customer_button, self._details_button)

    @property
    def shown(self) -> VerdictShown | None:
        """Give the verdict on the screen."""
        return self.face.shown

    def put_words(self) -> None:
        """Name the two buttons."""
        say_words = self.tr("Sentence for the customer")
        self._customer_button.setText(f"{say_words}  F7")
        say(self._customer_button, say_words)
        hide_words = self.tr("Hide details")
        self._details_button.setText(f"{hide_words}  F8")
        say(self._details_button, hide_words, self.tr("Leaves sign and word only"))

    def put_icons(self) -> None:
        """Draw the buttons; a pressed one stands on another colour."""
        colours = self.theme.colours
        for one, icon in zip(self.tools, ("say", "hide"), strict=True):
            colour = colours.note.text if one.isChecked() else colours.text
            put_icon(one, icon, self.theme, colour)

    def clear(self) -> None:
        """Go back to the empty card."""
        self._put(None)

    def show_verdict(self, verdict: VerdictShown, *, aloud: bool = True) -> None:
        """Show a verdict; `aloud` is off where only the language changed."""
        self._put(verdict)
        if aloud:
            announce(self, verdict.announcement, urgent=verdict.tone is Tone.STOP)
            self.face.fade_in()

    def set_compact(self, *, compact: bool) -> None:
        """Make do with the room of the compact bar."""
        self.face.set_compact(compact=compact)

    def visible_texts(self) -> list[str]:
        """Give what the card says, line by line, as the clerk sees it."""
        return self.face.visible_texts()

    def toggle_customer_sentence(self) -> None:
        """Show or hide what may be said aloud, where there is a card."""
        if self._customer_button.isEnabled():
            self._customer_button.toggle()

    def toggle_details(self) -> None:
        """Show or hide everything but sign and word."""
        self._details_button.toggle()

    def hide_details(self, *, hidden: bool) -> None:
        """Leave sign and word only, as the settings say."""
        self._details_button.setChecked(hidden)

    def _put(self, verdict: VerdictShown | None) -> None:
        self.face.show_verdict(verdict)
        self._customer_button.setChecked(False)
        self._customer_button.setEnabled(bool(verdict and verdict.customer))

    def _on_customer_toggled(self) -> None:
        checked = self._customer_button.isChecked()
        self.face.set_customer(shown=checked)
        self.put_icons()
        if checked and self.shown is not None:
            announce(self, self.shown.customer)

    def _on_details_toggled(self) -> None:
        self.face.set_details(details=not self._details_button.isChecked())
        self.put_icons()
