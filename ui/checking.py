"""The clerk's way through a scan: checked, recorded, taken back, on a real desk.

Holds the desk and the screen; asks the one, tells the other, and has no rule.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kaikudesk import counter
from kaikudesk.clock import local
from kaikudesk.codes import tail
from kaikudesk.counter import Checked, Given
from kaikudesk.desk import Desk
from kaikudesk.errors import KaikuDeskError
from kaikudesk.model import Channel
from kaikudesk.standing import read_ledger
from ui.check_panel import CheckPanel
from ui.choosing_events import ChoosingEvents
from ui.dates import time_text
from ui.day_words import act_row, list_moment
from ui.news_words import not_withdrawn_sentence
from ui.shown import (
    ActRow,
    ActState,
    CountsShown,
    ProblemShown,
    RecordWished,
    VerdictShown,
)
from ui.ticket_words import full_words
from ui.tokens import Tone
from ui.verdict_words import Scene, counts_shown, verdict_shown
from ui.wording import not_recorded_sentence

_JUST_NOW = 3


class Checking(QObject):
    """Leads one venue's desk through scans, as long as its screen is there.

    Signals:
        written: an entry was written, for good.
        answered: a scan was answered; gives the verdict's tone.
        refused: a record could not be withdrawn; gives the sentence, which is no
            word about the card on the screen.
    """

    written = Signal()
    answered = Signal(Tone)
    refused = Signal(ProblemShown)

    def __init__(self, desk: Desk, panel: CheckPanel) -> None:
        """Stand ready; today's first event is chosen where there is one."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._ledger = read_ledger(desk)
        self._checked: Checked | None = None
        self._text = ""
        self._passed_over: list[tuple[int, ActRow]] = []
        # Kept: a scan records nothing, and a day's records are many to look through.
        self._recorded: list[tuple[int, ActRow]] = []
        self._events = ChoosingEvents(desk, panel, self)
        self._events.written.connect(self.written)
        self._events.changed.connect(self._tell_card)
        panel.record_wished.connect(self._on_record_wished)
        panel.void_wished.connect(self.withdraw)
        panel.cleared.connect(self._on_cleared)
        self._tell_acts()

    def tell(self) -> None:
        """Tell the screen again what it shows, after a round or a new language."""
        self._ledger = read_ledger(self._desk)
        self._events.tell()
        self._tell_acts()
        self._tell_card()

    def answer(self, text: str) -> None:
        """Check a scan and show what the rules say."""
        self._pass_over()
        checked = counter.check_card(self._desk, text, self._events.chosen)
        self._checked, self._text = checked, text
        verdict = self._shown(checked)
        self._panel.show_verdict(verdict, _counts(checked))
        self.answered.emit(verdict.tone)

    def withdraw(self, about: bytes) -> None:
        """Take a redemption back."""
        try:
            counter.void_redemption(self._desk, about)
        except KaikuDeskError as error:
            stands = not_withdrawn_sentence(error)
            self.refused.emit(ProblemShown(stands, self.tr("Close"), Tone.STOP))
        else:
            heard = self._desk.acts.find(about)
            last_two = "" if heard is None else heard.entry.plain.tail
            words = self.tr("Withdrawn: …%1").replace("%1", last_two)
            self._panel.card.show_withdrawn(words)
            self._wrote()

    def _tell_card(self) -> None:
        """Say anew what stands on the screen: its words, or what is so by now.

        Counts that the clerk has changed stay, unless the verdict is another one or
        another event has other limits.
        """
        before = self._checked
        if before is None:
            return
        now = counter.check_card(self._desk, self._text, self._events.chosen)
        if _is_another(before, now):
            self._checked = None
            self.answer(self._text)
            return
        self._checked = replace(now, entry_id=before.entry_id)
        if (verdict := self._shown(now)) != self._panel.verdict.shown:
            self._panel.verdict.show_verdict(verdict, aloud=False)

    def _shown(self, checked: Checked) -> VerdictShown:
        answer = checked.answer
        scene = Scene(
            self._text,
            self._desk.today,
            as_of=list_moment(self._desk),
            area=counter.area_name(self._desk, answer.area),
            course=_is_course(checked),
        )
        return verdict_shown(answer, scene)

    def _pass_over(self) -> None:
        """Let the card before this one stand as not recorded."""
        left = self._checked
        if left is None or not left.code:
            return
        now = self._desk.clock.now_ms()
        row = ActRow(
            key=left.entry_id,
            time=time_text(local(now, self._desk.zone)),
            tail=tail(left.code),
            given="",
            state=ActState.NOT_RECORDED,
        )
        self._passed_over = [(now, row), *self._passed_over][:_JUST_NOW]
        self._show_acts()

    def _on_record_wished(self, wished: RecordWished) -> None:
        if self._checked is None:
            return
        given = Given(wished.tickets, Channel(wished.channel))
        try:
            counter.record_redemption(self._desk, self._checked, given)
        except KaikuDeskError as error:
            self._panel.show_not_recorded(not_recorded_sentence(error))
            return
        self._checked = None
        words = self.tr("Recorded: %1").replace("%1", full_words(wished.tickets))
        self._panel.show_recorded(words)
        self._wrote()

    def _wrote(self) -> None:
        self._events.tell()
        self._tell_acts()
        self.written.emit()

    def _on_cleared(self) -> None:
        self._checked = None

    def _tell_acts(self) -> None:
        desk = self._desk
        newest = desk.acts.redemptions()[: -_JUST_NOW - 1 : -1]
        self._recorded = [
            (heard.entry.plain.wall, act_row(desk, self._ledger, heard))
            for heard in newest
        ]
        self._show_acts()

    def _show_acts(self) -> None:
        rows = self._passed_over + self._recorded
        rows.sort(key=lambda timed: timed[0], reverse=True)
        self._panel.show_acts(tuple(row for _, row in rows[:_JUST_NOW]))


def _is_another(before: Checked, now: Checked) -> bool:
    """Tell whether what may be recorded is to be asked anew."""
    if now.answer.verdict is not before.answer.verdict:
        return True
    return now.event != before.event and _counts(now) != _counts(before)


def _counts(checked: Checked) -> CountsShown | None:
    return counts_shown(checked.answer, course=_is_course(checked))


def _is_course(checked: Checked) -> bool:
    return checked.event is not None and checked.event.course
