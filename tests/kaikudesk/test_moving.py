"""A desk moves by one file: the old journal ends, the new one takes up all of it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kaikudesk import arrival, counter, moving
from kaikudesk.counter import Given
from kaikudesk.desk import Desk, open_desk, open_files
from kaikudesk.errors import (
    DamagedError,
    DeskMovedError,
    FormError,
    KeysError,
    NotAllowedError,
    StorageBusyError,
    StorageError,
    WrongPassphraseError,
)
from kaikudesk.keys import ByPassphrase, ByRecoveryCode, Cost, Keys, RecoveryCode
from kaikudesk.model import EntryKind, Tickets
from kaikudesk.storage import journal, receipts
from kaikudesk.storage.identity import keep_identity
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED
from tests.kaikudesk.flipping import flipped
from tests.making import REPLICA, an_identity

CHEAP = Cost(passes=1, memory=8192)
HOME = ByPassphrase("kotona asuu kissa", CHEAP)
JOURNEY = ByPassphrase("junassa istuu koira", CHEAP)


@pytest.fixture
def keys(tmp_path: Path, clock: FixedClock) -> Keys:
    """Make the keys and files of an enrolled desk in a folder of its own."""
    folder = tmp_path / "vanha pöytä"
    folder.mkdir()
    keys, files = arrival.make_desk(folder, clock, HOME)
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity())
    files.close()
    return keys


@pytest.fixture
def old(tmp_path: Path, clock: FixedClock, keys: Keys) -> Iterator[Desk]:
    """Open the old desk, with two tickets given that nobody else knows of."""
    with a_desk(tmp_path / "vanha pöytä", keys, clock) as desk:
        give(desk)
        give(desk)
        yield desk


@pytest.fixture
def new_folder(tmp_path: Path) -> Path:
    """Give an empty folder of another computer."""
    folder = tmp_path / "uusi pöytä"
    folder.mkdir()
    return folder


@pytest.fixture
def file(tmp_path: Path, old: Desk, keys: Keys) -> Path:
    """Move the old desk and give the file."""
    moving.move_desk(old, keys, JOURNEY, tmp_path / "muutto.kaiku")
    return tmp_path / "muutto.kaiku"


def a_desk(folder: Path, keys: Keys, clock: FixedClock) -> closing[Desk]:
    """Open the desk of a folder."""
    return closing(open_desk(open_files(folder, keys, clock), clock))


def give(desk: Desk) -> bytes:
    """Give a ticket, and its entry's id."""
    checked = counter.check_card(desk, LISTED)
    counter.record_redemption(desk, checked, Given(Tickets(own=1)))
    return checked.entry_id


def bytes_of(desk: Desk) -> list[bytes]:
    """Give the bytes of every entry, oldest first."""
    with desk.files.journal.reading() as connection:
        rows = connection.exec_driver_sql("SELECT plain FROM entry ORDER BY n")
        return [row.plain for row in rows]


def test_the_new_desk_has_everything_and_goes_on(
    old: Desk, keys: Keys, new_folder: Path, clock: FixedClock
) -> None:
    """All entries come along byte for byte, and all that waits is sent from there."""
    before = bytes_of(old)
    file = new_folder.with_name("muutto.kaiku")
    moving.move_desk(old, keys, JOURNEY, file)
    there = moving.unpack_desk(file, new_folder, JOURNEY, clock)

    with a_desk(new_folder, there, clock) as desk:
        assert bytes_of(desk) == before
        give(desk)
        with desk.files.journal.reading() as connection:
            waiting = receipts.waiting(connection, 100)
        assert waiting.replica == desk.identity.replica != REPLICA
        assert len(waiting.entries) == len(before) + 2
        assert (desk.moved_to, desk.news) == ("", ())


def test_the_old_journal_is_closed_for_good(
    old: Desk, keys: Keys, new_folder: Path, clock: FixedClock
) -> None:
    """It says where the desk went, also after a restart, and records nothing more."""
    file = new_folder.with_name("muutto.kaiku")
    moving.move_desk(old, keys, JOURNEY, file)
    closed = bytes_of(old)
    with pytest.raises(DeskMovedError) as told:
        give(old)
    assert told.value.moved_to == "muutto.kaiku"
    old.close()

    with a_desk(old.files.journal.path.parent, keys, clock) as desk:
        with pytest.raises(DeskMovedError):
            give(desk)
        with pytest.raises(DeskMovedError):
            moving.move_desk(desk, keys, JOURNEY, file)
        assert bytes_of(desk) == closed


def test_its_last_entry_names_the_replica_that_goes_on(
    old: Desk, keys: Keys, new_folder: Path, clock: FixedClock
) -> None:
    """So the register can tell a move from a copy."""
    file = new_folder.with_name("muutto.kaiku")
    moving.move_desk(old, keys, JOURNEY, file)
    there = moving.unpack_desk(file, new_folder, JOURNEY, clock)
    with old.files.journal.reading() as connection:
        last = list(journal.own_entries(connection))[-1].entry

    with a_desk(new_folder, there, clock) as desk:
        body = last.body()
        assert last.kind == EntryKind.DESK_MOVED
        assert body.replica == desk.identity.replica  # type: ignore[attr-defined]  # the body of this kind


def test_the_recovery_code_opens_the_file_too(
    tmp_path: Path, clock: FixedClock, new_folder: Path
) -> None:
    """Whoever forgot the passphrase on the way asks the register."""
    folder = tmp_path / "desk"
    folder.mkdir()
    keys, files = arrival.make_desk(folder, clock, HOME)
    code = arrival.recovery_code_to_tell(folder, keys, files, clock)
    with files.journal.transaction() as connection:
        keep_identity(connection, an_identity())
    with closing(open_desk(files, clock)) as desk:
        moving.move_desk(desk, keys, JOURNEY, tmp_path / "file")
    by = ByRecoveryCode(RecoveryCode.read(code))

    assert moving.unpack_desk(tmp_path / "file", new_folder, by, clock) == keys


def test_no_other_words_open_it_and_nothing_is_left_behind(
    file: Path, new_folder: Path, clock: FixedClock
) -> None:
    """Not even those of the old computer; the next try begins from nothing."""
    with pytest.raises(WrongPassphraseError):
        moving.unpack_desk(file, new_folder, HOME, clock)
    assert list(new_folder.iterdir()) == []


def test_a_passphrase_that_is_too_short_closes_nothing(
    old: Desk, keys: Keys, tmp_path: Path
) -> None:
    """The desk goes on as if nobody had asked."""
    with pytest.raises(FormError):
        moving.move_desk(old, keys, ByPassphrase("lyhyt", CHEAP), tmp_path / "file")

    assert give(old)


def test_a_place_that_takes_no_file_closes_nothing(
    old: Desk, keys: Keys, tmp_path: Path
) -> None:
    """A stick that was pulled out costs nothing but another try."""
    with pytest.raises(StorageError):
        moving.move_desk(old, keys, JOURNEY, tmp_path / "no stick" / "file")

    assert give(old)
    assert not old.files.journal.path.with_name("moving.part").exists()


def test_a_folder_with_a_desk_takes_no_other(
    old: Desk, keys: Keys, tmp_path: Path, clock: FixedClock
) -> None:
    """Neither its own nor a stranger's journal is written over."""
    moving.move_desk(old, keys, JOURNEY, tmp_path / "file")

    with pytest.raises(NotAllowedError, match="enrolled"):
        moving.unpack_desk(
            tmp_path / "file", old.files.journal.path.parent, JOURNEY, clock
        )


@pytest.mark.parametrize("part", range(12))
def test_a_file_that_is_cut_or_changed_is_refused(
    file: Path, new_folder: Path, clock: FixedClock, part: int
) -> None:
    """Nothing of it is believed, and nothing is left in the folder."""
    content = file.read_bytes()
    for changed in (
        content[: len(content) * part // 12],
        flipped(content, len(content) * 8 * part // 12),
        content + b"\0",
    ):
        file.write_bytes(changed)
        with pytest.raises((DamagedError, KeysError)):
            moving.unpack_desk(file, new_folder, JOURNEY, clock)
        assert list(new_folder.iterdir()) == []


@pytest.mark.parametrize("left", ["journal.next.db", "journal.next.part"])
def test_unpacking_may_be_repeated_after_a_stop(
    file: Path, new_folder: Path, clock: FixedClock, left: str
) -> None:
    """What a former try left is made anew."""
    (new_folder / left).write_bytes(b"half of it")
    there = moving.unpack_desk(file, new_folder, JOURNEY, clock)

    with a_desk(new_folder, there, clock) as desk:
        assert len(desk.acts.redemptions()) == 0
        assert len(bytes_of(desk)) == 3


def test_a_journal_that_somebody_writes_to_is_not_moved(
    old: Desk, keys: Keys, tmp_path: Path
) -> None:
    """No entry may come between the copy and the end; the clerk tries again."""
    file = tmp_path / "muutto.kaiku"
    with pytest.raises(StorageBusyError), old.files.journal.transaction():
        moving.move_desk(old, keys, JOURNEY, file)

    assert not file.exists()
    assert old.moved_to == ""
    assert give(old)
