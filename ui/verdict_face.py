"""What a verdict looks like: sign and word on their tone, and the lines below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import pictures
from ui.dressing import put_compact, put_property
from ui.fading import Fading
from ui.panel import Panel, frame, label
from ui.shown import Sign, VerdictShown
from ui.theme import Theme
from ui.tokens import Size, Space, Tone
from ui.verdict_word import VerdictWord


class VerdictFace(Panel):
    """One verdict, or the empty card that says what to do.

    In the compact bar one line, `brief`, stands for validity and sentences.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand empty, with all details."""
        super().__init__(theme, parent)
        self.shown: VerdictShown | None = None
        self._details = True
        self._customer_shown = False
        self._compact = False
        self._frame = frame("verdict")
        self._sign = label()
        self._word = VerdictWord(theme)
        self._validity = label("lead")
        self._second = label("title", wrap=True)
        self._sentence = label("lead", wrap=True)
        self._advisory = label("strong", wrap=True)
        self._facts = label("small", wrap=True)
        self._brief = label("small", wrap=True)
        self._customer = label("lead", wrap=True)
        self._fading = Fading(theme, self._frame)
        self._lay_out()
        self.show_verdict(None)

    def _lay_out(self) -> None:
        # Beside the lines and not over their rows: a row that a sign spans takes
        # room even where its line is hidden.
        self._around = QHBoxLayout(self._frame)
        self._around.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = QGridLayout()
        self._inside.addWidget(self._word, 0, 1)
        lines = self._lines()[2:]
        for row, line in enumerate(lines, 2):
            self._inside.addWidget(line, row, 1, 1, 2)
        self._inside.setColumnStretch(1, 1)
        self._inside.setRowStretch(len(lines) + 2, 1)
        self._around.addLayout(self._inside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)
        self.set_slim(slim=False)
        self.set_compact(compact=False)

    def _lines(self) -> tuple[QLabel, ...]:
        first = (self._word, self._validity, self._second, self._sentence)
        return (*first, self._advisory, self._facts, self._brief, self._customer)

    def put_words(self) -> None:
        """Say what to do while no card is here."""
        if self.shown is None:
            words = self.tr("Read or type a card's code.")
            self._sentence.setText(words)
            self._brief.setText(words)

    def put_icons(self) -> None:
        """Draw the sign in the tone's colour."""
        sign, tone, side = Sign.NOTE, Tone.NOTE, Size.LARGE_ICON
        if self.shown is not None:
            sign, tone = self.shown.sign, self.shown.tone
            side = Size.LARGE_ICON if self._compact else Size.WORD
        colour = self.theme.colours.tone(tone).text
        self._sign.setPixmap(pictures.pixmap(sign.value, colour, self.theme.px(side)))

    def show_verdict(self, shown: VerdictShown | None) -> None:
        """Show a verdict, or the empty card."""
        self.shown = shown
        told = shown or VerdictShown(Tone.NOTE, Sign.NOTE, "")
        self._word.show_word(told.word)
        self._validity.setText(told.validity)
        self._second.setText(told.second)
        self._sentence.setText(told.sentence)
        self._advisory.setText(told.advisory)
        self._facts.setText("  ·  ".join(told.facts))
        self._brief.setText(_brief(told))
        self._customer.setText(told.customer)
        put_property(self._frame, "tone", told.tone.value)
        put_property(self._frame, "advisory", "true" if told.advisory else "")
        self.put_words()
        self.put_icons()
        self._put_visible()

    def fade_in(self) -> None:
        """Come in softly, where movement is welcome."""
        self._fading.begin()

    @property
    def is_fading(self) -> bool:
        """Tell whether the verdict is still coming in."""
        return self._fading.is_moving

    def set_details(self, *, details: bool) -> None:
        """Show everything, or sign and word only."""
        self._details = details
        self._put_visible()

    def set_customer(self, *, shown: bool) -> None:
        """Show or hide what may be said aloud to the customer."""
        self._customer_shown = shown
        self._put_visible()

    def set_slim(self, *, slim: bool) -> None:
        """Let the last valid date stand below the word where it is narrow."""
        self._inside.removeWidget(self._validity)
        place = (1, 1, 1, 2) if slim else (0, 2, 1, 1)
        low = Qt.AlignmentFlag.AlignBottom
        self._inside.addWidget(self._validity, *place, low)

    def set_compact(self, *, compact: bool) -> None:
        """Make do with the room of the compact bar."""
        self._compact = compact
        edge = Space.HAIR // 2 if compact else Space.SMALL
        side = Space.SMALL if compact else Space.AROUND
        between = Space.SMALL if compact else Space.BETWEEN
        self._around.setContentsMargins(side, edge, side, edge)
        self._around.setSpacing(between)
        self._inside.setHorizontalSpacing(between)
        self._inside.setVerticalSpacing(0 if compact else Space.HAIR)
        put_compact(self._frame, compact=compact)
        self._word.set_compact(compact=compact)
        self.put_icons()
        self._put_visible()

    def visible_texts(self) -> list[str]:
        """Give what the card says, line by line, as the clerk sees it."""
        return [one.text() for one in self._lines() if not one.isHidden()]

    def _put_visible(self) -> None:
        details = self._details or self.shown is None
        roomy = details and not self._compact
        customer = self._customer_shown and self.shown is not None
        wanted = {
            self._word: True,
            self._brief: details and self._compact and not customer,
            self._customer: customer,
        }
        for line in self._lines():
            line.setVisible(bool(line.text()) and wanted.get(line, roomy))


def _brief(told: VerdictShown) -> str:
    """Say in one line what the compact bar has room for."""
    parts = (told.validity, told.second, told.sentence)
    return " · ".join(part for part in parts if part)
