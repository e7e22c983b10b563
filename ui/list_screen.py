"""A screen that is one list: title, list, what the chosen row says, what to do."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.panel import Panel, frame, label, say
from ui.rows_model import Row, RowsModel
from ui.rows_view import RowsView
from ui.theme import Theme
from ui.tokens import Space


class ListScreen(Panel):
    """The frame that Today, Needs a person and Figures share."""

    def __init__(
        self, theme: Theme, model: RowsModel[Row], parent: QWidget | None = None
    ) -> None:
        """Show a model; a subclass words it and fills `tools`."""
        super().__init__(theme, parent)
        self.title = label("title")
        self.as_of = label("small")
        self.view = RowsView(theme)
        self.view.setModel(model)
        self.empty = label("lead", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.story = label(wrap=True)
        self.tools = QHBoxLayout()
        self.model = model
        self.view.row_chosen.connect(self._on_row_chosen)
        model.modelReset.connect(self._on_model_reset)
        self._lay_out()
        self.home = self.view

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch()
        top.addWidget(self.as_of)
        emptiness = frame("panel")
        QVBoxLayout(emptiness).addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(Space.AROUND,) * 4)
        whole.setSpacing(Space.BETWEEN)
        whole.addLayout(top)
        whole.addLayout(self.tools)
        # In its place before it is filled, else its first page opens as a window.
        self._either = QStackedLayout()
        whole.addLayout(self._either, 1)
        self._either.addWidget(emptiness)
        self._either.addWidget(self.view)
        whole.addWidget(self.story)
        self.whole = whole

    def word(self, *, title: str, empty: str) -> None:
        """Say what this list is, and what will stand here while it is empty."""
        self.title.setText(title)
        self.empty.setText(empty)
        say(self.view, title)
        self.model.retell_headings()

    def story_of(self, index: QModelIndex) -> str:
        """Say in full what one row is about."""
        raise NotImplementedError

    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.story.setText(self.story_of(index) if index.isValid() else "")

    def _on_model_reset(self) -> None:
        self._either.setCurrentIndex(1 if self.model.rows else 0)
        self._on_row_chosen(self.view.currentIndex())
