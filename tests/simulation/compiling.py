"""A process compiles each statement once, however many files its towns open.

SQLAlchemy remembers what it compiled for each engine apart. A town opens dozens of
files and throws all away a second later; so here all of SQLite is one dialect.
"""

from typing import Final

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_STATEMENTS: Final[LRUCache[object, object]] = LRUCache(2000)


class OneDialect(SQLiteDialect_pysqlite):
    """SQLite as it is, and the same to a cache whichever engine asks."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Tell whether what was compiled for the other one is right here."""
        return isinstance(other, OneDialect)

    def __hash__(self) -> int:
        """Be found where any other one is."""
        return hash(OneDialect)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Let a new engine remember with all others."""
        engine.update_execution_options(compiled_cache=_STATEMENTS)


def compile_once() -> None:
    """Let every engine that is made from now on share what is compiled."""
    registry.register("sqlite", __name__, OneDialect.__name__)
