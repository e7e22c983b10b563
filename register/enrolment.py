"""Letting desks in: single-use codes, and what an enrolled desk is told.

A code works once and for a day; only its hash is kept. The same code with the
same nonce and keys gets the same token again, so an answer that was lost on
the way is asked for again.
"""

from hashlib import blake2b, sha256
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from kaikudesk.errors import BoxError
from kaikudesk.model import Role
from kaikudesk.seal import KEY_BYTES, fingerprint, seal_to
from kaikudesk.wire.enrolment_code import SECRET_BYTES, EnrolmentCode
from kaikudesk.wire.messages import EnrolAnswer, EnrolRequest
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import SITE_ITEM, SiteRowWire
from register.desks import token_hash
from register.errors import RefusedError, UnknownSiteError
from register.noting import note, note_row, row_of
from register.opened import Register
from register.tables import desks, enrolment_codes, feed, feed_head
from register.writer import HEAVIEST_COMMIT

GOOD_FOR_MS: Final = 24 * 3600 * 1000
_LARGEST_RECOVERY: Final = 1024
_LONGEST_PROGRAM: Final = 100
_NONCE: Final = range(16, 65)


def site_row(connection: Connection, number: int) -> SiteRowWire:
    """Give a site as the network has it; raises UnknownSiteError."""
    packed: bytes | None = connection.scalar(
        select(feed.c.row).where(
            feed.c.scope == f"site/{number}", feed.c.item == SITE_ITEM
        )
    )
    if packed is None:
        raise UnknownSiteError(str(number))
    return decode(packed, SiteRowWire)


def make_code(
    register: Register, site: int, role: Role, *, address: str
) -> EnrolmentCode:
    """Make a code that lets one desk of a site in; raises UnknownSiteError."""
    secret = register.clock.random_bytes(SECRET_BYTES)
    row_hash = _hash(secret)
    row = {
        "secret_hash": row_hash,
        "site": site,
        "role": role.value,
        "expires": register.clock.now_ms() + GOOD_FOR_MS,
    }

    def work(connection: Connection) -> None:
        if role not in site_row(connection, site).roles:
            raise UnknownSiteError(f"{site} is no {role}")
        connection.execute(insert(enrolment_codes), row)
        note_row(register, connection, enrolment_codes, row_hash)

    register.database.write(work, weight=HEAVIEST_COMMIT)
    return EnrolmentCode(address, secret, fingerprint(register.keys.root))


def enrol(register: Register, request: EnrolRequest) -> EnrolAnswer:
    """Let a desk in; raises RefusedError: `code-spent` or `malformed`."""
    _require_sense(request)

    def work(connection: Connection) -> EnrolAnswer:
        return _enrol(register, connection, request)

    return register.database.write(work, weight=HEAVIEST_COMMIT)


def _require_sense(request: EnrolRequest) -> None:
    if not (
        len(request.verify_key) == KEY_BYTES
        and len(request.sealing_key) == KEY_BYTES
        and len(request.nonce) in _NONCE
        and len(request.recovery) <= _LARGEST_RECOVERY
        and len(request.program) <= _LONGEST_PROGRAM
    ):
        raise RefusedError("malformed")


def _enrol(
    register: Register, connection: Connection, request: EnrolRequest
) -> EnrolAnswer:
    code = connection.execute(
        select(enrolment_codes)
        .where(enrolment_codes.c.secret_hash == _hash(request.secret))
        .with_for_update()
    ).one_or_none()
    if code is None or code.expires <= register.clock.now_ms():
        raise RefusedError("code-spent")
    site = site_row(connection, code.site)
    if code.desk is None:
        number = _new_number(connection)
        token = _token(register, request, number)
        _let_in(register, connection, request, (number, code.site, code.role, token))
    else:
        number = code.desk
        _require_same(connection, request, code.nonce, number)
        token = _token(register, request, number)
    return EnrolAnswer(
        desk=number,
        role=code.role,
        site=site,
        token=_sealed(request.sealing_key, token),
        epoch=connection.scalars(select(feed_head.c.epoch)).one(),
        time=register.clock.now_ms(),
    )


def _new_number(connection: Connection) -> int:
    """Number desks in a row; the head's row keeps two from being one."""
    connection.execute(select(feed_head.c.n).with_for_update())
    newest: int | None = connection.scalar(select(func.max(desks.c.number)))
    return (newest or 0) + 1


def _token(register: Register, request: EnrolRequest, number: int) -> bytes:
    said = _hash(request.secret) + request.nonce + number.to_bytes(8, "big")
    return blake2b(
        said, key=register.token_key, digest_size=KEY_BYTES, person=b"kaiku token"
    ).digest()


def _let_in(
    register: Register,
    connection: Connection,
    request: EnrolRequest,
    who: tuple[int, int, str, bytes],
) -> None:
    number, site, role, token = who
    now = register.clock.now_ms()
    connection.execute(
        insert(desks).values(
            number=number,
            site=site,
            role=role,
            token_hash=token_hash(token),
            verify_key=request.verify_key,
            sealing_key=request.sealing_key,
            recovery=request.recovery,
            program=request.program,
            enrolled=now,
            last_seen=now,
        )
    )
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.secret_hash == _hash(request.secret))
        .values(nonce=request.nonce, desk=number)
    )
    rows = [
        row_of(connection, desks, number),
        row_of(connection, enrolment_codes, _hash(request.secret)),
    ]
    note(register, rows=rows)


def _require_same(
    connection: Connection, request: EnrolRequest, nonce: bytes, number: int
) -> None:
    desk = connection.execute(select(desks).where(desks.c.number == number)).one()
    asked = (request.nonce, request.verify_key, request.sealing_key)
    if asked != (nonce, desk.verify_key, desk.sealing_key):
        raise RefusedError("code-spent")


def _sealed(public_key: bytes, token: bytes) -> bytes:
    try:
        return seal_to(public_key, token)
    except BoxError as fault:
        raise RefusedError("malformed") from fault


def _hash(secret: bytes) -> bytes:
    return sha256(secret).digest()
