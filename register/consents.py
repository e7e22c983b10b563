"""A holder took a consent back: the register erases what was consented to.

One card may have been registered twice: it is erased as a whole.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from kaikudesk.ledger import Heard
from kaikudesk.ledger.endings import ending_of
from kaikudesk.ledger.registration import Registration
from kaikudesk.model import Ending, EntryKind
from kaikudesk.wire.bodies import ConsentWithdrawn, Erased
from kaikudesk.wire.entry import ID_BYTES
from register.pen import Act


def erasures_owed(cards: Iterable[Registration]) -> Iterator[Act]:
    """Erase each registration of a card whose holder took a consent back.

    So is each of which another one was erased. Only what counts is followed: what
    another site says of a card is nothing.
    """
    for card in cards:
        for said in card.said:
            if _erases_too(card.entry_id, said):
                yield _erasure(card.entry_id, said)


def _erases_too(registration: bytes, said: Heard) -> bool:
    if said.entry.kind == EntryKind.CONSENT_WITHDRAWN:
        return True
    return ending_of(said) is Ending.ERASED and said.about != registration


def _erasure(registration: bytes, said: Heard) -> Act:
    body = said.body
    some = isinstance(body, ConsentWithdrawn) and body.wellbeing_only
    named = blake2b(
        registration + said.entry.entry_id, digest_size=ID_BYTES, person=b"kaiku erased"
    )
    return Act(
        EntryKind.ERASED,
        Erased(wellbeing_only=some),
        about=registration,
        entry_id=named.digest(),
    )
