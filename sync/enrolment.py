"""Enrolment: a single-use code becomes a desk with an identity and a token.

The desk makes its keys and a nonce first and keeps them until the answer is
written down: the same code with the same nonce gets the same answer, so that
an answer that was lost on the way is asked for again.
"""

from hashlib import sha256
from typing import Final

import msgspec

from kaikudesk import __version__
from kaikudesk.clock import Clock
from kaikudesk.errors import BoxError, SignatureError
from kaikudesk.model import Role
from kaikudesk.seal import (
    fingerprint,
    seal_to,
    sealing_pair,
    signing_pair,
    unseal,
)
from kaikudesk.storage.identity import (
    NEW_RECOVERY,
    Heard,
    Identity,
    drop_setting,
    keep_heard,
    keep_identity,
    keep_setting,
    load_identity,
    read_setting,
)
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.enrolment_code import EnrolmentCode
from kaikudesk.wire.entry import REPLICA_BYTES
from kaikudesk.wire.messages import (
    PROTOCOL,
    EnrolAnswer,
    EnrolRequest,
    KeysAnswer,
    WorkingKeys,
    read_working_keys,
)
from kaikudesk.wire.packing import decode, encode, pack
from sync.register_word import fault, read_answer
from sync.steps import Commit, File, Played, Read, Send, ask

PENDING: Final = "enrolment under way"
_NONCE_BYTES: Final = 16
_SEED_BYTES: Final = 32


class Pending(msgspec.Struct, frozen=True, array_like=True):
    """What the desk made before it asked; kept until the answer is written."""

    secret_hash: bytes
    nonce: bytes
    root: bytes
    replica: bytes
    signing_key: bytes
    sealing_key: bytes
    recovery: bytes
    code: EnrolmentCode | None = None

    def same_code(self, other: "Pending") -> bool:
        """Tell whether both were made for one code of one register.

        What is asked by file does not know the root yet.
        """
        roots = {self.root, other.root}
        return self.secret_hash == other.secret_hash and (
            len(roots) == 1 or b"" in roots
        )

    def request(self, secret: bytes) -> EnrolRequest:
        """Ask to be let in; word for word the same on every repeat."""
        return EnrolRequest(
            PROTOCOL,
            secret,
            self.nonce,
            signing_pair(self.signing_key)[1],
            sealing_pair(self.sealing_key)[1],
            self.recovery,
            __version__,
        )


def enrol(code: EnrolmentCode, recovery_code: str, clock: Clock) -> Played[Identity]:
    """Enrol this desk, or take up an enrolment that broke off.

    The recovery code of the desk's keys goes to the register, sealed; where an
    enrolment is taken up, the one that was sealed then.

    Raises SignatureError where the register is not the one of the code,
    RegisterRefusedError for a code that is spent, RegisterUnreachableError.
    """
    who = yield from ask(Read(File.JOURNAL, load_identity))
    if who is not None:
        return who
    keys, newest = yield from _register_keys(code)
    sealed = seal_to(newest.sealing_key, recovery_code.encode())
    pending = yield from prepare(begin(keys.root, code.secret, sealed, clock))
    body = yield from ask(Send(paths.ENROL, pack(pending.request(code.secret))))
    answer = read_answer(body, EnrolAnswer)
    return (yield from settle(code.address, keys, pending, (answer, sealed)))


def settle(
    address: str, keys: KeysAnswer, pending: Pending, told: tuple[EnrolAnswer, bytes]
) -> Played[Identity]:
    """Write down what the register answered.

    A request by file brought no recovery code: its seal goes with the next pull.
    """
    answer, sealed = told
    identity = _identity(address, keys, pending, answer)

    def write_down(connection: Connection) -> None:
        keep_identity(connection, identity)
        keep_heard(connection, Heard(answer.time, 0))
        drop_setting(connection, PENDING)
        if not pending.recovery:
            keep_setting(connection, NEW_RECOVERY, sealed)

    yield from ask(Commit(File.JOURNAL, write_down))
    return identity


def _register_keys(code: EnrolmentCode) -> Played[tuple[KeysAnswer, WorkingKeys]]:
    answer = read_answer((yield from ask(Send(paths.KEYS))), KeysAnswer)
    if fingerprint(answer.root) != code.fingerprint:
        raise SignatureError("the register is not the one of the enrolment code")
    keys = read_working_keys(answer)
    if not keys:
        raise fault("the register has no working keys")
    return answer, keys[max(keys)]


def prepare(fresh: Pending) -> Played[Pending]:
    """Go on with what was begun with this code, else begin with it."""

    def begin_or_go_on(connection: Connection) -> Pending:
        packed = read_setting(connection, PENDING)
        begun = None if packed is None else decode(packed, Pending)
        if begun is not None and begun.same_code(fresh):
            return begun
        keep_setting(connection, PENDING, encode(fresh))
        return fresh

    return (yield from ask(Commit(File.JOURNAL, begin_or_go_on)))


def begin(
    root: bytes,
    secret: bytes,
    recovery: bytes,
    clock: Clock,
    *,
    code: EnrolmentCode | None = None,
) -> Pending:
    """Make keys and a nonce; by file, the code is kept for reading the answer."""
    return Pending(
        sha256(secret).digest(),
        clock.random_bytes(_NONCE_BYTES),
        root,
        clock.random_bytes(REPLICA_BYTES),
        clock.random_bytes(_SEED_BYTES),
        clock.random_bytes(_SEED_BYTES),
        recovery,
        code,
    )


def _identity(
    address: str, keys: KeysAnswer, pending: Pending, answer: EnrolAnswer
) -> Identity:
    sealing_key = sealing_pair(pending.sealing_key)[0]
    try:
        token = unseal(sealing_key, answer.token)
        role = Role(answer.role)
    except (BoxError, ValueError) as why:
        raise fault(why) from why
    return Identity(
        replica=pending.replica,
        desk=answer.desk,
        role=role,
        site=answer.site,
        epoch=answer.epoch,
        root=keys.root,
        working_keys=keys.keys,
        address=address,
        signing_key=signing_pair(pending.signing_key)[0],
        sealing_key=sealing_key,
        token=token,
    )
