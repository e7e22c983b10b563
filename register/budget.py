"""How many codes that nobody registered one desk may bring in a day.

A stolen token could fill the register with invented codes. What goes beyond the
budget is taken in as held: it counts once a person has looked at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from kaikudesk.ledger.desk_cases import day_received
from kaikudesk.ledger.heard import USES, Heard, code_key
from kaikudesk.model import EntryKind
from kaikudesk.rules import RuleSet
from register.feed import DAY_MS
from register.reading import Taken
from register.rights import Actor, Author
from register.subjects import pieces
from register.tables import (
    OVER_BUDGET,
    TAKEN_IN,
    chain,
    entries,
    entry_keys,
    receipts,
)

SETTING: Final = "unknown codes a day"

_NAMES_A_CODE: Final = (EntryKind.CARD_REGISTERED, EntryKind.CODE_ASSIGNED)
_TODAY: Final = (
    receipts.c.desk == bindparam("desk"),
    receipts.c.received >= bindparam("midnight"),
)
_BROUGHT: Final = select(
    func.coalesce(func.sum(receipts.c.last - receipts.c.first + 1), 0)
).where(*_TODAY)
_USED: Final = (
    select(entries.c.code)
    .select_from(receipts)
    .join(
        chain,
        (chain.c.replica == receipts.c.replica)
        & chain.c.n.between(receipts.c.first, receipts.c.last),
    )
    .join(entries, entries.c.hash == chain.c.hash)
    .where(
        *_TODAY,
        entries.c.kind.in_(USES),
        entries.c.state == TAKEN_IN,
        entries.c.received >= bindparam("midnight"),
    )
    .distinct()
)
_REGISTERED: Final = (
    select(entries.c.code)
    .join(entry_keys, entry_keys.c.hash == entries.c.hash)
    .where(
        entry_keys.c.key.in_(bindparam("keys", expanding=True)),
        entries.c.kind.in_(_NAMES_A_CODE),
    )
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Budget:
    """One desk's budget on the day of a push, by the rules as they stand."""

    connection: Connection
    author: Author
    rules: RuleSet
    now: int

    def keep_to(self, taken: list[Taken], there: Iterable[Heard]) -> list[Taken]:
        """Hold what goes beyond it, in the order of numbers.

        `there` is what the register holds of the same subjects.
        """
        unknown = _unknown(self.author, taken, there)
        if not unknown or not self._may_be_spent(len(taken)):
            return taken
        spent = _spent(self.connection, self._today())
        left = max(0, self._most() - len(spent - unknown.keys()))
        allowed = set(list(unknown)[:left]) | (spent & unknown.keys())
        beyond = unknown.keys() - allowed
        return [
            one.kept_back(OVER_BUDGET) if _code(one) in beyond else one for one in taken
        ]

    def _may_be_spent(self, more: int) -> bool:
        """Tell cheaply whether all that came today could be too much."""
        brought = self.connection.scalar(_BROUGHT, self._today()) or 0
        return brought + more > self._most()

    def _most(self) -> int:
        return self.rules.number(SETTING, date.fromordinal(day_received(self.now)))

    def _today(self) -> dict[str, int]:
        midnight = self.now // DAY_MS * DAY_MS
        return {"desk": self.author.desk, "midnight": midnight}


def _unknown(
    author: Author, taken: list[Taken], there: Iterable[Heard]
) -> dict[str, None]:
    """Give the used codes that nobody registered, in the order of their use."""
    if author.actor in {Actor.REGISTER, Actor.IMPORT}:
        return {}
    heards = [one.heard for one in taken if one.heard and one.state == TAKEN_IN]
    known = {
        heard.code
        for heard in (*there, *heards)
        if heard.entry.kind in _NAMES_A_CODE and not heard.held
    }
    used = (heard.code for heard in heards if heard.entry.kind in USES)
    return {code: None for code in used if code and code not in known}


def _spent(connection: Connection, asked: dict[str, int]) -> set[str]:
    """Give the codes of today's uses that are still nobody's."""
    used = {code for code in connection.scalars(_USED, asked) if code}
    known: set[str] = set()
    for piece in pieces(sorted(used)):
        keys = [code_key(code) for code in piece]
        known.update(connection.scalars(_REGISTERED, {"keys": keys}))
    return used - known


def _code(one: Taken) -> str | None:
    if one.heard is None or one.heard.entry.kind not in USES:
        return None
    return one.heard.code
