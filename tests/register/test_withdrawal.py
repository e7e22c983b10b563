"""The right of a desk ends by an act of the register, and by its signed word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.model import EntryKind
from kaikudesk.wire.messages import Withdrawal, read_withdrawal, read_working_keys
from register import tables
from register.__main__ import main
from register.acts_taken import take_in
from register.errors import UnknownDeskError
from register.opened import Register
from register.rights import Actor, Author
from register.withdrawal import withdraw_desk, withdrawn
from tests.register.posting_files import Sender
from tests.register.setting_back import copy_of, set_back
from tests.register.staging import VENUE, Country, epoch_of, opened

DESK = Author(1, VENUE, Actor.WITHDRAWN)


@pytest.fixture
def noting(database_url: str, tmp_path: Path) -> Iterator[Register]:
    """Give a register with a desk that keeps an acts file."""
    with opened(database_url, acts=tmp_path / "ä acts") as register:
        Country(register).found_sites()
        Sender(register)
        yield register


def ended(register: Register) -> tuple[bool, int]:
    """Tell whether desk 1 is withdrawn, and how often the register has said so."""
    with register.database.reading() as connection:
        since = connection.scalar(select(tables.desks.c.withdrawn))
        said = connection.scalars(
            select(tables.entries.c.hash).where(
                tables.entries.c.kind == EntryKind.DESK_WITHDRAWN
            )
        ).all()
    return since is not None, len(said)


def test_a_right_ends_once_and_is_noted(noting: Register) -> None:
    """The second time there is nothing to end."""
    assert withdraw_desk(noting, 1)
    assert not withdraw_desk(noting, 1)

    assert ended(noting) == (True, 1)
    with noting.database.reading() as connection:
        acts = connection.scalars(select(tables.audit.c.act)).all()
    assert list(acts) == ["withdraw-desk"]


def test_a_desk_that_nobody_enrolled_has_no_right(noting: Register) -> None:
    """Nothing is written of it."""
    with pytest.raises(UnknownDeskError):
        withdraw_desk(noting, 99)

    assert ended(noting) == (False, 0)


def test_a_register_that_was_set_back_withdraws_again(noting: Register) -> None:
    """The act comes back from its file, and with it the desk's row."""
    copy = copy_of(noting)
    withdraw_desk(noting, 1)
    set_back(noting, copy)
    assert ended(noting) == (False, 0)

    assert take_in(noting) > 0
    assert ended(noting) == (True, 1)


def test_the_refusal_is_signed_and_names_desk_and_epoch(noting: Register) -> None:
    """So that nobody else can say it."""
    withdraw_desk(noting, 1)

    refused = withdrawn(noting, DESK)

    assert refused.statement is not None
    keys = read_working_keys(noting.keys)
    said = read_withdrawal(
        refused.statement, {number: one.verify_key for number, one in keys.items()}
    )
    assert refused.kind == "right-withdrawn"
    now = noting.clock.now_ms()
    assert said == Withdrawal(1, epoch_of(noting), now, now)


def test_the_command_says_what_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once done, and once that it was done before."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        Country(register).found_sites()
        Sender(register)
    words = ("--database", url, "--lang", "en", "withdraw-desk")

    assert main([*words, "1"]) == 0
    assert "desk 1 has ended" in capsys.readouterr().out
    assert main([*words, "1"]) == 0
    assert "already" in capsys.readouterr().out
    assert main([*words, "9"]) == 1
    assert "no desk 9" in capsys.readouterr().err
