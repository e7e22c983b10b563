"""Whose a code is where several registered it, each for another holder.

Nothing is merged between people: one registration keeps the code and the
others are disputed, until a person settles which one it is.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby

import msgspec

from kaikudesk.codes import tail
from kaikudesk.ledger.cases import CLOSED_BY_FACTS, Case, case_key, case_of
from kaikudesk.ledger.endings import end_of
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.outcomes import asked_of
from kaikudesk.ledger.registration import Registration
from kaikudesk.ledger.settling import resolve
from kaikudesk.model import CaseKind
from kaikudesk.wire.rows import Order


def whose_codes(
    folded: Iterable[Registration], told: Collection[Heard]
) -> tuple[Registration, ...]:
    """Tell for each registration whether it keeps its code, the earliest first.

    The settled one keeps it unless it ended; else the earliest that has not
    ended. Where all have ended, the first of them still answers for the code,
    unless it was deleted.
    """
    by_order = sorted(folded, key=lambda one: one.heard.order)
    keepers = {
        code: keeper
        for code, cards in by_code(by_order)
        if (keeper := _keeper(code, cards, told)) is not None
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


def dispute_of(code: str, cards: Iterable[Registration]) -> Case | None:
    """Give the dispute about a code; it heals when one card alone is left.

    None where no two holders had the code at one time.
    """
    met = _rivals(cards)
    if not met:
        return None
    standing = [one for one in met if not one.ended]
    return case_of(
        CaseKind.DISPUTED_CODE,
        case_key(CaseKind.DISPUTED_CODE, code.encode()),
        [one.heard for one in met],
        tail=tail(code),
        extent=len(standing),
        choices=tuple(one.entry_id for one in standing),
        stand_ins={also: one.entry_id for one in standing for also in one.row.aliases},
        closed_by="" if len(standing) > 1 else CLOSED_BY_FACTS,
    )


def _rivals(cards: Iterable[Registration]) -> list[Registration]:
    """Give the cards that were there while another one was, by their order."""
    there = [one for one in cards if one.is_card and not one.deleted]
    met: set[bytes] = set()
    longest: Registration | None = None
    for one in there:
        if longest is not None and _end(longest) > (0, one.heard.order):
            met |= {longest.entry_id, one.entry_id}
        if longest is None or _end(one) > _end(longest):
            longest = one
    return [one for one in there if one.entry_id in met]


def _end(card: Registration) -> tuple[int, Order | None]:
    """Sort by when a card ended; one that stands comes last."""
    end = end_of(card.said)
    return (1, None) if end is None else (0, end[1])


def _keeper(
    code: str, cards: list[Registration], told: Collection[Heard]
) -> bytes | None:
    if told and (settled := _settled(dispute_of(code, cards), told)):
        return settled
    standing = [one for one in cards if not one.ended]
    left = standing or [one for one in cards if not one.deleted]
    return left[0].card if left else None


def _settled(dispute: Case | None, told: Collection[Heard]) -> bytes | None:
    if dispute is None or dispute.closed_by:
        return None
    stands = resolve(told, asked_of(dispute)).standing
    keeper = None if stands is None else stands.body.keeper
    return None if keeper is None else dispute.stand_ins.get(keeper, keeper)


def _placed(one: Registration, keepers: Mapping[str, bytes]) -> Registration:
    code = one.row.code
    if code is None or one.deleted:
        return one
    is_keepers = keepers[code] == one.card
    row = msgspec.structs.replace(one.row, disputed=not is_keepers and not one.ended)
    return replace(one, row=row, keeps=is_keepers and one.is_card)
