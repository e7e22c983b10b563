"""The acts of this desk, as a Qt item model."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from ui.act_states import state_text
from ui.rows_model import RowsModel
from ui.shown import ActRow


class Column(IntEnum):
    """What stands in which column."""

    TIME = 0
    CODE = 1
    GIVEN = 2
    EVENT = 3
    CHANNEL = 4
    STATE = 5


class ActsTableModel(RowsModel[ActRow]):
    """One line for each act, newest first."""

    def headings(self) -> tuple[str, ...]:
        """Name the columns."""
        translate = QCoreApplication.translate
        return (
            translate("ActsTable", "Time"),
            translate("ActsTable", "Card"),
            translate("ActsTable", "Given"),
            translate("ActsTable", "Event"),
            translate("ActsTable", "Asked"),
            translate("ActsTable", "State"),
        )

    def cells(self, row: ActRow) -> tuple[str, ...]:
        """Word one act; a flag stands beside its state."""
        state = state_text(row.state)
        state = f"{state}, {row.flag}" if row.flag else state
        return (row.time, f"…{row.tail}", row.given, row.event, row.channel, state)
