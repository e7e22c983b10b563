"""Whose a code is where several registered it, each for another holder.

Nothing is merged between people: one registration keeps the code and the
others are disputed, until a person settles which one it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

import msgspec

from kaikudesk.ledger.cases import case_key
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.settling import Asked, resolve
from kaikudesk.model import CaseKind


def whose_codes(
    folded: Iterable[Registration], told: Iterable[Heard]
) -> tuple[Registration, ...]:
    """Tell for each registration whether it keeps its code, the earliest first.

    The settled one keeps it unless it ended; else the earliest that has not
    ended. Where all have ended, the first of them still answers for the code,
    unless it was deleted.
    """
    by_order = sorted(folded, key=lambda one: one.heard.order)
    said = list(told)
    keepers = {
        code: keeper
        for code, cards in by_code(by_order)
        if (keeper := _keeper(code, cards, said)) is not None
    }
    return tuple(_placed(one, keepers) for one in by_order)


def by_code(
    by_order: Iterable[Registration],
) -> Iterable[tuple[str, list[Registration]]]:
    """Give the registrations of each code, in the order in which they came."""
    coded = [one for one in by_order if one.row.code]
    coded.sort(key=lambda one: one.row.code or "")
    for code, cards in groupby(coded, key=lambda one: one.row.code or ""):
        yield code, list(cards)


def contenders(cards: Iterable[Registration]) -> list[Registration]:
    """Give those of one code that stand, one for each holder."""
    return [one for one in cards if one.row.alias_of is None and not one.ended]


def _keeper(code: str, cards: list[Registration], told: list[Heard]) -> bytes | None:
    standing = contenders(cards)
    if len(standing) > 1 and (settled := _settled(code, standing, told)):
        return settled
    left = standing or [one for one in cards if not one.deleted]
    return left[0].card if left else None


def _settled(
    code: str, standing: list[Registration], told: list[Heard]
) -> bytes | None:
    asked = Asked(
        CaseKind.DISPUTED_CODE,
        {case_key(CaseKind.DISPUTED_CODE, code.encode())},
        {one.row.site for one in standing},
        {one.entry_id for one in standing},
    )
    stands = resolve(told, asked).standing
    return None if stands is None else stands.body.keeper


def _placed(one: Registration, keepers: Mapping[str, bytes]) -> Registration:
    code = one.row.code
    if code is None or one.deleted:
        return one
    is_keepers = keepers[code] == one.card
    row = msgspec.structs.replace(one.row, disputed=not is_keepers and not one.ended)
    return replace(one, row=row, keeps=is_keepers and one.row.alias_of is None)
