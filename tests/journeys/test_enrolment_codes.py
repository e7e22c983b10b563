"""A desk that is not let in: each code that serves no more, and then one that does."""

from dataclasses import replace

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.model import Role, Tickets
from kaikudesk.wire.enrolment_code import SECRET_BYTES, read_code, write_code
from register.engines import open_database
from register.enrolment import GOOD_FOR_MS, make_code
from register.opened import open_register
from tests.fakes import FixedClock
from tests.journeys.conftest import Sit
from tests.journeys.seat import PASSPHRASE, Seat, type_into
from tests.journeys.town import Town, enrolled
from tests.register.processes import serving
from ui.enrol_panel import EnrolPanel
from ui.shown import RecordWished, StatusPart

VENUE = 1
NOT_TAKEN = (
    "The register does not take this enrolment code: it was used already, is more than "
    "a day old, or is not known there. Ask the register’s administrator for a new one."
)


def unknown_code(town: Town, address: str) -> str:
    """Write a code of this register that nobody made."""
    known = read_code(town.enrolment_code(VENUE, "venue", address))
    return write_code(replace(known, secret=b"u" * SECRET_BYTES))


def expired_code(town: Town, address: str) -> str:
    """Let the administrator have made a code one day and a moment ago."""
    database = open_database(town.url)
    made = FixedClock(SystemClock().now_ms() - GOOD_FOR_MS - 1)
    code = make_code(open_register(database, made), VENUE, Role.VENUE, address=address)
    database.close()
    return write_code(code)


def used_code(town: Town, address: str) -> str:
    """Let another desk in first."""
    code = town.enrolment_code(VENUE, "venue", address)
    folder = town.folder / "another desk"
    folder.mkdir()
    enrolled(folder, read_code(code), SystemClock()).desk.close()
    return code


def tried(seat: Seat, code: str) -> str:
    """Type a code and Enter, and give the answer's sentence."""
    panel = seat.gate(EnrolPanel)
    type_into(panel, "Enrolment code", code)
    panel.try_it()
    seat.wait(panel.isEnabled)
    shown = panel.problem.shown
    return "" if shown is None else shown.sentence


def choose_passphrase(seat: Seat, code: str) -> str:
    """Try a code at a machine that turns out to have no key store."""
    panel = seat.gate(EnrolPanel)
    assert "no key store" in tried(seat, code)
    for name in ("New passphrase", "The passphrase once more"):
        type_into(panel, name, PASSPHRASE)
    return tried(seat, code)


@pytest.mark.slow
def test_a_code_that_serves_no_more_says_so_and_the_next_one_serves(
    town: Town, sit: Sit
) -> None:
    """Unknown, too old or used: the clerk reads why, and who gives a new one."""
    with serving(town.url) as address:
        seat = sit(town.folder / "desk")
        said = [choose_passphrase(seat, unknown_code(town, address))]
        said.append(tried(seat, expired_code(town, address)))
        said.append(tried(seat, used_code(town, address)))
        right = town.enrolment_code(VENUE, "venue", address)
        type_into(seat.gate(EnrolPanel), "Enrolment code", right)
        seat.gate(EnrolPanel).try_it()
        check = seat.check
        seat.opening.scanner.scanned.emit("KK12345678")
        check.record_wished.emit(RecordWished(Tickets(own=1)))
        seat.send_until(StatusPart.PERSON, "needs a person 1")

    assert said == [NOT_TAKEN] * 3
