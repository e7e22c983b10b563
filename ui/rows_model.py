"""A Qt item model over told rows; each table says only its columns."""

from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Holds a tuple of frozen rows and is replaced as a whole."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def headings(self) -> tuple[str, ...]:
        """Name the columns in the language of now."""
        raise NotImplementedError

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give a row's texts, one for each column."""
        raise NotImplementedError

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give what is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Give the row under an index, or None beside the table."""
        return self._rows[index.row()] if index.isValid() else None

    def retell_headings(self) -> None:
        """Word the columns anew."""
        last = len(self.headings()) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows; a cell has none below it."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text."""
        if role not in _SHOWN or not index.isValid():
            return None
        return self.cells(self._rows[index.row()])[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give a column's name; rows have none."""
        if orientation is Qt.Orientation.Horizontal and role in _SHOWN:
            return self.headings()[section]
        return None
