"""What an answer means that brings nothing: the register's no, or a stranger's."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from kaikudesk.errors import (
    KaikuDeskError,
    MalformedEntryError,
    RegisterBusyError,
    RegisterRefusedError,
    RegisterUnreachableError,
    RightWithdrawnError,
)
from kaikudesk.model import Unreached
from kaikudesk.wire.messages import Refusal
from kaikudesk.wire.packing import MEDIA_TYPE, encode, unpack

BUSY_SECONDS: Final = 5.0
LONGEST_PAUSE: Final = 3600.0
_UNREACHED: Final = {
    "unknown-token": Unreached.RIGHT_WITHDRAWN,
    "too-old": Unreached.TOO_OLD,
}
_ASKS_FOR_TIME: Final = frozenset({
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
})
_FAULTS_FROM: Final = 500


def is_ours(headers: Mapping[str, str]) -> bool:
    """Tell whether an answer claims to be the register's own."""
    return headers.get("Content-Type", "").partition(";")[0].strip() == MEDIA_TYPE


def answered_no(status: int, headers: Mapping[str, str], said: bytes) -> KaikuDeskError:
    """Give the error that an answer without content stands for.

    `said` is the body of an answer of the register, no bytes where the answer
    is not the register's own: a login page can neither refuse nor withdraw.
    """
    pause = pause_of(headers)
    if is_ours(headers):
        return _refused(status, said, pause)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return RegisterRefusedError("too-large", status=status)
    if pause is not None and status in _ASKS_FOR_TIME:
        return _busy(f"status {status}", pause)
    return RegisterUnreachableError(_of_a_stranger(status), f"status {status}")


def _refused(status: int, said: bytes, pause: float | None) -> KaikuDeskError:
    try:
        return refused_with(unpack(said, Refusal), status, pause)
    except MalformedEntryError as fault:
        return RegisterUnreachableError(Unreached.REGISTER_FAULT, str(fault))


def refused_with(
    refusal: Refusal, status: int = 0, pause: float | None = None
) -> KaikuDeskError:
    """Give the error that the register's own no stands for."""
    if refusal.kind == "busy":
        return _busy("busy", BUSY_SECONDS if pause is None else pause)
    if refusal.kind == "right-withdrawn":
        said = b"" if refusal.statement is None else encode(refusal.statement)
        return RightWithdrawnError(
            Unreached.RIGHT_WITHDRAWN, refusal.kind, statement=said
        )
    if refusal.kind in _UNREACHED:
        return RegisterUnreachableError(_UNREACHED[refusal.kind], refusal.kind)
    return RegisterRefusedError(refusal.kind, status=status, expected=refusal.expected)


def _busy(detail: str, seconds: float) -> RegisterBusyError:
    return RegisterBusyError(Unreached.REGISTER_FAULT, detail, seconds=seconds)


def _of_a_stranger(status: int) -> Unreached:
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return Unreached.PROXY_SIGN_IN
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return Unreached.LOGIN_PAGE
    if status >= _FAULTS_FROM or status == HTTPStatus.NOT_FOUND:
        return Unreached.REGISTER_FAULT
    return Unreached.LOGIN_PAGE


def pause_of(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After, in seconds or as a date; None where it says nothing."""
    said = headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return min(float(said), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(said)
        now = parsedate_to_datetime(headers["Date"])
    except (KeyError, ValueError, TypeError):
        return None
    return min(max(0.0, (_aware(until) - _aware(now)).total_seconds()), LONGEST_PAUSE)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
