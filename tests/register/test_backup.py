"""A backup holds the whole register, goes into either database, or is refused."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
import zstandard
from sqlalchemy import Table, func, select

from kaikudesk.wire.packing import encode
from register import tables
from register.acceptance import accept
from register.backup import MAGIC, Part, read_backup, write_backup
from register.engines import open_database
from register.epochs import BEGAN
from register.errors import BrokenBackupError, OtherRegisterError
from register.network import NewSite, create_site, site_numbers
from register.opened import Register, found
from register.restore import Into, restore
from register.upgrades import STEPS
from tests.fakes import FixedClock
from tests.register.reading_pages import fill
from tests.register.staging import (
    AS_VENUE,
    Country,
    assert_whole,
    epoch_of,
    head_of,
    opened,
    rows_of,
)

KUHMO = NewSite("Kuhmotalo", "Kainuu", "Kuhmo", ("venue",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a blank and an umlaut in its name."""
    folder = tmp_path / "ä backups"
    folder.mkdir()
    return folder


@pytest.fixture
def kept(database_url: str, folder: Path) -> Iterator[Country]:
    """Fill a register that keeps an acts file."""
    with opened(database_url, acts=folder / "acts") as register:
        country = Country(register)
        fill(country)
        yield country


def restored(url: str, backup: Path, acts: Path | None = None) -> int:
    """Restore into the database of this URL and give how many acts came back."""
    with closing(open_database(url)) as database:
        return restore(Into(database, FixedClock(seed=3), acts), backup)[1]


def sites(register: Register) -> list[int]:
    """Give the numbers of the sites that the database knows."""
    with register.database.reading() as connection:
        return sorted(site_numbers(connection))


def count(register: Register, table: Table) -> int:
    """Count the rows of a table."""
    asked = select(func.count()).select_from(table)
    with register.database.reading() as connection:
        return connection.execute(asked).scalar_one()


@pytest.mark.parametrize("into", ["sqlite", "postgresql"])
def test_a_backup_goes_into_either_kind_of_database(
    kept: Country, folder: Path, request: pytest.FixtureRequest, into: str
) -> None:
    """Every row that the fold needs is there, in a new epoch, and it goes on."""
    backup = folder / "one.backup"
    about = write_backup(kept.register, backup)
    empty = f"sqlite:///{folder}/other.db"
    url = (
        empty if into == "sqlite" else request.getfixturevalue("second_postgresql_url")
    )

    restored(url, backup)

    with opened(url) as register:
        assert rows_of(register) == rows_of(kept.register)
        assert epoch_of(register) > epoch_of(kept.register) == about.epoch
        assert head_of(register)[0] == about.n + 1
        assert_whole(register)
        kept.venue.use("KK99999999")
        [receipt] = accept(register, AS_VENUE, kept.venue.push())
        assert receipt.epoch == epoch_of(register)
        with register.database.reading() as connection:
            assert list(connection.scalars(select(tables.audit.c.act))) == [BEGAN]


def test_acts_since_the_backup_come_back_with_it(kept: Country, folder: Path) -> None:
    """Twice restored is once more the same."""
    backup = folder / "one.backup"
    write_backup(kept.register, backup)
    new = create_site(kept.register, KUHMO)
    url = f"sqlite:///{folder}/other.db"

    for _ in range(2):
        assert restored(url, backup, folder / "acts") > 0
        with opened(url) as register:
            assert new.number in sites(register)
            assert_whole(register)


def test_a_backup_is_for_its_owners_eyes_and_replaces_the_former_whole(
    kept: Country, folder: Path
) -> None:
    """It takes its name when it is whole, and nothing is left beside it."""
    backup = folder / "one.backup"
    backup.write_bytes(b"the former one")
    write_backup(kept.register, backup)

    assert backup.read_bytes().startswith(MAGIC)
    assert backup.stat().st_mode & 0o077 == 0
    assert {one.name for one in folder.iterdir()} >= {"one.backup", "acts"}
    assert not list(folder.glob("one.backup.*"))


def of_version_1(backup: Path) -> None:
    """Write a backup anew as the first version of the tables would have it."""
    with read_backup(backup) as (about, parts):
        told = [encode(msgspec.structs.replace(about, schema=1))]
        told += [encode(as_of_version_1(part, about.epoch)) for part in parts]
    framed = b"".join(len(one).to_bytes(4, "big") + one for one in told)
    body = MAGIC + zstandard.ZstdCompressor().compress(framed)
    backup.write_bytes(body + sha256(body).digest())


def as_of_version_1(part: Part, epoch: bytes) -> Part:
    """Give rows as they were when the epoch stood beside the register's keys."""
    rows = [dict(zip(part.columns, row, strict=True)) for row in part.rows]
    for row in rows:
        if part.table == "identity":
            row["epoch"] = epoch
        if part.table == "feed_head":
            del row["epoch"], row["run"]
    return Part(part.table, tuple(rows[0]), tuple(tuple(one.values()) for one in rows))


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    kept: Country, folder: Path, database_url: str
) -> None:
    """Its rows take the steps that a database of its time would take."""
    backup = folder / "old.backup"
    about = write_backup(kept.register, backup)
    of_version_1(backup)
    url = f"sqlite:///{folder}/other.db"

    restored(url, backup)

    with opened(url) as register:
        assert rows_of(register) == rows_of(kept.register)
        assert epoch_of(register) > about.epoch
        assert_whole(register)
    kept.register.database.close()
    restored(database_url, backup)


def test_each_version_of_the_tables_has_its_step() -> None:
    """So no older database and no older backup stands before a closed door."""
    assert list(STEPS) == list(range(2, tables.SCHEMA_VERSION + 1))


def test_a_broken_backup_changes_nothing(kept: Country, folder: Path) -> None:
    """Cut, altered anywhere, or something else altogether."""
    backup = folder / "one.backup"
    write_backup(kept.register, backup)
    whole = backup.read_bytes()
    url = f"sqlite:///{folder}/other.db"
    restored(url, backup)
    with opened(url) as register:
        before = (rows_of(register), epoch_of(register))

    step = len(whole) // 40
    broken = [whole[:cut] for cut in range(0, len(whole), step)]
    for place in range(0, len(whole), step):
        altered = bytearray(whole)
        altered[place] ^= 1
        broken.append(bytes(altered))
    for one in broken:
        backup.write_bytes(one)
        with pytest.raises(BrokenBackupError):
            restored(url, backup)

    with opened(url) as register:
        assert (rows_of(register), epoch_of(register)) == before


def test_a_backup_of_another_register_does_not_take_its_place(
    kept: Country, folder: Path
) -> None:
    """Its keys would be lost; an empty database takes any."""
    backup = folder / "one.backup"
    write_backup(kept.register, backup)
    url = f"sqlite:///{folder}/another.db"
    with closing(open_database(url)) as database:
        found(database, FixedClock(seed=1234))

    with pytest.raises(OtherRegisterError):
        restored(url, backup)


def test_everything_that_is_kept_is_kept(kept: Country, folder: Path) -> None:
    """Table by table, the same number of rows but for what the new epoch adds."""
    backup = folder / "one.backup"
    write_backup(kept.register, backup)
    url = f"sqlite:///{folder}/other.db"
    restored(url, backup)
    left_out = {"snapshots", "chunks", "locks"}
    changed = {"receipts", "audit"}

    with opened(url) as register:
        for table in tables.metadata.sorted_tables:
            if table.name not in left_out | changed:
                assert count(register, table) == count(kept.register, table), table
