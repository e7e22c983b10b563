"""A register that lost what it acknowledged is found out, also when nothing waits."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from kaikudesk.errors import RegisterBusyError
from kaikudesk.model import Unreached
from kaikudesk.wire import paths
from kaikudesk.wire.messages import PullRequest
from kaikudesk.wire.packing import unpack
from register.errors import BusyError
from register.tables import entries
from register.withdrawal import withdraw_desk
from sync.driver import Transport
from tests.register.setting_back import copy_of, set_back
from tests.register.staging import assert_whole, epoch_of
from tests.sync.lossy import Fate
from tests.sync.real_town import Clerk, Town
from tests.sync.sticks import Stick

SET_BACK = "the database was set back: a new epoch has begun"
CODE, OTHER_CODE = "KK00000001", "KK00000002"


def lose_what_was_acknowledged(town: Town, clerk: Clerk) -> None:
    """Let a push get its receipt, no pull follow, and yesterday's rows come back."""
    clerk.give(CODE)
    clerk.round([])
    copy = copy_of(town.register)
    clerk.give(OTHER_CODE)
    clerk.round([Fate.ARRIVES, Fate.LOST])
    assert clerk.acknowledged() == len(clerk.written())
    set_back(town.register, copy)
    # Else a cursor beyond the head would tell it.
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    town.distributor.amend(3)
    town.distributor.round([])


def is_whole_again(town: Town, clerk: Clerk) -> None:
    """Every act is at the register, once."""
    assert {*clerk.written()} <= {*everything(town)}
    assert clerk.shown(OTHER_CODE) == 1
    assert_whole(town.register)


@pytest.mark.logs(SET_BACK)
def test_the_newest_receipt_tells_it_in_the_next_pull(town: Town) -> None:
    """The desk is asked to come again, and then sends what was lost."""
    clerk = town.clerks[0]
    lose_what_was_acknowledged(town, clerk)
    before = epoch_of(town.register)

    asked = clerk.round([])
    for _ in range(2):
        clerk.round([])

    [fault] = asked.faults
    assert isinstance(fault, RegisterBusyError)
    assert epoch_of(town.register) > before
    is_whole_again(town, clerk)


@pytest.mark.logs(SET_BACK)
def test_it_is_told_by_file_as_well(town: Town, stick: Stick) -> None:
    """The command is run once more, and the answer has the receipts of now."""
    lose_what_was_acknowledged(town, stick.clerk)
    stick.save()
    with pytest.raises(BusyError):
        stick.deliver(town.register)

    stick.deliver(town.register)
    stick.read()
    stick.exchange(town.register)

    is_whole_again(town, stick.clerk)


@pytest.mark.logs(SET_BACK)
def test_a_withdrawn_desk_tells_it_too_and_sends_again(town: Town) -> None:
    """It may read nothing, and its record is not lost for that."""
    clerk = town.clerks[0]
    lose_what_was_acknowledged(town, clerk)
    withdraw_desk(town.register, clerk.desk.identity.desk)
    town.pass_seconds(60)

    for _ in range(3):
        report = clerk.round([])

    assert report.why_not is Unreached.RIGHT_WITHDRAWN
    assert {*clerk.written()} <= {*everything(town)}


def test_a_quiet_round_carries_no_receipt(town: Town) -> None:
    """The cursor has gone beyond it: the round stays as small as it was."""
    clerk = town.clerks[0]
    clerk.give(CODE)
    clerk.round([])
    clerk.line.register = noting = Noting(clerk.line.register)

    clerk.round([])

    [request] = noting.pulls
    assert request.newest is None


def test_a_pull_behind_a_push_carries_the_receipt_until_a_pull_has_landed(
    town: Town,
) -> None:
    """However often the answers are lost."""
    clerk = town.clerks[0]
    clerk.round([])
    clerk.line.register = noting = Noting(clerk.line.register)
    clerk.give(CODE)
    clerk.round([Fate.ARRIVES, Fate.ANSWER_LOST])
    clerk.round([])
    clerk.round([])

    carried = [request.newest is not None for request in noting.pulls]
    assert carried == [True, True, False]


@dataclass
class Noting:
    """A line that keeps the pulls that it carries."""

    register: Transport
    pulls: list[PullRequest] = field(default_factory=list)

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Carry a request."""
        if path == paths.PULL and body is not None:
            self.pulls.append(unpack(body, PullRequest))
        return self.register.send(path, body, token)


def everything(town: Town) -> list[bytes]:
    """Give all entries that lie at the register."""
    with town.register.database.reading() as connection:
        return list(connection.scalars(select(entries.c.plain)))
