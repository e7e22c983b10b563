"""Cases: what needs a person, or heals by itself, derived from the entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Required, TypedDict, Unpack

from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.settling import UNSETTLED, Resolution
from kaikudesk.model import CaseKind, CasePolicy, Severity, UseLimit
from kaikudesk.wire.rows import KnewWire

CLOSED_BY_REGISTRATION: Final = "registration"
CLOSED_BY_VOID: Final = "void"
CLOSED_BY_FACTS: Final = "facts"
CLOSED_BY_TELLING: Final = "told"
CLOSED_BY_PERSON: Final = "settled"
CLOSED_BY_POLICY: Final = "policy"
CLOSED_UNJUDGED: Final = "no time of day"

_SEVERITY: Final = {
    CaseKind.SAME_CARD_TWICE: Severity.INFO,
    CaseKind.USED_BEFORE_GRANT: Severity.INFO,
    CaseKind.BOTH_CHANGED: Severity.LOW,
    CaseKind.OVERRIDE: Severity.LOW,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its stable key, and the entries that stand in it.

    `names` are further keys that it had, or may have, where its holder's
    chain is not known whole; a settlement may use any. `since` is the first
    day of it, as an ordinal. `extent` says how large it is: a settled case
    opens again only when it grows. `choices` are the registrations among
    which a settlement chooses, `stand_ins` others that it may name for one of
    them. `about` stands for the entries where it is of a
    desk. `closed_by` is "" while the case is open.
    """

    key: bytes
    kind: CaseKind
    tail: str
    since: int
    said: tuple[Heard, ...]
    names: tuple[bytes, ...] = ()
    extent: int = 0
    choices: tuple[bytes, ...] = ()
    stand_ins: Mapping[bytes, bytes] = field(default_factory=dict)
    about: Mapping[int, tuple[bytes, ...]] | None = None
    limit: UseLimit | None = None
    knew: KnewWire | None = None
    closed_by: str = ""
    policy: CasePolicy = CasePolicy.ASK
    resolution: Resolution = field(default=UNSETTLED)

    @property
    def entries(self) -> dict[int, tuple[bytes, ...]]:
        """Give the ids of the entries in it by the site that they are of."""
        if self.about is not None:
            return dict(self.about)
        sites: dict[int, set[bytes]] = {}
        for heard in self.said:
            sites.setdefault(heard.site, set()).add(heard.entry.entry_id)
        return {site: tuple(sorted(ids)) for site, ids in sorted(sites.items())}

    @property
    def severity(self) -> Severity:
        """Tell how soon a person should look."""
        return _SEVERITY.get(self.kind, Severity.NORMAL)


class More(TypedDict, total=False):
    """What else a case may have from the beginning."""

    tail: Required[str]
    names: tuple[bytes, ...]
    extent: int
    choices: tuple[bytes, ...]
    stand_ins: Mapping[bytes, bytes]
    limit: UseLimit | None
    knew: KnewWire | None
    closed_by: str


def case_key(kind: CaseKind, about: bytes) -> bytes:
    """Give the stable key of a case: it opens once."""
    said = bytes([kind]) + about
    return blake2b(said, digest_size=16, person=b"kaiku case").digest()


def case_of(
    kind: CaseKind, key: bytes, said: list[Heard], **more: Unpack[More]
) -> Case:
    """Make a case of the entries that stand in it."""
    since = min(heard.entry.plain.happened for heard in said)
    return Case(key, kind, said=tuple(said), since=since, **more)
