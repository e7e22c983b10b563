"""Codes of the demo country's cards.

The programme's patterns are not public, so these are invented: newer cards
have two letters and eight digits, one in six an older letter and five digits,
mobile cards a series of their own. No code comes twice, since each is its
number multiplied in a ring.
"""

from typing import Final

from kaikudesk.rules import DEFAULTS, RuleSet, Setting

PATTERNS: Final = ("@@########", "@#####")
MOST_CARDS: Final = 10_000_000
_NEW: Final = 10**8
_OLD: Final = 26 * 10**5
_ONE_IS_OLD_OF: Final = 6
# Both have no factor in common with their ring.
_STEP_NEW: Final = 61_803_399
_STEP_OLD: Final = 1_234_577


def rules() -> RuleSet:
    """Give the country's rules: the defaults, and what a code looks like."""
    patterns = Setting("code_patterns", PATTERNS)
    others = [one for one in DEFAULTS.settings if one.name != patterns.name]
    return RuleSet(DEFAULTS.version + 1, (*others, patterns))


def card_code(number: int) -> str:
    """Give the code of the card of this number, counted from 0."""
    whole, part = divmod(number, _ONE_IS_OLD_OF)
    if part == 0:
        letter, digits = divmod(whole * _STEP_OLD % _OLD, 10**5)
        return f"{chr(ord('A') + letter)}{digits:05}"
    return f"KK{number * _STEP_NEW % _NEW:08}"


def mobile_code(number: int) -> str:
    """Give the code that the register assigns to the mobile card of this number."""
    return f"KM{number * _STEP_NEW % _NEW:08}"
