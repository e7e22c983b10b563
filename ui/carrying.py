"""Leads what goes by file: what waits out, the register's answer in."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError, RightWithdrawnError, StorageBusyError
from kaikudesk.wire.parcel import ANSWER_SUFFIX, POST_SUFFIX
from sync.by_file import Saved, read_answer_file, save_what_waits
from sync.post import Office
from sync.pulling import Got
from ui.background import Background
from ui.desk_words import read_note, saved_note, waiting_note
from ui.file_choice import choose_to_open, choose_to_save
from ui.files_section import FilesSection
from ui.news_words import loading_sentence
from ui.section import Words
from ui.shown import ProblemShown
from ui.tokens import Tone
from ui.wording import problem_of

# How soon it is tried again to read while a round is on.
_ROUND_MS: Final = 500


class Carrying(QObject):
    """Asks for the file, works in the background, and says what came of it.

    Signals:
        taken: an answer was taken in; gives its `Got`.
        saved: what waits was written into a file; gives its `Saved`.
        ended: the answer says that this desk's right has ended.
    """

    taken = Signal(object)
    saved = Signal(object)
    ended = Signal()
    _loading = Signal(int, int)

    def __init__(
        self, desk: Desk, background: Background, section: FilesSection
    ) -> None:
        """Stand behind the section."""
        super().__init__(section)
        self._desk = desk
        self._background = background
        self._section = section
        section.save_wished.connect(self._ask_where)
        section.read_wished.connect(self._ask_which)
        self._loading.connect(self._on_loading)

    def save(self, path: Path) -> None:
        """Write what waits into this file."""
        self._begin(lambda: ProblemShown(self.tr("Being saved …"), tone=Tone.NOTE))
        self._background.run(
            partial(save_what_waits, self._office(), path),
            on_result=partial(self._on_saved, path),
            on_error=self._on_fault,
        )

    def read(self, path: Path) -> None:
        """Take this answer in, as soon as no round is on."""
        self._begin(lambda: ProblemShown(self.tr("Being read …"), tone=Tone.NOTE))
        self._read(path)

    def _read(self, path: Path) -> None:
        loading = self._loading.emit
        self._background.run(
            partial(read_answer_file, self._office(), path, loading=loading),
            on_result=self._on_read,
            on_error=partial(self._on_read_fault, path),
        )

    def _ask_where(self) -> None:
        who = self._desk.identity
        day = self._desk.today.isoformat()
        name = f"KaikuDesk {who.site.number}-{who.desk} {day}{POST_SUFFIX}"
        choose_to_save(self._section, self.tr("Save what waits"), name, self.save)

    def _ask_which(self) -> None:
        title = self.tr("Read the answer")
        choose_to_open(self._section, title, ANSWER_SUFFIX, self.read)

    def _office(self) -> Office:
        files = self._desk.files
        return Office(files.journal, files.checklist, self._desk.clock)

    def _begin(self, words: Words) -> None:
        self._section.set_busy(busy=True)
        self._section.say_result(words)

    def _end(self, words: Words) -> None:
        self._section.set_busy(busy=False)
        self._section.say_result(words)

    def _on_loading(self, rows: int, of: int) -> None:
        told = partial(loading_sentence, rows, of)
        self._section.say_result(lambda: ProblemShown(told(), tone=Tone.NOTE))

    def _on_saved(self, path: Path, saved: Saved) -> None:
        self._end(partial(saved_note, saved, path.name))
        self.saved.emit(saved)

    def _on_read(self, got: Got) -> None:
        self._end(partial(read_note, got))
        self.taken.emit(got)

    def _on_read_fault(self, path: Path, fault: KaikuDeskError) -> None:
        """Wait for the round that is on, also another program's; else say it."""
        if isinstance(fault, StorageBusyError):
            self._section.say_result(waiting_note)
            QTimer.singleShot(_ROUND_MS, self, partial(self._read, path))
        else:
            self._on_fault(fault)

    def _on_fault(self, fault: KaikuDeskError) -> None:
        self._end(partial(problem_of, fault))
        if isinstance(fault, RightWithdrawnError):
            self.ended.emit()
