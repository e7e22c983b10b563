"""The opened desk: its two files, who it is, its clock, and its own acts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from kaikudesk.acts import OwnActs
from kaikudesk.clock import TOLERATED_LAG_MS, Clock, Days
from kaikudesk.desk_files import CHECKLIST_FILE, JOURNAL_FILE, Files, open_files
from kaikudesk.errors import (
    DeskMovedError,
    ListDamagedError,
    NotAllowedError,
    StorageError,
)
from kaikudesk.known_events import events_declared, events_told
from kaikudesk.model import Event, Site
from kaikudesk.places import (
    Place,
    at_place,
    at_work,
    keep_place,
    own_entries_at,
    place_of,
    places_told,
)
from kaikudesk.rules import DEFAULTS, ListAge, RuleSet
from kaikudesk.storage import checklist, healing, identity, journal, undone
from kaikudesk.storage.aside import drop_aside, stands_aside
from kaikudesk.storage.checklist import Pulled
from kaikudesk.storage.checklist_steps import CHECKLIST_UPGRADES
from kaikudesk.storage.database import transaction_on
from kaikudesk.storage.healing import Cause
from kaikudesk.storage.identity import Heard, Identity
from kaikudesk.storage.known_rules import known_rules
from kaikudesk.storage.tables import Connection
from kaikudesk.storage.upgrades import bring_up_to_date
from kaikudesk.writing import Draft, Writer
from kaikudesk.zones import zone_of

__all__ = ["CHECKLIST_FILE", "JOURNAL_FILE", "Desk", "Files", "open_desk", "open_files"]

_BACKUPS: Final = "backups"


@dataclass(slots=True)
class Desk:
    """An enrolled desk; its verbs are in `counter` and `handover`.

    It belongs to one thread at a time, since it holds a connection for the checks
    and one for the records; another thread than its own may open it. After each
    round that landed something, `refresh` reads what is new. `news` is of opening.
    `withdrawn`: its right has ended, it holds no list and delivers what waits.
    `places` are those for which it works, where the register told of them, and
    `identity` is at the one of now.
    """

    files: Files
    clock: Clock
    identity: Identity
    writer: Writer
    acts: OwnActs
    list_connection: Connection
    journal_connection: Connection
    pulled: Pulled | None = None
    rules: RuleSet = DEFAULTS
    events: dict[bytes, Event] = field(default_factory=dict)
    news: tuple[Cause, ...] = ()
    moved_to: str = ""
    withdrawn: bool = False
    places: tuple[Place, ...] = ()
    site: Site = field(init=False)
    scope: str = field(init=False)
    _days: Days = field(init=False)

    def __post_init__(self) -> None:
        """Begin at the site of its identity."""
        self._settle_in()

    def _settle_in(self) -> None:
        """View the site once as the rules want it, since every check asks.

        `scope` names the scope of what belongs to it.
        """
        self.site = self.identity.site.site()
        self.scope = f"site/{self.site.number}"
        self._days = Days(self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """Give the time zone of the site."""
        return zone_of(self.identity.site)

    @property
    def today(self) -> date:
        """Give the day of now at the site."""
        return self._days.day_of(self.clock.now_ms())

    @property
    def list_is_anew(self) -> bool:
        """Tell whether a damaged list was set aside and none has come since."""
        return self.pulled is None and stands_aside(self.files.checklist.path)

    def write(self, *drafts: Draft) -> None:
        """Write acts down for good, all or none; they count once this returns.

        Repeating a draft whose entry is there already changes nothing. Raises
        StorageFullError, StorageBusyError or DeskMovedError: nothing was written.
        """
        if self.moved_to:
            raise DeskMovedError(self.moved_to)
        new = [draft for draft in drafts if draft.entry_id not in self.acts]
        if not new:
            return
        with transaction_on(self.journal_connection) as connection:
            written = [
                one for draft in new for one in self.writer.write(connection, draft)
            ]
        self.acts.remember(written)

    def list_age(self) -> ListAge:
        """Tell how old the list is; unknown where the clock went back."""
        if self.pulled is None or self.writer.hybrid.doubtful:
            return ListAge(None, good=False)
        now = self.clock.now_ms()
        age_ms = now - self.pulled.register_ms
        if age_ms < -TOLERATED_LAG_MS:
            return ListAge(None, good=False)
        return ListAge(max(0, age_ms) // 1000, good=now <= self.pulled.good_until)

    def refresh(self) -> None:
        """Read what a round brought: the list's age, events and rules.

        Own acts that may not be read any more are unlearnt.
        """
        self._unlearn()
        with self.files.checklist.reading() as connection:
            self._look_where(places_told(connection, self.identity.desk))
            self.pulled = checklist.load_pulled(connection)
            rows = dict(events_told(connection, self.scope))
            self.events = dict(events_declared(self.acts)) | rows
            self.rules = known_rules(connection)
        with self.files.journal.reading() as connection:
            ended = identity.read_setting(connection, identity.WITHDRAWN)
        self.withdrawn = ended is not None
        self.writer.rules_version = self.rules.version
        if self.pulled is not None:
            self.writer.hybrid.heard(self.pulled.register_ms)
            drop_aside(self.files.checklist.path)

    def work_at(self, place: Place) -> None:
        """Work at another of its places from now on: what is written is made for it.

        Raises NotAllowedError for a place that is none of them.
        """
        if place not in self.places:
            raise NotAllowedError("not a place of this desk")
        with self.files.journal.transaction() as connection:
            keep_place(connection, place)
        self._take(place)
        self.refresh()

    def _look_where(self, places: tuple[Place, ...]) -> None:
        """Go on where it works, under the name of now; else at the first place."""
        told_before, self.places = bool(self.places), places
        if not places:
            return
        here = place_of(self.identity)
        there = next((one for one in places if one.name == here.name), places[0])
        if there != here or not told_before:
            self._take(there)

    def _take(self, place: Place) -> None:
        self.identity = self.writer.identity = at_place(self.identity, place)
        self._settle_in()
        self.acts = _own_acts(self)

    def _unlearn(self) -> None:
        known = {one.entry.entry_id for one in self.acts.registrations()}
        if not known:
            return
        with self.files.journal.reading() as connection:
            readable = journal.readable_registrations(connection)
        if not known <= readable:
            self.acts = _own_acts(self)

    def begin_list_anew(self) -> None:
        """Set the damaged list aside; until another one comes there is none.

        No round may be on. Raises StorageError where the file cannot be set aside.
        """
        self.pulled = None
        self.list_connection.close()
        try:
            _begin_list_anew(self.files, self.clock)
        finally:
            self.list_connection = self.files.checklist.hold()
        self.refresh()

    def close(self) -> None:
        """Close the held connections and both files."""
        self.let_go()
        self.files.close()

    def let_go(self) -> None:
        """Close the held connections; the files stay open."""
        self.list_connection.close()
        self.journal_connection.close()


def _own_acts(desk: Desk) -> OwnActs:
    """Lay out a desk's own acts, those of the place where it works now."""
    acts = OwnActs()
    with desk.files.journal.reading() as connection:
        acts.remember(own_entries_at(connection, place_of(desk.identity)))
    return acts


def open_desk(files: Files, clock: Clock) -> Desk:
    """Open an enrolled desk: check its chain, wind its clock, lay out its acts.

    A list that turns out to be damaged is set aside and begun anew. Raises
    NotAllowedError("not enrolled") for a folder without an identity and
    DamagedError where the chain breaks.
    """
    try:
        return _open_whole(files, clock)
    except ListDamagedError:
        _begin_list_anew(files, clock)
        return _open_whole(files, clock)


def _begin_list_anew(files: Files, clock: Clock) -> None:
    files.checklist.begin_anew()
    backups = files.checklist.path.with_name(_BACKUPS)
    bring_up_to_date(files.checklist, CHECKLIST_UPGRADES, backups=backups, clock=clock)


def _open_whole(files: Files, clock: Clock) -> Desk:
    with files.checklist.reading() as connection:
        pulled = checklist.load_pulled(connection)
    heard = Heard(0, 0) if pulled is None else pulled.heard
    acts = OwnActs()
    with files.journal.reading() as connection:
        who = identity.load_identity(connection)
        if who is None:
            raise NotAllowedError("not enrolled")
        who = at_work(connection, who)
        undone.take_mark_away(files.journal.path.parent)
        end = journal.verify_since_checkpoint(connection)
        hybrid = identity.clock_at_start(connection, clock, heard)
        acts.remember(own_entries_at(connection, place_of(who)))
        moved_to = identity.read_setting(connection, identity.MOVED_TO) or b""
    named = b"" if pulled is None else pulled.last_receipt
    with files.journal.transaction() as connection:
        journal.store_checkpoint(connection, end)
        news = healing.recover_at_start(connection, named, clock)
    desk = Desk(
        files=files,
        clock=clock,
        identity=who,
        writer=Writer(clock, hybrid, who),
        acts=acts,
        list_connection=files.checklist.hold(),
        journal_connection=files.journal.hold(),
        pulled=pulled,
        news=news,
        moved_to=moved_to.decode(),
    )
    try:
        _first_look(desk)
    except StorageError:
        desk.let_go()
        raise
    return desk


def _first_look(desk: Desk) -> None:
    """Read the rows as `refresh` does, without hearing an old answer again.

    Those that the day's first screens will read are read too: a page that breaks
    then would break the screens.
    """
    number = desk.identity.site.number
    with desk.files.checklist.reading() as connection:
        scopes = ("network", f"cases/{number}", f"cards/{number}")
        checklist.read_through(connection, scopes)
    doubtful = desk.writer.hybrid.doubtful
    desk.refresh()
    desk.writer.hybrid.doubtful = doubtful
