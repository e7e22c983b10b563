"""How the ticket was asked for: at the desk, by phone or by e-mail."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kaikudesk.model import Channel
from ui.choices import channel_words
from ui.flowing import FlowRow
from ui.panel import Panel, label, put_icon, say, tool
from ui.theme import Theme
from ui.tokens import Space

_ICONS = {Channel.DESK: "desk", Channel.PHONE: "phone", Channel.EMAIL: "mail"}


class ChannelChoice(Panel):
    """One of three, and at the desk again for each card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin at the desk."""
        super().__init__(theme, parent)
        self._label = label("muted")
        self._buttons = QButtonGroup(self)
        row = FlowRow(spacing=Space.HAIR)
        row.add(self._label)
        for channel in _ICONS:
            choice = tool("choice", checkable=True)
            choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._buttons.addButton(choice, channel)
            row.add(choice)
        self._buttons.idClicked.connect(self._on_clicked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row)
        self.put_words()
        self.choose(Channel.DESK)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Give what Tab stops at, in order."""
        return tuple(self._buttons.buttons())

    @property
    def chosen(self) -> Channel:
        """Give how the ticket was asked for."""
        return Channel(self._buttons.checkedId())

    def choose(self, channel: Channel) -> None:
        """Mark how the ticket was asked for."""
        if self._buttons.checkedId() != channel:
            self._buttons.button(channel).setChecked(True)
            self.put_icons()

    def put_words(self) -> None:
        """Name the channels."""
        self._label.setText(self.tr("Asked"))
        words = channel_words()
        for channel in _ICONS:
            choice = self._buttons.button(channel)
            choice.setText(words[channel])
            say(choice, self.tr("Asked %1").replace("%1", words[channel]))

    def put_icons(self) -> None:
        """Draw the channels; the chosen one stands on another colour."""
        colours = self.theme.colours
        for channel, name in _ICONS.items():
            choice = self._buttons.button(channel)
            colour = colours.on_accent if choice.isChecked() else colours.text
            put_icon(choice, name, self.theme, colour)

    def _on_clicked(self) -> None:
        self.put_icons()
