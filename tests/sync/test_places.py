"""Desks of several sites, of both rights, and desks that are moved while they work."""

import pytest
from sqlalchemy import update

from kaikudesk import counter, own_cards
from kaikudesk.cases import read_cases
from kaikudesk.errors import MalformedEntryError, NotAllowedError
from kaikudesk.model import Role, Verdict
from kaikudesk.places import Place
from kaikudesk.standing import read_ledger
from kaikudesk.storage import tables
from kaikudesk.wire.account import PlaceWire
from kaikudesk.wire.rows import SiteRowWire
from register import acts
from register.moving_desks import move_desk
from tests.register.staging import DISTRIBUTOR, VENUE, assert_whole
from tests.sync.real_town import Clerk, Town

CODE, OTHER_CODE = "KK00000001", "KK00000002"
POOL, LIBRARY = 8, 9
AT_VENUE, AT_POOL = PlaceWire(VENUE, "venue"), PlaceWire(POOL, "venue")
AT_DESK, AT_OFFICE = PlaceWire(LIBRARY, "venue"), PlaceWire(LIBRARY, "distributor")
KNOWN_AGAIN_SECONDS = 11


@pytest.fixture(autouse=True)
def _more_sites(town: Town) -> None:
    """Found a second venue, and a library that is venue and distributor."""
    more = [
        SiteRowWire(POOL, "Uimahalli", 1, "Kuhmo", ("venue",)),
        SiteRowWire(LIBRARY, "Kirjasto", 1, "Kuhmo", ("venue", "distributor")),
    ]
    acts.write_acts(town.register, [acts.site_changed(row) for row in more])


def put(town: Town, *places: PlaceWire) -> None:
    """Let the register put the first desk to these places."""
    assert move_desk(town.register, 1, places)
    town.pass_seconds(KNOWN_AGAIN_SECONDS)


def go_to(clerk: Clerk, site: int, role: Role = Role.VENUE) -> None:
    """Work at another place of this desk."""
    wanted = (site, role)
    clerk.desk.work_at(next(one for one in clerk.desk.places if one.name == wanted))


def settle(town: Town, *clerks: Clerk) -> None:
    """Let desks exchange until nothing waits."""
    for _ in range(2):
        for clerk in clerks:
            assert clerk.round([]).reached


def uses_at(town: Town, site: int) -> int:
    """Count the rows of uses that the register has for a site."""
    return sum(item.startswith(b"u") for item in town.feed(f"site/{site}"))


def test_a_desk_of_two_venues_writes_for_the_one_at_which_it_works(town: Town) -> None:
    """Each venue has its own uses, and the desk shows those of the present one."""
    clerk = town.clerks[0]
    settle(town, clerk)
    put(town, AT_VENUE, AT_POOL)
    settle(town, clerk)
    assert [one.name for one in clerk.desk.places] == [
        (VENUE, Role.VENUE),
        (POOL, Role.VENUE),
    ]

    clerk.give(CODE)
    go_to(clerk, POOL)
    shown_before = clerk.shown(CODE)
    clerk.give(CODE)
    clerk.give(CODE)
    waiting = clerk.shown(CODE)
    settle(town, clerk)

    assert (shown_before, waiting, clerk.shown(CODE)) == (0, 2, 2)
    assert (uses_at(town, VENUE), uses_at(town, POOL)) == (1, 1)
    go_to(clerk, VENUE)
    assert clerk.shown(CODE) == 1
    assert_whole(town.register)


def test_the_place_stays_chosen_over_a_restart(town: Town) -> None:
    """A desk that was closed at the pool opens there."""
    clerk = town.clerks[0]
    put(town, AT_VENUE, AT_POOL)
    settle(town, clerk)
    go_to(clerk, POOL)
    clerk.give(CODE)

    clerk.restart()

    assert clerk.desk.identity.site.name == "Uimahalli"
    assert clerk.shown(CODE) == 1


def test_nobody_works_at_a_place_that_is_not_the_desks(town: Town) -> None:
    """The desk stays where it is."""
    clerk = town.clerks[0]
    put(town, AT_VENUE, AT_POOL)
    settle(town, clerk)

    with pytest.raises(NotAllowedError):
        clerk.desk.work_at(Place(clerk.desk.identity.site, Role.DISTRIBUTOR))

    assert clerk.desk.identity.role is Role.VENUE


def test_the_venue_side_never_reads_the_distributors_rows(town: Town) -> None:
    """Were those rows unreadable, nobody at the counter would notice."""
    clerk = town.clerks[0]
    put(town, AT_OFFICE, AT_DESK)
    settle(town, clerk)
    assert clerk.desk.identity.role is Role.DISTRIBUTOR
    clerk.hand_over(CODE)
    settle(town, clerk)
    assert len(own_cards.last_registered(clerk.desk)) == 1
    assert len(clerk.rows(f"cards/{LIBRARY}")) == 1
    spoil(clerk, f"cards/{LIBRARY}")

    go_to(clerk, LIBRARY)
    clerk.restart()
    desk = clerk.desk
    assert desk.identity.role is Role.VENUE
    assert list(desk.acts.registrations()) == []
    assert counter.check_card(desk, CODE).answer.verdict is Verdict.VALID
    clerk.give(CODE)
    assert list(read_cases(desk)) == []
    read_ledger(desk)
    settle(town, clerk)

    assert clerk.shown(CODE) == 1
    with pytest.raises(MalformedEntryError):
        own_cards.search(desk, CODE)


def spoil(clerk: Clerk, scope: str) -> None:
    """Make the rows of a scope unreadable at this desk."""
    row = tables.scope_row
    with clerk.desk.files.checklist.transaction() as connection:
        connection.execute(
            update(row).where(row.c.scope == scope).values(row=b"\xc1 no row")
        )


def test_a_left_scope_goes_and_a_new_one_is_read_from_0(town: Town) -> None:
    """What waits for the former site is taken in there; the pool's past is known."""
    clerk, colleague = town.clerks[0], town.clerks[1]
    assert move_desk(town.register, 2, (AT_POOL,))
    town.pass_seconds(KNOWN_AGAIN_SECONDS)
    settle(town, clerk, colleague)
    colleague.give(OTHER_CODE)
    settle(town, clerk, colleague)
    clerk.give(CODE)
    put(town, AT_POOL)

    settle(town, clerk)

    assert clerk.desk.identity.site.number == POOL
    assert clerk.rows(f"site/{VENUE}") == clerk.rows(f"cases/{VENUE}") == {}
    assert clerk.rows(f"site/{POOL}") == town.feed(f"site/{POOL}")
    assert uses_at(town, VENUE) == 1
    assert (clerk.shown(CODE), clerk.shown(OTHER_CODE)) == (0, 1)
    assert_whole(town.register)


def test_a_desk_that_loses_a_right_loses_its_rows(town: Town) -> None:
    """A distributor's desk that becomes a venue's holds no card in full any more."""
    office = town.distributor
    office.hand_over(CODE)
    settle(town, office)
    assert office.rows(f"cards/{DISTRIBUTOR}")

    assert move_desk(town.register, 3, (AT_DESK,))
    town.pass_seconds(KNOWN_AGAIN_SECONDS)
    settle(town, office)

    assert office.rows(f"cards/{DISTRIBUTOR}") == {}
    assert office.desk.identity.role is Role.VENUE
    assert len(office.listed()) == 1
    assert counter.check_card(office.desk, CODE).answer.verdict is Verdict.VALID


def test_a_narrow_scope_that_becomes_wide_is_read_whole(town: Town) -> None:
    """At one site the distributor's right sees its row alone, the venue's all uses."""
    clerk, colleague = town.clerks[0], town.clerks[1]
    assert move_desk(town.register, 2, (AT_DESK,))
    put(town, AT_OFFICE)
    settle(town, clerk, colleague)
    colleague.give(CODE)
    settle(town, colleague, clerk)
    narrow = clerk.rows(f"site/{LIBRARY}")

    put(town, AT_OFFICE, AT_DESK)
    settle(town, clerk)
    wide = clerk.rows(f"site/{LIBRARY}")
    put(town, AT_OFFICE)
    settle(town, clerk)

    assert len(narrow) == 1
    assert wide == town.feed(f"site/{LIBRARY}")
    assert len(wide) > 1
    assert clerk.rows(f"site/{LIBRARY}") == narrow


def test_a_desk_without_a_list_still_shows_the_acts_of_one_place(town: Town) -> None:
    """Until the next round it does not know its places, but it knows where it is."""
    clerk = town.clerks[0]
    put(town, AT_VENUE, AT_POOL)
    settle(town, clerk)
    clerk.give(CODE)
    go_to(clerk, POOL)

    clerk.desk.begin_list_anew()
    clerk.restart()

    assert clerk.desk.identity.site.number == POOL
    assert clerk.shown(CODE) == 0
