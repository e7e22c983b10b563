"""One case in full: what happened, both sides, what may be answered, who said what."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.flowing import FlowRow
from ui.panel import Panel, button, label, say
from ui.shown import CaseRow
from ui.theme import Theme
from ui.tokens import Space

_MOST_ANSWERS: Final = 3
_ROOMY_WIDTH: Final = 640


class CaseCard(Panel):
    """Shows the chosen case.

    Signals:
        answered: the case's key and the number of the answer.
    """

    answered = Signal(bytes, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no case."""
        super().__init__(theme, parent)
        self._row: CaseRow | None = None
        self.sentence = label("lead", wrap=True)
        self.follows = label(wrap=True)
        self._heads = (label("small"), label("small"), label("small"))
        self.here, self.there, self.trace = (label(wrap=True) for _ in range(3))
        self.buttons = [button() for _ in range(_MOST_ANSWERS)]
        for place, one in enumerate(self.buttons):
            one.clicked.connect(partial(self._on_pressed, place))
        self._lay_out()
        self.put_words()
        self.show_case(None)

    def _lay_out(self) -> None:
        self._sides = sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        sides.setSpacing(Space.BETWEEN)
        texts = (self.here, self.there, self.trace)
        for head, text in zip(self._heads, texts, strict=True):
            side = QVBoxLayout()
            side.setSpacing(Space.HAIR)
            side.addWidget(head)
            side.addWidget(text)
            side.addStretch()
            sides.addLayout(side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sentence)
        whole.addLayout(sides)
        whole.addWidget(self.follows)
        answers = FlowRow(spacing=Space.SMALL)
        for one in self.buttons:
            answers.add(one)
        whole.addWidget(answers)

    def show_case(self, row: CaseRow | None) -> None:
        """Show another case, or none."""
        self._row = row
        self.sentence.setText("" if row is None else row.sentence)
        self.follows.setText("" if row is None else row.next_step)
        case = None if row is None else row.case
        sides = ((), (), ()) if case is None else (case.here, case.there, case.trace)
        texts = (self.here, self.there, self.trace)
        for place, lines in enumerate(sides):
            texts[place].setText("\n".join(lines))
            for part in (self._heads[place], texts[place]):
                part.setVisible(bool(lines))
            self._sides.setStretch(place, 1 if lines else 0)
        self._put_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides below each other where three columns would be narrow."""
        super().resizeEvent(event)
        narrow = self.width() * 100 < _ROOMY_WIDTH * self.theme.scale
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def answer_now(self) -> None:
        """Bring the keyboard to the first answer, where there is one."""
        if not self.buttons[0].isHidden():
            self.buttons[0].setFocus()

    def _put_answers(self) -> None:
        case = None if self._row is None else self._row.case
        answers = () if case is None else case.answers
        for place, one in enumerate(self.buttons):
            one.setVisible(place < len(answers))
            if place < len(answers):
                one.setText(answers[place].word)
                say(one, answers[place].word, answers[place].meaning)

    def put_words(self) -> None:
        """Name the sides."""
        heads = (
            self.tr("At this desk"),
            self.tr("At the register"),
            self.tr("Said so far"),
        )
        for head, text in zip(self._heads, heads, strict=True):
            head.setText(text)

    def _on_pressed(self, place: int) -> None:
        case = None if self._row is None else self._row.case
        if case is not None:
            self.answered.emit(case.key, case.answers[place].number)
