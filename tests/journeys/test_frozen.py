"""The frozen desk: it stands alone in a folder of any name, with all that it needs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.model import EntryKind
from kaikudesk.wire.enrolment_code import write_code
from register.tables import chain, desks, entries, replicas
from tests.journeys.bad_days import LISTED, VENUE, Place, a_code, beside
from tests.journeys.freezing import built, carried_to
from tests.journeys.screen import Screen, a_screen, plain_environment

LONG_SECONDS = 120
DESK = "työpöytä 1"
DATA = {
    "resources/i18n": {f"kaikudesk_{one}.qm" for one in ("en", "fi", "sv")},
    "resources/icons": {"sign-good.svg", "program.svg"},
    "resources/sounds": {"good.wav", "look.wav", "sent.wav", "stop.wav"},
    "resources/styles": {"desk.qss"},
    "tzdata/zoneinfo/Europe": {"Helsinki", "Stockholm"},
}

WAITING = [EntryKind.DAY_OPENED, EntryKind.REDEMPTION_RECORDED]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Carry the frozen desk to a folder with ä and a space in its name."""
    elsewhere = tmp_path_factory.mktemp("somewhere") / "Käyttäjän ohjelmat"
    yield carried_to(elsewhere, built(tmp_path_factory))
    shutil.rmtree(elsewhere)


@pytest.fixture
def broken(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Carry it without the library of its database."""
    elsewhere = tmp_path / "broken"
    program = carried_to(elsewhere, built(tmp_path_factory))
    shutil.rmtree(inside(program) / "sqlcipher3")
    yield program
    shutil.rmtree(elsewhere)


def inside(program: Path) -> Path:
    """Give the folder of what the program brings along."""
    return program.parent / "_internal"


def started(program: Path, folder: Path, *words: str) -> tuple[int, str]:
    """Start it where neither project nor Python can be found; gives how it ended."""
    end = subprocess.run(
        [str(program), "--folder", str(folder / DESK), "--close-at-once", *words],
        cwd=folder,
        env=plain_environment() | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=LONG_SECONDS,
        check=False,
    )
    return end.returncode, end.stderr


def test_it_opens_its_window_and_imports_the_rest(
    program: Path, tmp_path: Path
) -> None:
    """It starts from another folder and closes without a word."""
    assert started(program, tmp_path) == (0, "")


def test_it_does_not_pass_without_a_part_of_it(broken: Path, tmp_path: Path) -> None:
    """Success means something: without the database it fails, and says so."""
    status, said = started(broken, tmp_path, "--language", "sv")

    assert status == 1
    assert said.splitlines()[-1].startswith("Något gick fel i själva programmet.")


@pytest.mark.parametrize("folder", DATA)
def test_it_brings_its_data_along(program: Path, folder: str) -> None:
    """Languages, icons, sounds, the style and the time zones lie in it."""
    lying = {one.name for one in (inside(program) / folder).iterdir()}

    assert DATA[folder] <= lying


def test_it_brings_nothing_of_the_register_and_no_link_to_nowhere(
    program: Path,
) -> None:
    """A desk has no use for the web framework, and can be carried on a stick."""
    everything = list(inside(program).rglob("*"))
    names = {one.name for one in everything}

    assert names & {"litestar", "uvicorn", "psycopg", "register", "tkinter"} == set()
    assert [one for one in everything if not one.exists()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the screen is an X11 one")
def test_it_works_a_day_in_finnish_and_an_evening_without_the_register(
    program: Path, place: Place, tmp_path: Path
) -> None:
    """Enrolled once, it opens by itself; what it records offline is pushed later."""
    code = write_code(a_code(place.url, place.line.address, VENUE))
    line = (str(program), "--folder", str(tmp_path / DESK), "--language", "fi")
    with a_screen(tmp_path / "screen") as screen:
        screen.open_key_store()
        first = screen.start(*line)
        screen.read("Työaseman liittäminen")
        screen.enrol({"Liittämiskoodi": code}, "Liitä")
        screen.read("Yhteys on")
        assert screen.close(first) == 0

        place.kill()
        offline = screen.start(*line)
        _give_a_ticket(screen)
        screen.read("odottaa 1")
        assert screen.close(offline) == 0
        assert _pushed(place) == []

        place.serve()
        again = screen.start(*line)
        screen.read("odottaa 0")
        screen.read("Yhteys on")
        assert screen.close(again) == 0
    assert _pushed(place) == WAITING


def _give_a_ticket(screen: Screen) -> None:
    screen.wish("strike", "Kortin tunnus", LISTED)
    assert screen.read("VOIMASSA") == "VOIMASSA"
    screen.wish("press", "Kirjaa")
    screen.read("Kirjattu: ")


def _pushed(place: Place) -> list[int]:
    """Give the kinds of what the register has of the frozen desk, in their order."""
    asked = (
        select(entries.c.kind)
        .join(chain, chain.c.hash == entries.c.hash)
        .join(replicas, replicas.c.id == chain.c.replica)
        .join(desks, desks.c.number == replicas.c.desk)
        .where(desks.c.site == VENUE)
        .order_by(chain.c.n)
    )
    with beside(place.url) as register, register.database.reading() as connection:
        return list(connection.scalars(asked))
