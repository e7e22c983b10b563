"""The real window with told values in it, one scene after the other."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kaikudesk.model import CardVerb, Role, Tickets, Verdict
from tests.ui import making
from tests.ui.verdicts import put_verdict
from ui.card_panel import CardPanel
from ui.check_panel import CheckPanel
from ui.compact_bar import CompactBar
from ui.desk_screen import DeskScreen
from ui.enrol_panel import EnrolPanel
from ui.figures_screen import FiguresScreen
from ui.focus_ring import FocusRing
from ui.form_words import form_sentence
from ui.gate import Gate, GatePanel
from ui.languages import Languages
from ui.main_window import MainWindow
from ui.move_in_panel import MoveInPanel
from ui.panel import Panel
from ui.person_screen import PersonScreen
from ui.settings_screen import SettingsScreen
from ui.shown import CardFormShown, ProblemShown, ScreenName, Sign
from ui.theme import Theme
from ui.today_screen import TodayScreen
from ui.tokens import Tone
from ui.unlock_panel import UnlockPanel
from ui.window_start import WindowStart


class Stage:
    """A window of one role, dressed and lit."""

    def __init__(self, application: QApplication, role: Role, language: str) -> None:
        """Open the window and tell it how the desk stands."""
        self.application = application
        self.role = role
        self.today = making.TODAY
        self.theme = Theme(application)
        self.theme.reduced_motion = True
        self.theme.use(self.theme.name, self.theme.scale)
        self.ring = FocusRing(application, self.theme)
        self.languages = Languages(application)
        self.languages.use(language)
        start = WindowStart(role, lambda: self.today, language, making.a_site(role))
        self.window = MainWindow(self.theme)
        for _ in self.window.furnish(start):
            pass
        self.window.show_status(making.a_status())
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def strike(self) -> None:
        """Clear the stage, so that the next one is alone."""
        self.window.close()
        for one in (self.window, self.ring, self.theme, self.languages):
            one.deleteLater()
        self.settle()

    @cached_property
    def bar(self) -> CompactBar:
        """Give what makes the venue's window a bar."""
        return CompactBar(self.window, self.check)

    @property
    def check(self) -> CheckPanel:
        """Give the venue's screen."""
        assert isinstance(self.window.main, CheckPanel)
        return self.window.main

    @property
    def card(self) -> CardPanel:
        """Give the distributor's screen."""
        assert isinstance(self.window.main, CardPanel)
        return self.window.main

    def settle(self) -> None:
        """Let Qt do what it put off."""
        for _ in range(5):
            self.application.processEvents()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


AnyScreen = TypeVar("AnyScreen", bound=Panel)
Scene = Callable[[Stage], object]


def scenes_of(role: Role) -> dict[str, Scene]:
    """Give a role's scenes by name; each begins with the whole window."""
    first = _card_scenes() if role is Role.DISTRIBUTOR else _check_scenes()
    return {
        name: partial(_begun, put) for name, put in (first | _shared_scenes()).items()
    }


def _begun(put: Scene, stage: Stage) -> None:
    stage.window.show_gate(None)
    if stage.role is not Role.DISTRIBUTOR:
        stage.bar.leave()
    put(stage)


def _card_scenes() -> dict[str, Scene]:
    return {
        "card": _card,
        "card-faults": _card_faults,
        "card-saved": _card_saved,
        "card-own": _card_own,
        "card-replace": partial(_card_asked, CardVerb.REPLACE),
        "card-questions": partial(_card_asked, CardVerb.ANSWER),
        "card-consent": partial(_card_asked, CardVerb.WITHDRAW_CONSENT),
    }


def _check_scenes() -> dict[str, Scene]:
    checks: dict[str, Scene] = {
        "check-empty": _check_empty,
        "check-valid": _check_valid,
        "check-stop": _check_stop,
        "check-look": _check_look,
        "check-recorded": _check_recorded,
        "check-event": _check_event,
        "check-event-faults": _check_event_faults,
    }
    for verdict in Verdict:
        checks[f"verdict-{verdict.name}".lower()] = partial(_verdict, verdict)
    compact: dict[str, Scene] = {
        "compact-empty": partial(_compact, _check_empty),
        "compact-recorded": partial(_compact, _check_recorded),
    }
    for verdict in Verdict:
        put = partial(_compact, partial(_verdict, verdict))
        compact[f"compact-{verdict.name}".lower()] = put
    return checks | compact


def _shared_scenes() -> dict[str, Scene]:
    return {
        "today": _today,
        "person": _person,
        "figures": _figures,
        "settings": lambda stage: _opened(
            stage, ScreenName.SETTINGS, SettingsScreen
        ).show_settings(making.some_settings()),
        "desk": partial(_desk, moved=False),
        "desk-moved": partial(_desk, moved=True),
        "help": lambda stage: stage.window.open(ScreenName.HELP),
        "unlock": lambda stage: _gate(stage, UnlockPanel(stage.theme)),
        "enrol": lambda stage: _gate(stage, EnrolPanel(stage.theme)),
        "move-in": lambda stage: _gate(stage, MoveInPanel(stage.theme, "a.kaikumove")),
    }


def _check_empty(stage: Stage) -> None:
    stage.window.open(ScreenName.CHECK)
    stage.check.clear()
    stage.check.close_form()
    stage.check.show_problem(None)
    stage.check.show_events(making.some_events(), b"a")
    stage.check.show_acts(())


def _check_valid(stage: Stage) -> None:
    _check_empty(stage)
    stage.check.show_acts(making.some_acts()[:3])
    stage.check.field.setText("KK12345678")
    stage.check.show_verdict(making.a_verdict(), making.some_counts())


def _check_stop(stage: Stage) -> None:
    _check_empty(stage)
    stage.check.field.setText("KK12345678")
    stop = making.a_verdict(
        tone=Tone.STOP,
        sign=Sign.STOP,
        word="EXPIRED",
        validity="",
        sentence="On 3.3.2026. Renewal at the distributor.",
    )
    stage.check.show_verdict(stop, making.some_counts(guarded=True))


def _check_look(stage: Stage) -> None:
    _check_empty(stage)
    stage.check.field.setText("KK12345678")
    look = making.a_verdict(
        tone=Tone.LOOK,
        sign=Sign.ASK,
        word="NOT ON THE LIST",
        validity="",
        sentence="The list is 26 hours old: the card may be newly registered.",
        advisory="As of 23.11.2026 17.12: the list is too old, so this is advice.",
    )
    counts = making.some_counts(tickets=Tickets(own=1, children=1), most_children=0)
    stage.check.show_verdict(look, counts)
    stage.check.verdict.toggle_customer_sentence()


def _check_recorded(stage: Stage) -> None:
    _check_valid(stage)
    stage.check.show_recorded("Recorded at 19.02: own ticket + 1 child")


def _check_event(stage: Stage) -> None:
    _check_empty(stage)
    stage.check.events.form_wished.emit()
    stage.check.show_problem(ProblemShown("The disk is full.", "Try again", Tone.STOP))
    stage.settle()


def _check_event_faults(stage: Stage) -> None:
    _check_empty(stage)
    stage.check.events.form_wished.emit()
    faults = {field: form_sentence(field, "empty") for field in ("title", "quota")}
    stage.check.show_form_faults(faults)


def _verdict(verdict: Verdict, stage: Stage) -> None:
    _check_empty(stage)
    put_verdict(stage.check, verdict)


def _compact(put: Scene, stage: Stage) -> None:
    put(stage)
    stage.bar.enter()
    stage.settle()
    stage.settle()


def _gate(stage: Stage, panel: GatePanel) -> None:
    panel.show_problem(ProblemShown("The key store is locked.", "Try again", Tone.LOOK))
    stage.window.show_gate(Gate(stage.theme, stage.languages.language, panel))


def _opened(stage: Stage, name: ScreenName, kind: type[AnyScreen]) -> AnyScreen:
    screen = stage.window.open(name)
    assert isinstance(screen, kind)
    return screen


def _today(stage: Stage) -> None:
    screen = _opened(stage, ScreenName.TODAY, TodayScreen)
    screen.show_acts(making.some_acts())
    screen.view.selectRow(1)


def _person(stage: Stage) -> None:
    screen = _opened(stage, ScreenName.PERSON, PersonScreen)
    screen.show_cases((making.a_case(),))
    screen.view.selectRow(0)


def _figures(stage: Stage) -> None:
    screen = _opened(stage, ScreenName.FIGURES, FiguresScreen)
    screen.show_figures(making.some_figures(), "19.02")


def _desk(stage: Stage, *, moved: bool) -> None:
    screen = _opened(stage, ScreenName.DESK, DeskScreen)
    screen.show_desk(making.a_desk(moved=moved))
    screen.files.say_result(making.a_saved_file)


def _card(stage: Stage) -> None:
    stage.window.open(ScreenName.CARD)
    stage.card.show_card(None)
    stage.card.clear()
    stage.card.show_cards(making.some_cards())
    stage.card.show_form(CardFormShown(last_valid="23.11.2027"))


def _card_faults(stage: Stage) -> None:
    _card(stage)
    faults = {"birth_year": "Four digits, such as 1984", "consent": "Ask first."}
    stage.card.show_form(CardFormShown(faults, "23.11.2027"))


def _card_saved(stage: Stage) -> None:
    _card(stage)
    stage.card.show_saved("Saved. …78 works once it has been sent.")


def _card_own(stage: Stage) -> None:
    _card(stage)
    stage.card.show_card(None)
    stage.card.show_card(making.some_cards()[0])
    faults = {"children": "A number from 0 to 20."}
    stage.card.own.show_changes(CardFormShown(faults, "24.11.2027"))


def _card_asked(verb: CardVerb, stage: Stage) -> None:
    _card_own(stage)
    stage.card.own.verbs.press(verb)
