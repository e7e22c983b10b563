"""Pulling in tests: one page, and a feed that has something in it."""

from sqlalchemy import Connection, Executable

from kaikudesk.wire.messages import Cursor, PullAnswer, PullRequest
from register.opened import Register
from register.pull import pull
from register.rights import Author
from tests.fakes import FixedClock
from tests.register.staging import AS_VENUE, Country

LIST = "list/1/1"
DAY_SECONDS = 24 * 3600


def ask(
    register: Register,
    cursors: tuple[Cursor, ...] = (),
    author: Author = AS_VENUE,
    limit: int = 10_000,
) -> PullAnswer:
    """Pull once."""
    return pull(register, author, PullRequest(1, cursors, limit=limit))


def fill(country: Country, cards: int = 5) -> None:
    """Let both desks do a few things, each in a push of its own."""
    country.found_sites()
    for n in range(cards):
        code = f"KK{n:08}"
        country.venue.use(code)
        country.push()
        country.distributor.register_card(code, children=n)
        country.push()


def execute(register: Register, statement: Executable) -> None:
    """Change the database behind the register's back."""

    def work(connection: Connection) -> None:
        connection.execute(statement)

    register.database.write(work)


def let_days_pass(register: Register, days: int) -> None:
    """Let the register's clock go on."""
    clock = register.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(days * DAY_SECONDS)
