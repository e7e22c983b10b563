"""What a desk without a network does: it asks, sends and receives by file.

A saved file holds all that has no receipt, so a file that was lost costs nothing: the
next one holds it too. The answer is read as a round, with the file as its line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kaikudesk.errors import RightWithdrawnError, StorageBusyError
from kaikudesk.seal import KEY_BYTES, seal_to
from kaikudesk.storage.healing import Cause
from kaikudesk.wire.letters import put_letter
from kaikudesk.wire.parcel import FORMAT, Label, ParcelKind, ParcelWriter
from kaikudesk.wire.whole_file import readable_file, whole_file
from sync.answer_file import answer_for
from sync.answer_reading import take_answer
from sync.driver import Driver, Progress, tell_nobody
from sync.gathering import Gathered, gather
from sync.no_line import NoLine
from sync.one_round import ROUND_LOCK, only_round
from sync.post import Office
from sync.pulling import Got
from sync.register_word import who_am_i

# Entries are taken in however late they come.
_FOR_EVER: Final = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds: so many entries; `left` wait for the one after it.

    `news` say why this desk took a new replica before it, where it did.
    """

    entries: int
    left: int
    news: tuple[Cause, ...] = ()


def save_what_waits(office: Office, path: Path) -> Saved:
    """Write one file with everything that has no receipt, for the register.

    Raises StorageFullError or StorageError, and then there is no file.
    """
    gathered = _driver(office).drive(gather())
    with whole_file(path) as file:
        key = office.clock.random_bytes(KEY_BYTES)
        label = _label(gathered, key, office.clock.now_ms())
        parcel = ParcelWriter(file, label, key)
        for name, body in gathered.letters:
            put_letter(parcel, name, body)
        parcel.close(gathered.who.signing_key)
    return Saved(gathered.entries, gathered.left, gathered.news)


def read_answer_file(
    office: Office, path: Path, *, loading: Progress = tell_nobody
) -> Got:
    """Take in the register's answer to a saved file, whichever it was.

    Raises MalformedEntryError, AlteredParcelError, ParcelError, StorageError, or
    StorageBusyError while a round is on: then nothing was changed. Raises what a
    round does where the register refused something, and RightWithdrawnError where
    this desk's right has ended: then its list is gone.
    """
    who = _driver(office).drive(who_am_i())
    with _alone(office), readable_file(path) as file:
        answer = answer_for(file, who, office.clock.now_ms())
        files = office.journal, office.checklist
        driver = Driver(answer, *files, office.clock, loading)
        try:
            return driver.drive(take_answer(answer))
        except RightWithdrawnError:
            office.checklist.shrink()
            raise


@contextmanager
def _alone(office: Office) -> Iterator[None]:
    """Keep rounds away, also those of another process."""
    with only_round(office.journal.path.with_name(ROUND_LOCK)) as alone:
        if not alone:
            raise StorageBusyError("a round is on")
        yield


def _driver(office: Office) -> Driver:
    return Driver(NoLine(), office.journal, office.checklist, office.clock)


def _label(gathered: Gathered, key: bytes, now_ms: int) -> Label:
    who, newest = gathered.who, gathered.who.newest_keys()
    return Label(
        format=FORMAT,
        kind=ParcelKind.POST,
        desk=who.desk,
        site=who.site.number,
        epoch=gathered.epoch,
        created=now_ms,
        good_until=_FOR_EVER,
        before=b"",
        key=newest.number,
        sealed_key=seal_to(newest.sealing_key, key),
    )
