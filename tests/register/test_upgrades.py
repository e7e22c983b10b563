"""Databases of older versions are brought up to date when they are opened."""

from sqlalchemy import Connection, select, text

from kaikudesk.ledger.heard import registration_key
from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from register import acts, tables
from register.engines import open_database
from register.pen import Act
from register.refold import fold_as_now
from register.subjects import read
from tests.register.staging import CODE, Country, epoch_of, opened, rows_of
from tests.register.test_quota_rows import declare, give

BACK_TO_1 = (
    "ALTER TABLE identity ADD COLUMN epoch {bytes} NOT NULL DEFAULT ''",
    "UPDATE identity SET epoch = feed_head.epoch FROM feed_head",
    "ALTER TABLE feed_head DROP COLUMN epoch",
    "ALTER TABLE feed_head DROP COLUMN run",
    "DROP TABLE runs",
    "DROP TABLE folded",
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


def test_what_version_2_kept_beside_the_cards_lies_in_their_subjects(
    database_url: str,
) -> None:
    """An erasure of those days is heard of by boxes that come after it."""

    def back(connection: Connection) -> None:
        told = select(tables.entries.c.hash).where(
            tables.entries.c.kind == EntryKind.ERASED
        )
        keys = tables.entry_keys
        connection.execute(keys.delete().where(keys.c.hash.in_(told)))
        connection.execute(tables.schema.update().values(version=2))

    with opened(database_url) as register:
        country = Country(register)
        card = country.distributor.register_card(CODE)
        country.push()
        acts.write_acts(register, [Act(EntryKind.ERASED, bodies.Erased(), about=card)])
        register.database.write(back)

    with opened(database_url) as register, register.database.reading() as connection:
        heards = read(connection, {registration_key(card)}).heard.values()
        kinds = [heard.entry.kind for heard in heards]
        assert sorted(kinds) == [EntryKind.CARD_REGISTERED, EntryKind.ERASED]


def test_a_quota_of_the_days_of_version_4_is_looked_at_too(database_url: str) -> None:
    """Uses that were taken in before the register knew of events are counted."""

    def back(connection: Connection) -> None:
        connection.execute(text("DROP TABLE event_uses"))
        cases = tables.feed.c.scope.startswith("cases/")
        connection.execute(tables.feed.delete().where(cases))
        connection.execute(tables.folded.update().values(version=2))
        connection.execute(tables.schema.update().values(version=4))

    with opened(database_url) as register:
        country = Country(register)
        declare(country.venue, quota=1)
        give(country.venue, CODE, own=3)
        country.push()
        rows = rows_of(register)
        register.database.write(back)

    with opened(database_url) as register:
        fold_as_now(register)
        assert rows_of(register) == rows


def test_rows_of_an_older_fold_are_folded_anew_once(database_url: str) -> None:
    """A desk follows the feed from what an older program told it."""

    def as_of_old(connection: Connection) -> None:
        rows = tables.feed
        of_a_card = rows.c.scope.startswith("cards/")
        connection.execute(rows.update().where(of_a_card).values(row=b"of old"))

    with opened(database_url) as register:
        country = Country(register)
        country.distributor.register_card(CODE)
        country.push()
        rows = rows_of(register)
        register.database.write(as_of_old)

        assert fold_as_now(register) == 1
        assert rows_of(register) == rows
        register.database.write(as_of_old)
        assert fold_as_now(register) == 0
