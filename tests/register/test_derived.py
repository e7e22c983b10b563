"""A file that joins nothing is taken in beside, once, and counted once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.wire.receipt import Receipt
from register.chain_check import Push
from register.derived import accept_file
from register.derived_names import derived_replica
from register.errors import RefusedError
from register.tables import entries, replicas
from tests.register.pens import Pen
from tests.register.staging import CODE, Country, a_pen, assert_whole, opened

OTHER_CODE = "KK00000001"


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    """Give a country whose venue has pushed its day and one use."""
    with opened(f"sqlite:///{tmp_path}/register.db") as register:
        country = Country(register)
        country.found_sites()
        country.venue.use(CODE)
        country.push()
        yield country


def a_clone(country: Country, seed: int) -> Pen:
    """Give a journal restored to the venue's day, that went its own way since."""
    venue = country.venue
    clone = a_pen(country.register, venue.replica)
    clone.clock.seed, clone.day = seed, venue.day
    clone.add(venue.sents[0])
    clone.use(OTHER_CODE)
    return clone


def take_in(country: Country, push: Push) -> tuple[Receipt, ...]:
    """Take a push in as a file."""
    return accept_file(country.register, country.as_venue, push)


def stored(country: Country) -> list[bytes]:
    """Give the entry ids that lie at the register."""
    asked = select(entries.c.entry_id).where(entries.c.kind != 70)
    with country.register.database.reading() as connection:
        return sorted(connection.scalars(asked))


def test_a_file_that_goes_on_is_a_push(country: Country) -> None:
    """What joins the chain needs no name of its own."""
    country.venue.use(OTHER_CODE)

    [receipt] = take_in(country, country.venue.push())

    assert receipt.replica == country.venue.replica


def test_a_forked_file_is_taken_in_under_a_derived_replica(country: Country) -> None:
    """Nothing of the dead clone is lost, and the chain that was there stays."""
    push = a_clone(country, 5).push(first=2)

    [receipt] = take_in(country, push)

    derived = derived_replica(push.replica, push.before)
    assert (receipt.replica, receipt.first, receipt.last) == (derived, 1, 1)
    assert len(stored(country)) == 3
    assert_whole(country.register)


def test_the_same_file_twice_and_a_longer_one_add_only_what_is_new(
    country: Country,
) -> None:
    """Each file of one clone comes to the same place, in whatever order."""
    clone = a_clone(country, 5)
    short = clone.push(first=2)
    clone.use(CODE)
    long = clone.push(first=2)

    first = take_in(country, short)
    again = take_in(country, short)
    longer = take_in(country, long)
    late = take_in(country, short)

    assert first == again == late
    assert [one.last for one in longer] == [1, 2]
    assert len(stored(country)) == 4


def test_two_clones_of_one_journal_each_get_a_place(country: Country) -> None:
    """A fork of a fork is derived once more, and neither hides the other."""
    files = [a_clone(country, seed).push(first=2) for seed in (5, 6, 7)]
    for file in (*files, *files):
        take_in(country, file)

    asked = select(replicas.c.id)
    with country.register.database.reading() as connection:
        known = set(connection.scalars(asked))
    assert len(stored(country)) == 2 + len(files)
    assert len(known) == 2 + len(files)


def test_entries_that_are_there_already_count_once(country: Country) -> None:
    """A file from the anchor on brings the day again: its id removes the double."""
    clone = a_clone(country, 5)
    take_in(country, clone.push(first=1))

    assert len(stored(country)) == len(set(stored(country))) == 3


def test_a_file_with_a_gap_is_refused(country: Country) -> None:
    """What it leaves out may hold the key of its day: the desk sends it whole."""
    for _ in range(3):
        country.venue.use(CODE)

    with pytest.raises(RefusedError, match="gap"):
        take_in(country, country.venue.push(first=4))
