"""Bodies of requests and answers: sizes before unpacking, refusals packed."""

from typing import Final, Protocol, TypeVar

from litestar import Response
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_404_NOT_FOUND,
    HTTP_409_CONFLICT,
    HTTP_410_GONE,
    HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    HTTP_426_UPGRADE_REQUIRED,
    HTTP_503_SERVICE_UNAVAILABLE,
)

from kaikudesk.errors import MalformedEntryError
from kaikudesk.wire.messages import PROTOCOL
from kaikudesk.wire.packing import LARGEST_BODY, MEDIA_TYPE, pack, unpack
from register.errors import RefusedError

LARGEST_SMALL_BODY: Final = 64 * 1024
_SCHEME: Final = "bearer "
_BUSY_SECONDS: Final = "5"
_STATUS: Final = {
    "unknown-token": HTTP_401_UNAUTHORIZED,
    "right-withdrawn": HTTP_403_FORBIDDEN,
    "not-yours": HTTP_403_FORBIDDEN,
    "code-spent": HTTP_403_FORBIDDEN,
    "not-found": HTTP_404_NOT_FOUND,
    "gap": HTTP_409_CONFLICT,
    "fork": HTTP_409_CONFLICT,
    "other-epoch": HTTP_409_CONFLICT,
    "behind-horizon": HTTP_410_GONE,
    "too-large": HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    "too-old": HTTP_426_UPGRADE_REQUIRED,
    "busy": HTTP_503_SERVICE_UNAVAILABLE,
}


class _Spoken(Protocol):
    """A request that says which protocol it speaks."""

    @property
    def protocol(self) -> int: ...


_Request = TypeVar("_Request", bound=_Spoken)


def read_request(
    body: bytes, kind: type[_Request], *, largest: int = LARGEST_BODY
) -> _Request:
    """Unpack a request.

    Raises RefusedError: `too-large`, `malformed`, or `too-old` for a program
    that speaks an older protocol.
    """
    if len(body) > largest:
        raise RefusedError("too-large")
    try:
        request = unpack(body, kind, largest=largest)
    except MalformedEntryError as fault:
        raise RefusedError("malformed") from fault
    if request.protocol != PROTOCOL:
        raise RefusedError("too-old" if request.protocol < PROTOCOL else "malformed")
    return request


def read_token(header: str) -> bytes:
    """Take the token out of an Authorization header; raises RefusedError."""
    if not header.lower().startswith(_SCHEME):
        raise RefusedError("unknown-token")
    try:
        return bytes.fromhex(header[len(_SCHEME) :])
    except ValueError as fault:
        raise RefusedError("unknown-token") from fault


def answer(message: object) -> Response[bytes]:
    """Pack an answer."""
    return Response(pack(message), media_type=MEDIA_TYPE)


def refuse(fault: RefusedError) -> Response[bytes]:
    """Pack a refusal; its kind says all, the status repeats it coarsely."""
    headers = {"Retry-After": _BUSY_SECONDS} if fault.kind == "busy" else {}
    return Response(
        pack(fault.refusal),
        status_code=_STATUS.get(fault.kind, HTTP_400_BAD_REQUEST),
        media_type=MEDIA_TYPE,
        headers=headers,
    )
