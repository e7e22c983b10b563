"""A new desk without a network at the gate, and one that moves in from its file."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from kaikudesk import counter, moving
from kaikudesk.counter import Given
from kaikudesk.desk import open_desk, open_files
from kaikudesk.keys import KEY_FILE_NAME, ByKeyring, ByPassphrase, unlock
from kaikudesk.model import Role, Tickets
from kaikudesk.storage import receipts
from kaikudesk.wire.enrolment_code import write_code
from register.enrolment import make_code
from register.opened import Register
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED
from tests.kaikudesk.test_keys import KeyStoreInMemory
from tests.register.staging import VENUE
from tests.sync.real_town import Town
from tests.sync.sticks import take_in
from tests.ui.closed_desk import CHEAP, Closed
from tests.ui.door import Door, Stand
from tests.ui.keeper import answer_dialog, said
from ui.enrol_panel import EnrolPanel
from ui.move_in_panel import MoveInPanel

CODE = "KK00000001"
# The day and the redemption; that the desk ended is for the old one to send.
OF_THE_OLD_DESK = 2
WORDS = "junassa istuu koira"


@dataclass
class NewDesk:
    """A gate before an empty folder, and the register that is far away."""

    door: Door
    register: Register
    folder: Path

    @property
    def panel(self) -> EnrolPanel:
        """Give what asks at the gate."""
        panel = self.door.panel
        assert isinstance(panel, EnrolPanel)
        return panel

    def ask(self) -> Path:
        """Save a request with a fresh code."""
        code = make_code(self.register, VENUE, Role.VENUE, address="")
        self.door.type("Enrolment code", write_code(code))
        press(self.door, self.panel.others.request, self.folder / "ä.kaikupost")
        return self.folder / "ä.kaikupost"

    def answer(self, request: Path) -> Path:
        """Let the register answer it."""
        answer = request.with_suffix(".kaikuanswer")
        take_in(self.register, request, answer)
        return answer

    def read(self, answer: Path) -> None:
        """Read a file as the answer."""
        press(self.door, self.panel.others.answer, answer)


def press(door: Door, button: QPushButton, path: Path) -> None:
    """Press a button, answer its dialog with a path, and wait for the work."""
    button.click()
    answer_dialog(door.opening.window, path)
    door.settle()


@pytest.fixture
def new(town: Town, stand: Stand, tmp_path: Path) -> NewDesk:
    """Stand before an empty folder."""
    (tmp_path / "uusi pöytä").mkdir()
    door = stand(tmp_path / "uusi pöytä", KeyStoreInMemory())
    door.begin()
    return NewDesk(door, town.register, tmp_path)


def test_a_desk_without_a_network_is_let_in_with_its_list(new: NewDesk) -> None:
    """One file there, one back, and the card is known."""
    request = new.ask()
    asked = said(new.panel.others)
    new.read(new.answer(request))

    [opened] = new.door.opened
    checked = counter.check_card(opened.desk, CODE)
    assert asked.startswith("The request is in the file ä.kaikupost.")
    assert checked.answer.verdict.name == "VALID"


def test_the_program_may_be_closed_until_the_answer_comes(
    new: NewDesk, stand: Stand
) -> None:
    """The next start goes on where this one stopped."""
    answer = new.answer(new.ask())
    new.door.way_in.close()
    again = NewDesk(stand(new.door.folder, new.door.store), new.register, new.folder)
    again.door.begin()
    again.read(answer)

    assert len(again.door.opened) == 1


def test_a_file_that_is_no_answer_lets_nobody_in(new: NewDesk) -> None:
    """The sentence says what to choose, and the right one serves then."""
    request = new.ask()
    new.read(request)
    refused = new.door.problem
    new.read(new.answer(request))

    assert refused.startswith("This file goes from the desk to the register.")
    assert len(new.door.opened) == 1


def test_without_a_code_no_request_is_written(new: NewDesk) -> None:
    """The keyboard goes where the code belongs."""
    new.panel.others.request.click()

    assert new.door.opening.window.findChildren(MoveInPanel) == []
    assert new.door.asks_for == ["Enrolment code"]
    assert list(new.door.folder.iterdir()) == []


@pytest.fixture
def luggage(closed: Closed, tmp_path: Path) -> Path:
    """Let a desk with one redemption that waits end in a file."""
    clock = FixedClock()
    keys = unlock(closed.folder / KEY_FILE_NAME, ByKeyring(closed.store))
    desk = open_desk(open_files(closed.folder, keys, clock), clock)
    file = tmp_path / "muutto ä.kaikumove"
    moving.move_desk(desk, keys, ByPassphrase(WORDS, CHEAP), file)
    desk.close()
    return file


@pytest.fixture
def other(stand: Stand, tmp_path: Path) -> Door:
    """Stand before an empty folder of another computer."""
    (tmp_path / "toinen kone").mkdir()
    door = stand(tmp_path / "toinen kone", KeyStoreInMemory())
    door.begin()
    return door


def entries_that_wait(door: Door) -> int:
    """Count the entries of the desk that opened which the register lacks."""
    [opened] = door.opened
    with opened.desk.files.journal.reading() as connection:
        return receipts.waiting_count(connection)


def choose(door: Door, file: Path) -> MoveInPanel:
    """Choose the file of a moved desk."""
    panel = door.panel
    assert isinstance(panel, EnrolPanel)
    panel.others.move_in.click()
    answer_dialog(door.opening.window, file)
    [asks] = door.opening.window.findChildren(MoveInPanel)
    return asks


def unpack(door: Door, panel: MoveInPanel, name: str, word: str) -> None:
    """Type a word into the line of this name and press."""
    door.type(name, word)
    panel.try_it()
    door.settle()


def test_a_moved_desk_is_taken_over(other: Door, luggage: Path) -> None:
    """What waited waits here, and more can be recorded."""
    panel = choose(other, luggage)
    unpack(other, panel, "Passphrase of the file", WORDS)

    before = entries_that_wait(other)
    [opened] = other.opened
    checked = counter.check_card(opened.desk, LISTED)
    counter.record_redemption(opened.desk, checked, Given(Tickets(own=1)))

    assert before == OF_THE_OLD_DESK
    # The day that it belongs to is opened anew here.
    assert entries_that_wait(other) == before + 2


def test_a_wrong_passphrase_may_be_typed_again(other: Door, luggage: Path) -> None:
    """Nothing is unpacked until one opens the file."""
    panel = choose(other, luggage)
    unpack(other, panel, "Passphrase of the file", "something else entirely")
    refused = other.problem
    unpack(other, panel, "Passphrase of the file", WORDS)

    assert refused.startswith("This passphrase opens nothing.")
    assert entries_that_wait(other) == OF_THE_OLD_DESK


def test_the_recovery_code_unpacks_too(
    other: Door, luggage: Path, closed: Closed
) -> None:
    """Then the desk's own gate asks for it, and for what opens it from then on."""
    panel = choose(other, luggage)
    unpack(other, panel, "or the recovery code (26 signs)", closed.code.shown())
    other.type("Recovery code (26 signs)", closed.code.shown())
    other.press()

    assert entries_that_wait(other) == OF_THE_OLD_DESK


def test_a_cut_file_says_to_copy_it_once_more(other: Door, luggage: Path) -> None:
    """Nothing is there afterwards."""
    luggage.write_bytes(luggage.read_bytes()[:-100])
    panel = choose(other, luggage)
    unpack(other, panel, "Passphrase of the file", WORDS)

    assert other.problem.startswith("This file is cut, was changed")
    assert not (other.folder / KEY_FILE_NAME).exists()


def test_the_wrong_file_can_be_left(other: Door, luggage: Path) -> None:
    """Back leads to the enrolment."""
    choose(other, luggage).back_wished.emit()

    assert isinstance(other.panel, EnrolPanel)
