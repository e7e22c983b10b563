"""Leads the second place for backups: chosen by the clerk, told by the post."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError
from kaikudesk.storage.backups import BackupNews, second_place, set_second_place
from kaikudesk.storage.database import transaction_on
from ui.backup_section import BackupSection
from ui.desk_words import copied_note
from ui.file_choice import choose_folder
from ui.wording import problem_of


class SecondPlace(QObject):
    """Keeps the choice and says what became of the newest backup.

    Signals:
        changed: another place is chosen; the next round copies the backup there.
    """

    changed = Signal()

    def __init__(self, desk: Desk, section: BackupSection) -> None:
        """Stand behind the section."""
        super().__init__(section)
        self._desk = desk
        self._section = section
        section.choose_wished.connect(self._ask_where)
        section.leave_wished.connect(partial(self.choose, None))

    def choose(self, folder: Path | None) -> None:
        """Let backups also go there, or to no second place."""
        self._section.say_result(None)
        try:
            with transaction_on(self._desk.journal_connection) as connection:
                set_second_place(connection, folder)
        except KaikuDeskError as fault:
            self._section.say_result(partial(problem_of, fault))
        self.changed.emit()

    def hear(self, news: BackupNews) -> None:
        """Say what became of a backup."""
        if news.fault is not None:
            self._section.say_result(partial(problem_of, news.fault))
        elif news.elsewhere is not None:
            self._section.say_result(partial(copied_note, news.elsewhere))

    def _ask_where(self) -> None:
        title = self.tr("A second place for backups")
        choose_folder(self._section, title, self.choose)


def place_words(desk: Desk) -> str:
    """Give the folder that holds the copies of this desk's backups, "" without one."""
    with desk.files.journal.reading() as connection:
        place = second_place(connection)
    return "" if place is None else str(place)
