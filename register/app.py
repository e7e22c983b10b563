"""The register over HTTP: the routes of desks, and one for whoever watches it.

Nothing personal and no code stands in an address or in a log.
"""

import logging
from typing import Any, Final

import msgspec
from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath, RawBody, SkipValidation
from litestar.status_codes import HTTP_200_OK, HTTP_413_REQUEST_ENTITY_TOO_LARGE
from sqlalchemy.exc import DBAPIError

from kaikudesk import __version__
from kaikudesk.wire import paths
from kaikudesk.wire.messages import (
    LARGEST_PUSH,
    EnrolRequest,
    PullRequest,
    PushAnswer,
    PushRequest,
)
from kaikudesk.wire.packing import LARGEST_BODY, MEDIA_TYPE
from register.answering import (
    LARGEST_SMALL_BODY,
    answer,
    read_request,
    read_token,
    refuse,
)
from register.chain_check import Push
from register.desks import Doorkeeper, keep_recovery
from register.enrolment import enrol
from register.epochs import watched
from register.errors import BusyError, RefusedError
from register.evidence import attested
from register.opened import Register
from register.owed import take_in
from register.pull import pull
from register.rights import Actor, Author
from register.snapshot import chunk_body, manifest
from register.withdrawal import withdrawn

HEALTH: Final = "/v1/health"
_LOG: Final = logging.getLogger(__name__)

# A route takes one of the two: each further one costs a request a task of its own.
Here = SkipValidation[Register]
Door = SkipValidation[Doorkeeper]
Asked = Request[Any, Any, Any]


class Health(msgspec.Struct, frozen=True):
    """That the register answers, its time in milliseconds, and its version."""

    time: int
    version: str


@get(paths.KEYS, sync_to_thread=False)
def give_keys(register: Here) -> Response[bytes]:
    """Give the root's public key and the working keys that it signed."""
    return answer(register.keys)


@post(paths.ENROL, status_code=HTTP_200_OK, sync_to_thread=True)
def let_in(door: Door, body: RawBody) -> Response[bytes]:
    """Let a desk in by its single-use code."""
    request = read_request(body, EnrolRequest, largest=LARGEST_SMALL_BODY)
    _require_writing(door.register)
    door.watch.require_steady()
    return answer(enrol(door.register, request))


@post(paths.PUSH, status_code=HTTP_200_OK, sync_to_thread=True)
def take_push(door: Door, request: Asked, body: RawBody) -> Response[bytes]:
    """Take in entries and give the receipts that cover them."""
    register, author = door.register, _author(door, request)
    said = read_request(body, PushRequest)
    _require_writing(register)
    door.watch.require_steady()
    if len(said.entries) > LARGEST_PUSH:
        raise RefusedError("too-large")
    push = Push(said.replica, said.first, said.before, said.entries, said.evidence)
    with watched(register):
        receipts = take_in(register, author, push)
    signed = tuple(register.signed(receipt) for receipt in receipts)
    return answer(PushAnswer(register.clock.now_ms(), signed))


@post(paths.PULL, status_code=HTTP_200_OK, sync_to_thread=True)
def give_changes(door: Door, request: Asked, body: RawBody) -> Response[bytes]:
    """Give what is new since a desk's cursors."""
    register, author = door.register, _author(door, request)
    said = read_request(body, PullRequest, largest=LARGEST_SMALL_BODY)
    door.watch.require_steady()
    with watched(register):
        attested(register, said.newest)
        _require_reader(register, author)
        answered = pull(register, author, said)
    if said.recovery is not None:
        _keep_recovery(register, author, said.recovery)
    return answer(answered)


@get(paths.MANIFEST, sync_to_thread=True)
def give_manifest(door: Door, request: Asked) -> Response[bytes]:
    """Give the signed manifest of the newest whole list."""
    return answer(manifest(door.register, _reader(door, request)))


@get(paths.CHUNKS + "{name:str}", sync_to_thread=True)
def give_chunk(register: Here, name: FromPath[str]) -> Response[bytes]:
    """Give a chunk by its hash; whoever has no key reads nothing in it."""
    return Response(
        chunk_body(register, name),
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


@get(HEALTH, sync_to_thread=False)
def tell_health(register: Here) -> Health:
    """Tell that the register answers."""
    return Health(register.clock.now_ms(), __version__)


def make_app(register: Register) -> Litestar:
    """Put the register behind its routes."""
    door = Doorkeeper(register)
    return Litestar(
        route_handlers=[
            give_keys,
            let_in,
            take_push,
            give_changes,
            give_manifest,
            give_chunk,
            tell_health,
        ],
        dependencies={
            "register": Provide(lambda: register, sync_to_thread=False),
            "door": Provide(lambda: door, sync_to_thread=False),
        },
        exception_handlers={
            RefusedError: _refuse,
            DBAPIError: _refuse_for_now,
            HTTPException: _refuse_as_http,
        },
        openapi_config=OpenAPIConfig(
            title="KaikuDesk register",
            version=__version__,
            # Pages in HTML would load their scripts from elsewhere.
            render_plugins=[JsonRenderPlugin()],
        ),
        request_max_body_size=LARGEST_BODY,
        logging_config=None,
    )


def _reader(door: Doorkeeper, request: Asked) -> Author:
    """Tell who asks for something to read: not a desk whose right has ended."""
    author = _author(door, request)
    _require_reader(door.register, author)
    return author


def _require_reader(register: Register, author: Author) -> None:
    if author.actor is Actor.WITHDRAWN:
        raise withdrawn(register, author)


def _author(door: Doorkeeper, request: Asked) -> Author:
    return door.author_of(read_token(request.headers.get("Authorization", "")))


def _require_writing(register: Register) -> None:
    """What a standby would take in, the register itself would never see."""
    if register.standby:
        raise BusyError


def _keep_recovery(register: Register, author: Author, sealed: bytes) -> None:
    if len(sealed) > LARGEST_SMALL_BODY:
        raise RefusedError("malformed")
    keep_recovery(register, author.desk, sealed)


def _refuse(_request: Asked, fault: RefusedError) -> Response[bytes]:
    return refuse(fault)


def _refuse_for_now(_request: Asked, fault: DBAPIError) -> Response[bytes]:
    """What the database says may name a row, so only its kind is logged."""
    _LOG.error("the database does not answer: %s", type(fault.orig).__name__)
    return refuse(BusyError())


def _refuse_as_http(request: Asked, fault: HTTPException) -> Response[Any]:
    if fault.status_code == HTTP_413_REQUEST_ENTITY_TOO_LARGE:
        return refuse(RefusedError("too-large"))
    if request.headers.get("Content-Type", "") == MEDIA_TYPE:
        return Response(b"", status_code=fault.status_code, media_type=MediaType.TEXT)
    return Response(
        {"status": fault.status_code},
        status_code=fault.status_code,
        media_type=MediaType.JSON,
    )
