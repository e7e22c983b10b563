"""What is recorded for the card on the screen, and the button that records."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QWidget

from kaikudesk.model import Channel
from ui.channel_choice import ChannelChoice
from ui.dressing import put_compact
from ui.limit_words import limit_sentence
from ui.panel import Panel, button, label, put_icon, say
from ui.problem_line import ProblemLine
from ui.shown import CountsShown, ProblemShown, RecordWished
from ui.theme import Theme
from ui.ticket_counts import TicketCounts
from ui.tokens import Space, Tone


class CountsRow(Panel):
    """Counts, the channel, and Record; past a limit it says so before Enter.

    Signals:
        record_wished: with the counts as they stand.
        letter_typed: a letter for the one field.
    """

    record_wished = Signal(RecordWished)
    letter_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the row without anything to record."""
        super().__init__(theme, parent)
        self._shown: CountsShown | None = None
        self._compact = False
        self._counts = TicketCounts(theme)
        self._channel = ChannelChoice(theme)
        self._beyond = ProblemLine(theme)
        self._record = button("main")
        self.hint = label("small")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SMALL)
        self._grid.setColumnStretch(0, 1)
        self._lay_out(compact=False)
        self._counts.changed.connect(self._on_counts_changed)
        self._counts.letter_typed.connect(self.letter_typed)
        self._record.clicked.connect(self._on_record_clicked)
        self.clear()
        self.put_icons()

    def _lay_out(self, *, compact: bool) -> None:
        """Let Record stand beside the channels, or beside the counts."""
        for part in (self._counts, self._beyond, self._channel, self._record):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._counts, 0, 0, 1, 1 if compact else 2)
        self._grid.addWidget(self._beyond, 1, 0, 1, 2)
        self._grid.addWidget(self._channel, 2, 0)
        low = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(self._record, 0 if compact else 2, 1, low)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return (*self._counts.stops, *self._channel.stops, self._record)

    @property
    def warning(self) -> str:
        """Give what the row says about going past a limit, if it does."""
        return self._beyond.shown.sentence if self._beyond.shown else ""

    def put_words(self) -> None:
        """Name the button and say which key does it."""
        guarded = self._shown is not None and self._shown.guarded
        text = self.tr("Record anyway") if guarded else self.tr("Record")
        self._record.setText(text)
        say(self._record, text)
        hint = self.tr("Enter records · arrows and digits change")
        if guarded:
            hint = self.tr("Ctrl+Enter records anyway · Esc clears")
        self.hint.setText("" if self._shown is None else hint)
        self._on_counts_changed()

    def put_icons(self) -> None:
        """Draw the button; in the compact bar its word needs the room."""
        if self._compact:
            self._record.setIcon(QIcon())
            return
        colours = self.theme.colours
        enabled = self._record.isEnabled()
        colour = colours.on_accent if enabled else colours.muted
        put_icon(self._record, "record", self.theme, colour)

    def clear(self) -> None:
        """Stand with nothing to record."""
        self._put(None)

    def show_counts(self, shown: CountsShown) -> None:
        """Offer what may be recorded for the card that was checked."""
        self._put(shown)

    def choose_channel(self, channel: Channel) -> None:
        """Mark how the ticket was asked for."""
        self._channel.choose(channel)

    def focus_first(self) -> None:
        """Put the keyboard where this redemption most likely needs it."""
        self._counts.focus_first()

    def set_compact(self, *, compact: bool) -> None:
        """Leave out the channel; what is asked in the compact bar is at the desk."""
        self._compact = compact
        self._channel.setVisible(not compact)
        self._counts.set_compact(compact=compact)
        put_compact(self._record, compact=compact)
        self._lay_out(compact=compact)
        self.put_icons()

    def record(self, *, deliberate: bool) -> bool:
        """Wish for the record; not where Enter alone is not enough."""
        tickets = self._counts.tickets
        if self._shown is None or tickets.total == 0:
            return False
        if self._shown.guarded and not deliberate:
            return False
        wish = RecordWished(tickets, self._channel.chosen, deliberate)
        self.record_wished.emit(wish)
        return True

    def _put(self, shown: CountsShown | None) -> None:
        had_card, self._shown = self._shown is not None, shown
        self._counts.show_counts(shown)
        self._channel.choose(Channel.DESK)
        for one in (self._channel, self._record):
            one.setEnabled(shown is not None)
        self.put_words()
        if had_card is not (shown is not None):
            self.put_icons()

    def _on_counts_changed(self) -> None:
        sentence = ""
        if self._shown is not None:
            sentence = limit_sentence(self._shown, self._counts.tickets)
        problem = ProblemShown(sentence, tone=Tone.LOOK) if sentence else None
        self._beyond.show_problem(problem)

    def _on_record_clicked(self) -> None:
        self.record(deliberate=True)
