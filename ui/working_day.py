"""An open desk at work: scans are answered, the post goes, the screens are told."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from kaikudesk.cases import read_cases, settle_case
from kaikudesk.clock import local
from kaikudesk.desk import Desk
from kaikudesk.errors import (
    DamagedError,
    KaikuDeskError,
    ListDamagedError,
    RegisterUnreachableError,
)
from kaikudesk.model import Settlement
from kaikudesk.standing import read_ledger
from kaikudesk.storage.damaged_journal import mark_damaged
from sync.pulling import Got
from sync.round import RoundReport
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.checking import Checking
from ui.day_screens import DayScreens
from ui.day_words import Line, status_shown
from ui.handing_over import HandingOver
from ui.list_anew import ListAnew
from ui.main_window import MainWindow
from ui.posting import Posting
from ui.round_news import RoundNews
from ui.round_telling import RoundTelling
from ui.shown import SiteShown
from ui.tokens import Tone

_LOOK_AGAIN_MS = 20_000


class WorkingDay(QObject):
    """Leads an open desk until the window closes.

    Signals:
        answered: a scan was answered; gives the verdict's tone.
        sent: something that waited is at the register now.
        recovery_taken: the register has the desk's new recovery code.
        told: how the desk stands was told anew.
    """

    answered = Signal(Tone)
    sent = Signal()
    recovery_taken = Signal()
    told = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        """Begin the day at the window."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.line = Line()
        self._day = desk.today
        self._ended = False
        self.ledger = read_ledger(desk)
        self.presenter = _presenter(desk, window)
        self.screens = DayScreens(desk, window, self)
        self.news = RoundNews(window.news, self)
        self.posting = Posting(desk, self)
        self._anew = ListAnew(desk, self.posting, self.news)
        self._telling = RoundTelling(desk, self.news, self._anew)
        self._minute = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._connect()
        site = desk.identity.site
        window.show_site(SiteShown(site.name, role=desk.identity.role))
        self.tell()

    def _connect(self) -> None:
        self.presenter.written.connect(self._on_written)
        if isinstance(self.presenter, Checking):
            self.presenter.answered.connect(self.answered)
            self.presenter.refused.connect(self._window.news.show_problem)
        self.screens.void_wished.connect(self.presenter.withdraw)
        self.screens.answered.connect(self._on_answered)
        self.posting.round_ended.connect(self._on_round_ended)
        self.posting.broke.connect(self._on_broke)
        self._anew.begun.connect(self.tell)
        self.posting.loading.connect(self.news.say_loading)
        self.news.retry_wished.connect(self._window.send_wished)
        self._window.send_wished.connect(self.posting.send_now)
        self._minute.timeout.connect(self.look_again)

    def begin(self) -> None:
        """Let the post go and the clock run."""
        self._telling.say_at_start()
        self.posting.start()
        self._minute.start()

    def answer(self, code: str) -> None:
        """Answer a scan; where the list breaks, as a desk without one."""
        try:
            self.presenter.answer(code)
        except ListDamagedError:
            self._anew.begin()
            with suppress(ListDamagedError):
                self.presenter.answer(code)

    def end(self, *, closing: bool = True) -> bool:
        """Let the round in hand end and close the desk; tell whether it ended.

        Where another day follows it stays open, and nobody waits: ask again later.
        What the post's thread said by then may still be on its way here.
        """
        self._ended = True
        self._minute.stop()
        self._anew.end()
        self.posting.blockSignals(True)
        if not closing:
            return self.posting.stop(0)
        if ended := self.posting.stop():
            self._desk.close()
        return ended

    def tell(self) -> None:
        """Tell everything again: after a round, or in a new language."""
        self.presenter.tell()
        self._tell_status()
        self.screens.tell(self.ledger)
        self.news.tell()

    def look_again(self) -> None:
        """Let the list grow older; at midnight another day begins everywhere."""
        if self._ended:
            return
        if self._day == self._desk.today:
            self._tell_status()
        else:
            self._day = self._desk.today
            self.tell()

    def take_in(self, got: Got) -> None:
        """Tell what an answer brought that came by file."""
        self._take(RoundReport(None, got, (), 0, got.news))

    def look_anew(self) -> None:
        """Say that this desk has moved or lost its right, and tell all that changed."""
        self._desk.refresh()
        self.ledger = read_ledger(self._desk)
        self._telling.say_what_is_so()
        self.tell()

    def _on_written(self) -> None:
        self.posting.entry_written()
        self._tell_status()
        self.screens.tell(self.ledger)

    def _on_answered(self, key: bytes, number: int) -> None:
        """Write a person's answer to a case down, and tell what it changes."""
        [case] = [one for one in read_cases(self._desk) if one.key == key]
        try:
            settle_case(self._desk, case, Settlement(number))
        except KaikuDeskError as fault:
            self.news.say_fault(fault)
            return
        self.ledger = read_ledger(self._desk)
        self._on_written()

    def _on_broke(self, fault: Exception) -> None:
        if self._ended:
            return
        if isinstance(fault, ListDamagedError):
            self._anew.begin()
            return
        if isinstance(fault, DamagedError):
            mark_damaged(self._desk.files.journal.path)
        self.news.say_fault(fault)

    def _on_round_ended(self, report: RoundReport) -> None:
        if self._ended:
            return
        self.line = _line_of(report, self.line, self._desk)
        self._take(report)

    def _take(self, report: RoundReport) -> None:
        """Read what a round brought, and tell it."""
        try:
            needed = self._telling.needing(self.ledger)
            self._desk.refresh()
            self.ledger = read_ledger(self._desk)
            self._telling.say(report, needed, self.ledger)
            self.tell()
        except ListDamagedError:
            self._anew.begin()
            return
        if report.acknowledged:
            self.sent.emit()
        if report.got is not None and report.got.recovery_taken:
            self.recovery_taken.emit()

    def _tell_status(self) -> None:
        self._window.show_status(status_shown(self._desk, self.ledger, self.line))
        self.told.emit()


def _line_of(report: RoundReport, before: Line, desk: Desk) -> Line:
    """Say since when it fails, or when the register last answered."""
    unreached = (
        one for one in report.faults if isinstance(one, RegisterUnreachableError)
    )
    why = next(unreached, None)
    since = local(desk.clock.now_ms(), desk.zone)
    if why is not None and before.why is not None and why.reason == before.why.reason:
        return Line(why, before.since)
    return Line(why, since)


def _presenter(desk: Desk, window: MainWindow) -> Checking | HandingOver:
    panel = window.main
    if isinstance(panel, CardPanel):
        return HandingOver(desk, panel)
    if isinstance(panel, CheckPanel):
        return Checking(desk, panel)
    raise TypeError("no screen of this role takes scans")
