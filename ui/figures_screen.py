"""Figures: what this desk counted today."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ui.figures_table import FiguresTableModel
from ui.list_screen import ListScreen
from ui.shown import FigureRow
from ui.theme import Theme


class FiguresScreen(ListScreen):
    """A count of the day, as of now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any figure."""
        self.figures = FiguresTableModel()
        super().__init__(theme, self.figures, parent)
        self.view.stretch(0)
        self.put_words()
        self.show_figures((), "")

    def show_figures(self, figures: tuple[FigureRow, ...], as_of: str) -> None:
        """Show the counts and when they were made."""
        self.figures.show_rows(figures)
        self.as_of.setText(as_of)

    def story_of(self, _index: QModelIndex) -> str:
        """Say nothing more: a figure says all."""
        return ""

    def put_words(self) -> None:
        """Word title and emptiness."""
        self.word(
            title=self.tr("Figures of today"),
            empty=self.tr(
                "Nothing to count yet. What is recorded today is counted here."
            ),
        )
