"""A desk without a network sends and receives by file, and nothing is lost by it."""

import pytest

from kaikudesk.errors import (
    OlderParcelError,
    UnfitParcelError,
)
from kaikudesk.storage import checklist
from kaikudesk.storage.identity import NEW_RECOVERY, keep_setting, read_setting
from kaikudesk.wire.messages import Cursor
from register.desks import recovery_of
from tests.register.staging import assert_whole
from tests.sync.real_town import Town
from tests.sync.sticks import Stick, state_of

CODE = "KK00000001"
DAY_SECONDS = 24 * 3600


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
