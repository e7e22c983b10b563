"""The code that lets a desk in, as text for a letter, a screen or a QR.

It holds the register's address, a single-use secret and the fingerprint of the
register's root key. It is written in Crockford's base 32 in groups of five and
read in any case, with or without spaces and hyphens; `O`, `I` and `L` are read
as the digits that they look like. Four bytes of a hash end it, so that a slip
of the finger is told from a code that was used before.
"""

from dataclasses import dataclass
from hashlib import blake2b, sha256

from kaikudesk.errors import FormError

SECRET_BYTES = 16
FINGERPRINT_BYTES = 16
_FORMAT = 1
_CHECK_BYTES = 4
_GROUP = 5
_BITS = 5
_LONGEST = 600
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_FIELD = "enrolment_code"


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """Where the register is, what opens it once, and whose keys to believe.

    `address` is a URL without a path at its end, "" for a desk that has no network
    and sends by file; `fingerprint` is `seal.fingerprint` of the root key.
    """

    address: str
    secret: bytes
    fingerprint: bytes


def write_code(code: EnrolmentCode) -> str:
    """Write an enrolment code as text."""
    body = bytes([_FORMAT]) + code.secret + code.fingerprint + code.address.encode()
    text = _to_base32(body + _check(body))
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read_code(text: str) -> EnrolmentCode:
    """Read an enrolment code; raises FormError for what is none.

    Faults: `alphabet` (a sign that no code has), `mistyped` (the check does
    not fit) and `too new` (written by a newer register).
    """
    whole = _from_base32(text)
    body, check = whole[:-_CHECK_BYTES], whole[-_CHECK_BYTES:]
    head = 1 + SECRET_BYTES + FINGERPRINT_BYTES
    if len(body) < head or _check(body) != check:
        raise FormError(_FIELD, "mistyped")
    if body[0] != _FORMAT:
        raise FormError(_FIELD, "too new")
    return EnrolmentCode(
        address=_address(body[head:]),
        secret=body[1 : 1 + SECRET_BYTES],
        fingerprint=body[1 + SECRET_BYTES : head],
    )


def secret_hash(secret: bytes) -> bytes:
    """Give the form in which the register keeps the secret of a code."""
    return sha256(secret).digest()


def request_key(hashed: bytes) -> bytes:
    """Give the key of a request that is carried as a file, from a secret's hash.

    The desk has no key of the register yet, and only those two know this one.
    """
    return blake2b(hashed, digest_size=32, person=b"kaiku request").digest()


def _address(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as fault:
        raise FormError(_FIELD, "mistyped") from fault


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECK_BYTES, person=b"kaiku enrol").digest()


def _to_base32(raw: bytes) -> str:
    count = -(-len(raw) * 8 // _BITS)
    number = int.from_bytes(raw, "big") << (count * _BITS - len(raw) * 8)
    return "".join(
        _ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(count))
    )


def _from_base32(text: str) -> bytes:
    signs = [sign for sign in text.upper() if not (sign.isspace() or sign in "-–—")]
    if len(signs) > _LONGEST or any(sign not in _VALUES for sign in signs):
        raise FormError(_FIELD, "alphabet")
    number = 0
    for sign in signs:
        number = number << _BITS | _VALUES[sign]
    length, spare = divmod(len(signs) * _BITS, 8)
    return (number >> spare).to_bytes(length, "big")
