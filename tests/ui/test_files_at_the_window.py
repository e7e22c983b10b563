"""By file at the window: what waits goes out, the register's answer comes in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from register.withdrawal import withdraw_desk
from sync.one_round import ROUND_LOCK, only_round
from tests.kaikudesk.desks import KEYS
from tests.sync.real_town import Town
from tests.sync.sticks import take_in
from tests.ui.conftest import Open
from tests.ui.keeper import LONG_MS, Keeper, said
from ui.background import Background
from ui.keeping_desk import KeepingDesk
from ui.shown import StatusPart
from ui.way_in import Opened
from ui.working_day import WorkingDay

CODE = "KK00000001"


@pytest.fixture
def keeper(town: Town, open_stage: Open, qtbot: QtBot) -> Iterator[Keeper]:
    """Give a clerk at a venue's desk of it that never had a network."""
    stage, desk = open_stage(), town.clerks[0].desk
    day, background = WorkingDay(desk, stage.window), Background()
    KeepingDesk(Opened(desk, KEYS), background, stage.window, day)
    yield Keeper(qtbot, stage, desk, day, background)
    background.close()


def save(keeper: Keeper, path: Path) -> str:
    """Save what waits and give what is said."""
    keeper.press(keeper.screen.files.save, path)
    return said(keeper.screen.files)


def read(keeper: Keeper, path: Path) -> str:
    """Read an answer and give what is said."""
    keeper.press(keeper.screen.files.read, path)
    return said(keeper.screen.files)


def test_what_waits_goes_out_and_is_confirmed(
    keeper: Keeper, town: Town, tmp_path: Path
) -> None:
    """The numbers follow, the list is there, and each file says what it was."""
    town.clerks[0].give(CODE)
    saved = save(keeper, tmp_path / "ulos ä.kaikupost")
    waiting = keeper.stage.window.status.text_of(StatusPart.WAITING)
    take_in(town.register, tmp_path / "ulos ä.kaikupost", tmp_path / "in.kaikuanswer")
    got = read(keeper, tmp_path / "in.kaikuanswer")

    assert saved.startswith("2 records are in the file ulos ä.kaikupost.")
    assert waiting == "waiting 1"
    assert got == (
        "The answer was read. 2 records are confirmed now. The list of cards is up to "
        "date with it."
    )
    assert keeper.stage.window.status.text_of(StatusPart.WAITING) == "waiting 0"
    assert keeper.stage.window.status.text_of(StatusPart.LIST).startswith("list from")


def test_an_answer_that_is_read_twice_confirms_once(
    keeper: Keeper, town: Town, tmp_path: Path
) -> None:
    """Nothing is doubled."""
    town.clerks[0].give(CODE)
    save(keeper, tmp_path / "a.kaikupost")
    take_in(town.register, tmp_path / "a.kaikupost", tmp_path / "a.kaikuanswer")
    first = read(keeper, tmp_path / "a.kaikuanswer")

    again = read(keeper, tmp_path / "a.kaikuanswer")

    assert "2 records are confirmed now." in first
    assert "confirmed" not in again


def test_a_file_that_is_none_of_ours_is_refused(keeper: Keeper, tmp_path: Path) -> None:
    """With the sentence that says what to choose instead."""
    (tmp_path / "a.kaikuanswer").write_bytes(b"no parcel at all")

    told = read(keeper, tmp_path / "a.kaikuanswer")

    assert told == "This file is not from KaikuDesk. Choose another one."


def test_the_file_that_was_just_saved_is_no_answer(
    keeper: Keeper, tmp_path: Path
) -> None:
    """Whoever takes the wrong one of the two reads so."""
    save(keeper, tmp_path / "a.kaikupost")

    told = read(keeper, tmp_path / "a.kaikupost")

    assert told.startswith("This file goes from the desk to the register.")


def test_a_round_that_is_on_is_waited_for(
    keeper: Keeper, town: Town, tmp_path: Path
) -> None:
    """The clerk reads that it comes by itself, and presses nothing more."""
    save(keeper, tmp_path / "a.kaikupost")
    take_in(town.register, tmp_path / "a.kaikupost", tmp_path / "a.kaikuanswer")
    files = keeper.screen.files
    with only_round(keeper.desk.files.journal.path.with_name(ROUND_LOCK)):
        waits = read(keeper, tmp_path / "a.kaikuanswer")
        may_be_pressed = files.read.isEnabled()
    keeper.qtbot.waitUntil(files.read.isEnabled, timeout=LONG_MS)

    assert waits.startswith("The desk is just sending and fetching.")
    assert not may_be_pressed
    assert said(files).startswith("The answer was read.")


def test_a_folder_that_takes_no_file_says_so(keeper: Keeper, tmp_path: Path) -> None:
    """And nothing is there afterwards, not half of it."""
    told = save(keeper, tmp_path / "missing" / "a.kaikupost")

    assert told
    assert not (tmp_path / "missing").exists()


def test_a_withdrawn_desk_delivers_and_has_no_list(
    keeper: Keeper, town: Town, tmp_path: Path
) -> None:
    """Its queue is at the register, and the line above all screens says what is so."""
    save(keeper, tmp_path / "a.kaikupost")
    take_in(town.register, tmp_path / "a.kaikupost", tmp_path / "a.kaikuanswer")
    read(keeper, tmp_path / "a.kaikuanswer")
    town.clerks[0].give(CODE)
    save(keeper, tmp_path / "b.kaikupost")
    withdraw_desk(town.register, keeper.desk.identity.desk)
    take_in(town.register, tmp_path / "b.kaikupost", tmp_path / "b.kaikuanswer")
    told = read(keeper, tmp_path / "b.kaikuanswer")
    keeper.day.tell()

    assert told.startswith("This desk’s right was withdrawn")
    assert keeper.news == told
    assert keeper.stage.window.status.text_of(StatusPart.LIST) == "no list yet"
    assert keeper.stage.window.status.text_of(StatusPart.WAITING) == "waiting 0"
