"""A row of controls that goes on in the next line where the window is narrow."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_CHANGED = {
    QEvent.Type.LayoutRequest,
    QEvent.Type.StyleChange,
    QEvent.Type.FontChange,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}


class FlowRow(QWidget):
    """Places its widgets like words in a text, in as many lines as they need."""

    def __init__(self, *, spacing: int, parent: QWidget | None = None) -> None:
        """Keep the same space between widgets and between lines."""
        super().__init__(parent)
        self._spacing = spacing
        self._parts: list[QWidget] = []
        # Layouts ask again and again, and a part answers slowly. Only while it is
        # seen is a row told that a part wants another size.
        self._sizes: dict[QWidget, QSize] = {}
        # Not "Minimum": that would make one line's height the least there can be.
        usual = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(usual, usual)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Take in one more, after the others."""
        part.setParent(self)
        self._parts.append(part)

    def set_spacing(self, spacing: int) -> None:
        """Keep another space between widgets and between lines."""
        self._spacing = spacing
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Be higher where the window is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high this is in a given width."""
        heights = [self._height(line) for line in self._lines(width)]
        return sum(heights) + self._spacing * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """Wish to be one line."""
        hints = [part.sizeHint() for part in self._shown()]
        gaps = self._spacing * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + gaps, height)

    def minimumSizeHint(self) -> QSize:
        """Need the widest one's room, and the height of the present width."""
        widest = max((self._size(part).width() for part in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def event(self, event: QEvent) -> bool:
        """Place anew when a part wants another size, comes or goes."""
        if event.type() in _CHANGED:
            self._sizes.clear()
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what changed while nobody saw it."""
        super().showEvent(event)
        self._place()

    def _size(self, part: QWidget) -> QSize:
        if not self.isVisible():
            return _wished(part)
        if part not in self._sizes:
            self._sizes[part] = _wished(part)
        return self._sizes[part]

    def _height(self, line: list[QWidget]) -> int:
        return max(self._size(part).height() for part in line)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self) -> None:
        top = 0
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for line in self._lines(self.width()):
            left, height = 0, self._height(line)
            for part in line:
                size = self._size(part)
                middle = top + (height - size.height()) // 2
                x = self.width() - left - size.width() if mirrored else left
                part.setGeometry(QRect(QPoint(x, middle), size))
                left += size.width() + self._spacing
            top += height + self._spacing

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        used = 0
        for part in self._shown():
            needed = self._size(part).width()
            if lines and used + self._spacing + needed <= width:
                lines[-1].append(part)
                used += self._spacing + needed
            else:
                lines.append([part])
                used = needed
        return lines


def _wished(part: QWidget) -> QSize:
    hint = part.sizeHint().expandedTo(part.minimumSizeHint())
    return hint.expandedTo(part.minimumSize())
