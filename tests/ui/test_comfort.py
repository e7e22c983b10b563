"""How the desk looks, sounds and reads: kept over a restart, harmless when broken."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaikudesk.model import Role
from kaikudesk.settings import FILE_NAME, Settings, load_settings
from tests.ui.listening import heard
from ui.check_panel import CheckPanel
from ui.choosing_settings import ChoosingSettings
from ui.comfort import Comfort
from ui.first_look import ROLES, first_look
from ui.opening import Opening
from ui.settings_screen import SettingsScreen
from ui.shown import ScreenName
from ui.sounds import Sounds
from ui.tokens import SCALES, ThemeName, Tone

LANGUAGES = ("fi", "sv", "en")


@dataclass
class Room:
    """A window that was opened in a folder, and the choices made in it."""

    folder: Path
    opening: Opening
    comfort: Comfort
    sounds: Sounds
    played: list[Path] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Tell whether a verdict is shown by sign and word alone."""
        main = self.opening.window.main
        assert isinstance(main, CheckPanel)
        return any(one.isChecked() for one in main.verdict.tools)

    @property
    def screen(self) -> SettingsScreen:
        """Open the settings' screen."""
        screen = self.opening.window.open(ScreenName.SETTINGS)
        assert isinstance(screen, SettingsScreen)
        return screen

    def scan_twice(self) -> int:
        """Let a scanner read one code twice, and count what is told of it."""
        told = heard(self.opening.scanner.scanned)
        field_ = self.opening.window.field
        for _ in range(2):
            QTest.keyClicks(field_, "KK12345678")
            QTest.keyClick(field_, Qt.Key.Key_Return)
        return len(told)


Enter = Callable[..., Room]


@pytest.fixture
def enter(qapp: QApplication, tmp_path: Path) -> Iterator[Enter]:
    """Give what starts the program in one and the same folder."""
    rooms: list[Room] = []

    def one(language: str = "") -> Room:
        played: list[Path] = []
        look = first_look(tmp_path, language)._replace(role=Role.VENUE)
        opening = Opening(qapp, look)
        opening.finish()
        sounds = Sounds(played.append, opening)
        comfort = Comfort(opening, sounds, tmp_path)
        ChoosingSettings(opening.window, comfort)
        rooms.append(Room(tmp_path, opening, comfort, sounds, played))
        return rooms[-1]

    yield one
    for room in rooms:
        room.opening.leave()
        room.opening.theme.use(ThemeName.LIGHT, SCALES[0])


def test_every_choice_is_in_force_at_once_and_after_a_restart(enter: Enter) -> None:
    """Language, look, size, sounds, movement, details and the same code's seconds."""
    first = enter()
    chosen = replace(
        first.comfort.shown(),
        language="sv",
        theme="dark",
        scale=150,
        sounds=False,
        reduced_motion=True,
        hide_details=True,
        same_code_seconds=30,
    )
    first.screen.settings_chosen.emit(chosen)
    _is_in_force(first)
    first.opening.leave()

    again = enter()
    _is_in_force(again)
    assert again.comfort.shown() == replace(chosen, sounds_possible=True)


def _is_in_force(room: Room) -> None:
    opening = room.opening
    room.sounds.tone(Tone.GOOD)
    assert opening.languages.language == "sv"
    assert (opening.theme.name, opening.theme.scale) == (ThemeName.DARK, 150)
    assert opening.theme.reduced_motion
    assert room.played == []
    assert room.is_bare
    assert room.scan_twice() == 1


def test_no_seconds_let_the_same_code_count_again(enter: Enter) -> None:
    """Where two holders' cards are read from one sheet, each scan counts."""
    room = enter()
    room.comfort.choose(replace(room.comfort.shown(), same_code_seconds=0))

    assert room.scan_twice() == 2


def test_the_header_s_choices_are_kept_too(enter: Enter) -> None:
    """The one button for the look, and the three for the language."""
    room = enter()
    room.opening.window.header.choose_language("fi")
    room.opening.window.header.theme_wished.emit()

    kept = load_settings(room.folder)
    assert (kept.language, kept.theme) == ("fi", "dark")


def test_a_language_of_the_command_line_outlives_another_choice(enter: Enter) -> None:
    """It is for this start: neither the look nor the size brings the kept one back."""
    enter().opening.window.header.choose_language("fi")
    room = enter("sv")
    room.opening.window.header.theme_wished.emit()

    assert room.opening.languages.language == "sv"
    assert load_settings(room.folder).language == "fi"


def test_what_cannot_be_kept_is_said(enter: Enter) -> None:
    """The choice is in force all the same, until the window closes."""
    room = enter()
    (room.folder / FILE_NAME).mkdir()
    room.opening.window.header.choose_language("fi")
    room.opening.window.header.choose_language("en")

    shown = room.opening.window.news.shown
    assert shown is not None
    assert "could not be stored" in shown.sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "\x00",
        '{"theme": "solarized", "language": "xx", "role": "king"}',
        '{"scale": "large", "language": "fi"}',
        '{"scale": 1e400}',
        '{"scale": true, "sounds": 1, "hide_details": null}',
    ],
)
def test_a_broken_file_harms_nothing(enter: Enter, tmp_path: Path, text: str) -> None:
    """The window opens, and the next choice is kept and in force."""
    (tmp_path / FILE_NAME).write_text(text)
    room = enter()
    room.opening.window.header.choose_language("sv")
    room.opening.window.header.theme_wished.emit()

    assert room.opening.languages.language == "sv"
    assert room.opening.theme.scale == 100
    assert load_settings(tmp_path).language == "sv"


def test_the_roles_of_the_first_look_are_those_of_the_desk() -> None:
    """They are named there again, since the first frame imports no model."""
    assert set(ROLES) == {Role.VENUE, Role.DISTRIBUTOR}


@pytest.mark.parametrize(
    ("ground", "theme"), [("#222222", "dark"), ("#eeeeee", "light")]
)
def test_without_a_choice_the_system_s_look_is_taken(
    qapp: QApplication, tmp_path: Path, ground: str, theme: str
) -> None:
    """A dark desktop gets a dark desk at its first start."""
    former = qapp.palette()
    palette = QPalette(former)
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    qapp.setPalette(palette)
    look = first_look(tmp_path)
    qapp.setPalette(former)

    assert look.theme == theme


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-500, 500),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.sampled_from([*LANGUAGES, *ThemeName, *ROLES, "else"]),
    st.lists(st.integers(), max_size=2),
)
FILES = st.dictionaries(
    st.sampled_from(["role", "language", "theme", "scale", "sounds", "other"]), VALUES
)


@example(told={"scale": 150.5}, cut=0)
@example(told={"scale": 150.0}, cut=0)
@settings(derandomize=True)
@given(told=FILES, cut=st.integers(0, 3))
def test_both_readers_of_the_file_agree(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    told: dict[str, object],
    cut: int,
) -> None:
    """The window's first look is what the settings say, whatever stands there."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("desk")
    whole = json.dumps(told)
    (folder / FILE_NAME).write_text(whole[: len(whole) - cut])
    look, read = first_look(folder), load_settings(folder)

    at_first = first_look(folder / "nothing here")
    assert look.language == (read.language or at_first.language)
    theme = ThemeName(read.theme) if read.theme in set(ThemeName) else at_first.theme
    assert look.theme is theme
    assert look.scale == read.scale
    assert look.role == (read.role if read.role in ROLES else "")


def test_nothing_chosen_is_as_the_settings_have_it_at_first(tmp_path: Path) -> None:
    """A first start has no file, and the size and the role of none."""
    look = first_look(tmp_path, "en")

    assert (look.scale, look.role) == (Settings().scale, "")
