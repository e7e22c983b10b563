"""What a card is: active, lost or inactivated, by what its entries saw.

No clock decides here. A state stands until a reinstatement names it, and a
reinstatement until anything later names it; the greatest that stands counts.
"""

from collections.abc import Iterable

from kaikudesk.ledger.heard import Heard
from kaikudesk.model import CardState, EntryKind

Standing = tuple[tuple[bytes, int], ...]

STATE_OF: dict[int, CardState] = {
    EntryKind.CARD_REINSTATED: CardState.ACTIVE,
    EntryKind.CARD_REPORTED_LOST: CardState.LOST,
    EntryKind.CARD_INACTIVATED: CardState.INACTIVATED,
}


def lay_states(there: Standing, said: Iterable[Heard]) -> Standing:
    """Lay entries over what stands; entries without a state say nothing."""
    known = dict(there)
    seen: dict[bytes, frozenset[bytes]] = {}
    for heard in said:
        state = STATE_OF.get(heard.entry.kind)
        if state is not None:
            known[heard.entry.entry_id] = int(state)
            seen[heard.entry.entry_id] = frozenset(heard.entry.plain.seen)
    taken_back = {
        one
        for name, saw in seen.items()
        for one in saw - {name}
        if CardState.ACTIVE in {known[name], known.get(one)}
    }
    return tuple(sorted(one for one in known.items() if one[0] not in taken_back))


def state_of(standing: Standing) -> CardState:
    """Give the greatest state that nothing took back."""
    return CardState(max((state for _, state in standing), default=CardState.ACTIVE))


def is_crossed(standing: Standing) -> bool:
    """Tell whether a reinstatement and a state stand that never saw each other."""
    said = {state for _, state in standing}
    return CardState.ACTIVE in said and len(said) > 1
