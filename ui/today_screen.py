"""Today: everything this desk recorded, and how far each act has come."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from ui.act_states import state_text
from ui.acts_table import ActsTableModel, Column
from ui.flowing import FlowRow
from ui.list_screen import ListScreen
from ui.panel import button, put_icon, say, tool
from ui.shown import ActRow, ActState
from ui.theme import Theme
from ui.tokens import Space

_FILTERS = (
    None,
    ActState.WAITING,
    ActState.CONFIRMED,
    ActState.PERSON,
    ActState.WITHDRAWN,
)


class TodayScreen(ListScreen):
    """The log of the day.

    Signals:
        void_wished: withdraw this act.
    """

    void_wished = Signal(bytes)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty, with all states shown."""
        self.acts = ActsTableModel()
        super().__init__(theme, self.acts, parent)
        self._all: tuple[ActRow, ...] = ()
        self._filters = QButtonGroup(self)
        states = FlowRow(spacing=Space.HAIR)
        for place, _state in enumerate(_FILTERS):
            choice = tool("choice", checkable=True)
            self._filters.addButton(choice, place)
            states.add(choice)
        self._filters.button(0).setChecked(True)
        self._filters.idClicked.connect(self._put_rows)
        self._void = button()
        self._void.clicked.connect(self.withdraw)
        states.add(self._void)
        self.tools.addWidget(states, 1)
        self.view.stretch(Column.EVENT)
        self.view.menu_wished.connect(self._on_menu_wished)
        self.view.row_opened.connect(self._on_menu_wished)
        self.view.row_chosen.connect(self._put_void)
        self.put_words()
        self.put_icons()
        self.show_acts(())

    def show_acts(self, acts: tuple[ActRow, ...]) -> None:
        """Show the acts of the day, newest first."""
        self._all = acts
        self._put_rows()

    def show_only(self, state: ActState | None) -> None:
        """Show the acts of one state, or all."""
        place = _FILTERS.index(state) if state in _FILTERS else 0
        self._filters.button(place).setChecked(True)
        self._put_rows()

    def story_of(self, index: QModelIndex) -> str:
        """Say in full what became of one act."""
        row = self.acts.row_at(index)
        return "" if row is None else row.story

    def put_words(self) -> None:
        """Word title, states and the button."""
        self.word(
            title=self.tr("Today"),
            empty=self.tr(
                "Nothing recorded yet. Each record of this desk stands here and shows "
                "how far it has come."
            ),
        )
        for place, state in enumerate(_FILTERS):
            text = self.tr("All") if state is None else state_text(state)
            choice = self._filters.button(place)
            choice.setText(text)
            say(choice, self.tr("Show: %1").replace("%1", text))
        self._void.setText(self.tr("Withdraw the record"))
        say(self._void, self.tr("Withdraw the record"))

    def put_icons(self) -> None:
        """Draw the button."""
        put_icon(self._void, "undo", self.theme)

    def _put_rows(self) -> None:
        state = _FILTERS[self._filters.checkedId()]
        kept = (act for act in self._all if state in {None, act.state})
        self.acts.show_rows(tuple(kept))
        self._put_void(QModelIndex())

    def _put_void(self, index: QModelIndex) -> None:
        row = self.acts.row_at(index)
        self._void.setEnabled(row is not None and row.can_be_voided)

    def withdraw(self) -> None:
        """Wish that the chosen act be withdrawn."""
        row = self.acts.row_at(self.view.currentIndex())
        if row is not None and row.can_be_voided:
            self.void_wished.emit(row.key)

    def _on_menu_wished(self, index: QModelIndex) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        void = menu.addAction(self._void.text())
        void.setEnabled(self._void.isEnabled())
        void.triggered.connect(self.withdraw)
        below = self.view.visualRect(index).bottomLeft() + QPoint(0, 1)
        menu.popup(self.view.viewport().mapToGlobal(below))
