"""`import-file` as the administrator runs it: a sentence for whatever happens."""

from pathlib import Path

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.wire.parcel import ANSWER_SUFFIX
from register.__main__ import main
from register.engines import open_database
from register.opened import found, open_register
from tests.register.posting_files import Sender
from tests.register.staging import CODE, a_pen


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Name a database that is not there yet."""
    return f"sqlite:///{tmp_path}/register.db"


@pytest.fixture
def file(url: str, tmp_path: Path) -> Path:
    """Write a desk's file beside a register that knows the desk."""
    database = open_database(url)
    found(database, SystemClock())
    register = open_register(database, SystemClock())
    sender = Sender(register)
    pen = a_pen(register, b"venue..1")
    pen.use(CODE)
    path = tmp_path / "ä file.kaikupost"
    path.write_bytes(sender.post(pen.push()))
    gap = tmp_path / "gap.kaikupost"
    pen.use(CODE)
    pen.use(CODE)
    gap.write_bytes(sender.post(pen.push(first=4)))
    sender.withdraw()
    register.close()
    return path


def command(url: str, *words: object) -> int:
    """Run one command in English."""
    return main(["--database", url, "--lang", "en", *map(str, words)])


def test_what_came_of_a_file_is_said(
    url: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many entries, how many new, what waits, and where the answer is."""
    assert command(url, "import-file", file) == 0
    first = capsys.readouterr().out
    assert command(url, "import-file", file, "--answer", file.parent / "there") == 0
    again = capsys.readouterr().out

    assert "Desk 1: 2 entries in the file, 2 of them new here." in first
    assert "2 of them wait for a person" in first
    assert "right was withdrawn" in first
    assert str(file.with_suffix(ANSWER_SUFFIX)) in first
    assert "2 entries in the file, 0 of them new" in again
    assert (file.parent / "there").exists()


def test_a_gap_is_said_with_what_to_do(
    url: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The number that is missing, and that the desk shall save anew."""
    assert command(url, "import-file", file.with_name("gap.kaikupost")) == 0

    assert "Entries from number 1 on are missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Dear register", "no file of a desk"),
        (b"\x89Kaiku", "end of the file is missing"),
        (None, "cannot be read"),
    ],
    ids=["letter", "cut", "gone"],
)
def test_what_is_refused_is_refused_with_a_sentence(
    url: str,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    content: bytes | None,
    sentence: str,
) -> None:
    """Which says that nothing was changed, and no answer is written."""
    path = file.with_name("other")
    if content is not None:
        path.write_bytes(content)

    assert command(url, "import-file", path) == 1
    said = capsys.readouterr().out
    assert sentence in said
    assert "Nothing was changed." in said
    assert not path.with_suffix(ANSWER_SUFFIX).exists()


def test_an_answer_that_cannot_be_written_is_said(
    url: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entries are taken in; the same command writes it later."""
    nowhere = file.parent / "gone" / "answer"

    assert command(url, "import-file", file, "--answer", nowhere) == 1
    assert "It was taken in, but no answer was written." in capsys.readouterr().out
    assert command(url, "import-file", file) == 0
