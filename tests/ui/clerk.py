"""A clerk's day at the window of a real venue's desk, with its encrypted files."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from kaikudesk.desk import Desk
from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.model import ANSWERS, CaseKind, Tickets, Unreached, Verdict
from kaikudesk.storage import checklist, journal, receipts
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import CaseRowWire, KnewWire
from sync.pulling import Got
from sync.pushing import Pushed
from sync.round import RoundFault, RoundReport
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED
from tests.making import a_receipt, signed
from tests.ui.staging import Stage
from ui.person_screen import PersonScreen
from ui.posting import Posting
from ui.shown import ActRow, CaseRow, RecordWished, ScreenName, StatusPart
from ui.today_screen import TodayScreen
from ui.working_day import WorkingDay

OWN = RecordWished(Tickets(own=1))


@dataclass(slots=True)
class Clerk:
    """Scans, records and withdraws; hears the register when told to."""

    stage: Stage
    desk: Desk
    clock: FixedClock
    day: WorkingDay
    cases: dict[bytes, CaseRowWire] = field(default_factory=dict)

    @property
    def posting(self) -> Posting:
        """Give the day's post, whose thread was never started."""
        [posting] = self.day.findChildren(Posting)
        return posting

    @property
    def news(self) -> str:
        """Read the line above the screens."""
        shown = self.stage.window.news.shown
        return shown.sentence if shown else ""

    @property
    def just_now(self) -> list[str]:
        """Read the last acts below the card."""
        return self.stage.check.just_now.texts()

    def scan(self, code: str = LISTED) -> None:
        """Scan a card."""
        self.clock.pass_seconds(1)
        self.stage.check.field.take_scan(code)
        self.day.answer(code)

    def record(self, code: str = LISTED, wished: RecordWished = OWN) -> bytes:
        """Scan a card, press Enter, and give the new entry's id."""
        self.scan(code)
        self.stage.check.record_wished.emit(wished)
        return self.desk.acts.redemptions()[-1].entry.entry_id

    def acknowledge(self, held: Sequence[bytes] = ()) -> None:
        """Let a round bring a receipt for all that was written."""
        numbers = tuple(
            heard.entry.plain.n
            for heard in self.desk.acts.redemptions()
            if heard.entry.entry_id in held
        )
        with self.desk.files.journal.transaction() as connection:
            head = journal.head(connection)
            receipt = a_receipt(head.n, head.link, held=numbers)
            kept = CheckedReceipt(signed(receipt), receipt)
            receipts.keep_receipts(connection, [kept])
        self.end_round(acknowledged=1)

    def open_case(
        self, *entries: bytes, kind: CaseKind = CaseKind.NOT_YET_REGISTERED
    ) -> None:
        """Let a round bring a case, if not told otherwise of an unregistered card."""
        asked = kind is not CaseKind.NOT_YET_REGISTERED
        case = CaseRowWire(
            kind,
            self.desk.identity.site.number,
            entries,
            self.desk.today.toordinal(),
            LISTED[-2:],
            verdict=Verdict.EXPIRED if asked else None,
            list_seconds=3 * 3600 if asked else None,
            knew=KnewWire(1, self.desk.today.toordinal() - 1, 739_000)
            if asked
            else None,
            answers=tuple(map(int, ANSWERS[kind])) if asked else (),
        )
        self._put_case(entries[0], case)

    def close_case(self, entry: bytes, closed_by: str = "registration") -> None:
        """Let a round bring the end of that case."""
        former = self.cases[entry]
        self._put_case(entry, msgspec.structs.replace(former, closed_by=closed_by))

    def _put_case(self, key: bytes, case: CaseRowWire) -> None:
        self.cases[key] = case
        row = FeedRow(f"cases/{case.site}", key, msgspec.Raw(encode(case)))
        with self.desk.files.checklist.transaction() as connection:
            checklist.put_rows(connection, [row])
        self.end_round()

    def end_round(
        self,
        *faults: RoundFault,
        acknowledged: int = 0,
        recovery_taken: bool = False,
    ) -> None:
        """Let a round end like this."""
        got = Got(self.clock.now_ms(), 0, recovery_taken=recovery_taken)
        pushed = Pushed(acknowledged, self.clock.now_ms())
        report = RoundReport(pushed, None if faults else got, faults, 0)
        self.posting.round_ended.emit(report)

    def lose(self, reason: Unreached) -> None:
        """Let a round fail."""
        self.end_round(RegisterUnreachableError(reason))

    def said(self, part: StatusPart) -> str:
        """Read a part of the status bar."""
        return self.stage.window.status.text_of(part)

    def number(self, part: StatusPart) -> int:
        """Read a number of the status bar."""
        return int(self.said(part).split()[-1])

    @property
    def today(self) -> TodayScreen:
        """Open Today with all its rows."""
        self.stage.window.open(ScreenName.TODAY)
        today = made_today(self.stage)
        today.show_only(None)
        return today


def made_today(stage: Stage) -> TodayScreen:
    """Give Today as it stands."""
    screen = stage.window.stack.made(ScreenName.TODAY)
    assert isinstance(screen, TodayScreen)
    return screen


def acts_behind(stage: Stage, part: StatusPart) -> tuple[ActRow, ...]:
    """Press a part of the status bar and read the acts that it opens."""
    stage.window.status.open_part(part)
    assert stage.window.stack.current is ScreenName.TODAY
    return made_today(stage).acts.rows


def cases_behind(stage: Stage) -> tuple[CaseRow, ...]:
    """Press what needs a person and read the cases that it opens."""
    stage.window.status.open_part(StatusPart.PERSON)
    screen = stage.window.stack.made(stage.window.stack.current)
    assert isinstance(screen, PersonScreen)
    return screen.cases.rows


def events_offered(stage: Stage) -> list[str]:
    """Read the events that may be chosen, before them the chosen one."""
    box = stage.check.events.box
    offered = [box.itemText(place) for place in range(box.count())]
    return [box.currentText(), *offered]
