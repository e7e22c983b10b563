"""What a clerk does at a desk, told by a seed: the verbs that the screens call."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Final

from kaikudesk import counter, handover, own_cards
from kaikudesk.counter import Declared, Given
from kaikudesk.desk import Desk
from kaikudesk.errors import (
    FormError,
    NotAllowedError,
    StorageBusyError,
    StorageError,
    StorageFullError,
)
from kaikudesk.handover import Handover
from kaikudesk.model import Background, Category, EntryKind, Event, Role, Tickets
from tests.chaos import card_clerk
from tests.chaos.card_clerk import any_code
from tests.chaos.shadow import Shadow
from tests.chaos.took import Stopwatch

_RECENT: Final = 5
_PRESSES: Final = 20
_TITLES: Final = ("Konsertti", "Näytelmä", "Iltapäivätanssit")


@dataclass
class Clerk:
    """Does one act after the other, and presses again where the desk asks for it.

    What was recorded goes into the shadow log the moment the verb returns; and so does
    why the desk called an act not recorded.
    """

    desk: Desk
    shadow: Shadow
    watch: Stopwatch
    dice: Random
    _acts: list[Callable[[], None]] = field(init=False)

    def __post_init__(self) -> None:
        """Choose among what the desk's role may do."""
        if self.desk.identity.role == Role.VENUE:
            self._acts = [self.give] * 8 + [self.take_back, self.declare]
        else:
            self._acts = [self.hand_over] * 3 + [self.say_of_a_card] * 4

    def act(self) -> None:
        """Do something."""
        with self._may_fail():
            self.dice.choice(self._acts)()

    def give(self) -> None:
        """Check a card, at an event or without, and give a ticket for it."""
        code = any_code(self.dice)
        with self.watch.timing("check"):
            checked = counter.check_card(self.desk, code, self._event())
        given = Given(Tickets(own=1, children=self.dice.randrange(3)))

        def record() -> None:
            with self.watch.timing("record"):
                counter.record_redemption(self.desk, checked, given)

        self._press(record)
        self.shadow.recorded(checked.entry_id, EntryKind.REDEMPTION_RECORDED)

    def take_back(self) -> None:
        """Take the last ticket back."""
        last = counter.last_standing(self.desk)
        if last is None:
            return
        about = last.entry.entry_id
        self._press(partial(counter.void_redemption, self.desk, about))
        voids = self.desk.acts.of_code(last.code or "")
        void = next(one for one in voids if one.about == about)
        self.shadow.recorded(void.entry.entry_id, EntryKind.REDEMPTION_VOIDED)

    def declare(self) -> None:
        """Declare one of today's events, which another desk may declare as well."""
        wanted = Declared(self.dice.choice(_TITLES), self.desk.today, Category.CULTURE)
        found: list[Event] = []
        self._press(lambda: found.append(counter.declare_event(self.desk, wanted)))
        # One that another desk declared is there already, and nothing is written.
        if found[0].event_id in self.desk.acts:
            self.shadow.recorded(found[0].event_id, EntryKind.EVENT_DECLARED)

    def hand_over(self) -> None:
        """Register a card, which may be one that is registered already."""
        form = Handover(
            entry_id=handover.open_form(self.desk),
            code=self.dice.choice(("X", any_code(self.dice))),
            background=Background(1990, "88900"),
            children=self.dice.randrange(4),
            granted=self.desk.today,
            consent=True,
        )
        if handover.faults_of(self.desk, form):
            return
        self._press(lambda: handover.register_card(self.desk, form))
        self.shadow.recorded(form.entry_id, EntryKind.CARD_REGISTERED)

    def say_of_a_card(self) -> None:
        """Amend, end, revive or replace a card that this desk gave, where it may."""
        recent = own_cards.last_registered(self.desk, _RECENT)
        if not recent:
            return
        card = self.dice.choice(recent).entry.entry_id
        verb = self.dice.choice(card_clerk.VERBS)
        before = len(self.desk.acts.acts())
        # The screen does not offer what a card's state does not allow.
        with suppress(NotAllowedError, FormError):
            self._press(lambda: verb(self.desk, card, self.dice))
        for one in self.desk.acts.acts()[before:]:
            self.shadow.recorded(one.entry.entry_id, EntryKind(one.entry.kind))

    def _event(self) -> Event | None:
        today = counter.events_on(self.desk, self.desk.today)
        return self.dice.choice([None, *today])

    def _press(self, verb: Callable[[], None]) -> None:
        """Press again while another writer is in the way, as the screen asks."""
        for _press in range(_PRESSES):
            try:
                verb()
            except StorageBusyError:
                continue
            return
        raise StorageBusyError("the journal stays locked")

    @contextmanager
    def _may_fail(self) -> Iterator[None]:
        """Let the desk say that nothing was recorded; the next client is served."""
        try:
            yield
        except StorageError as fault:
            if not is_of_the_disk(fault):
                raise
            self.shadow.refused(fault)


def is_of_the_disk(fault: Exception) -> bool:
    """Tell whether a full or busy disk explains it: that is said, and goes away."""
    full = isinstance(fault, StorageFullError | StorageBusyError)
    return full or (isinstance(fault, StorageError) and "disk I/O" in str(fault))
