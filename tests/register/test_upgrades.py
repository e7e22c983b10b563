"""Databases of older versions are brought up to date when they are opened."""

from sqlalchemy import Connection, select, text

from register import tables
from register.engines import open_database
from tests.register.staging import Country, epoch_of, opened, rows_of

BACK_TO_1 = (
    "ALTER TABLE identity ADD COLUMN epoch {bytes} NOT NULL DEFAULT ''",
    "UPDATE identity SET epoch = feed_head.epoch FROM feed_head",
    "ALTER TABLE feed_head DROP COLUMN epoch",
    "ALTER TABLE feed_head DROP COLUMN run",
    "DROP TABLE runs",
    "UPDATE schema SET version = 1",
)


def test_a_database_of_version_1_goes_on_in_its_epoch(database_url: str) -> None:
    """All rows stay, and it can be opened again."""

    def back(connection: Connection) -> None:
        kind = tables.identity.c.root_key.type.compile(connection.dialect)
        for one in BACK_TO_1:
            connection.execute(text(one.format(bytes=kind)))

    with opened(database_url) as register:
        country = Country(register)
        country.found_sites()
        epoch, rows = epoch_of(register), rows_of(register)
        register.database.write(back)

    for _ in range(2):
        with opened(database_url) as register:
            assert (epoch_of(register), rows_of(register)) == (epoch, rows)
            assert Country(register).push() == []
    database = open_database(database_url)
    with database.reading() as connection:
        version = connection.scalar(select(tables.schema.c.version))
    database.close()
    assert version == tables.SCHEMA_VERSION
