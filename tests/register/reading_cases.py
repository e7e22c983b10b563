"""What a register's feed says of cases and uses, and of days that go by."""

from kaikudesk.model import CaseKind
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire, UseRowWire
from tests.fakes import FixedClock
from tests.register.staging import VENUE, Country, rows_of

CASES_OF_THE_SITE, CASES_OF_ALL = f"cases/{VENUE}", "cases/0"


def cases_in(
    country: Country, scope: str = CASES_OF_THE_SITE
) -> dict[CaseKind, CaseRowWire]:
    """Give the rows of a scope's cases of desks by their kind."""
    rows = [
        decode(row, CaseRowWire)
        for (there, _), row in rows_of(country.register).items()
        if there == scope
    ]
    return {
        CaseKind(row.kind): row
        for row in rows
        if row.kind != CaseKind.NOT_YET_REGISTERED
    }


def uses_in(country: Country) -> set[bytes]:
    """Give the ids of the venue's uses that count."""
    return {
        use.entry_id
        for (scope, item), row in rows_of(country.register).items()
        if scope == f"site/{VENUE}" and item[:1] == b"u"
        for use in decode(row, UseRowWire).uses
    }


def pass_days(country: Country, days: int) -> None:
    """Let days go by at the register."""
    clock = country.register.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(days * 24 * 3600)


def invented(first: int, count: int) -> list[str]:
    """Give codes that look like a card's, and are nobody's."""
    return [f"KK{n:08d}" for n in range(first, first + count)]
