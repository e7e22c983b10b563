"""The status bar: connected or why not, and numbers that open their rows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.dressing import put_property
from ui.flowing import FlowRow
from ui.panel import Panel, button, frame, put_icon, say
from ui.shown import StatusPart, StatusShown
from ui.theme import Theme
from ui.tokens import Space, Tone

_ICONS = {
    StatusPart.CONNECTION: "connected",
    StatusPart.LIST: "list",
    StatusPart.WAITING: "waiting",
    StatusPart.PERSON: "person",
    StatusPart.CONFIRMED: "confirmed",
}


class StatusLine(Panel):
    """Always at the bottom, in words and numbers.

    Signals:
        part_opened: show the rows behind a part.
        send_wished: send and fetch now.
    """

    part_opened = Signal(StatusPart)
    send_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand empty until the desk is open."""
        super().__init__(theme, parent)
        self._shown: StatusShown | None = None
        self._slim = False
        self._parts = {part: self._make_part(part) for part in StatusPart}
        self._send = button("part")
        self._send.clicked.connect(self.send_wished)
        strip = frame("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        flow = FlowRow(spacing=Space.HAIR)
        for one in (*self._parts.values(), self._send):
            flow.add(one)
        row.addWidget(flow, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(frame("rule"))
        whole.addWidget(strip)
        self.put_words()
        self.put_icons()

    def text_of(self, part: StatusPart) -> str:
        """Give what a part says."""
        return self._parts[part].text()

    def open_part(self, part: StatusPart) -> None:
        """Press a part."""
        self._parts[part].click()

    def show_status(self, status: StatusShown | None) -> None:
        """Show how the desk stands; None while it is not open."""
        self._shown = status
        self.put_words()
        self.put_icons()

    def set_slim(self, *, slim: bool) -> None:
        """Leave the numbers' words to the ear where the window is narrow."""
        if slim is not self._slim:
            self._slim = slim
            self.put_words()

    def put_words(self) -> None:
        """Word every part; its name says the same."""
        for part, text in self._texts().items():
            self._parts[part].setText(self._short(part) or text)
            say(self._parts[part], text, self.tr("Opens what stands behind it"))
            self._dress(part)
        self._send.setText("" if self._slim else self.tr("Send and fetch"))
        say(self._send, self.tr("Send and fetch"))
        self._send.setEnabled(self._shown is not None)

    def put_icons(self) -> None:
        """Draw the signs; a missing connection has its own."""
        for part, one in self._parts.items():
            name = _ICONS[part]
            if part is StatusPart.CONNECTION and not self._is_connected():
                name = "not-connected"
            put_icon(one, name, self.theme, self._colour(part))
        put_icon(self._send, "send", self.theme)

    def _make_part(self, part: StatusPart) -> QPushButton:
        one = button("part")
        one.clicked.connect(lambda: self.part_opened.emit(part))
        return one

    def _texts(self) -> dict[StatusPart, str]:
        status = self._shown
        if status is None:
            opening = self.tr("Opening the desk")
            return {
                StatusPart.CONNECTION: opening,
                StatusPart.LIST: self.tr("list not read yet"),
                StatusPart.WAITING: self.tr("waiting –"),
                StatusPart.PERSON: self.tr("needs a person –"),
                StatusPart.CONFIRMED: self.tr("confirmed –"),
            }
        return {
            StatusPart.CONNECTION: status.connection,
            StatusPart.LIST: status.list_age,
            StatusPart.WAITING: self.tr("waiting %1").replace(
                "%1", str(status.waiting)
            ),
            StatusPart.PERSON: self.tr("needs a person %1").replace(
                "%1", str(status.person)
            ),
            StatusPart.CONFIRMED: self.tr("confirmed %1").replace(
                "%1", str(status.confirmed)
            ),
        }

    def _short(self, part: StatusPart) -> str:
        """Give a number without its word where there is no room for both."""
        if not self._slim or self._shown is None:
            return ""
        numbers = {
            StatusPart.WAITING: self._shown.waiting,
            StatusPart.PERSON: self._shown.person,
            StatusPart.CONFIRMED: self._shown.confirmed,
        }
        return str(numbers.get(part, ""))

    def _is_connected(self) -> bool:
        return self._shown is not None and self._shown.connected

    def _tone(self, part: StatusPart) -> Tone | None:
        if self._shown is None:
            return None
        wanted = {
            StatusPart.LIST: not self._shown.list_good,
            StatusPart.PERSON: self._shown.person > 0,
            StatusPart.CONNECTION: not self._shown.connected,
        }
        return Tone.LOOK if wanted.get(part, False) else None

    def _colour(self, part: StatusPart) -> str:
        tone = self._tone(part)
        colours = self.theme.colours
        return colours.text if tone is None else colours.tone(tone).text

    def _dress(self, part: StatusPart) -> None:
        tone = self._tone(part)
        put_property(self._parts[part], "tone", "" if tone is None else tone.value)
