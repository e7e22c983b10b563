"""How many codes that nobody registered one desk may bring in a day.

A stolen token could fill the register with invented codes. What goes beyond the
budget is taken in as held: it counts once a person has looked at it.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
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
# What was received on a day has a receipt of that day, or of a later one where
# it was sent again.
_SINCE: Final = (
    receipts.c.desk == bindparam("desk"),
    receipts.c.received >= bindparam("midnight"),
)
_BROUGHT: Final = select(
    func.coalesce(func.sum(receipts.c.last - receipts.c.first + 1), 0)
).where(*_SINCE)
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
        *_SINCE,
        entries.c.kind.in_(USES),
        entries.c.state == TAKEN_IN,
        entries.c.received >= bindparam("midnight"),
        entries.c.received < bindparam("next_midnight"),
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
    """One desk's budget, by the rules as they stand.

    Each day has its own, by the first receipt: what is sent again to a register
    that was set back spends that of the day on which it had come before.
    """

    connection: Connection
    author: Author
    rules: RuleSet

    def keep_to(
        self, taken: list[Taken], there: Iterable[Heard], stored: Container[bytes]
    ) -> list[Taken]:
        """Hold what goes beyond it, in the order of numbers.

        `there` is what the register holds of the same subjects; `stored` names
        the entries that it has already, which spend nothing.
        """
        if self.author.actor in {Actor.REGISTER, Actor.IMPORT}:
            return taken
        fresh = [one for one in taken if one.hash not in stored]
        beyond = {
            (midnight, code)
            for midnight, codes in _unknown(fresh, there).items()
            for code in self._beyond(midnight, codes, len(taken))
        }
        if not beyond:
            return taken
        return [
            one.kept_back(OVER_BUDGET)
            if one.hash not in stored and _spends(one) in beyond
            else one
            for one in taken
        ]

    def _beyond(self, midnight: int, codes: Iterable[str], more: int) -> Iterable[str]:
        """Give those of a day's unknown codes for which nothing is left."""
        asked = {
            "desk": self.author.desk,
            "midnight": midnight,
            "next_midnight": midnight + DAY_MS,
        }
        most = self.rules.number(SETTING, date.fromordinal(day_received(midnight)))
        brought = self.connection.scalar(_BROUGHT, asked) or 0
        # What it brought is counted cheaply; what of it is nobody's is not.
        if brought + more <= most:
            return ()
        spent = _spent(self.connection, asked)
        new = (code for code in codes if code not in spent)
        return islice(new, max(0, most - len(spent)), None)


def _unknown(
    fresh: Iterable[Taken], there: Iterable[Heard]
) -> dict[int, dict[str, None]]:
    """Give the used codes that nobody registered, by day, in the order of use."""
    heards = [one.heard for one in fresh if one.heard]
    known = {
        heard.code
        for heard in (*there, *heards)
        if heard.entry.kind in _NAMES_A_CODE and not heard.held
    }
    days: dict[int, dict[str, None]] = {}
    for midnight, code in filter(None, map(_spends, fresh)):
        if code not in known:
            days.setdefault(midnight, {})[code] = None
    return days


def _spends(one: Taken) -> tuple[int, str] | None:
    """Give the day whose budget an entry spends, and the code that it uses."""
    heard = one.heard
    if heard is None or one.state != TAKEN_IN or heard.entry.kind not in USES:
        return None
    if not heard.code or heard.received is None:
        return None
    return heard.received // DAY_MS * DAY_MS, heard.code


def _spent(connection: Connection, asked: dict[str, int]) -> set[str]:
    """Give the codes of a day's uses that are still nobody's."""
    used = {code for code in connection.scalars(_USED, asked) if code}
    known: set[str] = set()
    for piece in pieces(sorted(used)):
        keys = [code_key(code) for code in piece]
        known.update(connection.scalars(_REGISTERED, {"keys": keys}))
    return used - known
