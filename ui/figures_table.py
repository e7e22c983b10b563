"""What this desk counted, as a Qt item model."""

from PySide6.QtCore import QCoreApplication, QLocale

from ui.rows_model import RowsModel
from ui.shown import FigureRow


class FiguresTableModel(RowsModel[FigureRow]):
    """One line for each counted thing."""

    def headings(self) -> tuple[str, ...]:
        """Name the columns."""
        translate = QCoreApplication.translate
        return (
            translate("FiguresTable", "What"),
            translate("FiguresTable", "Number"),
        )

    def cells(self, row: FigureRow) -> tuple[str, ...]:
        """Word one figure."""
        return (row.label, QLocale().toString(row.count))
