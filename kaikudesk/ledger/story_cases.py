"""One entry id with two bodies: both are kept, and the earlier counts (row 9)."""

from collections.abc import Iterable, Iterator

import msgspec

from kaikudesk.ledger.cases import Case, case_key, case_of
from kaikudesk.ledger.heard import Heard, Identity, identity
from kaikudesk.model import CaseKind
from kaikudesk.wire.bodies import BODY_OF, EventDeclared, RedemptionRecorded


def story_cases(heards: Iterable[Heard]) -> Iterator[Case]:
    """Open a case where two bodies of one entry say different things."""
    copies: dict[Identity, list[Heard]] = {}
    for heard in heards:
        copies.setdefault(identity(heard), []).append(heard)
    for (entry_id, *_), told in sorted(copies.items()):
        bodies = {one.entry.hash: one for one in told}
        if len({story(one) for one in bodies.values()}) > 1:
            yield case_of(
                CaseKind.TWO_STORIES,
                case_key(CaseKind.TWO_STORIES, entry_id),
                list(bodies.values()),
                tail=told[0].entry.plain.tail,
            )


def story(heard: Heard) -> tuple[object, ...]:
    """Give what an entry says happened, without who said it, when and how sure."""
    plain = heard.entry.plain
    return (
        plain.kind,
        plain.site,
        plain.happened,
        plain.minute,
        plain.source,
        plain.about,
        plain.reason,
        heard.code,
        heard.background,
        _body(heard),
    )


def _body(heard: Heard) -> object:
    if heard.entry.kind not in BODY_OF:
        return bytes(heard.entry.plain.body)
    body = heard.body
    if isinstance(body, RedemptionRecorded):
        # What the screen showed, and so what it was overridden in, is no fact.
        return msgspec.structs.replace(body, list_seconds=None, overrides=())
    if isinstance(body, EventDeclared):
        return msgspec.structs.replace(body, title=body.title.strip().casefold())
    return body
