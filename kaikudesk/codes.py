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
LONGEST_TEXT = 256
MOBILE_PERSONAL = "X"
MOBILE_COMMUNITY = "Z"
KEY_BYTES = 8

# Between date and number stands a letter of the century, or a sign in any of the
# forms that it is typed in, or nothing where cleaning took a hyphen away.
_IDENTITY_CODE = re.compile(
    r"(?=([0-9]{6})(?:[ABCDEFYXWVU]|[^0-9A-Z])?([0-9]{3})([0-9A-Y]))"
)
_IDENTITY_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CODE_39 = re.compile(r"[.$/+%]*[A-Z0-9][A-Z0-9.$/+%]*")
_SIGNS_DROPPED = {"*", "\N{MINUS SIGN}"}
_KINDS_DROPPED = {"Pd", "Cc", "Cf"}
_ASCII_DROPPED = dict.fromkeys([*range(33), 127, ord("*"), ord("-")])


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a code breaks the pattern that it is nearest to; places from 0."""

    pattern: str
    place: int


def clean(text: str) -> str:
    """Bring what was typed or scanned to the form that is compared and sent.

    Full-width letters become plain ones, letters become capitals, spaces,
    hyphens and the asterisks of Code 39 go. Cleaning twice changes nothing.
    """
    if text.isascii():
        return text.upper().translate(_ASCII_DROPPED)
    kept = filter(_stays, _composed(_composed(text).upper()))
    return _composed("".join(kept))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _stays(sign: str) -> bool:
    return not (
        sign.isspace()
        or sign in _SIGNS_DROPPED
        or unicodedata.category(sign) in _KINDS_DROPPED
    )


def read_code(text: str) -> tuple[str, NotACard | None]:
    """Clean a text once and tell why it cannot be a card's code; None: it can.

    A text that is far too long is not even read.
    """
    if len(text) > LONGEST_TEXT:
        return "", NotACard.TOO_LONG
    code = clean(text)
    return code, _why_none(code)


def why_no_card(text: str) -> NotACard | None:
    """Tell why this cannot be a card's code, or None where it can be one."""
    return read_code(text)[1]


def _why_none(code: str) -> NotACard | None:
    if not code:
        return NotACard.EMPTY
    if _names_a_person(code):
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
    return _names_a_person(clean(text))


def _names_a_person(cleaned: str) -> bool:
    return any(_checks(*match.groups()) for match in _IDENTITY_CODE.finditer(cleaned))


def _checks(birth: str, number: str, check: str) -> bool:
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
    pattern's end. Patterns may be written as they are printed on cards: what
    cleaning takes from a code it takes from them.
    """
    cleaned = {clean(pattern): pattern for pattern in patterns}
    cleaned.pop("", None)
    if not cleaned or any(fits(code, pattern) for pattern in cleaned):
        return None
    nearest = min(cleaned, key=lambda pattern: _distance(code, pattern))
    return Misfit(cleaned[nearest], _first_break(code, nearest))


def typed_place(text: str, place: int) -> int:
    """Give the place in a text as it was typed that a place in its code stands at."""
    ends = (end for end in range(1, len(text) + 1) if len(clean(text[:end])) > place)
    return next(ends, len(text) + 1) - 1


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
    said = code.encode(errors="surrogatepass")
    digest = blake2b(said, key=list_key, digest_size=KEY_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
