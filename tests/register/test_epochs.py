"""A register that was set back begins a new epoch, and nothing is lost by it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.wire.messages import Cursor
from kaikudesk.wire.receipt import Receipt
from register import tables
from register.__main__ import main
from register.acceptance import accept
from register.epoch_names import new_epoch
from register.epochs import BEGAN, begin_run, watched
from register.errors import BusyError, RefusedError, RolledBackError
from register.evidence import require_held
from register.network import NewSite, create_site
from register.opened import Register
from register.receipts import read_receipts
from tests.register.reading_pages import ask, fill
from tests.register.setting_back import copy_of, set_back
from tests.register.staging import (
    AS_VENUE,
    Country,
    assert_whole,
    epoch_of,
    head_of,
    opened,
)

SET_BACK = "the database was set back: a new epoch has begun"


def receipts_of(register: Register, replica: bytes) -> list[Receipt]:
    """Give all receipts that the register holds of a replica."""
    asked = select(tables.receipts).where(tables.receipts.c.replica == replica)
    with register.database.reading() as connection:
        return list(read_receipts(connection.execute(asked)))


def began(register: Register) -> int:
    """Count the new epochs that stand in the audit log."""
    with register.database.reading() as connection:
        acts = connection.scalars(select(tables.audit.c.act)).all()
    return acts.count(BEGAN)


def pull_again(register: Register, cursors: tuple[Cursor, ...]) -> None:
    """Pull as the application does, which heals what a pull finds."""
    with watched(register):
        ask(register, cursors)


@pytest.mark.logs(SET_BACK)
def test_a_genuine_cursor_above_the_head_begins_a_new_epoch(country: Country) -> None:
    """The desk is answered busy, and reads from 0 the next time."""
    fill(country)
    register = country.register
    copy, former = copy_of(register), epoch_of(register)
    country.venue.use("KK99999999")
    country.push()
    ahead = ask(register).cursors
    set_back(register, copy)

    with pytest.raises(BusyError):
        pull_again(register, ahead)

    assert epoch_of(register) > former
    assert began(register) == 1
    with pytest.raises(RefusedError, match="other-epoch"):
        pull_again(register, ahead)
    assert ask(register).epoch == epoch_of(register)
    assert_whole(register)


@pytest.mark.logs(SET_BACK)
def test_numbers_given_anew_do_not_hide_a_set_back(country: Country) -> None:
    """The head passed the cursor again before its desk asked: the run tells."""
    register = country.register
    begin_run(register)
    fill(country)
    copy = copy_of(register)
    country.venue.use("KK99999999")
    country.push()
    ahead = ask(register).cursors
    head = head_of(register)[0]
    set_back(register, copy)
    begin_run(register)
    for n in range(5):
        country.distributor.register_card(f"KK7777777{n}")
        country.push()
    assert head_of(register)[0] > head

    with pytest.raises(BusyError):
        pull_again(register, ahead)
    assert began(register) == 1


@pytest.mark.logs(SET_BACK)
def test_acts_that_come_back_before_it_serves_hide_no_set_back(tmp_path: Path) -> None:
    """The numbers that they are given anew had been told to desks for other things."""
    url, acts = f"sqlite:///{tmp_path}/register.db", tmp_path / "register.acts"
    with opened(url, acts=acts) as register:
        begin_run(register)
        copy, country = copy_of(register), Country(register)
        country.venue.use("KK99999999")
        country.push()
        ahead = ask(register).cursors
        create_site(register, NewSite("Kuhmotalo", "Kainuu", "Kuhmo", ("venue",)))
        set_back(register, copy)

    assert main(["--database", url, "settings"]) == 0

    with opened(url, acts=acts) as register:
        with pytest.raises(BusyError):
            pull_again(register, ahead)
        assert began(register) == 1


def test_a_cursor_of_a_former_run_leads_on(country: Country) -> None:
    """A restart takes nothing away from a desk that follows."""
    register = country.register
    begin_run(register)
    fill(country)
    cursors = ask(register).cursors
    begin_run(register)
    country.venue.use("KK99999999")
    country.push()

    answer = ask(register, cursors)

    assert (answer.more, began(register)) == ((), 0)
    assert len(answer.receipts) == 1


@pytest.mark.logs(SET_BACK)
def test_an_epoch_that_nobody_here_knows_comes_before_the_next(
    country: Country,
) -> None:
    """A copy from before the last set-back: its new epoch is later than all seen."""
    fill(country)
    register = country.register
    copy = copy_of(register)
    country.venue.use("KK99999999")
    country.push()
    ahead = ask(register).cursors
    set_back(register, copy)
    with pytest.raises(BusyError):
        pull_again(register, ahead)
    second, seen = ask(register).cursors, epoch_of(register)
    set_back(register, copy)

    with pytest.raises(BusyError):
        pull_again(register, second)

    assert epoch_of(register) > seen


@pytest.mark.logs(SET_BACK)
def test_each_replica_gets_one_receipt_for_all_that_is_held(country: Country) -> None:
    """In the new epoch, from 1 on, with the numbers that wait for a person."""
    country.distributor.write(9_999)
    fill(country)
    register = country.register
    copy = copy_of(register)
    held = {name: receipts_of(register, name) for name in (b"venue..1", b"distrib1")}
    country.venue.use("KK99999999")
    country.push()
    ahead = ask(register).cursors
    set_back(register, copy)
    with pytest.raises(BusyError):
        pull_again(register, ahead)

    for name, before in held.items():
        [now] = receipts_of(register, name)
        assert (now.first, now.last, now.link) == (1, before[-1].last, before[-1].link)
        assert (now.epoch, now.seq) == (epoch_of(register), head_of(register)[0])
        assert now.received == before[-1].received
        assert now.unread == tuple(n for one in before for n in one.unread)
    assert receipts_of(register, b"distrib1")[0].unread == (1,)


@pytest.mark.logs(SET_BACK)
def test_what_was_lost_is_taken_in_again_and_receipted_in_the_new_epoch(
    country: Country,
) -> None:
    """The desk sends what lies above; a repeat is answered in the new epoch too."""
    fill(country)
    register = country.register
    copy = copy_of(register)
    country.venue.use("KK99999999")
    lost = country.venue.push()
    [before] = accept(register, AS_VENUE, lost)
    ahead = ask(register).cursors
    set_back(register, copy)
    with pytest.raises(BusyError):
        pull_again(register, ahead)

    [again] = accept(register, AS_VENUE, lost)
    everything = country.venue.push(1)
    repeated = accept(register, AS_VENUE, everything)

    assert (again.last, again.link) == (before.last, before.link)
    assert again.epoch == epoch_of(register) != before.epoch
    assert {one.epoch for one in repeated} == {again.epoch}
    assert repeated[0].first == 1
    assert_whole(register)


def test_a_receipt_proves_what_the_register_lost(country: Country) -> None:
    """One that it holds says nothing, nor does one of a former epoch."""
    fill(country)
    register = country.register
    copy = copy_of(register)
    held = receipts_of(register, b"venue..1")[-1]
    country.venue.use("KK99999999")
    country.push()
    lost = receipts_of(register, b"venue..1")[-1]
    set_back(register, copy)

    with register.database.reading() as connection:
        require_held(connection, held)
        with pytest.raises(RolledBackError):
            require_held(connection, lost)


def test_two_processes_that_find_it_begin_one_epoch(country: Country) -> None:
    """The second one finds it done."""
    fill(country)
    register = country.register
    found = RolledBackError(bytes(16), epoch_of(register))
    with pytest.raises(BusyError), watched(register):
        raise found

    assert began(register) == 0


def test_epochs_come_one_after_another_by_whatever_clock(country: Country) -> None:
    """Also where this clock is years behind the one of the last epoch."""
    later = (1 << 44).to_bytes(8, "big") + bytes(8)

    assert new_epoch(country.register.clock, later) > later
