"""Who the desk is, and what its clock may claim after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kaikudesk.clock import UNKNOWN, hybrid
from kaikudesk.errors import SignatureError
from kaikudesk.storage import identity, journal
from kaikudesk.storage.identity import Heard, OpenDay
from kaikudesk.wire.messages import KeysAnswer
from tests.fakes import NOON_MS, FixedClock
from tests.making import REGISTER_SIGNING, ROOT, an_entry, an_identity, working_keys
from tests.stores import a_journal

HOUR = 3_600_000
NOTHING = Heard(0, 0)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Give a transaction on the journal of an enrolled desk."""
    with a_journal(tmp_path) as database, database.transaction() as begun:
        yield begun


def test_an_identity_comes_back_whole(connection: Connection) -> None:
    """What enrolment gave is there after a restart, and its secrets stay unsaid."""
    who = identity.load_identity(connection)

    assert who == an_identity()
    assert who.token.decode() not in repr(who)


def test_a_journal_belongs_to_one_desk(connection: Connection) -> None:
    """A second enrolment into the same journal is refused."""
    with pytest.raises(ValueError, match="already belongs"):
        identity.keep_identity(connection, an_identity(replica=b"replica2"))


def test_newer_working_keys_are_taken_from_the_known_root(
    connection: Connection,
) -> None:
    """The register may change its working keys without a new enrolment."""
    both = (working_keys(1), working_keys(2))
    identity.keep_working_keys(connection, KeysAnswer(ROOT, both))

    who = identity.load_identity(connection)

    assert who is not None
    assert sorted(who.register_keys()) == [1, 2]
    assert who.newest_keys().number == 2


def test_working_keys_of_another_root_are_refused(connection: Connection) -> None:
    """Whoever brings a root of their own changes nothing here."""
    forged = working_keys(2)
    forged = type(forged)(forged.statement, bytes(64), forged.key)

    with pytest.raises(SignatureError):
        identity.keep_working_keys(
            connection, KeysAnswer(REGISTER_SIGNING, (working_keys(1), forged))
        )
    assert identity.load_identity(connection) == an_identity()


def test_a_day_is_open_until_it_is_closed_or_followed(connection: Connection) -> None:
    """At most one day key lies open."""
    assert identity.load_open_day(connection) is None
    for n in (1, 2):
        day = OpenDay(b"day %d" % n, 738_000 + n, b"key %d" % n)
        identity.keep_open_day(connection, day)
        assert identity.load_open_day(connection) == day

    identity.close_day(connection)
    assert identity.load_open_day(connection) is None


def test_a_setting_holds_its_last_value(connection: Connection) -> None:
    """Secrets are kept by name."""
    assert identity.read_setting(connection, "token") is None
    for value in (b"1", b"2"):
        identity.keep_setting(connection, "token", value)

    assert identity.read_setting(connection, "token") == b"2"
    identity.drop_setting(connection, "token")
    assert identity.read_setting(connection, "token") is None


def test_a_clock_without_entries_starts_at_the_time_heard(
    connection: Connection,
) -> None:
    """Enrolment is an answer too: nothing is made before it."""
    identity.keep_heard(connection, Heard(NOON_MS, 0))

    clock = identity.clock_at_start(connection, FixedClock(), NOTHING)

    assert (clock.last, clock.floor_ms, clock.doubtful) == (UNKNOWN, NOON_MS, False)


def test_the_later_of_both_files_counts(connection: Connection) -> None:
    """The check list may know a newer answer than the journal, or an older one."""
    identity.keep_heard(connection, Heard(NOON_MS, 0))

    newer = identity.clock_at_start(connection, FixedClock(), Heard(NOON_MS + 1, 0))
    older = identity.clock_at_start(connection, FixedClock(), Heard(NOON_MS - 1, 0))

    assert (newer.floor_ms, older.floor_ms) == (NOON_MS + 1, NOON_MS)


def test_a_clock_goes_on_from_its_newest_entry(connection: Connection) -> None:
    """A restart makes no time that is below the last one given."""
    made = hybrid(NOON_MS + HOUR, 7)
    journal.append(connection, journal.head(connection), an_entry(1, made=made))

    clock = identity.clock_at_start(connection, FixedClock(), NOTHING)

    assert (clock.last, clock.doubtful) == (made, False)


def test_doubt_outlives_a_restart(connection: Connection) -> None:
    """Once the wall clock fell below its floor, times stay unknown until an answer."""
    head = journal.append(connection, journal.head(connection), an_entry(1, made=99))
    journal.append(connection, head, an_entry(2, made=UNKNOWN))

    doubtful = identity.clock_at_start(connection, FixedClock(), Heard(NOON_MS, 1))
    answered = identity.clock_at_start(connection, FixedClock(), Heard(NOON_MS, 2))

    assert (doubtful.doubtful, doubtful.last) == (True, 99)
    assert answered.doubtful is False


def test_a_clock_that_ran_far_ahead_is_forgotten_after_an_answer(
    connection: Connection,
) -> None:
    """One day with a clock in 2031 does not make every later time unknown."""
    far = hybrid(NOON_MS + 5 * 365 * 24 * HOUR)
    journal.append(connection, journal.head(connection), an_entry(1, made=far))

    before = identity.clock_at_start(connection, FixedClock(), NOTHING)
    after = identity.clock_at_start(connection, FixedClock(), Heard(NOON_MS, 1))

    assert before.last == far
    assert after.last == hybrid(NOON_MS)
