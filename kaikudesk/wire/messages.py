"""Requests and answers between desk and register, protocol version 1.

Every body is `packing.pack`ed. Times are milliseconds since 1970, UTC. Refused
requests are answered with a `Refusal` whose `kind` is stable; the numbers of
HTTP only repeat it coarsely.
"""

import msgspec

from kaikudesk.seal import sign, verify
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import Signed
from kaikudesk.wire.rows import LIST_VERSION, SiteRowWire

PROTOCOL = 1
LARGEST_PUSH = 1000
KEYS_PURPOSE = b"kaikudesk working keys"
MANIFEST_PURPOSE = b"kaikudesk manifest"
WITHDRAWAL_PURPOSE = b"kaikudesk withdrawal"
CERTIFICATE_PURPOSE = b"kaikudesk certificate"
ALL_SCOPES = "*"


class Refusal(msgspec.Struct, frozen=True, array_like=True):
    """Why a request was refused.

    Kinds: `unknown-token` · `right-withdrawn` · `code-spent` (enrolment) ·
    `gap` (with the expected n) · `fork` · `not-yours` · `malformed` ·
    `too-large` · `too-old` · `other-epoch` (also a cursor that this register
    did not make: read from 0) · `behind-horizon` · `busy` · `not-found` (a
    chunk that is no longer there). With `right-withdrawn` comes a signed
    `Withdrawal`: only that makes a desk let its list go.
    """

    kind: str
    expected: int = 0
    statement: Signed | None = None


class Withdrawal(msgspec.Struct, frozen=True, array_like=True):
    """The right of a desk has ended; said in this epoch, at this time."""

    desk: int
    epoch: bytes
    withdrawn: int
    time: int


class WorkingKeys(msgspec.Struct, frozen=True, array_like=True):
    """The register's present keys, vouched for by its root."""

    number: int
    verify_key: bytes
    sealing_key: bytes
    valid_from: int


class VouchedCertificate(msgspec.Struct, frozen=True, array_like=True):
    """A TLS certificate that the register's root vouches for.

    `sha256` is of its DER form; `valid_until` is in milliseconds since 1970.
    """

    sha256: bytes
    valid_until: int


class KeysAnswer(msgspec.Struct, frozen=True, array_like=True):
    """The root's public key, and the working keys that it signed, newest last.

    `certificates` are `VouchedCertificate`s that it signed, for a register whose
    certificate no system knows.
    """

    root: bytes
    keys: tuple[Signed, ...]
    certificates: tuple[Signed, ...] = ()


class EnrolRequest(msgspec.Struct, frozen=True, array_like=True):
    """A desk asks to be let in with the single-use secret of its code.

    `recovery` is the recovery code, sealed to the working sealing key. The
    same secret with the same nonce gets the same answer until it expires.
    """

    protocol: int
    secret: bytes
    nonce: bytes
    verify_key: bytes
    sealing_key: bytes
    recovery: bytes
    program: str


class EnrolAnswer(msgspec.Struct, frozen=True, array_like=True):
    """What an enrolled desk needs: who it is, and its token, sealed to it."""

    desk: int
    role: str
    site: SiteRowWire
    token: bytes
    epoch: bytes
    time: int


class Evidence(msgspec.Struct, frozen=True, array_like=True):
    """A receipt that the desk was given before, whatever its epoch or replica.

    `covers` are the numbers of those entries of the push that it was given for:
    they were received no later than it says.
    """

    receipt: Signed
    covers: tuple[int, ...]


class PushRequest(msgspec.Struct, frozen=True, array_like=True):
    """Entries in a row, from number `first`; `before` is the chain hash there.

    `evidence` comes with entries that are sent again.
    """

    protocol: int
    replica: bytes
    first: int
    before: bytes
    entries: tuple[Sent, ...]
    evidence: tuple[Evidence, ...] = ()


class PushAnswer(msgspec.Struct, frozen=True, array_like=True):
    """The receipts that cover what was sent."""

    time: int
    receipts: tuple[Signed, ...]


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """How far a desk has read: in one scope, or (`*`) in all its others.

    The token is the register's and opaque to the desk; empty: from 0.
    """

    scope: str
    token: bytes = b""


class PullRequest(msgspec.Struct, frozen=True, array_like=True):
    """What is new since these cursors?

    `recovery` carries a new recovery code, sealed, when one was made; `newest` the
    newest receipt of this desk where no cursor has gone beyond it yet: a register that
    was set back is found out by it also when nothing waits.
    """

    protocol: int
    cursors: tuple[Cursor, ...]
    list_version: int = LIST_VERSION
    limit: int = 10_000
    recovery: bytes | None = None
    newest: Signed | None = None


class FeedRow(msgspec.Struct, frozen=True, array_like=True):
    """A row of a scope as it is now, packed; None: it is gone."""

    scope: str
    item: bytes
    row: bytes | None


class ListKey(msgspec.Struct, frozen=True, array_like=True):
    """The key under which codes are looked up in the list of this version."""

    version: int
    key: bytes


class PullAnswer(msgspec.Struct, frozen=True, array_like=True):
    """One page: receipts first, then rows in the order of their numbers.

    `more` are the scopes (or `*`) that have not met the head yet. `scopes`
    are all that this desk may read now; one that it held and that is missing
    here has ended. `list_key` comes with a list that is read from 0.
    `good_until` is when verdicts of this list become advisory. `root` is what all
    rows of the list add up to, told to whoever reads it and has met the head.
    """

    time: int
    good_until: int
    epoch: bytes
    head: int
    cursors: tuple[Cursor, ...]
    more: tuple[str, ...]
    scopes: tuple[str, ...]
    rows: tuple[FeedRow, ...]
    receipts: tuple[Signed, ...] = ()
    list_key: ListKey | None = None
    root: int | None = None


class Chunk(msgspec.Struct, frozen=True, array_like=True):
    """One immutable part of a snapshot, named by the SHA-256 of its bytes."""

    sha256: bytes
    size: int
    rows: int


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """A whole list at one head: its keys, its chunks, and what they add up to.

    `cursor` is the token from which this list is followed on.
    """

    scope: str
    epoch: bytes
    seq: int
    rows: int
    root: int
    good_until: int
    list_key: ListKey
    chunk_key: bytes
    chunks: tuple[Chunk, ...]
    cursor: bytes
    time: int


def sign_statement(
    statement: msgspec.Struct, purpose: bytes, signing_key: bytes, key: int
) -> Signed:
    """Sign a message so that it can be told from any other statement."""
    raw = encode(statement)
    return Signed(raw, sign(signing_key, purpose, raw), key)


def read_working_keys(answer: KeysAnswer) -> dict[int, WorkingKeys]:
    """Check each set of working keys against the root and give them by number.

    The caller has compared the root with the fingerprint of its enrolment
    code. Raises SignatureError.
    """
    known = {}
    for signed in answer.keys:
        verify(answer.root, KEYS_PURPOSE, signed.statement, signed.signature)
        keys = decode(signed.statement, WorkingKeys)
        known[keys.number] = keys
    return known


def vouches_for(answer: KeysAnswer, sha256: bytes, now_ms: int) -> bool:
    """Tell whether the root of these keys vouches for a certificate now.

    The caller has compared the root with what it knows. Raises SignatureError
    where a statement was not signed by this root.
    """
    for signed in answer.certificates:
        verify(answer.root, CERTIFICATE_PURPOSE, signed.statement, signed.signature)
        vouched = decode(signed.statement, VouchedCertificate)
        if vouched.sha256 == sha256 and now_ms <= vouched.valid_until:
            return True
    return False


def read_withdrawal(signed: Signed, verify_keys: dict[int, bytes]) -> Withdrawal:
    """Check and read that a right has ended; raises SignatureError."""
    verify(
        verify_keys.get(signed.key, b""),
        WITHDRAWAL_PURPOSE,
        signed.statement,
        signed.signature,
    )
    return decode(signed.statement, Withdrawal)


def read_manifest(signed: Signed, verify_keys: dict[int, bytes]) -> Manifest:
    """Check and read a manifest; raises SignatureError."""
    verify(
        verify_keys.get(signed.key, b""),
        MANIFEST_PURPOSE,
        signed.statement,
        signed.signature,
    )
    return decode(signed.statement, Manifest)


def bearer(token: bytes) -> str:
    """Give the `Authorization` header that a desk sends with every request."""
    return f"Bearer {token.hex()}"
