"""Needs a person: the open cases of this desk, and the next step of each."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ui.case_card import CaseCard
from ui.cases_table import CasesTableModel
from ui.list_screen import ListScreen
from ui.shown import CaseRow
from ui.theme import Theme

_NEXT_STEP = 3


class PersonScreen(ListScreen):
    """The cases that are still open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without any case."""
        self.cases = CasesTableModel()
        self.card = CaseCard(theme)
        super().__init__(theme, self.cases, parent)
        self.view.stretch(_NEXT_STEP)
        self.story.hide()
        self.whole.addWidget(self.card)
        self.view.row_opened.connect(self.card.answer_now)
        self.put_words()
        self.show_cases(())

    def show_cases(self, cases: tuple[CaseRow, ...]) -> None:
        """Show the open cases, oldest first."""
        self.cases.show_rows(cases)

    def story_of(self, index: QModelIndex) -> str:
        """Say in full what one case is about."""
        row = self.cases.row_at(index)
        self.card.show_case(row)
        return "" if row is None else row.sentence

    def put_words(self) -> None:
        """Word title and emptiness."""
        self.word(
            title=self.tr("Needs a person"),
            empty=self.tr(
                "Nothing needs a person. When something recorded here is to be looked "
                "at, it stands here with the next step."
            ),
        )
