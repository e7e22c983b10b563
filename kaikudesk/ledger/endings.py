"""How a registration ends for good, and what of it stays afterwards.

Consent withdrawn, background erased, registration deleted: whatever is said
later stays in history, and its code may be given to somebody else.
"""

from collections.abc import Iterable
from dataclasses import replace

from kaikudesk.ledger.heard import REGISTER_REPLICA, Heard
from kaikudesk.model import Ending, EntryKind
from kaikudesk.wire.bodies import BODY_OF, ConsentWithdrawn, Erased
from kaikudesk.wire.rows import Order

_BY_THE_REGISTER = {
    EntryKind.ERASED: Ending.ERASED,
    EntryKind.REGISTRATION_DELETED: Ending.DELETED,
}


def ending_of(heard: Heard) -> Ending | None:
    """Give how an entry ends the registration that it is about."""
    kind = EntryKind(heard.entry.kind)
    if kind == EntryKind.CONSENT_WITHDRAWN:
        return None if _wellbeing_only(heard) else Ending.CONSENT_WITHDRAWN
    if heard.entry.plain.replica != REGISTER_REPLICA or _wellbeing_only(heard):
        return None
    return _BY_THE_REGISTER.get(kind)


def _wellbeing_only(heard: Heard) -> bool:
    if heard.entry.kind not in BODY_OF:
        return False
    body = heard.body
    return isinstance(body, ConsentWithdrawn | Erased) and body.wellbeing_only


def end_of(said: Iterable[Heard]) -> tuple[Ending, Order] | None:
    """Give the last stage of the end, and where among all entries it began."""
    ends = [(end, heard.order) for heard in said if (end := ending_of(heard))]
    if not ends:
        return None
    return max(end for end, _ in ends), min(order for _, order in ends)


def until(end: tuple[Ending, Order] | None, said: Iterable[Heard]) -> tuple[Heard, ...]:
    """Give what was said before the end, and what began it."""
    return tuple(one for one in said if end is None or one.order <= end[1])


def takes_wellbeing_back(said: Iterable[Heard]) -> bool:
    """Tell whether a consent was withdrawn: each takes that for answers along."""
    return any(one.entry.kind == EntryKind.CONSENT_WITHDRAWN for one in said)


def without_erased(heards: list[Heard]) -> list[Heard]:
    """Hear no background that the register erased, whether or not it is still there.

    So it does not matter to any row when a box is taken away.
    """
    gone = {
        one.about
        for one in heards
        if one.entry.kind in _BY_THE_REGISTER and ending_of(one) is not None
    }
    if not gone:
        return heards
    return [
        replace(one, background=None) if _tells(one) & gone else one for one in heards
    ]


def _tells(one: Heard) -> set[bytes]:
    """Name the registrations that an entry may tell a background of."""
    return set() if one.background is None else {one.entry.entry_id, one.about}
