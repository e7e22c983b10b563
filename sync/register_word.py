"""Reading the register's signed word, with newer working keys where it has some."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from kaikudesk.errors import (
    MalformedEntryError,
    RegisterUnreachableError,
    SignatureError,
)
from kaikudesk.model import Unreached
from kaikudesk.storage.identity import (
    Identity,
    keep_working_keys,
    load_heard,
    load_identity,
)
from kaikudesk.storage.receipts import CheckedReceipt
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    KeysAnswer,
    Manifest,
    Withdrawal,
    read_manifest,
    read_withdrawal,
)
from kaikudesk.wire.packing import decode, unpack
from kaikudesk.wire.receipt import Signed, read_receipt
from sync.steps import Commit, File, Played, Read, Send, ask

_Message = TypeVar("_Message")


def fault(detail: object) -> RegisterUnreachableError:
    """Say that the register answered, and that the answer makes no sense."""
    return RegisterUnreachableError(Unreached.REGISTER_FAULT, str(detail))


def read_answer(body: bytes, kind: type[_Message]) -> _Message:
    """Unpack an answer; garbage is a fault of the register."""
    try:
        return unpack(body, kind)
    except MalformedEntryError as why:
        raise fault(why) from why


def who_am_i() -> Played[Identity]:
    """Read who this desk is; raises ValueError before enrolment."""
    who = yield from ask(Read(File.JOURNAL, load_identity))
    if who is None:
        raise ValueError("this desk is not enrolled")
    return who


def check_receipts(
    who: Identity, signed: Sequence[Signed]
) -> Played[tuple[CheckedReceipt, ...]]:
    """Check the signature of each receipt; a wrong one is a register fault."""
    keys = yield from _verify_keys(who, {one.key for one in signed})
    try:
        return tuple(CheckedReceipt(one, read_receipt(one, keys)) for one in signed)
    except (SignatureError, MalformedEntryError) as why:
        raise fault(why) from why


def check_manifest(who: Identity, signed: Signed) -> Played[Manifest]:
    """Check and read a manifest; a wrong signature is a register fault.

    So is one whose day is past by the register's own time: this machine's clock may
    be far ahead, and would then cost the desk every list.
    """
    keys = yield from _verify_keys(who, {signed.key})
    try:
        manifest = read_manifest(signed, keys)
    except (SignatureError, MalformedEntryError) as why:
        raise fault(why) from why
    heard = yield from ask(Read(File.JOURNAL, load_heard))
    if manifest.good_until < heard.register_ms:
        raise fault("a manifest that is past its day")
    return manifest


def check_withdrawal(who: Identity, packed: bytes) -> Played[Withdrawal]:
    """Check and read that this desk's right has ended, in its epoch or a later one.

    Whatever else that is, is a register fault.
    """
    try:
        signed = decode(packed, Signed)
        keys = yield from _verify_keys(who, {signed.key})
        said = read_withdrawal(signed, keys)
    except (SignatureError, MalformedEntryError) as why:
        raise fault(why) from why
    if said.desk != who.desk or said.epoch < who.epoch:
        raise fault("the right of another desk, or of another time")
    return said


def _verify_keys(who: Identity, wanted: set[int]) -> Played[dict[int, bytes]]:
    known = _verifying(who)
    if wanted <= known.keys():
        return known
    body = yield from ask(Send(paths.KEYS))
    answer = read_answer(body, KeysAnswer)
    try:
        yield from ask(
            Commit(File.JOURNAL, lambda journal: keep_working_keys(journal, answer))
        )
    except SignatureError as why:
        raise fault(why) from why
    who = yield from who_am_i()
    return _verifying(who)


def _verifying(who: Identity) -> dict[int, bytes]:
    keys: Mapping[int, bytes] = {
        number: one.verify_key for number, one in who.register_keys().items()
    }
    return dict(keys)
