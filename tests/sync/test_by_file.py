"""A desk without a network sends and receives by file, and nothing is lost by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk.desk import open_desk, open_files
from kaikudesk.errors import (
    AlteredParcelError,
    CutParcelError,
    ForeignParcelError,
    KaikuDeskError,
    NoParcelError,
    OlderParcelError,
    OutdatedParcelError,
    StorageBusyError,
    StorageError,
    UnfitParcelError,
    WrongWayParcelError,
)
from kaikudesk.model import Role
from kaikudesk.storage import checklist
from kaikudesk.storage.identity import NEW_RECOVERY, keep_setting, read_setting
from kaikudesk.wire.messages import Cursor
from kaikudesk.wire.whole_file import whole_file
from register.answer_file import write_answer
from register.desks import recovery_of
from register.enrolment import make_code
from sync.enrolment_by_file import ask_by_file, enrol_from_file
from sync.one_round import ROUND_LOCK, only_round
from sync.post import Office
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.register.staging import VENUE, assert_whole, opened
from tests.sync.lossy import LossyTransport
from tests.sync.real_town import Clerk, Town, a_town
from tests.sync.sticks import Stick, take_in

CODE = "KK00000001"
DAY_SECONDS = 24 * 3600


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register with two venue desks and a distributor's."""
    with a_town(tmp_path) as made:
        yield made


@pytest.fixture
def stick(town: Town, tmp_path: Path) -> Stick:
    """Give the stick of the first desk, whose list is empty yet."""
    folder = tmp_path / "ä stick"
    folder.mkdir()
    return Stick(folder, town.clerks[0])


def state_of(stick: Stick) -> tuple[object, ...]:
    """Give all that an answer could change at a desk."""
    clerk = stick.clerk
    with clerk.desk.files.checklist.reading() as connection:
        held = checklist.cursors(connection), checklist.load_pulled(connection)
    return (*held, clerk.acknowledged(), clerk.listed())


def test_what_waits_is_sent_and_confirmed_by_file(town: Town, stick: Stick) -> None:
    """One file there, one back: the entry is at the register, and the desk knows."""
    stick.clerk.give(CODE)

    saved = stick.save()
    imported = stick.deliver(town.register)
    got = stick.read()

    written = stick.clerk.written()
    assert (saved.entries, saved.left) == (len(written), 0)
    assert (imported.entries, imported.new) == (len(written), len(written))
    assert town.holds(stick.clerk.desk.identity.replica) == written
    assert stick.clerk.acknowledged() == got.acknowledged == len(written)


def test_the_list_and_later_changes_come_by_file(town: Town, stick: Stick) -> None:
    """First all of it, then what changed; the same rows as over the network."""
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    first = stick.exchange(town.register)
    town.distributor.hand_over("KK00000002")
    town.distributor.round([])
    then = stick.exchange(town.register)

    pulled = stick.clerk.desk.pulled
    assert pulled is not None
    assert first.list_changed
    assert then.list_changed
    assert len(stick.clerk.listed()) == 2
    for scope in pulled.scopes:
        if scope == pulled.list_scope:
            assert stick.clerk.listed() == town.listed(scope)
        else:
            assert stick.clerk.rows(scope) == town.feed(scope)


def test_a_file_holds_all_that_has_no_receipt(town: Town, stick: Stick) -> None:
    """So a file that was lost costs nothing, and one that comes late adds nothing."""
    stick.clerk.give(CODE)
    stick.save()
    stick.clerk.give(CODE)
    second = stick.save()
    newest = stick.deliver(town.register)
    late = stick.deliver(town.register, stick.saved[0])
    again = stick.deliver(town.register)

    assert second.entries == newest.new == len(stick.clerk.written())
    assert (late.new, again.new) == (0, 0)
    assert_whole(town.register)
    stick.read(stick.answers[0])
    assert stick.clerk.acknowledged() == second.entries
    assert stick.save().entries == 0


def test_an_answer_older_than_what_was_applied_is_refused(
    town: Town, stick: Stick
) -> None:
    """By file or by network: nothing is changed by it."""
    stick.save()
    stick.deliver(town.register)
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    stick.clerk.round([])
    before = state_of(stick)

    with pytest.raises(OlderParcelError):
        stick.read()
    assert state_of(stick) == before


def test_an_answer_to_an_older_file_that_leads_farther_is_applied(
    town: Town, stick: Stick
) -> None:
    """Its rows are as they are at its head, wherever the desk stands by now."""
    stick.exchange(town.register)
    stick.save()
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    stick.clerk.round([])
    town.distributor.hand_over("KK00000002")
    town.distributor.round([])
    stick.deliver(town.register)

    stick.read()

    assert len(stick.clerk.listed()) == 2
    with pytest.raises(OlderParcelError):
        stick.read(stick.answers[0])


def test_an_answer_that_goes_on_from_what_is_not_held_is_refused(
    town: Town, stick: Stick
) -> None:
    """A list that was set aside meanwhile begins anew, and not in the middle."""
    stick.exchange(town.register)
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    stick.save()
    stick.deliver(town.register)
    stick.clerk.desk.begin_list_anew()

    with pytest.raises(UnfitParcelError):
        stick.read()
    stick.exchange(town.register)
    assert len(stick.clerk.listed()) == 1


def test_cursors_that_lead_nowhere_are_answered_with_all_anew(
    town: Town, stick: Stick
) -> None:
    """As over the network, and in the same answer."""
    stick.exchange(town.register)
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    with stick.clerk.desk.files.checklist.transaction() as connection:
        checklist.keep_cursors(connection, (Cursor("*", b"of another register"),))

    stick.exchange(town.register)

    assert len(stick.clerk.listed()) == 1


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


def test_a_new_recovery_code_goes_by_file(town: Town, stick: Stick) -> None:
    """It is let go once the answer says that the register has this very one."""
    journal = stick.clerk.desk.files.journal
    with journal.transaction() as connection:
        keep_setting(connection, NEW_RECOVERY, b"sealed")
    stick.save()
    stick.deliver(town.register)
    with journal.transaction() as connection:
        keep_setting(connection, NEW_RECOVERY, b"newer")
    early = stick.read()
    stick.save()
    stick.deliver(town.register)
    late = stick.read()

    assert (early.recovery_taken, late.recovery_taken) == (False, True)
    with town.register.database.reading() as connection:
        assert recovery_of(connection, stick.clerk.desk.identity.desk) == b"newer"
    with journal.reading() as connection:
        assert read_setting(connection, NEW_RECOVERY) is None


def a_desk_by_file(town: Town, folder: Path) -> tuple[Stick, Path]:
    """Let a desk ask to be let in, and the register answer; give its stick."""
    clock = FixedClock(seed=77)
    files = open_files(folder, KEYS, clock)
    office = Office(files.journal, files.checklist, clock)
    code = make_code(town.register, VENUE, Role.VENUE, address="")
    ask_by_file(office, code, folder / "request")
    take_in(town.register, folder / "request", folder / "answer")
    # The same code asks the same again, and is answered alike.
    ask_by_file(office, code, folder / "again")
    take_in(town.register, folder / "again", folder / "answer")
    enrol_from_file(office, folder / "answer", "A" * 26)
    desk = open_desk(files, clock)
    clerk = Clerk(folder, clock, LossyTransport(town.clerks[0].line.register), desk)
    return Stick(folder, clerk), folder / "answer"


def test_a_desk_is_let_in_by_file(town: Town, tmp_path: Path) -> None:
    """With its list in the same answer; its recovery code goes with its first file."""
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    folder = tmp_path / "by file"
    folder.mkdir()

    stick, answer = a_desk_by_file(town, folder)
    got = stick.read(answer)
    stick.clerk.give(CODE)
    stick.exchange(town.register)

    desk = stick.clerk.desk
    assert got.list_changed
    assert (desk.identity.desk, desk.identity.address) == (4, "")
    assert stick.clerk.acknowledged() == len(stick.clerk.written()) == 2
    with town.register.database.reading() as connection:
        assert recovery_of(connection, desk.identity.desk)
    desk.close()


def test_an_answer_to_somebody_elses_request_lets_nobody_in(
    town: Town, tmp_path: Path
) -> None:
    """Nor does one come to a desk that asked for nothing."""
    folder, other = tmp_path / "by file", tmp_path / "other"
    folder.mkdir()
    other.mkdir()
    stick, answer = a_desk_by_file(town, folder)
    stick.clerk.desk.close()
    clock = FixedClock(seed=78)
    files = open_files(other, KEYS, clock)
    office = Office(files.journal, files.checklist, clock)

    with pytest.raises(ForeignParcelError):
        enrol_from_file(office, answer, "A" * 26)
    code = make_code(town.register, VENUE, Role.VENUE, address="")
    ask_by_file(office, code, other / "request")
    with pytest.raises(ForeignParcelError):
        enrol_from_file(office, answer, "A" * 26)
    files.close()
