"""How this desk looks and sounds: what the clerk chose, in a small plain file.

The window reads it before the encrypted files are opened, so nothing secret
stands here. A file that cannot be read costs the choices, never the start.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_type_hints

import msgspec

FILE_NAME: Final = "settings.json"
SMALLEST_SCALE: Final = 100
LARGEST_SCALE: Final = 200
MOST_SAME_CODE_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Settings:
    """What the clerk chose; a language or theme of None is the system's own.

    `role` is the right that enrolment gave, so that the window knows its screens
    before the desk is open. `scale` is the size of all text in percent;
    `same_code_seconds` is how long the same code counts as one scan;
    `hide_details` leaves sign and word of a verdict only.
    """

    role: str | None = None
    language: str | None = None
    theme: str | None = None
    scale: int = SMALLEST_SCALE
    sounds: bool = True
    reduced_motion: bool = False
    hide_details: bool = False
    same_code_seconds: int = 3


def load_settings(folder: Path) -> Settings:
    """Read the choices; each that is missing or makes no sense is as at first."""
    try:
        read = msgspec.json.decode((folder / FILE_NAME).read_bytes())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Settings()
    if not isinstance(read, dict):
        return Settings()
    kinds = get_type_hints(Settings)
    known = {name: _whole(read[name]) for name in kinds if name in read}
    fitting = {name: one for name, one in known.items() if _fits(one, kinds[name])}
    return _sensible(msgspec.convert(fitting, Settings))


def _whole(value: object) -> object:
    """Read 150.0 as 150: JSON knows one kind of number, and so does Qt."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fits(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _sensible(read: Settings) -> Settings:
    return replace(
        read,
        scale=min(max(read.scale, SMALLEST_SCALE), LARGEST_SCALE),
        same_code_seconds=min(max(read.same_code_seconds, 0), MOST_SAME_CODE_SECONDS),
    )


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the choices; a crash leaves the former file or the new one."""
    part = folder / f"{FILE_NAME}.part"
    part.write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
    try:
        Path(part).replace(folder / FILE_NAME)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
