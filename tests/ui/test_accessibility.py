"""What a screen reader is told: every control by its own, translated name."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kaikudesk.model import Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.staging import Stage, scenes_of
from ui.languages import LANGUAGES
from ui.shown import ScreenName, Sign
from ui.tokens import Tone

ROLES = [Role.VENUE, Role.DISTRIBUTOR]
# Names of languages stand in their own language.
UNTRANSLATED = set(LANGUAGES.values())
# Words that a scene tells the screen: whoever tells them has to tell them anew.
TOLD = {
    making.a_status().connection,
    making.a_status().list_age,
    "Try again",
    "It stands",
    "It was a mistake",
}
# Controls whose middles are nearer than this stand in one line.
LINE = 12
MOST_STOPS = 80


def stops(stage: Stage) -> list[QWidget]:
    """Give every visible control that the keyboard can reach."""
    stage.settle()
    controls = stage.window.findChildren(QWidget)
    return [
        one
        for one in controls
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.inherits("QScrollArea")
    ]


def name_of(control: QWidget) -> str:
    """Give the name that a reader says; a combo box has that of its label."""
    if control.inherits("QComboBox"):
        labels = control.window().findChildren(QLabel)
        return next((one.text() for one in labels if one.buddy() is control), "")
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name)


def names(stage: Stage) -> list[str]:
    """Give the names of all controls that can be reached now."""
    return [name_of(one) for one in stops(stage)]


def walk_of(start: QWidget) -> list[QWidget]:
    """Give what Tab stops at from here until it is here again."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    walked = [start]
    for _ in range(MOST_STOPS):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is start:
            break
        # A date has stops of its own for day, month and year.
        if focused() is not walked[-1]:
            walked.append(focused())
    return walked


def focused() -> QWidget:
    """Give what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def unreached(here: list[QWidget], walked: list[QWidget]) -> list[str]:
    """Name what Tab left out; of one choice the arrows reach the others."""
    groups = {one.group() for one in walked if isinstance(one, QAbstractButton)}
    return [
        name_of(one)
        for one in here
        if one not in walked
        and not (isinstance(one, QAbstractButton) and one.group() in groups - {None})
    ]


def as_read(controls: list[QWidget]) -> list[QWidget]:
    """Give controls line by line, each line from the left."""
    lines: list[list[QWidget]] = []
    for one in sorted(controls, key=lambda control: middle_of(control).y()):
        if lines and middle_of(one).y() - middle_of(lines[-1][0]).y() < LINE:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [
        one
        for line in lines
        for one in sorted(line, key=lambda control: middle_of(control).x())
    ]


def middle_of(control: QWidget) -> QPoint:
    """Give where a control's middle is in its window."""
    return control.mapTo(control.window(), control.rect().center())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_every_control_has_a_name_of_its_own(
    open_stage: Open, role: Role, language: str
) -> None:
    """On each screen no control is nameless and no two are called alike."""
    stage = open_stage(role, language)
    for scene, put in scenes_of(role).items():
        put(stage)
        said = names(stage)

        assert all(said), f"{scene}: a control without a name"
        assert len(said) == len(set(said)), f"{scene}: {sorted(said)}"


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("role", ROLES)
def test_names_are_translated(open_stage: Open, role: Role, language: str) -> None:
    """No fixed name of a control stays English when the language changes."""
    stage = open_stage(role, "en")
    kept: set[str] = set()
    for put in scenes_of(role).values():
        stage.languages.use("en")
        put(stage)
        fixed = {one: name_of(one) for one in stops(stage)}
        stage.languages.use(language)
        stage.settle()
        kept |= {name for one, name in fixed.items() if name_of(one) == name}

    assert kept <= TOLD | UNTRANSLATED


@pytest.mark.parametrize("role", ROLES)
def test_tab_reaches_everything_and_returns(open_stage: Open, role: Role) -> None:
    """In each scene Tab goes once round through every control there is."""
    stage = open_stage(role)
    for scene, put in scenes_of(role).items():
        put(stage)
        here = stops(stage)
        walked = walk_of(here[0])

        assert unreached(here, walked) == [], scene
        assert focused() is here[0], scene


def test_tab_goes_as_the_screen_is_read(stage: Stage) -> None:
    """On the check screen, in each of its states, from above down, line by line."""
    for scene, put in scenes_of(Role.VENUE).items():
        put(stage)
        here = [one for one in stops(stage) if stage.check.isAncestorOf(one)]
        if not here:
            continue
        own = [one for one in walk_of(as_read(here)[0]) if one in here]

        assert own == as_read(own), f"{scene}: {list(map(name_of, own))}"


def test_from_the_field_tab_goes_on_to_the_counts(stage: Stage) -> None:
    """What comes after the code in reading comes after it in Tab too."""
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    stage.settle()
    stage.check.field.setFocus()

    walked = [name_of(one) for one in walk_of(stage.check.field)]

    assert walked[:5] == [
        "Code of the card",
        "Own",
        "Under 18",
        "Assistant",
        "Course place",
    ]


def test_a_verdict_is_announced_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word and sentence are said, urgently where the card stops, and only once."""
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    stop = making.a_verdict(
        tone=Tone.STOP,
        sign=Sign.STOP,
        word="EXPIRED",
        validity="",
        sentence="On 3.3.2026.",
    )
    stage.check.show_verdict(stop, None)

    assertive = QAccessible.AnnouncementPoliteness.Assertive
    assert said == [("EXPIRED. On 3.3.2026", assertive)]


def test_a_problem_is_announced_when_it_is_new(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same line told again, as after a change of language, is not said again."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    for _ in range(2):
        stage.check.show_not_recorded("Not recorded – press Enter again.")

    assert said == ["Not recorded – press Enter again."]


def test_the_ring_stands_around_what_has_the_keyboard(stage: Stage) -> None:
    """Wherever the keyboard goes, the ring goes; it is never off."""
    for control in stops(stage):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        stage.settle()

        assert stage.ring.target is QApplication.focusWidget()
        assert stage.ring.geometry() is not None


def test_the_ring_follows_what_moves(stage: Stage) -> None:
    """When a line appears above the field, the ring moves with the field."""
    before = stage.ring.geometry()
    stage.window.open(ScreenName.CHECK)
    stage.window.news.show_problem(making.some_news())
    stage.settle()
    after = stage.ring.geometry()

    assert before is not None
    assert after is not None
    assert after.top() > before.top()


def test_the_ring_stays_inside_what_scrolls(stage: Stage) -> None:
    """A control that is half scrolled away has no ring over the status bar."""
    stage.theme.use(stage.theme.name, 200)
    stage.check.show_verdict(making.a_verdict(), making.some_counts())
    stage.settle()
    ring = stage.ring.geometry()
    status = stage.window.status.geometry()

    assert ring is not None
    assert ring.bottom() <= status.top()
