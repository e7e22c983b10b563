"""What a screen reader is told: every control by its own, translated name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kaikudesk.model import Role
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.staging import Stage, scenes_of
from ui.languages import LANGUAGES
from ui.shown import ScreenName, Sign
from ui.tokens import Tone

ROLES = [Role.VENUE, Role.DISTRIBUTOR]
# Names of languages stand in their own language, and so do keys.
UNTRANSLATED = set(LANGUAGES.values())


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
    fixed: dict[QWidget, str] = {}
    for put in scenes_of(role).values():
        put(stage)
        fixed |= {one: name_of(one) for one in stops(stage)}
    stage.languages.use(language)
    stage.settle()
    told = {making.a_status().connection, making.a_status().list_age}
    kept = {
        name
        for one, name in fixed.items()
        if name_of(one) == name and name not in told | UNTRANSLATED
    }

    assert kept <= {"Try again"}


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
    stage.window.show_news(making.some_news())
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
