"""Row 19 in full size: a hundred thousand invented codes from one token."""

from pathlib import Path

from sqlalchemy import func, select

from kaikudesk.model import CaseKind
from register.tables import OVER_BUDGET, entries
from tests.register.posting_files import Sender
from tests.register.reading_cases import CASES_OF_ALL, cases_in, invented, uses_in
from tests.register.staging import Country, opened

BUDGET = 500
STOLEN = 100_000


def test_row_19_a_hundred_thousand_codes_of_a_stolen_token(tmp_path: Path) -> None:
    """All are taken in, a day's budget of them counts, and one case asks."""
    with opened(f"sqlite:///{tmp_path}/register.db") as register:
        Sender(register)
        country = Country(register)
        venue = country.venue
        for first in range(1, STOLEN, 1_000):
            for code in invented(first, 1_000):
                venue.use(code)
            country.push()

        with register.database.reading() as connection:
            held = select(func.count()).where(entries.c.state == OVER_BUDGET)
            assert connection.scalar(held) == STOLEN - BUDGET
        assert len(uses_in(country)) == BUDGET
        case = cases_in(country, CASES_OF_ALL)[CaseKind.UNUSUAL_VOLUME]
        assert (case.closed_by, case.extent) == ("", STOLEN - BUDGET)
