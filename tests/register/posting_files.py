"""A desk that sends by file, for the register's tests: any letters, any label."""

from dataclasses import dataclass
from io import BytesIO

from sqlalchemy import Connection, insert, update

from kaikudesk.seal import seal_to, sealing_pair, signing_pair, unseal
from kaikudesk.wire import paths
from kaikudesk.wire.letters import HOLDING, Holding, Letters, put_letter, read_letters
from kaikudesk.wire.messages import (
    PROTOCOL,
    PullRequest,
    PushAnswer,
    PushRequest,
    Refusal,
)
from kaikudesk.wire.packing import pack, unpack
from kaikudesk.wire.parcel import (
    FORMAT,
    Label,
    ParcelKind,
    ParcelWriter,
    open_parcel,
)
from register.answer_file import write_answer
from register.chain_check import Push
from register.import_file import Imported, import_file
from register.opened import Register
from register.tables import desks
from tests.register.staging import VENUE, sealing_key

CONTENT_KEY = b"k" * 32
SIGNING, VERIFY = signing_pair(b"1" * 32)
PRIVATE, PUBLIC = sealing_pair(b"2" * 32)
Letter = tuple[str, bytes]


@dataclass
class Sender:
    """Desk 1 of the venue, as the register knows it."""

    register: Register
    desk: int = 1

    def __post_init__(self) -> None:
        row = {
            "number": self.desk,
            "site": VENUE,
            "role": "venue",
            "token_hash": b"hash",
            "verify_key": VERIFY,
            "sealing_key": PUBLIC,
            "recovery": b"",
            "program": "",
            "enrolled": 0,
            "last_seen": 0,
        }

        def work(connection: Connection) -> None:
            connection.execute(insert(desks).values(row))

        self.register.database.write(work)

    def withdraw(self) -> None:
        """Take the desk's right away."""
        statement = update(desks).where(desks.c.number == self.desk).values(withdrawn=1)

        def work(connection: Connection) -> None:
            connection.execute(statement)

        self.register.database.write(work)

    def file(self, *letters: Letter, kind: int = ParcelKind.POST) -> bytes:
        """Write a file of these letters, and what every desk adds to them."""
        sealed = seal_to(sealing_key(self.register), CONTENT_KEY)
        label = Label(FORMAT, kind, self.desk, VENUE, b"", 1, 0, b"", 1, sealed)
        file = BytesIO()
        parcel = ParcelWriter(file, label, CONTENT_KEY)
        asks = (
            (HOLDING, pack(Holding())),
            (paths.PULL, pack(PullRequest(PROTOCOL, ()))),
        )
        for name, body in (*letters, *asks):
            put_letter(parcel, name, body)
        parcel.close(SIGNING)
        return file.getvalue()

    def post(self, *pushes: Push) -> bytes:
        """Write a file of these pushes."""
        return self.file(*(a_letter(push) for push in pushes))

    def send(self, *pushes: Push) -> Imported:
        """Let the register take in a file of these pushes."""
        return import_file(self.register, BytesIO(self.post(*pushes)))

    def answered(self, imported: Imported) -> Letters:
        """Read the answer as the desk does."""
        file = BytesIO()
        write_answer(self.register, imported, file)
        parcel = open_parcel(file)
        return read_letters(parcel.content(unseal(PRIVATE, parcel.label.sealed_key)))

    def push_answers(self, imported: Imported) -> list[PushAnswer | str]:
        """Read what the answer says of each push: receipts, or the kind of its no."""
        letters = self.answered(imported)
        return [
            unpack(letters.body(one), Refusal).kind
            if one.slip.refused
            else unpack(letters.body(one), PushAnswer)
            for one in letters.named(paths.PUSH)
        ]


def a_letter(push: Push) -> Letter:
    """Write a push as it travels."""
    request = PushRequest(
        PROTOCOL, push.replica, push.first, push.before, tuple(push.entries)
    )
    return paths.PUSH, pack(request)
