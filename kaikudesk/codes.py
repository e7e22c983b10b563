"""Card codes: cleaning, patterns, what is no card, and the key of a code.

The true patterns are not public (domain.md, section 3): they are a setting of
the rule set. A pattern is written with `@` for a letter and `#` for a digit;
every other sign stands for itself.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

from kaikudesk.model import NotACard

NORMALISATION = 1
LONGEST_CODE = 24
MOBILE_PERSONAL = "X"
MOBILE_COMMUNITY = "Z"
KEY_BYTES = 8

_IDENTITY_CODE = re.compile(r"(\d{6})([-+ABCDEFYXWVU]?)(\d{3})([0-9A-Y])")
_IDENTITY_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CODE_39 = re.compile(r"[A-Z0-9.$/+%]+")


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a code breaks the pattern that it is nearest to; places from 0."""

    pattern: str
    place: int


def clean(text: str) -> str:
    """Bring what was typed or scanned to the form that is compared and sent.

    Full-width letters become plain ones, letters become capitals, spaces,
    hyphens and the asterisks of Code 39 go.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(
        sign
        for sign in plain
        if not sign.isspace()
        and unicodedata.category(sign) not in {"Pd", "Cc", "Cf"}
        and sign != "*"
    )


def why_no_card(text: str) -> NotACard | None:
    """Tell why this cannot be a card's code, or None where it can be one."""
    code = clean(text)
    if not code:
        return NotACard.EMPTY
    if holds_identity_code(text):
        return NotACard.IDENTITY_CODE
    if len(code) > LONGEST_CODE:
        return NotACard.TOO_LONG
    if code in {MOBILE_PERSONAL, MOBILE_COMMUNITY}:
        return NotACard.MOBILE_MARK
    return None if _CODE_39.fullmatch(code) else NotACard.OTHER_ALPHABET


def holds_identity_code(text: str) -> bool:
    """Tell whether a Finnish personal identity code is in the text.

    The check character is computed (date and number, modulo 31), so that a
    card's code that merely looks like one is not mistaken for it.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    squeezed = "".join(sign for sign in plain if not sign.isspace())
    return any(_checks(match) for match in _overlapping(squeezed))


def _overlapping(text: str) -> list[re.Match[str]]:
    found = (_IDENTITY_CODE.match(text, start) for start in range(len(text)))
    return [match for match in found if match]


def _checks(match: re.Match[str]) -> bool:
    birth, _century, number, check = match.groups()
    day, month = int(birth[:2]), int(birth[2:4])
    if not (1 <= day <= 31 and 1 <= month <= 12):  # noqa: PLR2004 - a calendar
        return False
    return _IDENTITY_CHECK[int(birth + number) % 31] == check


def fits(code: str, pattern: str) -> bool:
    """Tell whether a cleaned code has this pattern."""
    return len(code) == len(pattern) and not _breaks(code, pattern)


def misfit(code: str, patterns: tuple[str, ...]) -> Misfit | None:
    """Find the nearest pattern and the first place that breaks it.

    None where a pattern fits, or where the register gave no pattern. A code
    that is shorter breaks the pattern at its end, a longer one at the
    pattern's end.
    """
    if not patterns or any(fits(code, pattern) for pattern in patterns):
        return None
    nearest = min(patterns, key=lambda pattern: _distance(code, pattern))
    return Misfit(nearest, _first_break(code, nearest))


def _breaks(code: str, pattern: str) -> list[int]:
    return [
        place
        for place, (sign, wanted) in enumerate(zip(code, pattern, strict=False))
        if not _stands_for(wanted, sign)
    ]


def _stands_for(wanted: str, sign: str) -> bool:
    if wanted == "@":
        return sign.isascii() and sign.isalpha()
    if wanted == "#":
        return sign.isascii() and sign.isdigit()
    return wanted == sign


def _distance(code: str, pattern: str) -> int:
    return len(_breaks(code, pattern)) + 2 * abs(len(code) - len(pattern))


def _first_break(code: str, pattern: str) -> int:
    breaks = _breaks(code, pattern)
    return breaks[0] if breaks else min(len(code), len(pattern))


def tail(code: str) -> str:
    """Give the last two characters, all of a code that a list may show."""
    return code[-2:]


def card_key(code: str, list_key: bytes) -> int:
    """Give the key of a cleaned code under a list key: a signed 64-bit integer.

    `list_key` has 32 bytes and a version of its own; without it a list row
    cannot be turned back into a code.
    """
    digest = blake2b(code.encode(), key=list_key, digest_size=KEY_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
