"""Make the desk's four sounds in resources/sounds; each has its own rhythm.

Run it again after changing a score: the same scores give the same bytes.
"""

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("resources/sounds")
RATE = 22_050
LOUDEST = 0.6
RISE_MS = 8


@dataclass(frozen=True, slots=True)
class Note:
    """One tone, and the silence after it."""

    pitch: float
    lasts_ms: int
    loudness: float = LOUDEST
    rest_ms: int = 0


SCORES = {
    "good": (Note(880, 160),),
    "look": (Note(660, 80, rest_ms=70), Note(660, 80)),
    "stop": (Note(220, 70, rest_ms=35), Note(220, 70, rest_ms=35), Note(196, 80)),
    "sent": (Note(520, 120, loudness=0.18),),
}


def main() -> None:
    """Write one file for each score."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, score in SCORES.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(b"".join(_played(note) for note in score))


def _played(note: Note) -> bytes:
    count = RATE * note.lasts_ms // 1000
    wave_form = b"".join(_sample(note, place, count) for place in range(count))
    return wave_form + bytes(2 * (RATE * note.rest_ms // 1000))


def _sample(note: Note, place: int, count: int) -> bytes:
    rise = RATE * RISE_MS // 1000
    edge = min(1.0, place / rise, (count - place) / rise)
    angle = 2 * math.pi * note.pitch * place / RATE
    body = math.sin(angle) + 0.25 * math.sin(2 * angle)
    return struct.pack("<h", round(32_767 * note.loudness * edge * body / 1.25))


if __name__ == "__main__":
    main()
