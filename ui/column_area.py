"""A column that is as wide as what stands in it, and scrolled where it is higher."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget


class ColumnArea(QScrollArea):
    """Hides nothing beside the edge: only what is too high is scrolled."""

    def __init__(self, column: QWidget, parent: QWidget | None = None) -> None:
        """Hold the column; Tab goes to what stands in it, not to this."""
        super().__init__(parent)
        self._column = column
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(fixed, free)
        self.setWidget(column)
        self.verticalScrollBar().rangeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Wish for the column's own size, and the bar's where there is one."""
        bar = self.verticalScrollBar()
        width = bar.sizeHint().width() if bar.maximum() else 0
        return self._column.sizeHint() + QSize(width, 0)

    def minimumSizeHint(self) -> QSize:
        """Make do with any height, but not with less width."""
        return QSize(self.sizeHint().width(), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the column does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
