"""The tables of the desk's two files, as SQLAlchemy Core knows them.

`journal.db` holds what cannot be fetched again, `checklist.db` a copy that can
be thrown away. Both are STRICT, so that a value of another type is refused.
"""

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    literal_column,
    text,
)

JOURNAL: Final = MetaData()
CHECKLIST: Final = MetaData()
ONLY_ROW: Final = 1

entry = Table(
    "entry",
    JOURNAL,
    Column("n", Integer, primary_key=True),
    Column("entry_id", LargeBinary, nullable=False, unique=True),
    Column("kind", Integer, nullable=False),
    Column("made", Integer, nullable=False),
    Column("plain", LargeBinary, nullable=False),
    Column("boxes", LargeBinary, nullable=False),
    Column("link", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# What the desk may still read of its own entries. The key of wellbeing answers
# never stands here (design.md, section 4).
recent = Table(
    "recent",
    JOURNAL,
    Column("n", Integer, ForeignKey("entry.n"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("box_keys", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# The replicas under which this journal ever sent; `since` is the newest entry at
# the moment at which one was taken, `lacked` the receipt that was missing then.
taken_replica = Table(
    "taken_replica",
    JOURNAL,
    Column("number", Integer, primary_key=True),
    Column("replica", LargeBinary, nullable=False, unique=True),
    Column("since", Integer, nullable=False),
    Column("cause", Text, nullable=False),
    Column("lacked", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# The numbers under which entries travel. Under the journal's first replica they
# are the entries' own, and nothing stands here.
sent = Table(
    "sent",
    JOURNAL,
    Column("replica", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("entry", Integer, ForeignKey("entry.n"), nullable=False),
    Column("link", LargeBinary, nullable=False),
    Index("sent_by_entry", "entry"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Its row stays out of every backup: a journal without it was restored from one.
home = Table(
    "home",
    JOURNAL,
    Column("only", Integer, primary_key=True),
    sqlite_strict=True,
)

receipt = Table(
    "receipt",
    JOURNAL,
    Column("number", Integer, primary_key=True),
    Column("statement", LargeBinary, nullable=False, unique=True),
    Column("replica", LargeBinary, nullable=False),
    Column("epoch", LargeBinary, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("clear", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("key", Integer, nullable=False),
    Index("receipt_by_replica", "replica", "epoch", "last"),
    sqlite_strict=True,
)

identity = Table(
    "identity",
    JOURNAL,
    Column("only", Integer, primary_key=True),
    Column("replica", LargeBinary, nullable=False),
    Column("desk", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("site", LargeBinary, nullable=False),
    Column("epoch", LargeBinary, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("working_keys", LargeBinary, nullable=False),
    Column("address", Text, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("sealing_key", LargeBinary, nullable=False),
    Column("token", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# The register's time in an answer, and the desk's newest entry at that moment.
heard = Table(
    "heard",
    JOURNAL,
    Column("only", Integer, primary_key=True),
    Column("register_ms", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    sqlite_strict=True,
)

open_day = Table(
    "open_day",
    JOURNAL,
    Column("only", Integer, primary_key=True),
    Column("day_id", LargeBinary, nullable=False),
    Column("day_key", LargeBinary, nullable=False),
    Column("day", Integer, nullable=False),
    sqlite_strict=True,
)

setting = Table(
    "setting",
    JOURNAL,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_strict=True,
)

checkpoint = Table(
    "checkpoint",
    JOURNAL,
    Column("n", Integer, primary_key=True),
    Column("link", LargeBinary, nullable=False),
    sqlite_strict=True,
)


def _list_rows(name: str) -> Table:
    return Table(
        name,
        CHECKLIST,
        Column("key", Integer, primary_key=True),
        Column("last_valid", Integer, nullable=False),
        Column("children", Integer, nullable=False),
        Column("kind", Integer, nullable=False),
        Column("state", Integer, nullable=False),
        Column("area", Integer, nullable=False),
        sqlite_strict=True,
    )


list_row = _list_rows("list_row")
next_list_row = _list_rows("next_list_row")

# What the rows of each of the two add up to, by its name; without `root` they have
# not been counted. `apart` is how far the register's own sum lies beside its rows.
list_root = Table(
    "list_root",
    CHECKLIST,
    Column("name", Text, primary_key=True),
    Column("root", Integer),
    Column("apart", Integer, nullable=False, server_default="0"),
    Column("day", Integer, nullable=False, server_default="0"),
    sqlite_strict=True,
)

# Where a card's packed row tells its code; only scopes of cards are indexed by it.
CODE_IN_ROW: Final = literal_column("substr(row, 2, 25)", LargeBinary)
OF_CARDS: Final = text("scope >= 'cards/' AND scope < 'cards0'")

scope_row = Table(
    "scope_row",
    CHECKLIST,
    Column("scope", Text, primary_key=True),
    Column("item", LargeBinary, primary_key=True),
    Column("row", LargeBinary, nullable=False),
    Index("card_by_code", "scope", CODE_IN_ROW, sqlite_where=OF_CARDS),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

cursor = Table(
    "cursor",
    CHECKLIST,
    Column("scope", Text, primary_key=True),
    Column("token", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# What the last pull that met the head said; `list_scope` is "" without a list.
pulled = Table(
    "pulled",
    CHECKLIST,
    Column("only", Integer, primary_key=True),
    Column("epoch", LargeBinary, nullable=False),
    Column("register_ms", Integer, nullable=False),
    Column("good_until", Integer, nullable=False),
    Column("journal_n", Integer, nullable=False),
    Column("last_receipt", LargeBinary, nullable=False),
    Column("scopes", LargeBinary, nullable=False),
    Column("list_scope", Text, nullable=False),
    Column("key_version", Integer, nullable=False),
    Column("list_key", LargeBinary, nullable=False),
    Column("head", Integer, nullable=False, server_default="0"),
    sqlite_strict=True,
)

# The list that is being loaded into `next_list_row`: its checked manifest, and
# which of its chunks are already there.
loading = Table(
    "loading",
    CHECKLIST,
    Column("only", Integer, primary_key=True),
    Column("manifest", LargeBinary, nullable=False),
    sqlite_strict=True,
)

loaded_chunk = Table(
    "loaded_chunk",
    CHECKLIST,
    Column("sha256", LargeBinary, primary_key=True),
    sqlite_strict=True,
)

__all__ = [
    "CHECKLIST",
    "JOURNAL",
    "ONLY_ROW",
    "Connection",
    "Table",
    "checkpoint",
    "cursor",
    "entry",
    "heard",
    "home",
    "identity",
    "list_root",
    "list_row",
    "loaded_chunk",
    "loading",
    "next_list_row",
    "open_day",
    "pulled",
    "receipt",
    "recent",
    "scope_row",
    "sent",
    "setting",
    "taken_replica",
]
