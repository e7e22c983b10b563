"""What a desk knows of itself, to be read out to whoever is asked by phone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.panel import label
from ui.section import Section
from ui.theme import Theme
from ui.tokens import Space


class FactsSection(Section):
    """Pairs of a name and a value, one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Know nothing yet."""
        super().__init__(theme, parent)
        self.ground.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.WIDE)
        self._grid.setColumnStretch(1, 1)
        self.inside.addLayout(self._grid)
        self.finish()
        self.put_words()

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Put these in the place of those that stood there."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, (name, value) in enumerate(facts):
            name_label, value_label = label("muted"), label(wrap=True)
            name_label.setText(name)
            value_label.setText(value)
            self._grid.addWidget(name_label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value_label, place, 1)

    def put_words(self) -> None:
        """Name the section."""
        super().put_words()
        self.title.setText(self.tr("What this desk is"))
