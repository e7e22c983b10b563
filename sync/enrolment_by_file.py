"""Enrolment without a network: the request is a file, and so is the answer.

The request is sealed under the secret of the code, since the desk knows no key of
the register yet; it believes the answer by the fingerprint in the code.
"""

from pathlib import Path
from typing import Final

from kaikudesk.errors import ForeignParcelError
from kaikudesk.seal import (
    KEY_BYTES,
    close_box,
    seal_to,
    sealing_pair,
    signing_pair,
)
from kaikudesk.storage.identity import Identity, load_identity, read_setting
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.enrolment_code import EnrolmentCode, request_key
from kaikudesk.wire.letters import put_letter
from kaikudesk.wire.messages import EnrolAnswer, read_working_keys
from kaikudesk.wire.packing import decode, pack
from kaikudesk.wire.parcel import FORMAT, Label, ParcelKind, ParcelWriter
from kaikudesk.wire.whole_file import readable_file, whole_file
from sync.answer_file import AnswerFile, letters_for, open_answer
from sync.driver import Driver
from sync.enrolment import PENDING, Pending, begin, prepare, settle
from sync.no_line import NoLine
from sync.post import Office
from sync.register_word import read_answer
from sync.steps import File, Played, Read, ask

_NOBODY: Final = 0


def ask_by_file(office: Office, code: EnrolmentCode, path: Path) -> None:
    """Write the request that lets this desk in; the same code asks the same again.

    Raises StorageFullError or StorageError, and then there is no file.
    """
    fresh = begin(b"", code.secret, b"", office.clock, code=code)
    pending = _driver(office).drive(prepare(fresh))
    with whole_file(path) as file:
        key = office.clock.random_bytes(KEY_BYTES)
        sealed = close_box(key, request_key(pending.secret_hash), office.clock)
        label = _label(sealed, office.clock.now_ms())
        parcel = ParcelWriter(file, label, key)
        put_letter(parcel, paths.ENROL, pack(pending.request(code.secret)))
        parcel.close(signing_pair(pending.signing_key)[0])


def enrol_from_file(office: Office, path: Path, recovery_code: str) -> Identity:
    """Let the register's answer make this desk one; its list is in the same file.

    The recovery code goes to the register, sealed, with the next file or round.
    Raises MalformedEntryError, AlteredParcelError, ParcelError or StorageError, and
    then nothing was changed.
    """
    with readable_file(path) as file:
        pending, who = _driver(office).drive(_begun())
        if who is not None:
            return who
        if pending is None or pending.code is None:
            raise ForeignParcelError("this desk has asked for nothing by file")
        parcel, keys = open_answer(file, pending.code.fingerprint)
        private = sealing_pair(pending.sealing_key)[0]
        letters = letters_for(parcel, private, office.clock.now_ms())
        answer = AnswerFile(parcel, keys, letters)
        return _driver(office).drive(_take(answer, pending, recovery_code))


def _begun() -> Played[tuple[Pending | None, Identity | None]]:
    def read(connection: Connection) -> tuple[Pending | None, Identity | None]:
        packed = read_setting(connection, PENDING)
        pending = None if packed is None else decode(packed, Pending)
        return pending, load_identity(connection)

    return (yield from ask(Read(File.JOURNAL, read)))


def _take(answer: AnswerFile, pending: Pending, recovery: str) -> Played[Identity]:
    told = read_answer(answer.send(paths.ENROL, None, None), EnrolAnswer)
    known = read_working_keys(answer.keys)
    sealed = seal_to(known[max(known)].sealing_key, recovery.encode())
    address = "" if pending.code is None else pending.code.address
    return (yield from settle(address, answer.keys, pending, (told, sealed)))


def _driver(office: Office) -> Driver:
    return Driver(NoLine(), office.journal, office.checklist, office.clock)


def _label(sealed_key: bytes, now_ms: int) -> Label:
    return Label(
        format=FORMAT,
        kind=ParcelKind.ENROLMENT,
        desk=_NOBODY,
        site=_NOBODY,
        epoch=b"",
        created=now_ms,
        good_until=0,
        before=b"",
        key=0,
        sealed_key=sealed_key,
    )
