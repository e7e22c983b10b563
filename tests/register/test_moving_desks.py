"""A desk that works for several sites, or other ones than before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk.wire.account import PLACES_ITEM, AccountRowWire, PlaceWire
from kaikudesk.wire.messages import ALL_SCOPES, Cursor, PullAnswer, PullRequest
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import SITE_ITEM, SiteRowWire
from register import acts, tables
from register.__main__ import main
from register.acceptance import accept
from register.acts_taken import take_in
from register.desks import DESKS, author_from
from register.errors import RefusedError, UnknownDeskError, UnknownSiteError
from register.moving_desks import move_desk, place_named
from register.opened import Register
from register.pull import pull
from register.refold import refold
from register.rights import Author
from tests.register.posting_files import Sender
from tests.register.setting_back import copy_of, set_back
from tests.register.staging import (
    DISTRIBUTOR,
    VENUE,
    Country,
    a_pen,
    assert_whole,
    opened,
    rows_of,
)

OTHER, BOTH = 8, 9
IN_2099 = 4_080_000_000_000
AT_VENUE = PlaceWire(VENUE, "venue")
AT_OTHER = PlaceWire(OTHER, "venue")
AS_OFFICE = PlaceWire(BOTH, "distributor")
AS_BOTHS_VENUE = PlaceWire(BOTH, "venue")


@pytest.fixture
def register(database_url: str, tmp_path: Path) -> Iterator[Register]:
    """Give a register of four sites, whose desk 1 is the first venue's."""
    with opened(database_url, acts=tmp_path / "ä acts") as register:
        found_four(register)
        yield register


def found_four(register: Register) -> None:
    """Tell the network of a second venue, and of a site with both rights."""
    Country(register).found_sites()
    more = [
        SiteRowWire(OTHER, "Uimahalli", 1, "Kuhmo", ("venue",)),
        SiteRowWire(BOTH, "Kirjasto", 1, "Kuhmo", ("venue", "distributor")),
    ]
    acts.write_acts(register, [acts.site_changed(row) for row in more])
    Sender(register)


def author(register: Register) -> Author:
    """Give as what desk 1 writes now."""
    with register.database.reading() as connection:
        asked = DESKS.where(tables.desks.c.number == 1)
        return author_from(connection.execute(asked).one())


def ask(register: Register, *cursors: Cursor) -> PullAnswer:
    """Let desk 1 read on from its cursors, or from 0."""
    request = PullRequest(1, cursors or (Cursor(ALL_SCOPES),))
    return pull(register, author(register), request)


def places_told(answer: PullAnswer) -> AccountRowWire:
    """Read what the desk is told of its own places."""
    [row] = [one.row for one in answer.rows if one.item == PLACES_ITEM]
    return decode(row or b"", AccountRowWire)


def test_a_desk_of_two_venues_reads_and_writes_for_both(register: Register) -> None:
    """It is told so in its own scope, with both sites' rows."""
    assert move_desk(register, 1, (AT_VENUE, AT_OTHER))
    pen = a_pen(register, b"desk...1", OTHER)
    pen.use("KK12345678")

    [receipt] = accept(register, author(register), pen.push())
    answer = ask(register)

    assert receipt.held == ()
    assert places_told(answer) == AccountRowWire((AT_VENUE, AT_OTHER))
    sites = {one.scope for one in answer.rows if one.item == SITE_ITEM}
    assert sites == {f"site/{VENUE}", f"site/{OTHER}"}
    assert {f"cases/{VENUE}", f"cases/{OTHER}"} < set(answer.scopes)
    assert_whole(register)


def test_a_desk_that_is_both_reads_both_rights_scopes(register: Register) -> None:
    """What only one of the two may read whole is read whole."""
    move_desk(register, 1, (AS_BOTHS_VENUE, AS_OFFICE))

    answer = ask(register)

    assert {f"cards/{BOTH}", f"site/{BOTH}", "list/1/1"} < set(answer.scopes)
    assert f"site/{VENUE}" not in answer.scopes


def test_what_waits_for_a_former_site_is_still_taken_in(register: Register) -> None:
    """It counts there; for a site that never was its own it is held."""
    move_desk(register, 1, (AT_OTHER,))
    pen, stranger = a_pen(register, b"desk...1"), a_pen(register, b"desk..1b", BOTH)
    pen.use("KK12345678")
    stranger.use("KK12345678")

    [receipt] = accept(register, author(register), pen.push())
    [held] = accept(register, author(register), stranger.push())

    assert receipt.held == ()
    assert held.held != ()
    uses = [scope for scope, item in rows_of(register) if item.startswith(b"u")]
    assert uses == [f"site/{VENUE}"]


def test_a_desk_that_moved_reads_all_anew(register: Register) -> None:
    """A cursor of before leads nowhere: a scope may show more now than it did then."""
    before = ask(register)
    move_desk(register, 1, (AS_BOTHS_VENUE,))

    with pytest.raises(RefusedError) as refused:
        ask(register, *before.cursors)

    assert refused.value.kind == "other-epoch"
    answer = ask(register)
    assert f"site/{VENUE}" not in answer.scopes
    again = ask(register, *answer.cursors)
    assert again.rows == ()


def test_the_same_place_again_is_no_act(register: Register) -> None:
    """The head stays where it is, also for a desk that never moved."""
    assert not move_desk(register, 1, (AT_VENUE,))
    assert move_desk(register, 1, (AT_OTHER,))
    assert not move_desk(register, 1, (AT_OTHER, AT_OTHER))


def test_a_desk_that_comes_back_has_left_the_other_site(register: Register) -> None:
    """Of its former places the present one is none."""
    move_desk(register, 1, (AT_OTHER,))
    move_desk(register, 1, (AT_VENUE,))

    assert places_told(ask(register)) == AccountRowWire((AT_VENUE,), (AT_OTHER,))


def test_nobody_is_moved_to_what_is_not_there(register: Register) -> None:
    """No such desk, no such site, no such right: nothing is written."""
    with pytest.raises(UnknownDeskError):
        move_desk(register, 99, (AT_VENUE,))
    with pytest.raises(UnknownSiteError):
        move_desk(register, 1, (PlaceWire(77, "venue"),))
    with pytest.raises(UnknownSiteError):
        move_desk(register, 1, (PlaceWire(DISTRIBUTOR, "venue"),))

    assert author(register) == Author(1, VENUE, author(register).actor)


def test_a_desks_own_cases_move_with_it(register: Register) -> None:
    """Where it worked before no row of them is left, and a new fold says so too."""
    pen = a_pen(register, b"desk...1")
    pen.clock.ms = IN_2099
    pen.open_day()
    accept(register, author(register), pen.push())
    at_venue = {scope for scope, _ in rows_of(register) if scope.startswith("cases/")}

    move_desk(register, 1, (AS_BOTHS_VENUE,))

    left = {scope for scope, _ in rows_of(register) if scope.startswith("cases/")}
    assert f"cases/{VENUE}" in at_venue
    assert f"cases/{VENUE}" not in left
    assert_whole(register)
    refold(register)
    assert_whole(register)


def test_a_register_that_was_set_back_moves_again(register: Register) -> None:
    """The act comes back from its file."""
    copy = copy_of(register)
    move_desk(register, 1, (AT_OTHER,))
    set_back(register, copy)
    assert author(register).site == VENUE

    assert take_in(register) > 0
    assert author(register).site == OTHER


def test_the_command_says_what_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once done, once done before, and where there is no such site or desk."""
    url = f"sqlite:///{tmp_path}/register.db"
    with opened(url) as register:
        found_four(register)
    words = ("--database", url, "--lang", "en", "move-desk")

    assert main([*words, "1", "--to", "8:venue", "9:distributor"]) == 0
    assert "works at 8:venue, 9:distributor" in capsys.readouterr().out
    assert main([*words, "1", "--to", "8:venue", "9:distributor"]) == 0
    assert "already" in capsys.readouterr().out
    assert main([*words, "1", "--to", "77:venue"]) == 1
    assert main([*words, "99", "--to", "8:venue"]) == 1


@pytest.mark.parametrize("text", ["", "8", "8:", ":venue", "x:venue", "8:king"])
def test_what_names_no_place_is_refused(text: str) -> None:
    """Both the number and the right are asked for."""
    with pytest.raises(ValueError, match=r"invalid literal|is not a valid"):
        place_named(text)
