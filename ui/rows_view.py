"""A list for keyboard and mouse: arrows, type to find, Enter opens, Menu acts."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.rows_model import Index
from ui.theme import Theme
from ui.tokens import Size, Space

_FEWEST_LINES = 3


class RowsView(QTableView):
    """Shows one of our item models, a line at a time.

    Signals:
        row_opened: Enter or a double click on a row.
        row_chosen: another row is the current one, or none.
        menu_wished: the Menu key or the right button on a row.
    """

    row_opened = Signal(QModelIndex)
    row_chosen = Signal(QModelIndex)
    menu_wished = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Select whole lines and leave Tab to the window."""
        super().__init__(parent)
        self._theme = theme
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.doubleClicked.connect(self.row_opened)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def stretch(self, column: int) -> None:
        """Give one column the room that is left, the others what they need."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row when the keyboard comes here and none is chosen."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.currentIndex().isValid():
            self.selectRow(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when what stands below takes more room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(current)

    def _on_menu_requested(self) -> None:
        if self.currentIndex().isValid():
            self.menu_wished.emit(self.currentIndex())

    def _on_theme_changed(self) -> None:
        height = self._theme.px(Size.BUTTON) + Space.SMALL
        self.verticalHeader().setDefaultSectionSize(height)
        # The head and a row, whatever stands below.
        self.setMinimumHeight(height * _FEWEST_LINES)
