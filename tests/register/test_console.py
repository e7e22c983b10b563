"""The administrator's commands, as the script runs them."""

import re
import string
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Executable, insert, select

from kaikudesk.clock import SystemClock
from kaikudesk.errors import KaikuDeskError
from kaikudesk.seal import fingerprint, seal_to, signing_pair
from kaikudesk.wire.enrolment_code import read_code
from register import tables
from register.__main__ import main
from register.engines import open_database
from register.opened import open_register
from register.serving import address_of, open_door, require_loopback
from register.wording import LANGUAGES, texts, wording
from tests.register.staging import sealing_key


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Name a database that is not there yet."""
    return f"sqlite:///{tmp_path}/register.db"


def command(url: str, *words: str) -> int:
    """Run one command in English."""
    return main(["--database", url, "--lang", "en", *words])


def execute(statement: Executable, connection: Connection) -> None:
    """Change a row behind the register's back."""
    connection.execute(statement)


SITE = ("create-site", "Kuhmotalo", "--role", "venue")
PLACE = ("--area", "Kainuu", "--municipality", "Kuhmo")


def test_the_first_command_founds_the_register_and_puts_its_root_away(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The root key is a file of its own, for its owner only, and is named once."""
    assert command(url, *SITE, *PLACE) == 0
    said = capsys.readouterr().out
    assert command(url, *SITE, *PLACE) == 0

    root = tmp_path / "root.key"
    assert str(root) in said
    assert str(root) not in capsys.readouterr().out
    assert root.stat().st_mode & 0o077 == 0
    database = open_database(url)
    register = open_register(database, SystemClock())
    database.close()
    signing_key = bytes.fromhex(root.read_text("ascii"))
    assert signing_pair(signing_key[:32])[1] == register.keys.root


def test_sites_are_numbered_and_areas_made_once(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two sites of one area share it."""
    for _ in range(2):
        command(url, *SITE, *PLACE)
    said = capsys.readouterr().out

    assert "Site 1: Kuhmotalo" in said
    assert "Site 2: Kuhmotalo" in said
    database = open_database(url)
    with database.reading() as connection:
        found = connection.execute(
            select(tables.feed.c.item).where(tables.feed.c.scope == "network")
        )
        items = sorted(item[:1] for (item,) in found)
    database.close()
    assert items == [b"a", b"s", b"s"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("kainu", "Kuhmo"), "Did you mean Kainuu?"),
        (("Kainuu", "Kumho"), "Did you mean Kuhmo?"),
        (("Atlantis", "Kuhmo"), "none that looks like it"),
        # A municipality of another area.
        (("Kainuu", "Imatra"), "Imatra"),
    ],
    ids=["area", "municipality", "nowhere", "elsewhere"],
)
def test_a_slip_of_the_pen_makes_no_area(
    url: str, capsys: pytest.CaptureFixture[str], place: tuple[str, str], said: str
) -> None:
    """It is refused with the names that look like it, unless it is said to be new."""
    words = ("--area", place[0], "--municipality", place[1])
    assert command(url, *SITE, *words) == 1
    refused = capsys.readouterr().out
    assert said in refused
    assert "Site 1" not in refused

    assert command(url, *SITE, *words, "--new-area") == 0
    assert "Site 1: Kuhmotalo" in capsys.readouterr().out


def test_an_area_of_the_register_is_known_from_then_on(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its second site needs no word that it is new."""
    words = ("--area", "Koillismaa", "--municipality", "Taivalkoski")
    assert command(url, *SITE, *words, "--new-area") == 0
    assert command(url, *SITE, *words) == 0

    assert "Site 2: Kuhmotalo" in capsys.readouterr().out


def test_an_enrolment_code_is_printed_alone_on_its_line(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a program can read it too."""
    command(url, *SITE, *PLACE)
    capsys.readouterr()
    command(url, "enrolment-code", "1", "--role", "venue", "--address", "http://x:1")

    code = read_code(capsys.readouterr().out.splitlines()[-1])
    database = open_database(url)
    root = open_register(database, SystemClock()).keys.root
    database.close()
    assert (code.address, code.fingerprint) == ("http://x:1", fingerprint(root))


def test_a_recovery_code_is_shown_and_noted(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The 26 characters, and a line in the audit table before they are shown."""
    command(url, *SITE, *PLACE)
    database = open_database(url)
    register = open_register(database, SystemClock())
    for number, content in ((1, b"ABCDEFGHJKLMNPQRSTUVWXYZ23"), (2, b"\xff")):
        sealed = seal_to(sealing_key(register), content)
        row = {
            "number": number,
            "site": 1,
            "role": "venue",
            "token_hash": bytes([number]),
            "verify_key": b"",
            "sealing_key": b"",
            "recovery": sealed,
            "program": "",
            "enrolled": 0,
            "last_seen": 0,
        }
        statement = insert(tables.desks).values(row)
        database.write(partial(execute, statement))
    capsys.readouterr()

    assert command(url, "recover-journal", "1") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "ABCDEFGHJKLMNPQRSTUVWXYZ23"
    assert command(url, "recover-journal", "2") == 1
    assert command(url, "recover-journal", "3") == 1
    with database.reading() as connection:
        noted = [
            (row.act, row.desk) for row in connection.execute(select(tables.audit))
        ]
    database.close()
    assert noted == [("recover-journal", 1), ("recover-journal", 2)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("serve", "--host", "0.0.0.0"), "needs a certificate"),  # noqa: S104 - it is refused
        (("enrolment-code", "9", "--role", "venue"), "no such site"),
        (("recover-journal", "9"), "no desk 9"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    url: str,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    sentence: str,
) -> None:
    """No traceback, and an exit status that a script can read."""
    assert command(url, *words) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("mysql://x/y", "cannot be used"),
        ("nonsense", "cannot be used"),
        ("postgresql://nobody@127.0.0.1:1/none", "does not answer"),
    ],
)
def test_a_database_that_does_not_serve_is_named(
    capsys: pytest.CaptureFixture[str], wrong: str, sentence: str
) -> None:
    """Whatever is wrong with it, the sentence says it."""
    assert command(wrong, *SITE, *PLACE) == 1
    assert sentence in capsys.readouterr().err


def test_a_database_of_tomorrow_is_refused(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older program does not touch what a newer one wrote."""
    command(url, *SITE, *PLACE)
    database = open_database(url)
    newer = tables.schema.update().values(version=tables.SCHEMA_VERSION + 1)
    database.write(lambda one: one.execute(newer).rowcount)
    database.close()

    assert command(url, *SITE, *PLACE) == 1
    assert "newer version" in capsys.readouterr().err


def test_a_fault_of_our_own_is_not_hidden(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only foreseen errors become a sentence."""

    def fail(*_said: object) -> int:
        raise KaikuDeskError

    monkeypatch.setattr("register.__main__.run", fail)
    with pytest.raises(KaikuDeskError):
        command(url, *SITE, *PLACE)


def test_every_text_is_in_three_languages_with_the_same_values() -> None:
    """No language lacks a text, and none asks for another value."""
    for name, versions in texts().items():
        fields = [
            {part[1] for part in string.Formatter().parse(text) if part[1]}
            for text in versions
        ]
        assert len(versions) == len(LANGUAGES)
        assert all(one == fields[0] for one in fields), name
        assert len(set(versions)) == len(LANGUAGES), name


def test_the_language_is_the_one_asked_for_else_the_systems(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In either spelling of the option, or as the machine is set."""
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "sv_FI.UTF-8")

    assert wording().language == "sv"
    assert wording("fi").language == "fi"
    assert wording("de").language == "en"
    main(["--database", url, "--lang=fi", *SITE, *PLACE])
    assert "Toimipaikka 1" in capsys.readouterr().out
    main(["--database", url, *SITE, *PLACE])
    assert "Verksamhetsställe 2" in capsys.readouterr().out


def test_only_this_machine_is_served_without_tls() -> None:
    """Loopback passes, whatever its spelling; its address is a URL."""
    for host in ("127.0.0.1", "::1", "localhost"):
        require_loopback(host)

    assert address_of("::1", 8420) == "http://[::1]:8420"
    assert address_of("127.0.0.1", 1) == "http://127.0.0.1:1"


def test_a_port_that_is_taken_is_said_in_a_sentence(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is founded, and the next step stands in the sentence."""
    with open_door("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        assert command(url, "serve", "--port", str(port)) == 1

    assert f"http://127.0.0.1:{port}" in capsys.readouterr().err


def test_the_script_tells_its_commands() -> None:
    """`--help` names them all."""
    said = subprocess.run(
        [sys.executable, "-P", "-m", "register", "--lang", "en", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    for name in ("serve", "create-site", "enrolment-code", "recover-journal", "demo"):
        assert re.search(rf"\b{name}\b", said)
