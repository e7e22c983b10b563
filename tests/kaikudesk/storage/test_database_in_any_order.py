"""Writers, readers, checkpoints and restarts in any order: nothing lost or half."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Connection

from kaikudesk.errors import StorageBusyError, StorageFullError
from kaikudesk.storage.database import open_database, reading_on, transaction_on
from tests.kaikudesk.storage.notes import KEY, a_notebook, said, say

WORDS = st.lists(st.text(max_size=5), min_size=1, max_size=3)


class BrokenOffError(Exception):
    """What breaks a transaction off."""


class AnyOrder(RuleBasedStateMachine):
    """An encrypted file, and a plain list of what was committed to it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        with a_notebook(Path(self.folder.name)) as database:
            self.path = database.path
        self.open()
        self.committed: list[str] = []
        self.copies = 0

    def open(self) -> None:
        self.database = open_database(self.path, KEY)
        self.held = self.database.hold(busy_ms=0)

    def close(self) -> None:
        self.held.close()
        self.database.close()

    @rule(words=WORDS, whole=st.booleans())
    def write(self, words: list[str], *, whole: bool) -> None:
        try:
            with self.database.transaction() as connection:
                self.say_and_break(connection, words, whole=whole)
        except BrokenOffError:
            return
        self.committed += words

    @rule(words=WORDS, whole=st.booleans(), erasing=st.booleans())
    def write_on_the_held_one(
        self, words: list[str], *, whole: bool, erasing: bool
    ) -> None:
        try:
            with transaction_on(self.held, erasing=erasing) as connection:
                self.say_and_break(connection, words, whole=whole)
        except BrokenOffError:
            return
        self.committed += words

    def say_and_break(
        self, connection: Connection, words: list[str], *, whole: bool
    ) -> None:
        say(connection, *words)
        if not whole:
            raise BrokenOffError

    @rule(words=WORDS)
    def write_while_another_writes(self, words: list[str]) -> None:
        with self.database.transaction() as connection:
            try:
                with transaction_on(self.held) as refused:
                    say(refused, "never")
            except StorageBusyError:
                say(connection, *words)
        self.committed += words

    @rule()
    def write_on_a_full_disk(self) -> None:
        pages = self.held.exec_driver_sql("PRAGMA page_count").scalar_one()
        self.held.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        try:
            with transaction_on(self.held) as connection:
                say(connection, *("x" * 1000 for _ in range(50)))
        except StorageFullError:
            self.held.exec_driver_sql("PRAGMA max_page_count = 1000000")

    @rule(truncate=st.booleans())
    def checkpoint(self, *, truncate: bool) -> None:
        assert self.database.checkpoint(truncate=truncate)

    @rule(words=WORDS)
    def checkpoint_beside_a_reader(self, words: list[str]) -> None:
        with reading_on(self.held) as reader:
            before = read(reader)
            self.write(words, whole=True)
            self.database.checkpoint()
            assert read(reader) == before

    @rule()
    def start_again(self) -> None:
        self.close()
        self.open()

    @rule()
    def back_up(self) -> None:
        self.copies += 1
        target = self.path.with_name(f"copy {self.copies}.db")
        self.database.back_up(target)
        copy = open_database(target, KEY)
        assert said(copy) == self.committed
        copy.close()

    @invariant()
    def every_reader_sees_what_was_committed(self) -> None:
        assert read(self.held) == said(self.database) == self.committed

    def teardown(self) -> None:
        self.close()
        self.folder.cleanup()


def read(connection: Connection) -> list[str]:
    """Read what this connection sees."""
    rows = connection.exec_driver_sql("SELECT said FROM note ORDER BY n")
    return list(rows.scalars())


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=20, stateful_step_count=20)
