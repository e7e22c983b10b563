"""Upgrades that are killed, meet each other, or come one release at a time."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaikudesk.storage.database import Database, open_database
from tests.kaikudesk.storage.notes import KEY
from tests.kaikudesk.storage.stairs import (
    backup_names,
    count_of,
    three_steps,
    upgrade,
    version,
    write_notes,
)
from tests.kaikudesk.storage.victims import kill_at_work


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a database that has taken no step yet."""
    opened = open_database(tmp_path / "journal.db", KEY)
    yield opened
    opened.close()


@pytest.mark.parametrize("dies_in", [2, 3])
def test_a_program_killed_in_a_step_leaves_whole_steps(
    database: Database, dies_in: int
) -> None:
    """The next start goes on where the last whole step ended."""
    upgrade(database, three_steps(1))
    write_notes(database)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kaikudesk.storage.database import open_database\n"
        "from tests.kaikudesk.storage import stairs\n"
        "from tests.kaikudesk.storage.notes import KEY\n"
        f"upgrades = stairs.three_steps({dies_in - 1})\n"
        f"whole = stairs.three_steps().steps[{dies_in - 1}]\n"
        f"@upgrades.step({dies_in})\n"
        "def hang(connection):\n"
        "    whole.change(connection)\n"
        "    print('at work', flush=True)\n"
        "    sys.stdin.read()\n"
        "stairs.upgrade(open_database(Path(sys.argv[1]), KEY), upgrades)\n"
    )
    kill_at_work(program, database.path)

    assert (version(database), count_of(database, "recent")) == (dies_in - 1, 3)
    assert upgrade(database, three_steps()) == list(range(dies_in, 4))
    assert len(backup_names(database)) == 2


def test_two_programs_that_start_at_once_take_each_step_once(
    database: Database,
) -> None:
    """Whoever comes second finds the step taken, and passes over it."""
    upgrade(database, three_steps(1))
    write_notes(database)
    start, taken = Barrier(4), list[int]()

    def begin() -> None:
        other = open_database(database.path, KEY)
        start.wait()
        taken.extend(upgrade(other, three_steps()))
        other.close()

    threads = [Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [2, 3]
    assert (version(database), count_of(database, "recent")) == (3, 3)


@settings(max_examples=25)
@given(releases=st.lists(st.integers(1, 3), max_size=5).map(sorted))
def test_the_way_through_the_releases_makes_no_difference(releases: list[int]) -> None:
    """Skipped, repeated or all at once: the same database comes of it."""
    with TemporaryDirectory() as folder:
        once = open_database(Path(folder, "once.db"), KEY)
        often = open_database(Path(folder, "often.db"), KEY)
        upgrade(once, three_steps())
        taken = [
            n for upto in (*releases, 3) for n in upgrade(often, three_steps(upto))
        ]
        made = [statements_of(database) for database in (once, often)]
        once.close()
        often.close()

    assert taken == [1, 2, 3]
    assert made[0] == made[1]


def statements_of(database: Database) -> list[str]:
    """Give what SQLite remembers of how the tables were made."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_schema ORDER BY name")
        return list(rows.scalars())
