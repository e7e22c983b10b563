"""The verdict: sign, word, sentence and what they rest on."""

from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import pictures
from ui.announcing import announce
from ui.dressing import dress_as, restyle
from ui.panel import Panel, button, label, put_icon, say
from ui.shown import Sign, VerdictShown
from ui.theme import Theme
from ui.tokens import Size, Space, Tone

_ALL_ROWS = 6
_FADE_MS = 120
_FADE_FROM = 0.4


class VerdictCard(Panel):
    """Shows one verdict; a reader hears word and sentence once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand empty: what will be here, and what to do now."""
        super().__init__(theme, parent)
        self._shown: VerdictShown | None = None
        self._details = True
        self._make_labels()
        self._lay_out()
        self.put_words()
        self.clear()

    @property
    def tools(self) -> tuple[QPushButton, QPushButton]:
        """Give the two buttons, for the screen to place below the counts."""
        return (self._customer_button, self._details_button)

    @property
    def shown(self) -> VerdictShown | None:
        """Give the verdict on the screen."""
        return self._shown

    def _make_labels(self) -> None:
        self._sign = label()
        self._word = label("word", wrap=True)
        self._validity = label("lead")
        self._second = label("title", wrap=True)
        self._sentence = label("lead", wrap=True)
        self._advisory = label("strong", wrap=True)
        self._facts = label("small", wrap=True)
        self._customer = label("lead", wrap=True)
        self._customer_button = button("quiet")
        self._customer_button.setCheckable(True)
        self._customer_button.toggled.connect(self._on_customer_toggled)
        self._details_button = button("quiet")
        self._details_button.setCheckable(True)
        self._details_button.toggled.connect(self._on_details_toggled)

    def _lay_out(self) -> None:
        self._frame = QFrame()
        dress_as(self._frame, "verdict")
        inside = QGridLayout(self._frame)
        inside.setContentsMargins(*(Space.AROUND, Space.SMALL) * 2)
        inside.setHorizontalSpacing(Space.BETWEEN)
        inside.setVerticalSpacing(Space.HAIR)
        inside.addWidget(self._sign, 0, 0, _ALL_ROWS, 1, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._word, 0, 1)
        inside.addWidget(self._validity, 0, 2, Qt.AlignmentFlag.AlignBottom)
        lines = (self._second, self._sentence, self._advisory, self._facts)
        for row, line in enumerate((*lines, self._customer), 1):
            inside.addWidget(line, row, 1, 1, 2)
        inside.setColumnStretch(1, 1)
        self._make_motion()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _make_motion(self) -> None:
        self._effect = QGraphicsOpacityEffect(self._frame)
        self._effect.setEnabled(False)
        self._frame.setGraphicsEffect(self._effect)
        self._motion = QPropertyAnimation(self._effect, b"opacity", self)
        self._motion.setDuration(_FADE_MS)
        self._motion.setStartValue(_FADE_FROM)
        self._motion.setEndValue(1.0)
        self._motion.finished.connect(self._on_motion_finished)

    def put_words(self) -> None:
        """Name the two buttons and the empty card."""
        say_words = self.tr("Sentence for the customer")
        self._customer_button.setText(f"{say_words}  F7")
        say(self._customer_button, say_words)
        hide_words = self.tr("Hide details")
        self._details_button.setText(f"{hide_words}  F8")
        say(self._details_button, hide_words, self.tr("Leaves sign and word only"))
        if self._shown is None:
            self._sentence.setText(self.tr("Read or type a card's code."))

    def put_icons(self) -> None:
        """Draw the sign and the buttons in the colours of now."""
        put_icon(self._customer_button, "say", self.theme)
        put_icon(self._details_button, "hide", self.theme)
        sign, tone = Sign.NOTE, Tone.NOTE
        if self._shown is not None:
            sign, tone = self._shown.sign, self._shown.tone
        colour = self.theme.colours.tone(tone).text
        side = Size.WORD if self._shown else Size.LARGE_ICON
        self._sign.setPixmap(pictures.pixmap(sign.value, colour, self.theme.px(side)))

    def clear(self) -> None:
        """Go back to the empty card."""
        self._shown = None
        self._dress(Tone.NOTE, advisory=False)
        for one in (self._word, self._validity, self._second, self._facts):
            one.setText("")
        self._advisory.setText("")
        self._customer_button.setChecked(False)
        self._sentence.setText(self.tr("Read or type a card's code."))
        self._put_visible()
        self.put_icons()

    def show_verdict(self, verdict: VerdictShown, *, aloud: bool = True) -> None:
        """Show a verdict; `aloud` is off where only the language changed."""
        self._shown = verdict
        self._dress(verdict.tone, advisory=bool(verdict.advisory))
        self._word.setText(verdict.word)
        self._validity.setText(verdict.validity)
        self._second.setText(verdict.second)
        self._sentence.setText(verdict.sentence)
        self._advisory.setText(verdict.advisory)
        self._facts.setText("  ·  ".join(verdict.facts))
        self._customer.setText(verdict.customer)
        self._customer_button.setChecked(False)
        self._put_visible()
        self.put_icons()
        if aloud:
            announce(self, verdict.announcement, urgent=verdict.tone is Tone.STOP)
            self._fade()

    def visible_texts(self) -> list[str]:
        """Give what the card says, line by line, as the clerk sees it."""
        lines = [self._word, self._validity, self._second, self._sentence]
        lines += [self._advisory, self._facts, self._customer]
        return [one.text() for one in lines if one.text() and not one.isHidden()]

    def toggle_customer_sentence(self) -> None:
        """Show or hide what may be said aloud to the customer."""
        self._customer_button.toggle()

    def toggle_details(self) -> None:
        """Show or hide everything but sign and word."""
        self._details_button.toggle()

    def hide_details(self, *, hidden: bool) -> None:
        """Leave sign and word only, as the settings say."""
        self._details_button.setChecked(hidden)

    def _on_customer_toggled(self) -> None:
        checked = self._customer_button.isChecked()
        self._customer.setVisible(checked and self._shown is not None)
        if checked and self._shown is not None:
            announce(self, self._shown.customer)

    def _on_details_toggled(self) -> None:
        self._details = not self._details_button.isChecked()
        self._put_visible()

    def _put_visible(self) -> None:
        lines = (self._validity, self._second, self._sentence, self._advisory)
        for one in (*lines, self._facts):
            wanted = self._details or self._shown is None
            one.setVisible(bool(one.text()) and wanted)
        self._word.setVisible(self._shown is not None)
        self._customer.setVisible(self._customer_button.isChecked())
        self._customer_button.setEnabled(bool(self._shown and self._shown.customer))

    def _dress(self, tone: Tone, *, advisory: bool) -> None:
        self._frame.setProperty("tone", tone.value)
        self._frame.setProperty("advisory", "true" if advisory else "false")
        restyle(self._frame)

    def _fade(self) -> None:
        if self.theme.reduced_motion:
            return
        self._effect.setEnabled(True)
        self._motion.start()

    def _on_motion_finished(self) -> None:
        self._effect.setEnabled(False)
