"""The register's tables, the same for SQLite and PostgreSQL.

What came from desks is kept for good (`entries`, `chain`, `receipts`); what
was derived from it (`feed`, `feed_head`) can be made again by a new fold.
Times are milliseconds since 1970, UTC.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

SCHEMA_VERSION: Final = 5
ONLY: Final = 1
TAKEN_IN: Final = 0
HELD: Final = 1
UNREAD: Final = 2
OVER_BUDGET: Final = 3
# Both wait for a person: no right to write it, or too many unknown codes.
KEPT_BACK: Final = frozenset({HELD, OVER_BUDGET})

metadata = MetaData()

schema = Table("schema", metadata, Column("version", Integer, primary_key=True))

identity = Table(
    "identity",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("root_key", LargeBinary, nullable=False),
    Column("mac_key", LargeBinary, nullable=False),
    Column("token_key", LargeBinary, nullable=False),
)

# All that ever were: receipts and sealed days of old ones stay readable.
working_keys = Table(
    "working_keys",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("sealing_key", LargeBinary, nullable=False),
    Column("statement", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

list_keys = Table(
    "list_keys",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("key", LargeBinary, nullable=False),
)

desks = Table(
    "desks",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("site", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("verify_key", LargeBinary, nullable=False),
    Column("sealing_key", LargeBinary, nullable=False),
    Column("recovery", LargeBinary, nullable=False),
    Column("program", String, nullable=False),
    Column("enrolled", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
    Column("withdrawn", BigInteger),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("secret_hash", LargeBinary, primary_key=True),
    Column("site", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("nonce", LargeBinary),
    Column("desk", Integer),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("act", String, nullable=False),
    Column("desk", Integer),
)

replicas = Table(
    "replicas",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("link", LargeBinary, nullable=False),
)

# The chain hash at every number, and which bytes stand there.
chain = Table(
    "chain",
    metadata,
    Column("replica", LargeBinary, primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("link", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# `code` and `background` are the opened content of these boxes; `kind` is -1
# where the plain bytes could not be read.
entries = Table(
    "entries",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("entry_id", LargeBinary, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("plain", LargeBinary, nullable=False),
    Column("boxes", LargeBinary, nullable=False),
    Column("code", String),
    Column("background", LargeBinary),
    Column("received", BigInteger, nullable=False),
    Column("state", Integer, nullable=False),
)

entry_keys = Table(
    "entry_keys",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Index("entry_keys_by_hash", "hash", "key"),
    sqlite_with_rowid=False,
)

# At which event a use was, by some entry about it; in no subject, for which see there.
event_uses = Table(
    "event_uses",
    metadata,
    Column("event", LargeBinary, primary_key=True),
    Column("use", LargeBinary, primary_key=True),
    Index("event_uses_by_use", "use"),
    sqlite_with_rowid=False,
)

# What a push holds while it folds; only PostgreSQL has more than one writer.
locks = Table("locks", metadata, Column("key", LargeBinary, primary_key=True))

day_keys = Table(
    "day_keys",
    metadata,
    Column("day", LargeBinary, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("scope", String, primary_key=True),
    Column("item", LargeBinary, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("row", LargeBinary),
    Index("feed_by_number", "scope", "seq", "item"),
    sqlite_with_rowid=False,
)

# `root` is the sum over the rows of the list; of `gone` rows up to number
# `horizon` some are dropped. `epoch` and `run` stand here, since a number is
# one of its epoch: whoever holds this row takes both.
feed_head = Table(
    "feed_head",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("n", BigInteger, nullable=False),
    Column("root", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("horizon", BigInteger, nullable=False),
    Column("epoch", LargeBinary, nullable=False),
    Column("run", LargeBinary, nullable=False),
)

# By which fold all rows were made last.
folded = Table(
    "folded",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

# Each start of a serving process, and the head that it found.
runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("first", BigInteger, nullable=False),
)

# The head at the first push of a day (days since 1970, UTC).
days = Table(
    "days",
    metadata,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("n", BigInteger, nullable=False),
)

receipts = Table(
    "receipts",
    metadata,
    Column("replica", LargeBinary, primary_key=True),
    Column("last", BigInteger, primary_key=True, autoincrement=False),
    Column("first", BigInteger, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("epoch", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("held", LargeBinary, nullable=False),
    Column("unread", LargeBinary, nullable=False),
    Column("desk", Integer, nullable=False),
    Index("receipts_by_desk", "desk", "seq"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("scope", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("chunk_key", LargeBinary, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("root", BigInteger, nullable=False),
    Column("chunks", LargeBinary, nullable=False),
)

# Encrypted and named by what they hold; those of former snapshots stay a while.
chunks = Table(
    "chunks",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("made", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
