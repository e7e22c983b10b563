"""What needs a person, as a Qt item model."""

from PySide6.QtCore import QCoreApplication

from ui.rows_model import RowsModel
from ui.shown import CaseRow


class CasesTableModel(RowsModel[CaseRow]):
    """One line for each open case, oldest first."""

    def headings(self) -> tuple[str, ...]:
        """Name the columns."""
        translate = QCoreApplication.translate
        return (
            translate("CasesTable", "Since"),
            translate("CasesTable", "Card"),
            translate("CasesTable", "What it is"),
            translate("CasesTable", "What to do"),
        )

    def cells(self, row: CaseRow) -> tuple[str, ...]:
        """Word one case."""
        return (row.since, f"…{row.tail}" if row.tail else "", row.kind, row.next_step)
