"""A policy settles cases beforehand; the preview says how many, and is kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from kaikudesk.ledger.cases import CLOSED_BY_POLICY, case_key
from kaikudesk.model import CaseKind, CasePolicy, EntryKind, Settlement
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CaseRowWire
from register.__main__ import main
from register.policies import Preview, Wanted, open_cases, policies, preview, set_policy
from register.refold import refold
from register.tables import feed
from tests.register.pens import TODAY
from tests.register.staging import (
    CODE,
    VENUE,
    Country,
    assert_whole,
    head_of,
    opened,
    rows_of,
)

UNKNOWN = CaseKind.NOT_YET_REGISTERED
LET = Wanted(UNKNOWN, CasePolicy.LET_STAND, TODAY)


def closed_by(country: Country) -> list[str]:
    """Tell how the venue's cases ended, "" for open ones."""
    rows = rows_of(country.register)
    return sorted(
        decode(row, CaseRowWire).closed_by
        for (scope, _), row in rows.items()
        if scope == f"cases/{VENUE}"
    )


@pytest.fixture
def asked(country: Country) -> Country:
    """Let two unknown codes be used, one of which a person has settled."""
    country.venue.use("KK00000001")
    entry_id = country.venue.use(CODE)
    country.push()
    case = next(
        item
        for (scope, item), row in rows_of(country.register).items()
        if scope == f"cases/{VENUE}" and entry_id in decode(row, CaseRowWire).entries
    )
    body = bodies.CaseSettled(case, UNKNOWN, Settlement.MISTAKE, extent=99)
    country.venue.write(EntryKind.CASE_SETTLED, body, about=entry_id)
    country.push()
    return country


def test_the_preview_is_what_the_policy_then_does(asked: Country) -> None:
    """One open case is settled; what a person has said is not touched."""
    before = rows_of(asked.register), head_of(asked.register)
    assert preview(asked.register, LET) == Preview(settles=1, opens=0)
    assert (rows_of(asked.register), head_of(asked.register)) == before

    set_policy(asked.register, LET)

    assert closed_by(asked) == [CLOSED_BY_POLICY, "settled"]
    assert policies(asked.register)[UNKNOWN] is CasePolicy.LET_STAND
    assert open_cases(asked.register) == {}
    assert_whole(asked.register)


def test_a_policy_that_asks_again_opens_what_the_former_had_closed(
    asked: Country,
) -> None:
    """The last word on a day counts, and the preview says so."""
    set_policy(asked.register, LET)
    ask = Wanted(UNKNOWN, CasePolicy.ASK, TODAY)
    assert preview(asked.register, ask) == Preview(settles=0, opens=1)

    set_policy(asked.register, ask)

    assert closed_by(asked) == ["", "settled"]
    assert open_cases(asked.register) == {UNKNOWN: 1}
    assert_whole(asked.register)


def test_a_policy_does_not_reach_behind_its_first_day(asked: Country) -> None:
    """Tomorrow's settles none of today's."""
    tomorrow = Wanted(UNKNOWN, CasePolicy.NOTE, TODAY + timedelta(days=1))

    assert preview(asked.register, tomorrow) == Preview(settles=0, opens=0)
    set_policy(asked.register, tomorrow)
    assert closed_by(asked) == ["", "settled"]


def test_a_new_fold_drops_rows_of_cases_that_nothing_gives(asked: Country) -> None:
    """A case of an older program's fold does not stay open for good."""
    stale = f"cases/{VENUE}", case_key(UNKNOWN, b"of long ago")
    before = rows_of(asked.register)
    row = next(row for (scope, _), row in before.items() if scope == stale[0])

    def work(connection: Connection) -> None:
        there = {"scope": stale[0], "item": stale[1], "seq": 1, "row": row}
        connection.execute(insert(feed), [there])

    asked.register.database.write(work)
    head = head_of(asked.register)[0]

    assert refold(asked.register) == 1
    assert rows_of(asked.register) == before
    assert head_of(asked.register)[0] == head + 1
    assert refold(asked.register) == 0
    assert head_of(asked.register)[0] == head + 1


def test_the_command_shows_first_and_sets_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --yes nothing is changed."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        country = Country(register)
        country.venue.use(CODE)
        country.push()

    def said(*words: str) -> str:
        assert main(["--database", url, "--lang", "en", "policy", *words]) == 0
        return capsys.readouterr().out

    let = ("not-yet-registered", "let", "--from", f"{TODAY}")
    assert "ask a person, 1 open" in said()
    assert "settle 1 open" in said(*let)
    assert "ask a person, 1 open" in said()
    assert "Set for cases that begin on 24.11.2026" in said(*let, "--yes")
    assert "not-yet-registered (a code that nobody registered was used): let" in said()
