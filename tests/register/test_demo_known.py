"""The known codes of the demo country: their verdicts hang on no seed."""

from pathlib import Path

import pytest

from kaikudesk.codes import card_key
from kaikudesk.ledger.projection import list_scope
from kaikudesk.model import Verdict
from kaikudesk.rules import ListAge, Place, check, from_wire
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import RULES_ITEM, SITE_ITEM, ListRowWire, SiteRowWire
from register.demo import KNOWN, Asked, make_country
from register.demo.known import EXPIRES_IN, VERDICTS
from tests.register.demo_days import DAY, quiet
from tests.register.staging import opened, rows_of


@pytest.mark.parametrize("code", VERDICTS)
@pytest.mark.parametrize("seed", [1, 77])
def test_known_codes_get_their_verdict(tmp_path: Path, code: str, seed: int) -> None:
    """Whatever the seed is, at the first venue and by the country's own rules."""
    asked = Asked(cards=6, day=DAY, seed=seed)
    with opened(f"sqlite:///{tmp_path}/register.db", serving=False) as register:
        make_country(register, asked, quiet)
        rows = rows_of(register)
        key = card_key(code, register.list_key.key).to_bytes(8, "big", signed=True)
        packed = rows.get((list_scope(register.list_key.version), key))
    told = decode(rows["rules", RULES_ITEM], bodies.RuleSet)
    site = decode(rows["site/1", SITE_ITEM], SiteRowWire).site()
    rules = from_wire(told.version, told.settings)
    answer = check(
        code,
        Place(site, DAY, ListAge(0), rules),
        None if packed is None else decode(packed, ListRowWire).row(),
    )

    assert answer.verdict is VERDICTS[code]
    assert answer.expires_in == (EXPIRES_IN if code == KNOWN.expiring else None)
    if code == KNOWN.valid:
        assert answer.children == 2
    if answer.verdict is Verdict.MISTYPED:
        assert answer.misfit is not None
        assert answer.misfit.place == len(code) - 1
