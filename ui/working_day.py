"""An open desk at work: scans are answered, the post goes, the screens are told."""

from PySide6.QtCore import QObject, QTimer, Signal

from kaikudesk.clock import local
from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError
from kaikudesk.ledger import Heard
from kaikudesk.standing import Standing, acts_shown, read_ledger
from sync.round import RoundReport
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.checking import Checking
from ui.day_screens import DayScreens
from ui.day_words import Line, status_shown
from ui.handing_over import HandingOver
from ui.main_window import MainWindow
from ui.news_words import loading_sentence, registered_sentence
from ui.posting import Posting
from ui.shown import ProblemShown, SiteShown
from ui.tokens import Tone
from ui.wording import problem_of

_LOOK_AGAIN_MS = 20_000


class WorkingDay(QObject):
    """Leads an open desk until the window closes.

    Signals:
        answered: a scan was answered; gives the verdict's tone.
        sent: something that waited is at the register now.
        recovery_taken: the register has the desk's new recovery code.
    """

    answered = Signal(Tone)
    sent = Signal()
    recovery_taken = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        """Begin the day at the window."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._line = Line()
        self.ledger = read_ledger(desk)
        self.presenter = _presenter(desk, window)
        self.presenter.written.connect(self._on_written)
        if isinstance(self.presenter, Checking):
            self.presenter.answered.connect(self.answered)
        self.screens = DayScreens(desk, window, self)
        self.screens.void_wished.connect(self.presenter.withdraw)
        self._posting = Posting(desk, self)
        self._posting.round_ended.connect(self._on_round_ended)
        self._posting.broke.connect(self._on_broke)
        self._posting.loading.connect(self._on_loading)
        window.send_wished.connect(self._posting.send_now)
        self._minute = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._minute.timeout.connect(self._tell_status)
        site = desk.identity.site
        window.show_site(SiteShown(site.name, role=desk.identity.role))
        self.tell()

    @property
    def desk(self) -> Desk:
        """Give the open desk."""
        return self._desk

    def begin(self) -> None:
        """Let the post go and the clock run."""
        self._posting.start()
        self._minute.start()

    def end(self) -> None:
        """Let the round in hand end and close the desk."""
        self._minute.stop()
        self._posting.blockSignals(True)
        if self._posting.stop():
            self._desk.close()

    def tell(self) -> None:
        """Tell everything again: after a round, or in a new language."""
        self.presenter.tell()
        self._tell_status()
        self.screens.tell(self.ledger)

    def network_changed(self) -> None:
        """Try again at once."""
        self._posting.network_changed()

    def _on_written(self) -> None:
        self._posting.entry_written()
        self._tell_status()
        self.screens.tell(self.ledger)

    def _on_round_ended(self, report: RoundReport) -> None:
        needing = self._needing()
        self._desk.refresh()
        self.ledger = read_ledger(self._desk)
        self._line = self._line_of(report)
        self.tell()
        if report.acknowledged:
            self.sent.emit()
        if report.got is not None and report.got.recovery_taken:
            self.recovery_taken.emit()
        self._say_what_healed(needing)
        if report.faults and report.why_not is None:
            self._say(problem_of(report.faults[0]))

    def _line_of(self, report: RoundReport) -> Line:
        """Say since when it fails, or when the register last answered."""
        reason = report.why_not
        if reason is not None and reason is self._line.reason:
            return self._line
        return Line(reason, local(self._desk.clock.now_ms(), self._desk.zone))

    def _on_broke(self, fault: Exception) -> None:
        if isinstance(fault, KaikuDeskError):
            self._say(problem_of(fault))
        else:
            unforeseen = self.tr(
                "Sending broke off and starts again by itself; nothing is lost."
            )
            self._say(ProblemShown(unforeseen, self.tr("Close")))

    def _on_loading(self, rows: int, of: int) -> None:
        if rows < of:
            self._say(ProblemShown(loading_sentence(rows, of), tone=Tone.NOTE))
        else:
            self._window.news.show_problem(None)

    def _needing(self) -> list[Heard]:
        ledger, acts = self.ledger, self._desk.acts
        return [
            heard
            for heard in acts_shown(self._desk, ledger)
            if ledger.standing_of(heard, acts) is Standing.PERSON
        ]

    def _say_what_healed(self, needed: list[Heard]) -> None:
        """Say quietly that a flag went away by itself."""
        tails = [
            heard.entry.plain.tail
            for heard in needed
            if heard.entry.entry_id in self.ledger.settled
        ]
        if tails:
            sentence = registered_sentence(tails)
            self._say(ProblemShown(sentence, self.tr("Close"), Tone.NOTE))

    def _say(self, problem: ProblemShown) -> None:
        self._window.news.show_problem(problem)

    def _tell_status(self) -> None:
        self._window.show_status(status_shown(self._desk, self.ledger, self._line))


def _presenter(desk: Desk, window: MainWindow) -> Checking | HandingOver:
    panel = window.main
    if isinstance(panel, CardPanel):
        return HandingOver(desk, panel)
    if isinstance(panel, CheckPanel):
        return Checking(desk, panel)
    raise TypeError("no screen of this role takes scans")
