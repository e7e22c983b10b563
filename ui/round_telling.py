"""What the clerk reads above the screens after a start or a round, and in which order.

A refusal comes first, then what is so for the time being, then what is only news.
"""

from functools import partial

from kaikudesk.desk import Desk
from kaikudesk.errors import DeskMovedError, RightWithdrawnError
from kaikudesk.ledger import Heard
from kaikudesk.model import Unreached
from kaikudesk.standing import Ledger, Standing, acts_shown
from kaikudesk.storage import identity
from sync.round import RoundReport
from ui.desk_words import cause_sentence
from ui.list_anew import ListAnew
from ui.news_words import registered_sentence
from ui.round_news import RoundNews


class RoundTelling:
    """Chooses what is said of a round."""

    def __init__(self, desk: Desk, news: RoundNews, anew: ListAnew) -> None:
        """Stand ready."""
        self._desk = desk
        self._news = news
        self._anew = anew

    def say_at_start(self) -> None:
        """Say why the desk began as it did, and that it has moved or lost its list."""
        for cause in self._desk.news:
            self._news.say_until_read(partial(cause_sentence, cause))
        self.say_what_is_so()

    def needing(self, ledger: Ledger) -> list[Heard]:
        """Give the acts that need a person."""
        return [
            heard
            for heard in acts_shown(self._desk, ledger)
            if ledger.standing_of(heard, self._desk.acts) is Standing.PERSON
        ]

    def say(self, report: RoundReport, needed: list[Heard], ledger: Ledger) -> None:
        """Say why the register refused, what the desk healed from, and what is gone.

        `needed` are the acts that needed a person before the round.
        """
        for cause in report.news:
            self._news.say_until_read(partial(cause_sentence, cause))
        if report.faults and report.why_not is None:
            self._news.say_fault(report.faults[0])
            return
        if self.say_what_is_so():
            return
        self._news.take_back()
        tails = [
            heard.entry.plain.tail
            for heard in needed
            if ledger.is_registered_now(heard.entry.entry_id)
        ]
        if tails:
            self._news.say_until_read(partial(registered_sentence, tails))

    def say_what_is_so(self) -> bool:
        """Say what lasts: this desk moved, lost its right, or has no list any more."""
        if self._desk.moved_to:
            self._news.say_fault(DeskMovedError(self._desk.moved_to))
            return True
        with self._desk.files.journal.reading() as connection:
            statement = identity.read_setting(connection, identity.WITHDRAWN)
        if statement is not None:
            ended = RightWithdrawnError(Unreached.RIGHT_WITHDRAWN, statement=statement)
            self._news.say_fault(ended)
            return True
        return self._anew.say()
