"""A desk without a network is let in by file."""

from pathlib import Path

import pytest

from kaikudesk.desk import open_desk, open_files
from kaikudesk.errors import (
    ForeignParcelError,
)
from kaikudesk.model import Role
from register.desks import recovery_of
from register.enrolment import make_code
from sync.enrolment_by_file import ask_by_file, enrol_from_file
from sync.post import Office
from tests.fakes import FixedClock
from tests.kaikudesk.desks import KEYS
from tests.register.staging import VENUE
from tests.sync.lossy import LossyTransport
from tests.sync.real_town import Clerk, Town
from tests.sync.sticks import Stick, take_in

CODE = "KK00000001"
DAY_SECONDS = 24 * 3600


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
