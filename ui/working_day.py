"""An open desk at work: scans are answered, the post goes, the screens are told."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from kaikudesk.cases import read_cases, settle_case
from kaikudesk.clock import local
from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError, ListDamagedError
from kaikudesk.ledger import Heard
from kaikudesk.model import Settlement
from kaikudesk.standing import Ledger, Standing, acts_shown, read_ledger
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
from ui.shown import SiteShown
from ui.tokens import Tone

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
        self._day = desk.today
        self._ended = False
        self.ledger = read_ledger(desk)
        self.presenter = _presenter(desk, window)
        self.screens = DayScreens(desk, window, self)
        self._news = RoundNews(window.news, self)
        self._posting = Posting(desk, self)
        self._anew = ListAnew(desk, self._posting, self._news)
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
        self._posting.round_ended.connect(self._on_round_ended)
        self._posting.broke.connect(self._on_broke)
        self._anew.begun.connect(self.tell)
        self._posting.loading.connect(self._news.say_loading)
        self._news.retry_wished.connect(self._window.send_wished)
        self._window.send_wished.connect(self._posting.send_now)
        self._minute.timeout.connect(self.look_again)

    def begin(self) -> None:
        """Let the post go and the clock run."""
        self._anew.say()
        self._posting.start()
        self._minute.start()

    def answer(self, code: str) -> None:
        """Answer a scan; where the list breaks, as a desk without one."""
        try:
            self.presenter.answer(code)
        except ListDamagedError:
            self._anew.begin()
            with suppress(ListDamagedError):
                self.presenter.answer(code)

    def end(self) -> None:
        """Let the round in hand end and close the desk.

        What the post's thread said by then may still be on its way here.
        """
        self._ended = True
        self._minute.stop()
        self._anew.end()
        self._posting.blockSignals(True)
        if self._posting.stop():
            self._desk.close()

    def tell(self) -> None:
        """Tell everything again: after a round, or in a new language."""
        self.presenter.tell()
        self._tell_status()
        self.screens.tell(self.ledger)
        self._news.tell()

    def look_again(self) -> None:
        """Let the list grow older; at midnight another day begins everywhere."""
        if self._ended:
            return
        if self._day == self._desk.today:
            self._tell_status()
        else:
            self._day = self._desk.today
            self.tell()

    def network_changed(self) -> None:
        """Try again at once."""
        self._posting.network_changed()

    def _on_written(self) -> None:
        self._posting.entry_written()
        self._tell_status()
        self.screens.tell(self.ledger)

    def _on_answered(self, key: bytes, number: int) -> None:
        """Write a person's answer to a case down, and tell what it changes."""
        [case] = [one for one in read_cases(self._desk) if one.key == key]
        try:
            settle_case(self._desk, case, Settlement(number))
        except KaikuDeskError as fault:
            self._news.say_fault(fault)
            return
        self.ledger = read_ledger(self._desk)
        self._on_written()

    def _on_broke(self, fault: Exception) -> None:
        if self._ended:
            return
        if isinstance(fault, ListDamagedError):
            self._anew.begin()
        else:
            self._news.say_fault(fault)

    def _on_round_ended(self, report: RoundReport) -> None:
        if self._ended:
            return
        try:
            self._take(report)
        except ListDamagedError:
            self._anew.begin()

    def _take(self, report: RoundReport) -> None:
        """Read what a round brought, and tell it."""
        needed = _needing(self._desk, self.ledger)
        self._desk.refresh()
        self.ledger = read_ledger(self._desk)
        self._line = _line_of(report, self._line, self._desk)
        self._say_how_it_went(report, needed)
        self.tell()
        if report.acknowledged:
            self.sent.emit()
        if report.got is not None and report.got.recovery_taken:
            self.recovery_taken.emit()

    def _say_how_it_went(self, report: RoundReport, needed: list[Heard]) -> None:
        """Say why the register refused, or quietly that a flag went by itself."""
        if report.faults and report.why_not is None:
            self._news.say_fault(report.faults[0])
            return
        if self._anew.say():
            return
        self._news.take_back()
        tails = [
            heard.entry.plain.tail
            for heard in needed
            if self.ledger.is_registered_now(heard.entry.entry_id)
        ]
        if tails:
            self._news.say_registered(tails)

    def _tell_status(self) -> None:
        self._window.show_status(status_shown(self._desk, self.ledger, self._line))


def _needing(desk: Desk, ledger: Ledger) -> list[Heard]:
    """Give the acts that need a person."""
    return [
        heard
        for heard in acts_shown(desk, ledger)
        if ledger.standing_of(heard, desk.acts) is Standing.PERSON
    ]


def _line_of(report: RoundReport, before: Line, desk: Desk) -> Line:
    """Say since when it fails, or when the register last answered."""
    reason = report.why_not
    if reason is not None and reason is before.reason:
        return before
    return Line(reason, local(desk.clock.now_ms(), desk.zone))


def _presenter(desk: Desk, window: MainWindow) -> Checking | HandingOver:
    panel = window.main
    if isinstance(panel, CardPanel):
        return HandingOver(desk, panel)
    if isinstance(panel, CheckPanel):
        return Checking(desk, panel)
    raise TypeError("no screen of this role takes scans")
