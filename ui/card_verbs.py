"""What the granting site may do with a card that is shown, one press each.

What cannot be undone, or needs a text, is asked for in place and in words; Escape and
the first button leave the card as it is.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kaikudesk.model import CardVerb
from ui.card_verb_words import done_words, question_words, text_words, verb_words
from ui.field_faults import FieldFaults
from ui.flowing import FlowRow
from ui.in_sight import bring_into_sight
from ui.panel import Panel, button, label, say
from ui.scan_field import LONGEST
from ui.theme import Theme
from ui.tokens import Space

_WITH_TEXT = {CardVerb.CORRECT_POSTCODE, CardVerb.REPLACE, CardVerb.ANSWER}
_ASKED = _WITH_TEXT | {
    CardVerb.WITHDRAW_ANSWERS,
    CardVerb.WITHDRAW_CONSENT,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CardVerbs(Panel):
    """A row of buttons, and in its place the question to the one that was pressed.

    Signals:
        wished: do this; the text is the next card's code, the postcode, or points.
    """

    wished = Signal(CardVerb, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer nothing."""
        super().__init__(theme, parent)
        self.asked: CardVerb | None = None
        self._offered: frozenset[CardVerb] = frozenset()
        self.buttons = {verb: button() for verb in CardVerb}
        self.question = label("lead", wrap=True)
        self.text = QLineEdit(maxLength=LONGEST)
        self._text_label = label()
        self.faults = FieldFaults({"text": self.text})
        self.keep = button()
        self.go_on = button()
        self._verbs = FlowRow(spacing=Space.SMALL)
        self._answers = FlowRow(spacing=Space.SMALL)
        self._lay_out()
        self._connect()
        self.put_words()
        self._put_state()

    def _lay_out(self) -> None:
        for verb in self.buttons.values():
            self._verbs.add(verb)
        self._text_label.setBuddy(self.text)
        answers: tuple[QWidget, ...] = (
            self._text_label,
            self.text,
            self.keep,
            self.go_on,
        )
        for part in answers:
            self._answers.add(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        fault = self.faults.label_of("text")
        parts: tuple[QWidget, ...] = (self._verbs, self.question, self._answers, fault)
        for one in parts:
            whole.addWidget(one)

    def _connect(self) -> None:
        for verb, one in self.buttons.items():
            one.clicked.connect(partial(self.press, verb))
        self.keep.clicked.connect(self.leave)
        self.go_on.clicked.connect(self._confirm)
        for one in (*self.buttons.values(), self.keep, self.go_on):
            one.setAutoDefault(True)

    @property
    def awaits_code(self) -> bool:
        """Tell whether a scan now is the next card's."""
        return self.asked is CardVerb.REPLACE

    def offer(self, verbs: Iterable[CardVerb]) -> None:
        """Offer these; a question that is not allowed any more goes."""
        self._offered = frozenset(verbs)
        if self.asked not in self._offered:
            self.asked = None
        self._put_state()

    def take_code(self, code: str) -> None:
        """Put a scan where the next card's code stands; nothing is done yet."""
        self.text.setText(code)
        self.show_fault("")
        self.go_on.setFocus()

    def show_fault(self, sentence: str, *, empty: bool = False) -> None:
        """Say why this text cannot be, and let it go if need be."""
        if empty:
            # Emptied by clear() it would come back with Ctrl+Z.
            self.text.setText("")
        self.faults.show({"text": sentence} if sentence else {})
        if sentence:
            self.faults.point()

    def press(self, verb: CardVerb) -> None:
        """Do it, or ask first where nothing undoes it."""
        if verb not in self._offered:
            return
        if verb not in _ASKED:
            self.wished.emit(verb, "")
            return
        self.asked = verb
        self.show_fault("", empty=True)
        self._put_state()
        bring_into_sight(self.text if self.asked in _WITH_TEXT else self.keep)

    def leave(self) -> None:
        """Leave the card as it is."""
        verb, self.asked = self.asked, None
        self.show_fault("", empty=True)
        self._put_state()
        if verb is not None:
            self.buttons[verb].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter at the text go on, and Escape leave only the question."""
        if self.asked is not None and event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and self.text.hasFocus():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def put_words(self) -> None:
        """Name every button and what is asked."""
        for verb, words in verb_words().items():
            self.buttons[verb].setText(words)
            say(self.buttons[verb], words)
        self.keep.setText(self.tr("Leave it as it is"))
        say(self.keep, self.tr("Leave the card as it is"))
        self._put_question()

    def _put_state(self) -> None:
        asks = self.asked is not None
        self._verbs.setVisible(not asks and bool(self._offered))
        for verb, one in self.buttons.items():
            one.setVisible(verb in self._offered)
        self.question.setVisible(asks)
        self._answers.setVisible(asks)
        self._text_label.setVisible(self.asked in _WITH_TEXT)
        self.text.setVisible(self.asked in _WITH_TEXT)
        self._put_question()

    def _put_question(self) -> None:
        text = text_words().get(self.asked or CardVerb.REPLACE, "")
        self._text_label.setText(text)
        say(self.text, text)
        if self.asked is not None:
            self.question.setText(question_words()[self.asked])
            self.go_on.setText(done_words()[self.asked])
            say(self.go_on, done_words()[self.asked])

    def _confirm(self) -> None:
        if self.asked is not None:
            self.wished.emit(self.asked, self.text.text())
