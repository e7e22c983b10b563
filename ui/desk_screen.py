"""This desk: its line to the register, its files, its backups, and its end here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.backup_section import BackupSection
from ui.desk_shown import DeskShown
from ui.facts_section import FactsSection
from ui.files_section import FilesSection
from ui.line_section import LineSection
from ui.move_section import MoveSection
from ui.panel import Panel, label
from ui.theme import Theme
from ui.tokens import Space


class DeskScreen(Panel):
    """The sections, the one that is asked for most on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make every section; values come by `show_desk`."""
        super().__init__(theme, parent)
        self._title = label("title")
        self.line = LineSection(theme)
        self.files = FilesSection(theme)
        self.backups = BackupSection(theme)
        self.facts = FactsSection(theme)
        self.moving = MoveSection(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.AROUND,) * 4)
        column.setSpacing(Space.BETWEEN)
        sections = (self.line, self.files, self.backups, self.facts, self.moving)
        for part in (self._title, *sections):
            column.addWidget(part)
        column.addStretch()
        self.home = self.line.send
        self.put_words()

    def show_desk(self, desk: DeskShown) -> None:
        """Show the desk as it is."""
        self.line.show_line(desk.line)
        self.backups.show_backup(desk.backup, desk.place)
        self.facts.show_facts(desk.facts)
        self.moving.show_moved(moved=desk.moved)

    def put_words(self) -> None:
        """Name the screen."""
        self._title.setText(self.tr("This desk"))
