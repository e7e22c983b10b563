"""Cursors lead a desk where it was, and nobody anywhere else."""

import pytest
from sqlalchemy import update

from kaikudesk.wire.messages import ALL_SCOPES, Cursor
from register import tables
from register.cursors import Position, Tokens
from register.errors import BusyError, RefusedError
from tests.register.reading_pages import LIST, ask, execute, fill
from tests.register.staging import (
    AS_DISTRIBUTOR,
    AS_VENUE,
    Country,
    epoch_of,
    head_of,
)


@pytest.mark.parametrize("token", [b"x", b"x" * 40])
def test_a_token_of_nobody_leads_nowhere(country: Country, token: bytes) -> None:
    """Only the register makes cursors; whoever has another reads from 0."""
    with pytest.raises(RefusedError, match="other-epoch"):
        ask(country.register, (Cursor(ALL_SCOPES, token),))


def test_a_token_is_of_one_desk_and_one_scope(country: Country) -> None:
    """It leads nowhere for another desk, nor for another scope: they read from 0."""
    fill(country)
    token = ask(country.register).cursors[0].token

    for author, scope in ((AS_DISTRIBUTOR, ALL_SCOPES), (AS_VENUE, LIST)):
        with pytest.raises(RefusedError, match="other-epoch"):
            ask(country.register, (Cursor(scope, token),), author)


def test_a_token_of_another_epoch_is_told_so(country: Country) -> None:
    """The desk then reads everything from 0."""
    fill(country)
    tokens = Tokens(country.register, AS_VENUE.desk)
    token = tokens.write(ALL_SCOPES, Position(bytes(16), 1, 1))

    with pytest.raises(RefusedError, match="other-epoch"):
        ask(country.register, (Cursor(ALL_SCOPES, token),))


def test_a_genuine_token_above_the_head_is_not_answered(country: Country) -> None:
    """A register that was rolled back serves nobody."""
    fill(country)
    tokens = Tokens(country.register, AS_VENUE.desk)
    ahead = Position(epoch_of(country.register), 10_000, 10_000)

    with pytest.raises(BusyError):
        ask(country.register, (Cursor(ALL_SCOPES, tokens.write(ALL_SCOPES, ahead)),))


def test_behind_the_horizon_a_desk_reads_from_0(country: Country) -> None:
    """Except one whose reading from 0 began after the horizon."""
    fill(country)
    tokens = Tokens(country.register, AS_VENUE.desk)
    head = head_of(country.register)[0]
    with_horizon = update(tables.feed_head).values(horizon=5)
    execute(country.register, with_horizon)

    def at(seq: int, begun: int) -> tuple[Cursor, ...]:
        position = Position(epoch_of(country.register), seq, begun)
        return (Cursor(ALL_SCOPES, tokens.write(ALL_SCOPES, position)),)

    with pytest.raises(RefusedError, match="behind-horizon"):
        ask(country.register, at(4, 4))
    assert ask(country.register, at(4, head)).more == ()
    assert ask(country.register, at(5, 5)).more == ()
    assert ask(country.register).more == ()
