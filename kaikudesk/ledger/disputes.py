"""Whose a code is where several registered it, each for another holder.

Nothing is merged between people: the earliest registration keeps the code and
the others are disputed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

import msgspec

from kaikudesk.ledger.registration import Registration


def whose_codes(folded: Iterable[Registration]) -> tuple[Registration, ...]:
    """Tell for each registration whether it keeps its code, the earliest first.

    The earliest that has not ended keeps it. Where all have ended, the first
    of them still answers for the code, unless it was deleted.
    """
    by_order = sorted(folded, key=lambda one: one.heard.order)
    keepers = {
        code: keeper
        for code, cards in _by_code(by_order)
        if (keeper := _keeper(cards)) is not None
    }
    return tuple(_placed(one, keepers) for one in by_order)


def _by_code(
    folded: list[Registration],
) -> Iterable[tuple[str, list[Registration]]]:
    coded = [one for one in folded if one.row.code]
    coded.sort(key=lambda one: one.row.code or "")
    for code, cards in groupby(coded, key=lambda one: one.row.code or ""):
        yield code, list(cards)


def _keeper(cards: list[Registration]) -> bytes | None:
    standing = [one for one in cards if not one.ended]
    left = standing or [one for one in cards if not one.deleted]
    return left[0].card if left else None


def _placed(one: Registration, keepers: Mapping[str, bytes]) -> Registration:
    code = one.row.code
    if code is None or one.deleted:
        return one
    is_keepers = keepers[code] == one.card
    row = msgspec.structs.replace(one.row, disputed=not is_keepers and not one.ended)
    return replace(one, row=row, keeps=is_keepers and one.row.alias_of is None)
