"""A venue never learns who gave a card: that name tells why somebody is poor.

A real register with distributors whose names are looked for in everything that a
venue's desk holds, says and sends: rows and pages of its files, its log, every
screen with each case chosen, the stick that it saves and the answer that it reads.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kaikudesk.desk import CHECKLIST_FILE, JOURNAL_FILE
from kaikudesk.model import CaseKind, EntryKind, Role, Settlement
from kaikudesk.seal import unseal
from kaikudesk.wire import bodies
from kaikudesk.wire.letters import read_letters
from kaikudesk.wire.packing import decode
from kaikudesk.wire.parcel import open_parcel
from kaikudesk.wire.rows import CaseRowWire, SiteRowWire
from register import acts
from register.acceptance import accept
from register.pen import Act
from register.rights import Actor, Author
from tests.kaikudesk.desks import KEYS
from tests.kaikudesk.storage.plain_pages import needs_cipher, plain_pages
from tests.register.staging import a_pen
from tests.sync.real_town import Clerk, Town, a_town
from tests.sync.sticks import Stick
from tests.ui.conftest import Open
from tests.ui.staging import Stage
from ui.guided.eyes import texts
from ui.person_screen import PersonScreen
from ui.shown import ScreenName
from ui.working_day import WorkingDay

CODE, DISPUTED, ENDED = "KK12345678", "KK00000001", "KK00000002"
NOBODYS = "KK00000003"
# The first is the town's own; the other takes part in a dispute.
NAMES = ("Sosiaalitoimi", "Kainuun diakonia", "Velkaneuvonta Öhman")
OTHERS = {41: NAMES[1], 42: NAMES[2]}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Give a register with a venue's desks and three distributors."""
    with a_town(tmp_path) as there:
        for number, name in OTHERS.items():
            row = SiteRowWire(number, name, 1, "Kuhmo", ("distributor",))
            acts.write_acts(there.register, [acts.site_changed(row)])
        yield there


def an_evening(town: Town) -> Clerk:
    """Let all kinds of things go wrong between the venue and the distributors."""
    venue, other = town.clerks[:2]
    for code in (CODE, DISPUTED, ENDED, NOBODYS):
        venue.give(code)
        other.give(code)
    venue.round([])
    other.round([])
    town.distributor.hand_over(DISPUTED)
    town.distributor.round([])
    for site in OTHERS:
        pen = a_pen(town.register, b"distri%2d" % site, site)
        registration = pen.register_card(ENDED, children=site)
        pen.register_card(DISPUTED, children=site)
        ended = bodies.CardInactivated()
        pen.write(EntryKind.CARD_INACTIVATED, ended, about=registration)
        author = Author(90, site, Actor.DISTRIBUTOR)
        accept(town.register, author, pen.push())
    venue.round([])
    settle_one(town, venue)
    venue.round([])
    return venue


def settle_one(town: Town, venue: Clerk) -> None:
    """Let the coordinator answer a case of the venue, so that it has a trace."""
    for key, packed in venue.rows("cases/7").items():
        row = decode(packed, CaseRowWire)
        if row.kind == CaseKind.NOT_YET_REGISTERED and not row.closed_by:
            answer = bodies.CaseSettled(
                key, row.kind, Settlement.LET_STAND, None, None, row.extent
            )
            act = Act(EntryKind.CASE_SETTLED, answer, about=row.entries[0])
            acts.write_acts(town.register, [act])
            return
    raise AssertionError("no case is open")


def found_in(told: bytes | str) -> list[str]:
    """Give the distributors' names that stand in this, however they are written."""
    raw = told.encode() if isinstance(told, str) else told
    return [
        name
        for name in NAMES
        if name.lower().encode() in raw.lower() or name.encode("utf-16-le") in raw
    ]


def test_the_search_finds_a_name_where_it_stands(town: Town) -> None:
    """Else the others would prove nothing: a distributor's own desk holds its name."""
    office = town.distributor
    office.round([])

    told = office.desk.identity.site.name

    assert found_in(f"... {told} ...") == [NAMES[0]]
    assert found_in(b"".join(office.rows("site/31").values())) == [NAMES[0]]
    assert found_in("velkaneuvonta") == []
    assert found_in(NAMES[2].encode("utf-16-le")) == [NAMES[2]]


@needs_cipher
def test_no_page_of_a_venues_files_holds_a_distributors_name(town: Town) -> None:
    """Deleted rows and what a log of changes keeps too."""
    venue = an_evening(town)
    folder = venue.folder
    with venue.desk.files.journal.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint")
    venue.desk.files.checklist.back_up(folder / "copy.db")
    own = {JOURNAL_FILE: KEYS.journal, CHECKLIST_FILE: KEYS.checklist}

    pages = {name: plain_pages(folder / name, key) for name, key in own.items()}
    pages["copy.db"] = plain_pages(folder / "copy.db", KEYS.checklist)

    assert b"Kuhmotalo" in pages["copy.db"]
    assert {name: found_in(content) for name, content in pages.items()} == {
        name: [] for name in pages
    }


def test_no_stick_of_a_venue_holds_a_distributors_name(
    town: Town, tmp_path: Path
) -> None:
    """Neither what it saves nor the answer, opened with the desk's own key."""
    venue = an_evening(town)
    folder = tmp_path / "ä stick"
    folder.mkdir()
    stick = Stick(folder, venue)
    venue.give(CODE)
    stick.exchange(town.register)

    with stick.answers[-1].open("rb") as file:
        parcel = open_parcel(file)
        key = unseal(venue.desk.identity.sealing_key, parcel.label.sealed_key)
        letters = read_letters(parcel.content(key))
        told = b"".join(unfolded(letters.body(one)) for one in letters.letters)

    assert found_in(stick.saved[-1].read_bytes()) == []
    assert found_in(told) == []


def unfolded(body: bytes) -> bytes:
    """Give what a letter holds; chunks and keys stand in it as they are."""
    if not body.startswith(zstandard.FRAME_HEADER):
        return body
    return zstandard.ZstdDecompressor().decompress(body)


def test_no_screen_and_no_log_of_a_venue_says_a_distributors_name(
    town: Town, open_stage: Open, caplog: pytest.LogCaptureFixture
) -> None:
    """Each screen is opened, each case chosen, and everything on them read."""
    caplog.set_level(logging.DEBUG)
    venue = an_evening(town)
    stage = open_stage(Role.VENUE)
    day = WorkingDay(venue.desk, stage.window)

    told = list(everything_said(stage))

    assert day is not None
    assert any("Kuhmotalo" in one for one in told)
    assert found_in("\n".join(told)) == []
    assert found_in(caplog.text) == []


def everything_said(stage: Stage) -> Iterator[str]:
    """Read every screen with all that can be chosen on it."""
    for name in (one for one in ScreenName if one is not ScreenName.CARD):
        stage.window.open(name)
        yield from said_on(stage.window)
        screen = stage.window.stack.made(name)
        assert screen is not None
        if isinstance(screen, PersonScreen):
            assert screen.cases.rows
        for view in screen.findChildren(QAbstractItemView):
            yield from said_by_choosing(view, stage.window)


def said_by_choosing(view: QAbstractItemView, window: QWidget) -> Iterator[str]:
    """Choose each row of a list, and read what the window says then."""
    model = view.model()
    for row in range(model.rowCount()):
        view.setCurrentIndex(model.index(row, 0))
        yield from said_in(model, row)
        yield from said_on(window)


def said_in(model: QAbstractItemModel, row: int) -> Iterator[str]:
    """Read a row of a list by every role that holds text."""
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        Qt.ItemDataRole.UserRole,
    )
    for column in range(model.columnCount(QModelIndex())):
        yield from (str(model.index(row, column).data(role)) for role in roles)


def said_on(window: QWidget) -> Iterator[str]:
    """Read all texts of a window, those too that are only read out."""
    yield from texts(window)
    for widget in window.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        yield widget.windowTitle()
