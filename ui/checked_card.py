"""The card on the screen: its verdict, its counts, and what became of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.compact_corner import CompactCorner
from ui.counts_row import CountsRow
from ui.dressing import put_compact
from ui.flowing import FlowRow
from ui.panel import Panel, frame
from ui.problem_line import ProblemLine
from ui.shown import CountsShown, ProblemShown, RecordWished, VerdictShown
from ui.theme import Theme
from ui.tokens import Space, Tone
from ui.verdict_card import VerdictCard


class CheckedCard(Panel):
    """Verdict above, counts below; in the compact bar the field stands beside.

    Signals:
        record_wished: record what stands in the counts.
        letter_typed: a letter for the one field.
    """

    record_wished = Signal(RecordWished)
    letter_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand without a card."""
        super().__init__(theme, parent)
        self._compact = False
        self._panel = frame("panel")
        self.verdict = VerdictCard(theme)
        self.counts = CountsRow(theme)
        self.recorded = ProblemLine(theme)
        self.corner = CompactCorner(theme, self._panel)
        self._below = FlowRow(spacing=Space.SMALL, parent=self._panel)
        for one in (*self.verdict.tools, self.counts.hint):
            self._below.add(one)
        self._inside = QGridLayout(self._panel)
        self._inside.setColumnStretch(1, 1)
        self.corner.hide()
        self._lay_out()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panel)
        self._connect()

    def _connect(self) -> None:
        self.counts.record_wished.connect(self.record_wished)
        self.counts.letter_typed.connect(self.letter_typed)
        keys = {
            Qt.Key.Key_F7: self.verdict.toggle_customer_sentence,
            Qt.Key.Key_F8: self.verdict.toggle_details,
        }
        for key, do in keys.items():
            QShortcut(key, self).activated.connect(do)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (self.corner.back, *self.counts.stops, *self.verdict.tools)

    def show_verdict(self, verdict: VerdictShown, counts: CountsShown | None) -> None:
        """Show what the rules say, and what may be recorded, if anything."""
        self._say(None)
        self.verdict.show_verdict(verdict)
        if counts is None:
            self.counts.clear()
        else:
            self.counts.show_counts(counts)

    def show_recorded(self, sentence: str) -> None:
        """Say that the record is kept; nothing more can be recorded."""
        self.counts.clear()
        self._say(ProblemShown(sentence, tone=Tone.GOOD))

    def show_withdrawn(self, sentence: str) -> None:
        """Say that a record was taken back, unless another card stands here."""
        if self.recorded.shown is not None:
            self._say(ProblemShown(sentence, tone=Tone.NOTE))

    def show_not_recorded(self, sentence: str) -> None:
        """Say that nothing was kept; the counts stay for another try."""
        self._say(ProblemShown(sentence, tone=Tone.STOP))

    def clear(self) -> None:
        """Put the card away."""
        self.verdict.clear()
        self.counts.clear()
        self._say(None)

    def set_compact(self, *, compact: bool) -> None:
        """Stand beside the field in the compact bar, or below it with all tools."""
        self._compact = compact
        self.corner.setVisible(compact)
        self._below.setVisible(not compact)
        for part in (self.verdict, self.counts, self.recorded):
            part.set_compact(compact=compact)
        put_compact(self._panel, compact=compact)
        self._lay_out()
        self._say(self.recorded.shown)

    def _lay_out(self) -> None:
        edge = Space.HAIR if self._compact else Space.BETWEEN
        self._inside.setContentsMargins(edge, edge, edge, edge)
        self._inside.setSpacing(edge)
        parts = (self.corner, self.verdict, self.counts, self.recorded, self._below)
        for part in parts:
            self._inside.removeWidget(part)
        if self._compact:
            # What became of a card stands in its verdict's place.
            self._inside.addWidget(self.corner, 0, 0, Qt.AlignmentFlag.AlignTop)
            self._inside.addWidget(self.verdict, 0, 1)
            self._inside.addWidget(self.recorded, 0, 1)
        else:
            self._inside.addWidget(self.verdict, 0, 0, 1, 2)
            self._inside.addWidget(self.recorded, 2, 0, 1, 2)
        self._inside.addWidget(self.counts, 1, 0, 1, 2)
        self._inside.addWidget(self._below, 3, 0, 1, 2)

    def _say(self, problem: ProblemShown | None) -> None:
        self.recorded.show_problem(problem)
        self.verdict.setVisible(problem is None or not self._compact)
