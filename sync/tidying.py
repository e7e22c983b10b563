"""What the post does between rounds: forget, look the chain through, move its mark.

Like a round it is a generator of steps without input or output, each commit short
and its own: where it stops, the next time goes on.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Final

from kaikudesk.clock import Clock
from kaikudesk.storage import chain_watch, forgetting, journal
from kaikudesk.storage.checklist import load_pulled
from kaikudesk.storage.forgetting import Reached
from kaikudesk.storage.kept_journals import Term
from kaikudesk.storage.known_rules import known_rules
from kaikudesk.storage.streams import Head
from kaikudesk.storage.tables import Connection
from sync.ended import take_ended_away
from sync.steps import Commit, File, Played, Read, ask

# A start reads what was written since the checkpoint: this bounds it.
MOST_BEHIND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was tidied: side rows forgotten, entries that lost a holder's boxes.

    `term` says how long a journal that is kept aside may stay, None before a pull.
    """

    forgotten: int = 0
    day_closed: bool = False
    taken_away: int = 0
    term: Term | None = field(default=None, compare=False)

    @property
    def erased(self) -> bool:
        """Tell whether something went that a log may still hold."""
        return self.day_closed or self.forgotten + self.taken_away > 0


def tidy(clock: Clock, *, cards_changed: bool = True) -> Played[Tidied]:
    """Do what is due; raises DamagedError where the chain breaks.

    Unless `cards_changed`, no card can have ended since the last time.
    """
    closed = yield from _close_past_day(clock)
    keep_days, reached = yield from _reached(clock)
    taken_away = yield from take_ended_away(reached if cards_changed else None)
    forgotten = yield from _forget(reached, keep_days)
    yield from _move_checkpoint()
    yield from _look_through(clock)
    return Tidied(forgotten, closed, taken_away, _term(reached, keep_days, taken_away))


def _term(reached: Reached | None, keep_days: int, taken_away: int) -> Term | None:
    if reached is None:
        return None
    return Term(reached.register_ms, keep_days, erased=taken_away > 0)


def _close_past_day(clock: Clock) -> Played[bool]:
    past = yield from ask(Read(File.JOURNAL, lambda of: forgetting.is_past(of, clock)))
    if past:
        close = partial(forgetting.close_past_day, clock=clock)
        yield from ask(Commit(File.JOURNAL, close))
    return past


def _reached(clock: Clock) -> Played[tuple[int, Reached | None]]:
    """Give how many days side rows are kept, and how far the last pull had read."""
    today = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).date()

    def until(of: Connection) -> tuple[int, Reached | None]:
        pulled = load_pulled(of)
        keep_days = max(1, known_rules(of).number("keep_days", today))
        if pulled is None:
            return keep_days, None
        return keep_days, Reached(pulled.register_ms, pulled.last_receipt)

    return (yield from ask(Read(File.CHECKLIST, until)))


def _forget(reached: Reached | None, keep_days: int) -> Played[int]:
    if reached is None:
        return 0
    find = partial(forgetting.due_to_forget, reached=reached, keep_days=keep_days)
    due = yield from ask(Read(File.JOURNAL, find))
    for first in range(0, len(due), forgetting.AT_ONCE):
        piece = due[first : first + forgetting.AT_ONCE]
        yield from ask(Commit(File.JOURNAL, partial(forgetting.forget, due=piece)))
    return len(due)


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
