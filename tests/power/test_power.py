"""A power cut loses what was not synced, and nothing that was."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from kaikudesk.storage.database import open_database
from tests.power import victim
from tests.power.cut import PowerCut, read_calls
from tests.power.library import Mains, built


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the library once."""
    return built(tmp_path_factory.mktemp("library"))


@pytest.fixture
def mains(library: Path, tmp_path: Path) -> Mains:
    """Feed one folder."""
    folder = tmp_path / "työpöytä"
    folder.mkdir()
    return Mains(library, folder, tmp_path / "aside", tmp_path / "log")


def written(mains: Mains, synchronous: str, rows: int, dies_at: int = 0) -> list[int]:
    """Let the program write until its power fails; give the rows that it named."""
    ran = subprocess.run(
        [
            sys.executable,
            "-P",
            "-m",
            victim.__name__,
            mains.folder,
            synchronous,
            str(rows),
        ],
        env={**os.environ, **mains.environment(dies_at=dies_at)},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (ran.returncode == 0) is not bool(dies_at)
    return [int(line) for line in ran.stdout.split()]


def found(mains: Mains, synchronous: str) -> list[int]:
    """Open the file that the cut left, and give its rows; it is whole."""
    database = open_database(
        mains.folder / "rows.db", victim.KEY, victim.tuned(synchronous)
    )
    with database.reading() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        asked = text("SELECT n FROM told ORDER BY rowid")
        rows = list(connection.scalars(asked))
    database.close()
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("lost", [1.0, 0.5, 0.1])
@pytest.mark.parametrize("dies_at", [40, 77, 130, 201])
def test_a_synced_commit_outlives_the_cut(
    mains: Mains, dies_at: int, lost: float
) -> None:
    """Every row that was named is there, and at most one that was not yet."""
    told = written(mains, "FULL", 100, dies_at)
    mains.cut(Random(dies_at), lost)

    rows = found(mains, "FULL")
    assert rows[: len(told)] == told
    assert len(rows) <= len(told) + 1


@pytest.mark.slow
def test_what_was_never_synced_is_lost(mains: Mains) -> None:
    """With synchronous=OFF all named rows are gone but for those synced before."""
    assert written(mains, "FULL", 1) == [0]
    told = written(mains, "OFF", 100, 150)
    mains.cut(Random(1), 1.0)

    assert len(told) > 10
    assert found(mains, "OFF") == [0]


def a_file(mains: Mains, program: str) -> None:
    """Run a few lines of Python in the fed folder."""
    subprocess.run(
        [sys.executable, "-P", "-c", f"import os\n{program}"],
        env={**os.environ, **mains.environment()},
        cwd=mains.folder,
        check=True,
    )


SYNCED = """
import pathlib
folder = os.getcwd()
def put(name, content, synced=True):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
        file.flush()
        synced and os.fsync(file.fileno())
def settle():
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
put("a", b"first")
settle()
"""


@pytest.mark.parametrize(
    ("program", "left"),
    [
        ("put('a', b'second', synced=False)", {"a": b"first"}),
        ("put('a', b'second')", {"a": b"second"}),
        ("put('b', b'new')", {"a": b"first"}),
        ("put('b', b'new'); settle()", {"a": b"first", "b": b"new"}),
        ("os.unlink(folder + '/a')", {"a": b"first"}),
        ("os.unlink(folder + '/a'); settle()", {}),
        (
            "put('b', b'new'); os.replace(folder + '/b', folder + '/a')",
            {"a": b"first"},
        ),
        (
            "put('b', b'new'); os.replace(folder + '/b', folder + '/a'); settle()",
            {"a": b"new"},
        ),
    ],
    ids=[
        *("bytes", "synced bytes", "name", "synced name"),
        *("deleted", "deleted for good", "replaced", "replaced for good"),
    ],
)
def test_bytes_and_names_each_need_their_sync(
    mains: Mains, program: str, left: dict[str, bytes]
) -> None:
    """A file's sync keeps its bytes, its folder's sync the names."""
    a_file(mains, SYNCED + program)
    mains.cut(Random(1), 1.0)

    there = {one.name: one.read_bytes() for one in mains.folder.iterdir()}
    assert there == left


def test_a_write_is_torn_between_sectors_and_never_within_one(mains: Mains) -> None:
    """Each sector is wholly old or wholly new, and both occur."""
    a_file(mains, SYNCED + "put('a', b'o' * 51_200)")
    old = SYNCED.replace('"wb"', '"r+b" if name == "a" else "wb"')
    text_of = old.replace('put("a", b"first")\nsettle()', "")
    a_file(mains, text_of + "put('a', b'n' * 51_200, synced=False)")
    mains.cut(Random(1), 0.5)

    raw = (mains.folder / "a").read_bytes()
    sectors = [raw[at : at + 512] for at in range(0, len(raw), 512)]
    assert len(sectors) == 100
    assert set(sectors) == {b"o" * 512, b"n" * 512}
    assert any(one != other for one, other in pairwise(sectors))


def test_a_cut_can_be_played_on_a_copy(mains: Mains, tmp_path: Path) -> None:
    """A simulator copies the folder of a living program and cuts only the copy."""
    a_file(mains, SYNCED + "put('a', b'second', synced=False); put('b', b'new')")
    copy = tmp_path / "copy"
    copy.mkdir()
    for one in mains.folder.iterdir():
        (copy / one.name).write_bytes(one.read_bytes())
    PowerCut(mains.folder, mains.aside, Random(1), onto=copy).play(mains.log)

    assert {one.name: one.read_bytes() for one in copy.iterdir()} == {"a": b"first"}
    assert (mains.folder / "a").read_bytes() == b"second"


def test_a_log_that_ends_within_a_call_ends_before_it(mains: Mains) -> None:
    """The process died while it wrote the call down: it never came to it."""
    a_file(mains, SYNCED)
    whole = list(read_calls(mains.log))
    raw = mains.log.read_bytes()
    mains.log.write_bytes(raw[:-1])

    assert [one.op for one in whole] == ["C", "W", "S", "S"]
    assert list(read_calls(mains.log)) == whole[:-1]
