"""Makes the demo country in a register, entry by entry, in large batches.

Two replicas write it: the register's own (areas, sites, rules, the codes of
mobile cards) and one of an import (all the rest). A run that was broken off is
gone on with by the same command, since the same seed writes the same bytes.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from kaikudesk.chain import anchor, links
from kaikudesk.clock import day_start_ms
from kaikudesk.ledger import REGISTER_REPLICA
from kaikudesk.wire.messages import read_working_keys
from register.demo.ahead import written_ahead
from register.demo.dice import Dice
from register.demo.errors import OtherCountryError
from register.demo.places import places
from register.demo.standing import Asked, Standing, standing
from register.demo.writing import Batch, Writing
from register.importing import THE_IMPORT, Importer
from register.opened import Register
from register.rights import THE_REGISTER, Actor, Author
from register.snapshot import manifest

# Entries in a transaction: with fewer, a million cards touch each page too often;
# with more, they want more memory.
BATCH: Final = 50_000

Told = Callable[[int], None]


def make_country(
    register: Register, asked: Asked, tell: Told, *, batch: int = BATCH
) -> bool:
    """Make a country, telling how many of its cards there are; False: it was there.

    The list's snapshot is cut at the end, so that the first desk need not wait
    for it. Raises NotEmptyError, OtherCountryError and BrokenOffError.
    """
    if standing(register, asked) is Standing.FINISHED:
        return False
    keys = read_working_keys(register.keys)[register.key]
    writing = Writing(asked, (keys.number, keys.sealing_key), batch)
    is_small = asked.cards <= batch
    with _without_collector():
        batches = writing.batches() if is_small else written_ahead(writing)
        _take_in(replace(register, clock=_midnight(asked)), asked, batches, tell)
    manifest(register, Author(desk=0, site=1, actor=Actor.VENUE))
    return True


def _take_in(
    register: Register, asked: Asked, batches: Iterable[Batch], tell: Told
) -> None:
    # The import's comes first: by it a country that was begun is known.
    lines = {
        replica: _Line(Importer(register, replica, author), anchor(replica))
        for replica, author in (
            (asked.replica, THE_IMPORT),
            (REGISTER_REPLICA, THE_REGISTER),
        )
    }
    told = 0
    for batch in batches:
        lines[batch.replica].send(batch)
        if batch.cards > told:
            told = batch.cards
            tell(told)


@dataclass(slots=True)
class _Line:
    """One replica's way into the register; `link` is the chain hash written so far."""

    importer: Importer
    link: bytes

    def send(self, batch: Batch) -> None:
        """Let the register take in what is not there from a run that was broken off."""
        there = max(0, self.importer.next_n - batch.first)
        known = (one.plain for one in batch.sents[:there])
        [*_, self.link] = [self.link, *links(self.link, known)]
        new = batch.sents[there:]
        if not new:
            return
        if self.importer.link != self.link:
            raise OtherCountryError
        receipt = self.importer.take_in(new)
        if receipt.held or receipt.unread:
            raise ValueError("the country holds an entry that cannot be read")
        self.link = receipt.link


def _midnight(asked: Asked) -> Dice:
    """Stop the clock at the first moment of the day: all is received then."""
    zone = ZoneInfo(places()[0].site.time_zone)
    return Dice("", day_start_ms(asked.day, zone))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no cycles: a batch has none, and the search costs a third more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
