"""The last cards that this desk registered, as a Qt item model."""

from PySide6.QtCore import QCoreApplication

from ui.act_states import state_text
from ui.rows_model import RowsModel
from ui.shown import CardRow


class CardsTableModel(RowsModel[CardRow]):
    """One line for each card, newest first; the distributor sees whole codes."""

    def headings(self) -> tuple[str, ...]:
        """Name the columns."""
        translate = QCoreApplication.translate
        return (
            translate("CardsTable", "Code"),
            translate("CardsTable", "Valid until"),
            translate("CardsTable", "Children"),
            translate("CardsTable", "State"),
        )

    def cells(self, row: CardRow) -> tuple[str, ...]:
        """Word one card."""
        return (row.code, row.last_valid, str(row.children), state_text(row.state))
