"""Four sounds, short and of different rhythm, where the machine can play."""

import sys
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import pictures
from ui.sounds import Sounds, program_player, system_player
from ui.tokens import Tone

NAMES = ("good", "look", "stop", "sent")
LONGEST_SECONDS = 0.3


def rhythm(name: str) -> list[int]:
    """Give the milliseconds at which a sound begins and falls silent, in tens."""
    with wave.open(str(pictures.sound_path(name))) as sound:
        rate = sound.getframerate()
        samples = array("h", sound.readframes(sound.getnframes()))
    step = rate // 100
    loud = [
        any(samples[at : at + step]) for at in range(0, len(samples) - step + 1, step)
    ]
    turns = [at for at in range(1, len(loud)) if loud[at] != loud[at - 1]]
    return [turn * 10 for turn in turns]


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_short(name: str) -> None:
    """No sound keeps a queue waiting: all are under 300 ms."""
    with wave.open(str(pictures.sound_path(name))) as sound:
        assert sound.getnframes() / sound.getframerate() < LONGEST_SECONDS


def test_the_verdicts_differ_in_rhythm() -> None:
    """Good sounds once, look twice, stop three times: pitch alone tells nothing."""
    beats = {name: len(rhythm(name)) // 2 + 1 for name in ("good", "look", "stop")}

    assert beats == {"good": 1, "look": 2, "stop": 3}


def test_a_tone_is_played_when_it_is_wanted() -> None:
    """The verdict's own file goes to the player; a note makes no sound."""
    played: list[Path] = []
    sounds = Sounds(played.append)

    sounds.tone(Tone.STOP)
    sounds.tone(Tone.NOTE)
    sounds.sent()

    assert [path.stem for path in played] == ["stop", "sent"]


def test_a_clerk_may_want_silence() -> None:
    """Switched off, nothing is played."""
    played: list[Path] = []
    sounds = Sounds(played.append)
    sounds.wanted = False

    sounds.tone(Tone.GOOD)

    assert played == []


def test_a_machine_without_a_player_is_silent_and_says_so() -> None:
    """The setting can tell that there is nothing that plays."""
    sounds = Sounds(None)

    sounds.tone(Tone.GOOD)

    assert not sounds.possible


def test_a_program_is_started_with_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    """The player of the system gets the sound's path, and nobody waits for it."""
    heard = tmp_path / "heard ä.txt"
    code = f"import sys; open({str(heard)!r}, 'w').write(sys.argv[1])"

    program_player(sys.executable, ("-I", "-c", code))(pictures.sound_path("good"))

    qtbot.waitUntil(lambda: heard.exists() and bool(heard.read_text()), timeout=10_000)
    assert heard.read_text() == str(pictures.sound_path("good"))


def test_the_system_player_is_found_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A player is what the path holds; an empty path means silence."""
    if sys.platform == "win32":
        assert system_player() is not None
        return
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_player() is None

    program = tmp_path / "paplay"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert system_player() is not None
