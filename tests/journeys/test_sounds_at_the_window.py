"""What a clerk hears at the window: each verdict's own sound, or none."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from kaikudesk.model import Tickets
from kaikudesk.wire.enrolment_code import write_code
from tests.journeys.bad_days import LISTED, VENUE, Place, a_code, beside, register_cards
from tests.journeys.conftest import Sit
from tests.journeys.seat import PASSPHRASE, Seat, type_into
from ui.shown import RecordWished, ScreenName, StatusPart
from ui.unlock_panel import UnlockPanel

EXPIRED = "KK20240101"
UNKNOWN = "KK99999999"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no program plays there"),
]


@dataclass(frozen=True, slots=True)
class Player:
    """A program on the path that writes down which sounds it was to play."""

    heard: Path

    @property
    def played(self) -> list[str]:
        """Name the sounds in their order."""
        return [Path(line).stem for line in self.heard.read_text().splitlines()]


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Player:
    """Let the only program on the path be one that plays to us."""
    heard, program = tmp_path / "kuultu ääni.txt", tmp_path / "bin" / "paplay"
    heard.touch()
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho \"$1\" >> '{heard}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return Player(heard)


@pytest.fixture
def seat(player: Player, place: Place, sit: Sit, tmp_path: Path) -> Seat:
    """Let a venue's desk in that knows a valid card and an expired one."""
    assert player.played == []
    with beside(place.url) as register:
        register_cards(register, EXPIRED, granted=date(2024, 1, 1))
    seat = sit(tmp_path / "desk")
    seat.enrol(write_code(a_code(place.url, place.line.address, VENUE)))
    seat.send_until(StatusPart.LIST, "list from")
    return seat


def scan(seat: Seat, code: str) -> None:
    """Scan a card, as often as wanted."""
    check = seat.check
    seat.opening.scanner.forget_last()
    seat.opening.scanner.scanned.emit(code)
    assert check.field.text() == code


def wait_for(seat: Seat, player: Player, count: int) -> None:
    """Let so many sounds be played."""
    seat.wait(lambda: len(player.played) >= count)


def choose_sounds(seat: Seat, *, wanted: bool) -> None:
    """Go to the settings, press *Sounds* where it stands otherwise, and go back."""
    screen = seat.opening.window.open(ScreenName.SETTINGS)
    boxes = screen.findChildren(QCheckBox)
    [sounds] = [one for one in boxes if one.accessibleName() == "Sounds"]
    assert sounds.isEnabled()
    if sounds.isChecked() is not wanted:
        sounds.click()
    seat.opening.window.open(ScreenName.CHECK)


def test_each_verdict_has_its_sound_and_so_has_what_was_sent(
    seat: Seat, player: Player
) -> None:
    """Valid, expired, unknown; then, softly, that the record is at the register."""
    for count, code in enumerate((LISTED, EXPIRED, UNKNOWN), 1):
        scan(seat, code)
        wait_for(seat, player, count)
    seat.check.record_wished.emit(RecordWished(Tickets(own=1)))
    seat.send_until(StatusPart.WAITING, "waiting 0")
    wait_for(seat, player, 4)

    assert player.played == ["good", "stop", "look", "sent"]


def test_who_wants_silence_has_it_also_the_next_day(
    seat: Seat, player: Player, sit: Sit
) -> None:
    """Switched off nothing plays, nor after the next start; switched on it does."""
    choose_sounds(seat, wanted=False)
    scan(seat, LISTED)
    seat.leave()
    again = sit(seat.folder, "venue")
    type_into(again.gate(UnlockPanel), "Passphrase of this desk", PASSPHRASE)
    again.gate(UnlockPanel).try_it()
    scan(again, EXPIRED)
    choose_sounds(again, wanted=True)
    scan(again, UNKNOWN)
    wait_for(again, player, 1)

    assert player.played == ["look"]
