"""What is held of a desk counts once a coordinator admits it, each by an act."""

from pathlib import Path

import pytest

from kaikudesk.ledger.cases import CLOSED_BY_PERSON, case_key
from kaikudesk.ledger.desk_cases import desk_name
from kaikudesk.model import CaseKind, EntryKind, Settlement
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire, UseRowWire
from register.__main__ import main
from register.acceptance import accept
from register.errors import NothingToSettleError, UnknownDeskError
from register.held import admit, confirm_clock, held_of, leave_out
from register.rights import Actor, Author
from tests.register.posting_files import Sender
from tests.register.staging import (
    CODE,
    VENUE,
    Country,
    a_pen,
    assert_whole,
    opened,
    rows_of,
)

WITHDRAWN = Author(1, VENUE, Actor.WITHDRAWN)
A_YEAR_SECONDS = 365 * 24 * 3600


def case_of(country: Country, kind: CaseKind, scope: str = "cases/0") -> CaseRowWire:
    """Give the row of a case of desk 1."""
    place = scope, case_key(kind, desk_name(1))
    return decode(rows_of(country.register)[place], CaseRowWire)


def uses(country: Country) -> int:
    """Count the uses that the venue's rows tell of."""
    rows = rows_of(country.register)
    return sum(
        len(decode(row, UseRowWire).uses)
        for (scope, item), row in rows.items()
        if scope == f"site/{VENUE}" and item[:1] == b"u"
    )


@pytest.fixture
def delivered(country: Country, sender: Sender) -> Country:
    """Let a withdrawn desk deliver three uses, and something that is not its own."""
    sender.withdraw()
    for code in (CODE, "KK00000001", "KK00000002"):
        country.venue.use(code)
    country.venue.write(EntryKind.DAY_CLOSED, site=VENUE + 1)
    accept(country.register, WITHDRAWN, country.venue.push())
    return country


def test_it_is_counted_by_whose_it_is_to_write(delivered: Country) -> None:
    """A day and three uses are the desk's own; another site's day is not."""
    held = held_of(delivered.register, 1)

    assert held.ours == {EntryKind.DAY_OPENED: 1, EntryKind.REDEMPTION_RECORDED: 3}
    assert held.others == {EntryKind.DAY_CLOSED: 1}
    assert uses(delivered) == 0


def test_what_is_admitted_counts_and_the_case_is_settled(delivered: Country) -> None:
    """Once; what is not the desk's own stays held."""
    assert admit(delivered.register, 1) == 4

    assert uses(delivered) == 3
    case = case_of(delivered, CaseKind.WITHDRAWN_DESK)
    assert case.closed_by == CLOSED_BY_PERSON
    assert held_of(delivered.register, 1).ours.total() == 0
    with pytest.raises(NothingToSettleError):
        admit(delivered.register, 1)
    assert_whole(delivered.register)


def test_more_that_comes_opens_the_case_again(delivered: Country) -> None:
    """Whoever admitted three uses has not seen the fourth."""
    admit(delivered.register, 1)
    delivered.venue.use(CODE)
    accept(delivered.register, WITHDRAWN, delivered.venue.push())

    assert case_of(delivered, CaseKind.WITHDRAWN_DESK).closed_by == ""
    assert admit(delivered.register, 1) == 1
    assert uses(delivered) == 4
    assert case_of(delivered, CaseKind.WITHDRAWN_DESK).closed_by == CLOSED_BY_PERSON
    assert_whole(delivered.register)


def test_what_is_left_out_is_kept_and_can_be_admitted_later(
    delivered: Country,
) -> None:
    """The later answer names the earlier one, so they do not cross."""
    leave_out(delivered.register, 1)
    left = case_of(delivered, CaseKind.WITHDRAWN_DESK)
    with pytest.raises(NothingToSettleError):
        leave_out(delivered.register, 1)
    assert (uses(delivered), left.closed_by) == (0, CLOSED_BY_PERSON)

    assert admit(delivered.register, 1) == 4
    case = case_of(delivered, CaseKind.WITHDRAWN_DESK)
    assert (uses(delivered), case.crossed) == (3, False)
    [standing] = [one for one in case.trace if one.stands]
    assert standing.answer == Settlement.ADMIT


def test_a_site_does_not_answer_for_its_own_desk(delivered: Country) -> None:
    """It is offered no answer, and one that it gives all the same has no effect."""
    mine = case_of(delivered, CaseKind.WITHDRAWN_DESK, f"cases/{VENUE}")
    body = bodies.CaseSettled(
        case_key(CaseKind.WITHDRAWN_DESK, desk_name(1)),
        CaseKind.WITHDRAWN_DESK,
        Settlement.ADMIT,
        extent=9,
    )
    other = a_pen(delivered.register, b"venue..2")
    other.write(EntryKind.CASE_SETTLED, body, about=desk_name(1))
    accept(delivered.register, Author(3, VENUE, Actor.VENUE), other.push())

    assert mine.answers == ()
    assert case_of(delivered, CaseKind.WITHDRAWN_DESK).closed_by == ""
    assert held_of(delivered.register, 1).ours.total() == 4


def test_a_wrong_clock_is_confirmed_and_its_entries_stay_bounded(
    country: Country, sender: Sender
) -> None:
    """The case closes, and nothing else in any row is another than before."""
    country.venue.clock.pass_seconds(A_YEAR_SECONDS)
    country.venue.use(CODE)
    country.push()
    before = rows_of(country.register)
    confirm_clock(country.register, sender.desk)

    case = case_of(country, CaseKind.CLOCK, f"cases/{VENUE}")
    assert case.closed_by == CLOSED_BY_PERSON
    now = rows_of(country.register)
    changed = {place for place in now if before.get(place) != now[place]}
    assert {scope for scope, _ in changed} == {f"cases/{VENUE}"}
    with pytest.raises(NothingToSettleError):
        confirm_clock(country.register, sender.desk)
    with pytest.raises(UnknownDeskError):
        confirm_clock(country.register, 99)
    assert_whole(country.register)


def test_the_commands_say_what_they_found_and_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """First what waits, then the answer, then that nothing waits any more."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        country = Country(register)
        country.found_sites()
        Sender(register).withdraw()
        country.venue.use(CODE)
        country.venue.write(EntryKind.DAY_CLOSED, site=VENUE + 1)
        accept(register, WITHDRAWN, country.venue.push())

    def said(*words: str) -> str:
        main(["--database", url, "--lang", "en", *words])
        told = capsys.readouterr()
        return told.out + told.err

    assert "1 redemptions, 0 registrations, 1 other entries" in said("held", "1")
    assert "1 more are not this desk's" in said("held", "1")
    assert "without effect" in said("held", "1", "--leave-out")
    assert "2 entries of desk 1 count" in said("held", "1", "--admit")
    assert "Nothing waits" in said("held", "1", "--admit")
    assert "Nothing waits" in said("confirm-clock", "1")
