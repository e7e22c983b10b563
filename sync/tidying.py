"""What the post does between rounds: forget, look the chain through, move its mark.

Like a round it is a generator of steps without input or output, each commit short
and its own: where it stops, the next time goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

from kaikudesk.clock import Clock
from kaikudesk.storage import chain_watch, forgetting, journal
from kaikudesk.storage.checklist import load_pulled
from kaikudesk.storage.forgetting import Reached
from kaikudesk.storage.known_rules import known_rules
from kaikudesk.storage.streams import Head
from kaikudesk.storage.tables import Connection
from sync.steps import Commit, File, Played, Read, ask

# A start reads what was written since the checkpoint: this bounds it.
MOST_BEHIND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was tidied: side rows forgotten, and whether a log may still show them."""

    forgotten: int = 0
    day_closed: bool = False

    @property
    def erased(self) -> bool:
        """Tell whether something went that a log may still hold."""
        return self.day_closed or self.forgotten > 0


def tidy(clock: Clock) -> Played[Tidied]:
    """Do what is due; raises DamagedError where the chain breaks."""
    closed = yield from _close_past_day(clock)
    forgotten = yield from _forget(clock)
    yield from _move_checkpoint()
    yield from _look_through(clock)
    return Tidied(forgotten, closed)


def _close_past_day(clock: Clock) -> Played[bool]:
    past = yield from ask(Read(File.JOURNAL, lambda of: forgetting.is_past(of, clock)))
    if past:
        close = partial(forgetting.close_past_day, clock=clock)
        yield from ask(Commit(File.JOURNAL, close))
    return past


def _forget(clock: Clock) -> Played[int]:
    due = yield from _due(clock)
    for first in range(0, len(due), forgetting.AT_ONCE):
        piece = due[first : first + forgetting.AT_ONCE]
        yield from ask(Commit(File.JOURNAL, partial(forgetting.forget, due=piece)))
    return len(due)


def _due(clock: Clock) -> Played[Sequence[int]]:
    today = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).date()

    def until(of: Connection) -> tuple[Reached | None, int]:
        pulled = load_pulled(of)
        keep_days = max(1, known_rules(of).number("keep_days", today))
        if pulled is None:
            return None, keep_days
        return Reached(pulled.register_ms, pulled.last_receipt), keep_days

    reached, keep_days = yield from ask(Read(File.CHECKLIST, until))
    if reached is None:
        return ()
    due = partial(forgetting.due_to_forget, reached=reached, keep_days=keep_days)
    return (yield from ask(Read(File.JOURNAL, due)))


def _move_checkpoint() -> Played[None]:
    end = yield from ask(Read(File.JOURNAL, _new_checkpoint))
    if end is not None:
        store = partial(journal.store_checkpoint, at=end)
        yield from ask(Commit(File.JOURNAL, store))


def _new_checkpoint(connection: Connection) -> Head | None:
    behind = journal.head(connection).n - journal.checkpoint_of(connection).n
    if behind < MOST_BEHIND:
        return None
    return journal.verify_since_checkpoint(connection)


def _look_through(clock: Clock) -> Played[None]:
    today = clock.now_ms() // forgetting.DAY_MS
    if not (
        yield from ask(Read(File.JOURNAL, lambda of: chain_watch.is_due(of, today)))
    ):
        return
    piece = yield from ask(Read(File.JOURNAL, chain_watch.look_through))
    keep = partial(chain_watch.keep_seen, piece=piece, day=today)
    yield from ask(Commit(File.JOURNAL, keep))
