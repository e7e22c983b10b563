"""A desk whose right has ended: its list goes at once, its queue is delivered."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, select, update

from kaikudesk.errors import RegisterUnreachableError, RightWithdrawnError
from kaikudesk.model import Unreached
from kaikudesk.seal import signing_pair
from kaikudesk.storage import checklist
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    WITHDRAWAL_PURPOSE,
    Refusal,
    Withdrawal,
    sign_statement,
)
from register.tables import HELD, desks, entries
from register.withdrawal import withdraw_desk
from sync.backoff import Schedule
from sync.driver import Driver, Transport
from sync.refusals import refused_with
from sync.worker import Worker
from tests.kaikudesk.desks import KEYS
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.register.staging import assert_whole, epoch_of
from tests.sync.real_town import Clerk, Town
from tests.sync.sticks import Stick

CODE, OTHER_CODE = "KK00000001", "KK00000002"


@pytest.fixture
def clerk(town: Town) -> Clerk:
    """Give a venue's desk that holds a list, and an act that waits."""
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    clerk = town.clerks[0]
    clerk.round([])
    clerk.give(CODE)
    return clerk


def withdraw(town: Town, clerk: Clerk) -> None:
    """End a desk's right, and let the register's door hear of it."""
    withdraw_desk(town.register, clerk.desk.identity.desk)
    town.pass_seconds(60)


def held(clerk: Clerk) -> list[object]:
    """Give all that a desk holds of what it read."""
    with clerk.desk.files.checklist.reading() as connection:
        scopes = sorted(checklist.held_scopes(connection))
        cursors = checklist.cursors(connection)
    return [*clerk.listed(), *scopes, *cursors]


def states_of(town: Town, clerk: Clerk) -> list[int]:
    """Give what became of a desk's entries at the register, in their order."""
    there = town.holds(clerk.desk.identity.replica)
    with town.register.database.reading() as connection:
        asked = select(entries.c.plain, entries.c.state)
        states = {row.plain: row.state for row in connection.execute(asked)}
    return [states[plain] for plain in there]


def test_its_list_goes_at_once_and_its_queue_is_held_for_a_person(
    town: Town, clerk: Clerk
) -> None:
    """Nothing of its own record is lost, and it says why it reads no more."""
    before = clerk.written()
    withdraw(town, clerk)

    report = clerk.round([])

    assert (report.why_not, report.withdrawn) == (Unreached.RIGHT_WITHDRAWN, True)
    assert (report.waiting, clerk.acknowledged()) == (0, len(before))
    assert clerk.desk.withdrawn
    assert held(clerk) == []
    assert clerk.written() == before == town.holds(clerk.desk.identity.replica)
    assert states_of(town, clerk) == [HELD, HELD]
    assert_whole(town.register)


def test_what_it_records_later_is_delivered_too(town: Town, clerk: Clerk) -> None:
    """A ticket that was given stays given; a person looks at it."""
    withdraw(town, clerk)
    clerk.round([])
    clerk.restart()
    clerk.give(OTHER_CODE)

    report = clerk.round([])

    assert clerk.desk.withdrawn
    assert report.waiting == 0
    assert states_of(town, clerk) == [HELD] * len(clerk.written())


def test_it_is_heard_by_file_as_well(town: Town, clerk: Clerk, stick: Stick) -> None:
    """The answer has receipts, the signed word, and nothing to read."""
    stick.clerk.round([])
    stick.clerk.give(CODE)
    withdraw(town, stick.clerk)
    stick.save()
    stick.deliver(town.register)

    with pytest.raises(RightWithdrawnError):
        stick.read()
    stick.clerk.desk.refresh()
    assert stick.clerk.desk.withdrawn
    assert held(stick.clerk) == []
    assert stick.clerk.acknowledged() == len(stick.clerk.written())


def forged(town: Town, clerk: Clerk) -> Iterator[Refusal]:
    """Give words that the register did not say of this desk, or not now."""
    who, epoch = clerk.desk.identity, epoch_of(town.register)
    key, number = town.register.signing_key, town.register.key
    strangers, _ = signing_pair(b"s" * 32)
    of_this = Withdrawal(who.desk, epoch, 1, 2)
    of_another = Withdrawal(who.desk + 1, epoch, 1, 2)
    of_old = Withdrawal(who.desk, bytes(len(epoch)), 1, 2)
    yield Refusal("right-withdrawn")
    for said, by, purpose in (
        (of_this, strangers, WITHDRAWAL_PURPOSE),
        (of_this, key, b"kaikudesk receipt"),
        (of_another, key, WITHDRAWAL_PURPOSE),
        (of_old, key, WITHDRAWAL_PURPOSE),
    ):
        signed = sign_statement(said, purpose, by, number)
        yield Refusal("right-withdrawn", 0, signed)


@dataclass
class Refusing:
    """A line on which somebody answers every pull with a no."""

    register: Transport
    no: Refusal

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Refuse a pull and let the rest through."""
        if path == paths.PULL:
            raise refused_with(self.no)
        return self.register.send(path, body, token)


def test_only_the_registers_signed_word_takes_a_list_away(
    town: Town, clerk: Clerk
) -> None:
    """Not a login page, not another register, and not a word of another desk."""
    before = held(clerk)
    register = clerk.line.register
    for no in forged(town, clerk):
        clerk.line.register = Refusing(register, no)

        report = clerk.round([])

        assert isinstance(report.faults[0], RegisterUnreachableError)
        assert not report.withdrawn
        assert not clerk.desk.withdrawn
        assert held(clerk) == before


@needs_cipher
def test_no_page_of_the_list_stays_on_the_disk(town: Town, clerk: Clerk) -> None:
    """The worker writes the file anew: neither rows nor the list's key are in it."""
    pulled = clerk.desk.pulled
    assert pulled is not None
    for _ in range(2):
        town.distributor.amend(3)
        work(town.distributor)
        work(clerk)
    before = on_disk(clerk)
    withdraw(town, clerk)
    work(clerk)

    assert pulled.list_key in before
    assert b"Kuhmotalo" in before
    assert pulled.list_key not in on_disk(clerk)
    assert b"Kuhmotalo" not in on_disk(clerk)


def on_disk(clerk: Clerk) -> bytes:
    """Give what stands in any page of the check list and of its log."""
    list_file = clerk.desk.files.checklist
    list_file.checkpoint(truncate=True)
    return plain_pages(list_file.path, KEYS.checklist)


def work(clerk: Clerk) -> None:
    """Let the desk's worker play a round and see to its house."""
    files = clerk.desk.files
    driver = Driver(clerk.line, files.journal, files.checklist, clerk.clock)
    Worker(driver, Schedule(clerk.clock), clerk.folder / "round.lock").play()


def test_a_right_that_is_given_again_brings_the_list_back(
    town: Town, clerk: Clerk
) -> None:
    """A register that knows of no withdrawal lets the desk read, all from 0."""
    withdraw(town, clerk)
    clerk.round([])
    give_again(town)
    town.pass_seconds(60)

    report = clerk.round([])

    assert report.reached
    assert not clerk.desk.withdrawn
    assert len(clerk.listed()) == 1


def give_again(town: Town) -> None:
    """Let the register know of no withdrawal, as an older database would."""
    statement = update(desks).values(withdrawn=None)

    def work(connection: Connection) -> None:
        connection.execute(statement)

    town.register.database.write(work)
