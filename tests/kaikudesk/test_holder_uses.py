"""A limit at the desk is the holder's, whichever card is shown."""

from datetime import date

import msgspec

from kaikudesk.codes import card_key
from kaikudesk.counter import Given, check_card, record_redemption
from kaikudesk.desk import Desk
from kaikudesk.model import Tickets
from kaikudesk.storage import checklist
from kaikudesk.wire.messages import FeedRow
from kaikudesk.wire.packing import encode
from kaikudesk.wire.rows import USE_ITEM, UseRowWire, UseWire
from tests.kaikudesk.desks import LISTED
from tests.making import LIST_KEY

OLD = "KK00000000"
PLACES = 2
TODAY = date(2026, 11, 24)


def item(code: str) -> bytes:
    """Give the item of a code on the list."""
    return checklist.item_of(card_key(code, LIST_KEY))


def tell_chain(desk: Desk, *uses: UseWire) -> None:
    """Let the register say that one holder has both cards, and what the old one got."""
    desk.site = msgspec.structs.replace(
        desk.identity.site, course_places_per_term=PLACES
    ).site()
    rows = {
        OLD: UseRowWire(0, uses, also=()),
        LISTED: UseRowWire(0, (), also=(item(OLD),)),
    }
    with desk.files.checklist.transaction() as connection:
        checklist.put_rows(
            connection,
            [
                FeedRow(desk.scope, USE_ITEM + item(code), msgspec.Raw(encode(row)))
                for code, row in rows.items()
            ],
        )


def places_left(desk: Desk, code: str) -> int | None:
    """Check a card, and give the course places that are left."""
    return check_card(desk, code).answer.limits.course_places


def test_a_new_card_begins_with_what_the_old_one_got(desk: Desk) -> None:
    """The register lists the use under the old card only."""
    tell_chain(desk, UseWire(b"a use, register.", TODAY.toordinal(), None, 0, 0, 0, 1))

    assert places_left(desk, LISTED) == PLACES - 1


def test_own_uses_of_the_old_card_count_while_they_wait(desk: Desk) -> None:
    """The desk knows the code of the old card, and finds it by its key."""
    tell_chain(desk)
    checked = check_card(desk, OLD)
    record_redemption(desk, checked, Given(Tickets(course_places=1)))

    assert places_left(desk, LISTED) == PLACES - 1


def test_a_use_that_both_know_counts_once(desk: Desk) -> None:
    """The old card's row and this desk's own entry are joined by the entry's id."""
    tell_chain(desk)
    checked = check_card(desk, OLD)
    record_redemption(desk, checked, Given(Tickets(course_places=1)))
    tell_chain(desk, UseWire(checked.entry_id, TODAY.toordinal(), None, 0, 0, 0, 1))

    assert places_left(desk, LISTED) == PLACES - 1
