"""A desk without a network whose folder was copied: it goes on, by file alone."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from kaikudesk.errors import UnfitParcelError
from kaikudesk.storage import streams, tables
from kaikudesk.storage.healing import Cause
from tests.sync.real_town import Clerk, Town
from tests.sync.sticks import Stick, state_of
from tests.sync.test_restored_journal import a_twin, held

CODE = "KK00000001"


def a_stick(clerk: Clerk, folder: Path) -> Stick:
    """Give the stick of a desk."""
    folder.mkdir()
    return Stick(folder, clerk)


def replica_of(stick: Stick) -> bytes:
    """Name the replica under which a desk sends now."""
    with stick.clerk.desk.files.journal.reading() as connection:
        return streams.present(connection).replica


@pytest.fixture
def twin(town: Town, stick: Stick, tmp_path: Path) -> Stick:
    """Give the copy of a desk whose first one has sent something since."""
    stick.clerk.give(CODE)
    stick.exchange(town.register)
    copy = a_twin(stick.clerk, tmp_path / "twin")
    stick.clerk.give(CODE)
    stick.exchange(town.register)
    copy.give(CODE)
    return a_stick(copy, tmp_path / "twin's stick")


def test_an_answer_that_says_fork_is_healed(
    town: Town, stick: Stick, twin: Stick
) -> None:
    """The next file has all that waits under a new replica, and nothing is doubled."""
    former = replica_of(twin)

    first = twin.exchange(town.register)
    second = twin.exchange(town.register)

    done = {*stick.clerk.done, *twin.clerk.done}
    assert (first.news, second.news) == ((Cause.JOURNAL,), ())
    assert replica_of(twin) != former
    assert twin.save().entries == 0
    assert held(town, *done) == sorted(done)
    twin.clerk.desk.close()


def test_the_same_answer_heals_once(town: Town, twin: Stick) -> None:
    """Read again, it is of a replica that was given up by then."""
    twin.exchange(town.register)
    healed = replica_of(twin)

    again = twin.read()

    assert again.news == ()
    assert replica_of(twin) == healed
    twin.clerk.desk.close()


def test_a_receipt_that_does_not_fit_is_healed(
    town: Town, stick: Stick, twin: Stick
) -> None:
    """An answer to the other one confirms what was never written here."""
    got = twin.read(stick.answers[-1])

    assert got.news == (Cause.JOURNAL,)
    twin.exchange(town.register)
    assert twin.save().entries == 0
    assert held(town, *twin.clerk.done) == twin.clerk.done
    twin.clerk.desk.close()


def test_a_page_that_does_not_fit_is_healed_and_read_again(
    town: Town, stick: Stick, tmp_path: Path
) -> None:
    """A copy that has nothing to send hears of the other one by its pages."""
    stick.exchange(town.register)
    copy = a_twin(stick.clerk, tmp_path / "twin")
    twin = a_stick(copy, tmp_path / "twin's stick")
    stick.clerk.give(CODE)
    stick.exchange(town.register)

    got = twin.exchange(town.register)

    assert got.news == (Cause.JOURNAL,)
    assert twin.clerk.listed() == stick.clerk.listed()
    copy.desk.close()


def test_an_answer_that_is_refused_heals_nothing(town: Town, twin: Stick) -> None:
    """Also where it says that the journal was copied: nothing is changed."""
    twin.save()
    twin.deliver(town.register)
    twin.clerk.desk.begin_list_anew()
    before = state_of(twin), replica_of(twin)

    with pytest.raises(UnfitParcelError):
        twin.read()
    assert (state_of(twin), replica_of(twin)) == before
    twin.clerk.desk.close()


def test_a_journal_without_its_newest_receipt_is_healed_before_it_saves(
    town: Town, stick: Stick
) -> None:
    """It is older than its check list: the file goes out under a new replica."""
    stick.clerk.give(CODE)
    stick.exchange(town.register)
    with stick.clerk.desk.files.journal.transaction() as connection:
        connection.execute(delete(tables.receipt))

    first, second = stick.save(), stick.save()
    stick.deliver(town.register)
    stick.read()

    assert (first.news, second.news) == ((Cause.JOURNAL,), ())
    assert stick.save().entries == 0
    assert held(town, *stick.clerk.done) == stick.clerk.done
