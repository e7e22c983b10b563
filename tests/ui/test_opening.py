"""The first moments: a live field at once, the rest piece by piece, nothing lost."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.model import Role
from tests.ui.listening import heard
from ui.opening import Look, Opening
from ui.shown import ScreenName

SLOW = ("dataclasses", "datetime", "hashlib", "PySide6.QtSvg", "PySide6.QtNetwork")
HEAVY = ("sqlalchemy", "sqlcipher3", "requests", "keyring", "kaikudesk.storage", "nacl")


@pytest.fixture
def opening(qapp: QApplication) -> Iterator[Opening]:
    """Give an open window of which only the field is there."""
    one = Opening(qapp, Look(role=Role.VENUE))
    yield one
    one.finish()
    qapp.removeEventFilter(one.scanner)
    one.languages.use("en")
    one.window.close()
    one.window.deleteLater()
    one.deleteLater()


def test_the_window_needs_nothing_heavy() -> None:
    """No database, no HTTP and no key store is imported for the first frame."""
    code = (
        "import sys, ui.main_window, ui.opening, ui.starting, ui.screen_stack\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    run = [sys.executable, "-P", "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_the_window_needs_nothing_slow() -> None:
    """What costs milliseconds of the first frame is imported after it."""
    code = (
        "import sys, ui.starting\n"
        f"print([name for name in {SLOW} if name in sys.modules])"
    )
    run = [sys.executable, "-P", "-c", code]
    # Measuring coverage imports some of these first.
    bare = {name: one for name, one in os.environ.items() if "COV" not in name}
    said = subprocess.run(run, env=bare, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


def test_the_first_frame_needs_few_of_our_modules() -> None:
    """Only field, window and look are imported before the window is seen."""
    code = (
        "import sys, ui.opening\n"
        "print(sorted(name for name in sys.modules if name.startswith('ui.')))"
    )
    run = [sys.executable, "-P", "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == str([
        "ui.dressing",
        "ui.main_window",
        "ui.opening",
        "ui.pictures",
        "ui.scan_field",
        "ui.theme",
        "ui.tokens",
    ])


def test_what_is_imported_behind_the_window_leaves_no_source_in_memory() -> None:
    """PySide6 reads every module's source: a desk has no use for it."""
    code = (
        "import sys, linecache, ui.starting\n"
        "ui.starting._import_the_rest()\n"
        "print('sqlalchemy' in sys.modules, len(linecache.cache))"
    )
    run = [sys.executable, "-P", "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "True 0"


def test_the_field_is_live_before_anything_else(opening: Opening) -> None:
    """A key typed into the bare window stands in the field."""
    QTest.keyClick(opening.window.field, Qt.Key.Key_K)

    assert not opening.window.is_furnished
    assert opening.window.field.text() == "k"


def test_what_is_half_typed_survives_the_furnishing(
    opening: Opening, qtbot: QtBot
) -> None:
    """Text, keyboard and the rest of the code are where they were."""
    qtbot.waitExposed(opening.window)
    QTest.keyClick(opening.window.field, Qt.Key.Key_K)
    for number, _step in enumerate(opening.steps()):
        key = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3][number % 3]
        if number < 3:
            QTest.keyClick(QApplication.focusWidget() or opening.window, key)
    opening.finish()

    qtbot.waitUntil(lambda: opening.window.field.text() == "k123")
    assert QApplication.focusWidget() is opening.window.field


def test_the_field_is_seen_after_every_step(opening: Opening, qtbot: QtBot) -> None:
    """The rest is built and dressed behind it, until all of it comes forward."""
    qtbot.waitExposed(opening.window)
    seen = [opening.window.field.isVisible() for _ in opening.steps()]

    assert all(seen)
    assert len(seen) > 12
    assert opening.window.field.isVisible()


def test_steps_are_taken_by_themselves(opening: Opening, qtbot: QtBot) -> None:
    """After the first frame the window furnishes itself."""
    with qtbot.waitSignal(opening.ready):
        pass

    assert opening.window.is_furnished
    assert opening.window.stack.current is ScreenName.CHECK
    assert opening.window.field is opening.window.main.field


def test_a_code_before_the_desk_is_open_is_kept(opening: Opening) -> None:
    """Typed into the bare window or scanned later: all are answered, in order."""
    answered = heard(opening.code_entered)
    opening.window.field.setText("FIRST1")
    QTest.keyClick(opening.window.field, Qt.Key.Key_Return)
    opening.finish()
    opening.scanner.scanned.emit("SECOND2")
    assert opening.kept == ("FIRST1", "SECOND2")
    assert answered == []

    opening.listen()
    opening.scanner.scanned.emit("THIRD3")

    assert answered == [("FIRST1",), ("SECOND2",), ("THIRD3",)]
    assert len(opening.kept) == 0


def test_language_and_look_are_chosen_in_the_window(opening: Opening) -> None:
    """The frame's wishes are granted at once."""
    opening.finish()

    opening.window.header.choose_language("fi")
    opening.window.header.theme_wished.emit()

    assert opening.languages.language == "fi"
    assert opening.theme.name == opening.theme.name.DARK
