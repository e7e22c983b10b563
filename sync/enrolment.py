"""Enrolment: a single-use code becomes a desk with an identity and a token.

The desk makes its keys and a nonce first and keeps them until the answer is
written down: the same code with the same nonce gets the same answer, so that
an answer that was lost on the way is asked for again.
"""

from dataclasses import dataclass, field
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

_PENDING: Final = "enrolment under way"
_NONCE_BYTES: Final = 16
_SEED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an enrolment code says, and the recovery code of the desk's keys.

    `fingerprint` stands for the register's root key.
    """

    address: str
    fingerprint: bytes
    secret: bytes = field(repr=False)
    recovery_code: str = field(repr=False)


class _Pending(msgspec.Struct, frozen=True, array_like=True):
    """What the desk made before it asked; kept until the answer is written."""

    secret_hash: bytes
    nonce: bytes
    root: bytes
    replica: bytes
    signing_key: bytes
    sealing_key: bytes
    recovery: bytes

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


def enrol(invitation: Invitation, clock: Clock) -> Played[Identity]:
    """Enrol this desk, or take up an enrolment that broke off.

    Raises SignatureError where the register is not the one of the code,
    RegisterRefusedError for a code that is spent, RegisterUnreachableError.
    """
    who = yield from ask(Read(File.JOURNAL, load_identity))
    if who is not None:
        return who
    keys, newest = yield from _register_keys(invitation)
    pending = yield from _prepare(invitation, keys.root, newest, clock)
    body = yield from ask(Send(paths.ENROL, pack(pending.request(invitation.secret))))
    answer = read_answer(body, EnrolAnswer)
    identity = _identity(invitation, keys, pending, answer)
    yield from ask(
        Commit(File.JOURNAL, lambda to: _write_down(to, identity, answer.time))
    )
    return identity


def _register_keys(invitation: Invitation) -> Played[tuple[KeysAnswer, WorkingKeys]]:
    answer = read_answer((yield from ask(Send(paths.KEYS))), KeysAnswer)
    if fingerprint(answer.root) != invitation.fingerprint:
        raise SignatureError("the register is not the one of the enrolment code")
    keys = read_working_keys(answer)
    if not keys:
        raise fault("the register has no working keys")
    return answer, keys[max(keys)]


def _prepare(
    invitation: Invitation, root: bytes, keys: WorkingKeys, clock: Clock
) -> Played[_Pending]:
    def prepare(connection: Connection) -> _Pending:
        packed = read_setting(connection, _PENDING)
        begun = None if packed is None else decode(packed, _Pending)
        pending = _pending(invitation, root, keys, begun=begun, clock=clock)
        keep_setting(connection, _PENDING, encode(pending))
        return pending

    return (yield from ask(Commit(File.JOURNAL, prepare)))


def _pending(
    invitation: Invitation,
    root: bytes,
    keys: WorkingKeys,
    *,
    begun: _Pending | None,
    clock: Clock,
) -> _Pending:
    """Go on with what was begun with this code, else begin with it."""
    code = sha256(invitation.secret).digest()
    if begun is not None and (begun.secret_hash, begun.root) == (code, root):
        return begun
    return _Pending(
        code,
        clock.random_bytes(_NONCE_BYTES),
        root,
        clock.random_bytes(REPLICA_BYTES),
        clock.random_bytes(_SEED_BYTES),
        clock.random_bytes(_SEED_BYTES),
        seal_to(keys.sealing_key, invitation.recovery_code.encode()),
    )


def _identity(
    invitation: Invitation, keys: KeysAnswer, pending: _Pending, answer: EnrolAnswer
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
        address=invitation.address,
        signing_key=signing_pair(pending.signing_key)[0],
        sealing_key=sealing_key,
        token=token,
    )


def _write_down(connection: Connection, identity: Identity, register_ms: int) -> None:
    keep_identity(connection, identity)
    keep_heard(connection, Heard(register_ms, 0))
    drop_setting(connection, _PENDING)
