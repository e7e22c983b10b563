"""The demo country: the same from the same seed, and made of entries alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.model import EntryKind, Role
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import decode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import (
    AREA_ITEM,
    EVENT_ITEM,
    SITE_ITEM,
    AreaRowWire,
    CaseRowWire,
    EventRowWire,
    ListRowWire,
    SiteRowWire,
)
from register.demo import Asked, make_country
from register.demo.ahead import written_ahead
from register.demo.errors import (
    BrokenOffError,
    CardCountError,
    NotEmptyError,
    OtherCountryError,
)
from register.demo.places import areas, places
from register.demo.redemptions import ADULTS_2023
from register.demo.writing import Writing
from register.opened import Register
from register.tables import TAKEN_IN, chain, entries, snapshots
from tests.register.demo_days import ASKED, DAY, LARGE, quiet
from tests.register.staging import Country, assert_whole, opened, rows_of


def everything(register: Register) -> tuple[object, ...]:
    """Read all entries and chains as they are stored, and all rows of the feed."""
    with register.database.reading() as connection:
        stored = connection.execute(select(entries).order_by(entries.c.hash)).all()
        linked = connection.execute(select(chain)).all()
    return set(map(tuple, stored)), set(map(tuple, linked)), rows_of(register)


def made_in(folder: Path, asked: Asked) -> tuple[object, ...]:
    """Make a country in a folder and read all of it."""
    folder.mkdir()
    with opened(f"sqlite:///{folder}/register.db", serving=False) as register:
        assert make_country(register, asked, quiet, batch=500)
        return everything(register)


def test_a_new_fold_gives_the_same_country(register: Register) -> None:
    """Every row comes from the entries, on either database."""
    assert make_country(register, ASKED, quiet, batch=500)

    assert_whole(register)


def test_one_seed_gives_one_country(tmp_path: Path) -> None:
    """The same seed and day give the same bytes; another seed gives others."""
    first = made_in(tmp_path / "first", ASKED)

    assert made_in(tmp_path / "again", ASKED) == first
    assert made_in(tmp_path / "other", replace(ASKED, seed=2)) != first


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Make one country that several tests read."""
    path = tmp_path_factory.mktemp("country") / "register.db"
    with opened(f"sqlite:///{path}", serving=False) as register:
        make_country(register, LARGE, quiet)
        yield register


def kinds_of(register: Register) -> Counter[int]:
    """Count the entries by kind; all of them were taken in."""
    with register.database.reading() as connection:
        rows = connection.execute(select(entries.c.kind, entries.c.state)).all()

    assert {row.state for row in rows} == {TAKEN_IN}
    return Counter(row.kind for row in rows)


def test_every_kind_of_card_and_use_is_there(made: Register) -> None:
    """Exactly as many cards as asked for, and everything that can happen to one."""
    kinds = kinds_of(made)

    assert kinds[EntryKind.CARD_REGISTERED] == LARGE.cards
    for kind in (
        EntryKind.CARD_AMENDED,
        EntryKind.CARD_RENEWED,
        EntryKind.CARD_REPORTED_LOST,
        EntryKind.CARD_INACTIVATED,
        EntryKind.CODE_ASSIGNED,
        EntryKind.REDEMPTION_VOIDED,
        EntryKind.EVENT_DECLARED,
    ):
        assert kinds[kind] > 5, kind


def test_all_areas_and_sites_are_in_the_network(made: Register) -> None:
    """Every municipality of the table, and every site but the distributors'."""
    rows = {item: row for (scope, item), row in rows_of(made).items()}
    with_area = [
        decode(row, AreaRowWire)
        for item, row in rows.items()
        if item.startswith(AREA_ITEM) and len(item) == 5
    ]
    network = {
        item for scope, item in rows_of(made) if scope == "network" if item[:1] == b"s"
    }

    assert sum(len(area.municipalities) for area in with_area) == 123
    assert len(network) == sum(one.role is not Role.DISTRIBUTOR for one in places())


def test_the_first_two_sites_are_in_one_municipality(made: Register) -> None:
    """A venue and a distributor of Kuhmo, where desks are enrolled first."""
    first, second = (
        decode(rows_of(made)[f"site/{number}", SITE_ITEM], SiteRowWire)
        for number in (1, 2)
    )

    assert (first.name, first.municipality) == ("Kuhmotalo", "Kuhmo")
    assert (second.name, second.municipality) == ("Kuhmon neuvola", "Kuhmo")
    assert (first.roles, second.roles) == ((Role.VENUE,), (Role.DISTRIBUTOR,))
    assert areas()[first.area].name == "Kainuu"


def test_the_first_venue_has_a_day_before_it(made: Register) -> None:
    """Three events with a quota and a course today, and cases that are open."""
    rows = rows_of(made)
    events = [
        decode(row, EventRowWire)
        for (scope, item), row in rows.items()
        if scope == "site/1" and item.startswith(EVENT_ITEM)
    ]
    today = [one for one in events if one.day == DAY.toordinal()]
    cases = [
        decode(row, CaseRowWire)
        for (scope, _), row in rows.items()
        if scope == "cases/1"
    ]

    assert sorted(one.course for one in today) == [False, False, False, True]
    assert all(one.quota for one in today)
    assert len({one.day for one in events}) > 10
    assert len(cases) >= 2
    assert {case.closed_by for case in cases} == {""}


def test_cards_are_mostly_valid(made: Register) -> None:
    """Some have expired, some are about to, a few were lost or ended."""
    today = DAY.toordinal()
    listed = [
        decode(row, ListRowWire)
        for (scope, _), row in rows_of(made).items()
        if scope.startswith("list/")
    ]
    valid = [one for one in listed if one.state == 1 and one.last_valid >= today]
    soon = [one for one in valid if one.last_valid <= today + 30]

    assert 0.75 < len(valid) / len(listed) < 0.95
    assert 0.03 < len(soon) / len(valid) < 0.15
    assert {one.state for one in listed} == {1, 2, 3}
    assert {one.kind for one in listed} == {1, 2}


def test_uses_divide_as_the_programmes_own(made: Register) -> None:
    """By class within five per cent, and children's tickets about one in six."""
    with made.database.reading() as connection:
        plains = connection.scalars(
            select(entries.c.plain).where(
                entries.c.kind == EntryKind.REDEMPTION_RECORDED
            )
        ).all()
    given = [decode_entry(plain).body() for plain in plains]
    uses = [one for one in given if isinstance(one, bodies.RedemptionRecorded)]
    by_class = Counter(one.category for one in uses)
    children = sum(one.children for one in uses)

    for category, adults in ADULTS_2023.items():
        national = adults / sum(ADULTS_2023.values())
        assert by_class[category] / len(uses) == pytest.approx(national, abs=0.05)
    assert children / (children + len(uses)) == pytest.approx(0.165, abs=0.04)
    assert not any(one.children for one in uses if one.course_places)


def test_the_first_desk_finds_its_list_ready(made: Register) -> None:
    """The snapshot is cut with the country and holds all its cards."""
    with made.database.reading() as connection:
        kept = connection.execute(select(snapshots)).one()
    listed = sum(scope.startswith("list/") for scope, _ in rows_of(made))

    assert kept.rows == listed


def test_a_country_is_made_once(made: Register) -> None:
    """Asked again, for whichever, it says no and changes nothing."""
    before = everything(made)

    assert not make_country(made, LARGE, quiet)
    assert not make_country(made, ASKED, quiet)
    assert everything(made) == before


class PowerCutError(Exception):
    """The power goes."""


def cut(_done: int) -> None:
    """Cut the power as soon as some cards are there."""
    raise PowerCutError


def test_a_broken_off_country_is_finished_by_the_same_command(tmp_path: Path) -> None:
    """It is then the country that it would have been, and no other is begun in it."""
    whole = made_in(tmp_path / "whole", ASKED)
    with opened(f"sqlite:///{tmp_path}/register.db", serving=False) as register:
        with pytest.raises(PowerCutError):
            make_country(register, ASKED, cut, batch=200)
        with pytest.raises(OtherCountryError):
            make_country(register, replace(ASKED, seed=2), quiet)
        assert make_country(register, ASKED, quiet, batch=500)

        assert everything(register) == whole


def test_a_begun_country_with_something_else_in_it_is_left_alone(
    tmp_path: Path,
) -> None:
    """The register's own chain is not gone on with where it wrote in between."""
    with opened(f"sqlite:///{tmp_path}/register.db", serving=False) as register:
        with pytest.raises(PowerCutError):
            make_country(register, ASKED, cut, batch=200)
        Country(register).found_sites()
        with pytest.raises(OtherCountryError):
            make_country(register, ASKED, quiet)


def test_a_writer_that_dies_is_noticed() -> None:
    """Here it dies of a key to which nothing can be sealed."""
    with pytest.raises(BrokenOffError):
        list(written_ahead(Writing(ASKED, (1, b"no key"), 500)))


def test_a_register_in_use_gets_no_country(tmp_path: Path) -> None:
    """It would mix with what is real."""
    with opened(f"sqlite:///{tmp_path}/register.db", serving=False) as register:
        Country(register).found_sites()
        with pytest.raises(NotEmptyError):
            make_country(register, ASKED, quiet)


@pytest.mark.parametrize("cards", [-1, 0, 5, 10_000_001])
def test_so_many_cards_no_country_has(cards: int) -> None:
    """The known cards are always there, and codes are not endless."""
    with pytest.raises(CardCountError):
        Asked(cards=cards, day=DAY)
