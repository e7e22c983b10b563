"""This desk: why the register is not reached, its backups, and its move."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kaikudesk import arrival, counter
from kaikudesk.counter import Given
from kaikudesk.desk import Desk, open_desk
from kaikudesk.errors import (
    BackupPlaceError,
    DeskMovedError,
    RegisterUnreachableError,
    UntrustedCertificateError,
)
from kaikudesk.keys import ByKeyring
from kaikudesk.model import Tickets, Unreached
from kaikudesk.storage.backups import BackupNews, keep_backups, second_place
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import keep_identity
from sync.round import RoundReport
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.making import an_identity
from tests.ui.conftest import Open
from tests.ui.keeper import Keeper, answer_dialog, said, texts
from ui.background import Background
from ui.keeping_desk import KeepingDesk
from ui.shown import StatusPart
from ui.way_in import Opened
from ui.working_day import WorkingDay

WORDS = "junassa istuu koira"


@pytest.fixture
def keeper(open_stage: Open, qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    """Give a clerk at a desk whose keys lie in a key store."""
    folder, clock = tmp_path / "pöytä yksi", FixedClock()
    folder.mkdir()
    keys, files = arrival.make_desk(folder, clock, ByKeyring(KeyStoreInMemory()))
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity())
    desk, stage = open_desk(files, clock), open_stage()
    day = WorkingDay(desk, stage.window)
    background = Background()
    KeepingDesk(Opened(desk, keys), background, stage.window, day)
    yield Keeper(qtbot, stage, desk, day, background)
    background.close()
    desk.close()


def lose(keeper: Keeper, why: RegisterUnreachableError) -> None:
    """Let a round end without the register."""
    keeper.day.posting.round_ended.emit(RoundReport(None, None, (why,), 0))


def give(desk: Desk) -> None:
    """Give a ticket."""
    checked = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, checked, Given(Tickets(own=1)))


def test_each_reason_says_what_to_do(keeper: Keeper) -> None:
    """All ten are told apart, each with since when, behind the status."""
    keeper.stage.window.status.open_part(StatusPart.CONNECTION)
    sentences = []
    for reason in Unreached:
        lose(keeper, RegisterUnreachableError(reason))
        sentences.append(said(keeper.screen.line))

    assert len(set(sentences)) == len(Unreached)
    assert all("(Since 12.00.)" in one for one in sentences)


def test_a_certificate_is_named_by_its_issuer(keeper: Keeper) -> None:
    """So the network's keeper knows which box stands in between."""
    why = UntrustedCertificateError(Unreached.CERTIFICATE, issuer="Koulun palomuuri")
    keeper.stage.window.status.open_part(StatusPart.CONNECTION)
    lose(keeper, why)

    assert "Koulun palomuuri" in said(keeper.screen.line)


def test_the_screen_says_when_the_register_answered(keeper: Keeper) -> None:
    """Before the first round it says that too."""
    before = said(keeper.screen.line)
    keeper.day.posting.round_ended.emit(RoundReport(None, None, (), 0))

    assert before == "The register has not been asked yet."
    assert said(keeper.screen.line) == "Connected: the register last answered 12.00."


def test_a_second_place_is_chosen_and_told(keeper: Keeper, tmp_path: Path) -> None:
    """The next round copies the newest backup there, and the screen says so."""
    place = tmp_path / "tikku"
    place.mkdir()
    keeper.press(keeper.screen.backups.choose, place)
    shown = keeper.screen.backups.place.text()
    news = keep_backups(keeper.desk.files.journal, keeper.desk.clock)
    keeper.day.posting.backed_up.emit(news)

    assert str(place) in shown
    assert news.elsewhere is not None
    assert str(news.elsewhere.parent) in said(keeper.screen.backups)
    assert keeper.screen.backups.state.text() == "On this computer: of 24.11.2026."


def test_a_second_place_can_be_given_up(keeper: Keeper, tmp_path: Path) -> None:
    """Then backups stay on this computer."""
    keeper.press(keeper.screen.backups.choose, tmp_path)
    keeper.screen.backups.leave.click()

    assert keeper.screen.backups.place.text() == "Second place: none"
    with keeper.desk.files.journal.reading() as connection:
        assert second_place(connection) is None


def test_a_place_out_of_reach_is_said_once(keeper: Keeper) -> None:
    """Above all screens at first; in each later round only where it belongs."""
    fault = BackupNews(fault=BackupPlaceError("no such drive"))
    keeper.day.posting.backed_up.emit(fault)
    first = keeper.news
    keeper.stage.window.news.acted.emit()
    keeper.day.posting.backed_up.emit(fault)

    assert first.startswith("The second place for backups is out of reach")
    assert keeper.news == ""
    assert said(keeper.screen.backups) == first


def test_a_desk_moves_and_records_nothing_more(keeper: Keeper, tmp_path: Path) -> None:
    """The file is there, the line above says where the desk went, and it stays."""
    moving = keeper.screen.moving
    for _, line in moving.passphrase.lines:
        line.setText(WORDS)
    moving.sure.setChecked(True)
    keeper.press(moving.move_button, tmp_path / "muutto.kaikumove")
    lose(keeper, RegisterUnreachableError(Unreached.NO_NETWORK))

    assert (tmp_path / "muutto.kaikumove").exists()
    assert "has ended here" in said(moving)
    assert "muutto.kaikumove" in keeper.news
    assert moving.move_button.isHidden()
    with pytest.raises(DeskMovedError):
        give(keeper.desk)


def test_without_the_tick_no_desk_moves(keeper: Keeper) -> None:
    """The button cannot be pressed in haste."""
    moving = keeper.screen.moving
    assert not moving.move_button.isEnabled()
    moving.sure.setChecked(True)

    assert moving.move_button.isEnabled()


def test_two_passphrases_that_differ_move_nothing(keeper: Keeper) -> None:
    """No file is asked for."""
    moving = keeper.screen.moving
    first, again = (line for _, line in moving.passphrase.lines)
    first.setText(WORDS)
    again.setText("jotain aivan muuta")
    moving.sure.setChecked(True)
    moving.move_button.click()

    assert "differ" in said(moving)


def test_too_short_a_passphrase_moves_nothing(keeper: Keeper, tmp_path: Path) -> None:
    """The desk goes on, and the window takes keys again."""
    moving = keeper.screen.moving
    for _, line in moving.passphrase.lines:
        line.setText("ab")
    moving.sure.setChecked(True)
    keeper.press(moving.move_button, tmp_path / "a.kaikumove")
    give(keeper.desk)

    assert "longer passphrase" in said(moving)
    assert keeper.stage.window.isEnabled()
    assert not (tmp_path / "a.kaikumove").exists()


@pytest.mark.parametrize("cause", list(Cause))
def test_what_healed_is_said_until_it_was_read(keeper: Keeper, cause: Cause) -> None:
    """Also where the loading of a list stood in front of it meanwhile."""
    keeper.day.posting.round_ended.emit(RoundReport(None, None, (), 0, (cause,)))
    told = keeper.news
    keeper.day.posting.loading.emit(1, 2)
    loading = keeper.news
    keeper.day.posting.loading.emit(2, 2)
    after = keeper.news
    keeper.stage.window.news.acted.emit()

    assert "restored" in told
    assert (loading != told, after) == (True, told)
    assert keeper.news == ""


def test_the_screen_speaks_the_language_of_now(keeper: Keeper, tmp_path: Path) -> None:
    """What came of a press is said anew too."""
    keeper.press(keeper.screen.files.save, tmp_path / "a.kaikupost")
    english = said(keeper.screen.files)
    keeper.stage.languages.use("fi")
    keeper.stage.settle()

    assert said(keeper.screen.files) not in {"", english}
    assert "Tämä työasema" in texts(keeper.screen)


def test_a_dialog_holds_no_scan_up(keeper: Keeper, tmp_path: Path) -> None:
    """The check comes forward and answers while a file is asked for."""
    keeper.screen.files.save.click()
    keeper.stage.window.take_scan(LISTED)
    keeper.day.answer(LISTED)
    verdict = keeper.stage.check.verdict.shown
    answer_dialog(keeper.stage.window, tmp_path / "a.kaikupost")
    keeper.settle()

    assert verdict is not None
    assert (tmp_path / "a.kaikupost").exists()
