"""What a refusal has to leave alone, and how it is told: for tests of bad input."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import pytest
from sqlalchemy import Connection, inspect, select
from sqlalchemy import table as named

from kaikudesk.errors import KaikuDeskError
from kaikudesk.storage import journal
from kaikudesk.storage.journal import Batch
from kaikudesk.wire.messages import PROTOCOL
from kaikudesk.wire.packing import pack
from register.opened import Register
from sync.driver import Transport
from tests.sync.real_town import Clerk, Town

Rows = dict[str, list[str]]
Said = Callable[[KaikuDeskError], tuple[str, ...]]
# Finnish, Swedish and English, as everywhere.
REFUSED = (
    (
        "Rekisteri ei hyväksynyt sitä (%1). Mitään ei ole kadonnut; kerro siitä "
        "rekisterin ylläpitäjälle."
    ),
    (
        "Registret godkände det inte (%1). Inget har gått förlorat; berätta det för"
        " registrets administratör."
    ),
    (
        "The register refused it (%1). Nothing is lost; tell the register’s "
        "administrator."
    ),
)
FORK = (
    (
        "Rekisterin tiedot tästä työasemasta ovat toiset: onko kansio kopioitu? "
        "Lähetys on pysähtynyt eikä mitään ole kadonnut; kysy rekisterin "
        "ylläpitäjältä."
    ),
    (
        "Registret känner till en annan historik för arbetsplatsen: har mappen "
        "kopierats? Sändningen har stannat och inget har gått förlorat; fråga "
        "registrets administratör."
    ),
    (
        "The register knows another history of this desk: was the folder copied? "
        "Sending has stopped and nothing is lost; ask the register’s administrator."
    ),
)
FAULT = (
    (
        "Rekisterissä on vika. Työasema yrittää itsestään uudelleen; täällä ei "
        "tarvitse tehdä mitään."
    ),
    (
        "Det är ett fel i registret. Arbetsplatsen försöker igen av sig själv; här "
        "behöver ingenting göras."
    ),
    (
        "The register has a fault. The desk tries again by itself; nothing is to be"
        " done here."
    ),
)
FOREIGN = (
    ("Tiedosto on toiselle työasemalle. Valitse tämän työaseman tiedosto."),
    ("Filen är för en annan arbetsplats. Välj den som är för den här."),
    ("This file is for another desk. Choose the one for this desk."),
)
OLDER = (
    (
        "Tiedosto on vanhempi kuin se, mikä työasemalla jo on. Mitään ei muutettu; "
        "valitse uusin tiedosto."
    ),
    (
        "Filen är äldre än det som arbetsplatsen redan har. Ingenting ändrades; "
        "välj den nyaste."
    ),
    (
        "This file is older than what this desk has already. Nothing was changed; "
        "choose the newest one."
    ),
)


def refused(kind: str) -> tuple[str, ...]:
    """Give what a clerk reads of a refusal of this kind, in the three languages."""
    return FORK if kind == "fork" else tuple(one.replace("%1", kind) for one in REFUSED)


def all_rows(connection: Connection) -> Rows:
    """Read every row of every table of a database, in an order of their own."""
    return {
        name: sorted(
            repr(row)
            for row in connection.execute(select("*").select_from(named(name)))
        )
        for name in inspect(connection).get_table_names()
    }


def rows_of_register(register: Register) -> Rows:
    """Read the whole database of a register."""
    with register.database.reading() as connection:
        return all_rows(connection)


def rows_of_desk(clerk: Clerk) -> tuple[Rows, Rows]:
    """Read both files of a desk, whole."""
    files = clerk.desk.files
    with files.journal.reading() as written, files.checklist.reading() as held:
        return all_rows(written), all_rows(held)


def everything(town: Town) -> list[object]:
    """Read the whole database of the register, and those of its desks."""
    desks = [rows_of_desk(clerk) for clerk in town.clerks]
    return [rows_of_register(town.register), *desks]


def batch_of(clerk: Clerk, first: int = 1) -> Batch:
    """Give what a desk would push from a number on, whether it has a receipt or not."""
    with clerk.desk.files.journal.reading() as connection:
        return journal.batch_from(connection, first, 1_000)


def push_of(batch: Batch, *, first: int = 0, entries: object = None) -> list[object]:
    """Write a push by its fields, so that each may be anything."""
    sent = batch.entries if entries is None else entries
    return [PROTOCOL, batch.replica, first or batch.first, batch.before, sent]


def fault_of(clerk: Clerk, path: str, body: bytes) -> KaikuDeskError:
    """Send bytes by a desk's own line and token, and give what the desk makes of it."""
    token = clerk.desk.identity.token
    with pytest.raises(KaikuDeskError) as refusal:
        clerk.line.register.send(path, body, token)
    return refusal.value


def fault_of_message(clerk: Clerk, path: str, message: object) -> KaikuDeskError:
    """Send a message, packed as every body is."""
    return fault_of(clerk, path, pack(message))


def nested(depth: int) -> msgspec.Raw:
    """Write arrays that stand in each other so deep."""
    return msgspec.Raw(b"\x91" * depth + b"\x90")


@dataclass
class Altering:
    """A line on which the answers under one path are others than the register gave."""

    register: Transport
    path: str
    alter: Callable[[bytes], bytes]

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Let a request through, and alter what comes back."""
        answer = self.register.send(path, body, token)
        return self.alter(answer) if path.startswith(self.path) else answer
