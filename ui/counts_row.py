"""The counts of one redemption, the channel, and the button that records."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kaikudesk.model import Channel, Tickets
from ui.choice_box import TickBox
from ui.count_box import CountBox
from ui.dressing import restyle
from ui.flowing import FlowRow
from ui.panel import Panel, button, frame, label, put_icon, say, tool
from ui.shown import CountsShown, RecordWished
from ui.theme import Theme
from ui.tokens import Space, Tone

_CHANNELS = {Channel.DESK: "desk", Channel.PHONE: "phone", Channel.EMAIL: "mail"}
_MOST_CHILDREN = 20
_MOST_ASSISTANTS = 5


class CountsRow(Panel):
    """What is recorded for the card on the screen; Enter records it.

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
        self._own = CountBox(theme, 1)
        self._children = CountBox(theme, _MOST_CHILDREN)
        self._assistants = CountBox(theme, _MOST_ASSISTANTS)
        self._course = TickBox()
        self._beyond = label("strong", wrap=True)
        self._record = button("main")
        self.hint = label("small")
        self._make_channels()
        self._lay_out()
        for box in self._boxes():
            box.changed.connect(self._on_counts_changed)
            box.letter_typed.connect(self.letter_typed)
        self._course.toggled.connect(self._on_counts_changed)
        self._record.clicked.connect(self._on_record_clicked)
        self.put_words()
        self.put_icons()
        self.clear()

    def _boxes(self) -> tuple[CountBox, CountBox, CountBox]:
        return (self._own, self._children, self._assistants)

    def _make_channels(self) -> None:
        self._channel_label = label("muted")
        self._channels = QButtonGroup(self)
        for channel in _CHANNELS:
            choice = tool("choice", checkable=True)
            choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._channels.addButton(choice, channel)
        self._channels.button(Channel.DESK).setChecked(True)
        self._channels.idClicked.connect(self._on_channel_clicked)

    def _lay_out(self) -> None:
        counts = FlowRow(spacing=Space.BETWEEN)
        for one in (*self._boxes(), self._course):
            counts.add(one)
        channels = FlowRow(spacing=Space.HAIR)
        channels.add(self._channel_label)
        for choice in self._channels.buttons():
            channels.add(choice)
        self._warning = frame("verdict")
        self._warning.setProperty("tone", Tone.LOOK.value)
        QHBoxLayout(self._warning).addWidget(self._beyond)
        last = QHBoxLayout()
        last.setSpacing(Space.BETWEEN)
        last.addWidget(channels, 1)
        last.addWidget(self._record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(counts)
        whole.addWidget(self._warning)
        whole.addLayout(last)

    def put_words(self) -> None:
        """Name counts, channels and the button."""
        community = self._shown is not None and self._shown.community
        own = self.tr("Representative") if community else self.tr("Own")
        self._own.set_name(own)
        self._children.set_name(self._children_name())
        self._assistants.set_name(self.tr("Assistant"))
        self._course.setText(self.tr("Course place"))
        say(self._course, self.tr("Course place"))
        self._channel_label.setText(self.tr("Asked"))
        words = {
            Channel.DESK: self.tr("at the desk"),
            Channel.PHONE: self.tr("by phone"),
            Channel.EMAIL: self.tr("by e-mail"),
        }
        for channel, word in words.items():
            choice = self._channels.button(channel)
            choice.setText(word)
            say(choice, self.tr("Asked %1").replace("%1", word))
        self._put_record_words()

    def put_icons(self) -> None:
        """Draw the channels and the button."""
        colours = self.theme.colours
        for channel, name in _CHANNELS.items():
            choice = self._channels.button(channel)
            checked = choice.isChecked()
            colour = colours.on_accent if checked else colours.text
            put_icon(choice, name, self.theme, colour)
        enabled = self._record.isEnabled()
        colour = colours.on_accent if enabled else colours.muted
        put_icon(self._record, "record", self.theme, colour)

    def _on_channel_clicked(self) -> None:
        self.put_icons()

    def clear(self) -> None:
        """Stand with nothing to record."""
        self._shown = None
        self._enable(possible=False)
        self._put_beyond()
        self._put_record_words()

    def show_counts(self, shown: CountsShown) -> None:
        """Offer what may be recorded for the card that was checked."""
        self._shown = shown
        self._own.set_value(shown.tickets.own)
        self._children.set_value(shown.tickets.children)
        self._assistants.set_value(shown.tickets.assistants)
        self._course.setChecked(shown.tickets.course_places > 0)
        self._channels.button(Channel.DESK).setChecked(True)
        self._enable(possible=True)
        self._children.setVisible(not shown.course)
        self.put_words()
        self._on_counts_changed()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        numbers = (box.number for box in self._boxes())
        return (*numbers, self._course, *self._channels.buttons(), self._record)

    @property
    def warning(self) -> str:
        """Give what the row says about going past a limit, if it does."""
        return self._beyond.text()

    def choose_channel(self, channel: Channel) -> None:
        """Mark how the ticket was asked for."""
        self._channels.button(channel).setChecked(True)
        self.put_icons()

    def focus_first(self) -> None:
        """Put the keyboard where this redemption most likely needs it."""
        wanted = self._shown is not None and self._shown.most_children > 0
        box = self._children if wanted and self._children.isVisible() else self._own
        box.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self, *, deliberate: bool) -> bool:
        """Wish for the record; not where Enter alone is not enough."""
        if self._shown is None or (self._shown.guarded and not deliberate):
            return False
        wish = RecordWished(
            self.tickets(), Channel(self._channels.checkedId()), deliberate
        )
        if wish.tickets.total == 0:
            return False
        self.record_wished.emit(wish)
        return True

    def tickets(self) -> Tickets:
        """Give the counts as they stand."""
        children = 0 if self._children.isHidden() else self._children.value
        course = int(self._course.isChecked())
        return Tickets(self._own.value, children, self._assistants.value, course)

    def _enable(self, *, possible: bool) -> None:
        for one in (*self._boxes(), self._course, *self._channels.buttons()):
            one.setEnabled(possible)
        self._record.setEnabled(possible)
        self.put_icons()

    def _children_name(self) -> str:
        if self._shown is None:
            return self.tr("Children")
        age = str(self._shown.child_age)
        if self._shown.community:
            return self.tr("Clients under %1").replace("%1", age)
        return self.tr("Under %1").replace("%1", age)

    def _put_record_words(self) -> None:
        guarded = self._shown is not None and self._shown.guarded
        text = self.tr("Record anyway") if guarded else self.tr("Record")
        self._record.setText(text)
        say(self._record, text)
        if self._shown is None:
            self.hint.setText("")
        elif guarded:
            self.hint.setText(self.tr("Ctrl+Enter records anyway · Esc clears"))
        else:
            self.hint.setText(self.tr("Enter records · arrows and digits change"))

    def _put_beyond(self) -> None:
        sentence = self._beyond_sentence()
        self._beyond.setText(sentence)
        self._warning.setVisible(bool(sentence))

    def _beyond_sentence(self) -> str:
        if self._shown is None:
            return ""
        wanted, shown = self.tickets(), self._shown
        if wanted.total == 0:
            return self.tr("Nothing to record: every count is 0.")
        if wanted.children > shown.most_children:
            return self.tr(
                "Children: the register says %1. More is recorded as an exception."
            ).replace("%1", str(shown.most_children))
        if wanted.own > shown.most_own:
            return self.tr(
                "A ticket was already given at this event. One more is recorded as "
                "an exception."
            )
        most = shown.most_course_places
        if most is not None and wanted.course_places > most:
            return self.tr(
                "No course place is left for this term. One more is recorded as an "
                "exception."
            )
        return ""

    def _on_counts_changed(self) -> None:
        self._put_beyond()
        restyle(self._warning)

    def _on_record_clicked(self) -> None:
        self.record(deliberate=True)
