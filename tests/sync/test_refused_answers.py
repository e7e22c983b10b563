"""An answer that is damaged, or not for this desk, is refused and changes nothing."""

from pathlib import Path

import pytest

from kaikudesk.errors import (
    AlteredParcelError,
    CutParcelError,
    ForeignParcelError,
    KaikuDeskError,
    NoParcelError,
    OutdatedParcelError,
    StorageBusyError,
    StorageError,
    WrongWayParcelError,
)
from kaikudesk.wire.whole_file import whole_file
from register.answer_file import write_answer
from sync.one_round import ROUND_LOCK, only_round
from tests.register.staging import opened
from tests.sync.real_town import Town
from tests.sync.sticks import Stick, state_of

CODE = "KK00000001"
DAY_SECONDS = 24 * 3600


def cut(file: bytes) -> bytes:
    """Lose the end of a file."""
    return file[:-100]


def altered(file: bytes) -> bytes:
    """Change one byte in the middle."""
    place = len(file) // 2
    return file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]


def nothing_of_ours(_file: bytes) -> bytes:
    """Put a text in the place of the file."""
    return b"Dear register,"


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (cut, CutParcelError),
        (altered, AlteredParcelError),
        (nothing_of_ours, NoParcelError),
    ],
)
def test_a_damaged_answer_changes_nothing(
    town: Town, stick: Stick, damage: object, fault: type[KaikuDeskError]
) -> None:
    """It is refused for what it is, and the whole one serves afterwards."""
    assert callable(damage)
    stick.clerk.give(CODE)
    stick.save()
    stick.deliver(town.register)
    broken = stick.folder / "broken"
    broken.write_bytes(damage(stick.answers[-1].read_bytes()))
    before = state_of(stick)

    with pytest.raises(fault):
        stick.read(broken)
    assert state_of(stick) == before
    assert stick.read().acknowledged == len(stick.clerk.written())


def test_the_answer_to_another_desk_is_refused(town: Town, stick: Stick) -> None:
    """Also one of the same site."""
    other = Stick(stick.folder, town.clerks[1])
    other.save()
    other.deliver(town.register)

    with pytest.raises(ForeignParcelError):
        stick.read(other.answers[-1])


def test_the_answer_of_another_register_is_refused(
    town: Town, stick: Stick, tmp_path: Path
) -> None:
    """Even where the desk has the same number there."""
    stick.save()
    imported = stick.deliver(town.register)
    answer = stick.folder / "of another"
    with (
        opened(f"sqlite:///{tmp_path}/other.db", seed=5) as other,
        whole_file(answer) as file,
    ):
        write_answer(other, imported, file)

    with pytest.raises(ForeignParcelError):
        stick.read(answer)


def test_an_answer_past_its_day_is_refused(town: Town, stick: Stick) -> None:
    """Its list would be no good any more."""
    stick.save()
    stick.deliver(town.register)
    stick.clerk.clock.pass_seconds(31 * DAY_SECONDS)
    before = state_of(stick)

    with pytest.raises(OutdatedParcelError):
        stick.read()
    assert state_of(stick) == before


def test_a_desks_own_file_is_no_answer(stick: Stick) -> None:
    """The commonest slip has a word of its own."""
    stick.save()

    with pytest.raises(WrongWayParcelError):
        stick.read(stick.saved[-1])


def test_no_answer_is_read_while_a_round_is_on(town: Town, stick: Stick) -> None:
    """Also one of another process."""
    stick.save()
    stick.deliver(town.register)

    with (
        only_round(stick.office.journal.path.with_name(ROUND_LOCK)),
        pytest.raises(StorageBusyError),
    ):
        stick.read()
    stick.read()


def test_a_file_that_cannot_be_written_or_read_is_said(stick: Stick) -> None:
    """The stick was pulled out."""
    gone = Stick(stick.folder / "gone", stick.clerk)

    with pytest.raises(StorageError):
        gone.save()
    with pytest.raises(StorageError):
        stick.read(stick.folder / "none")
