"""Serving: one process, on this machine unless TLS stands before it."""

import gc
import logging
from signal import SIGINT
from socket import IPPROTO_TCP, TCP_NODELAY, AddressFamily, create_server, socket
from threading import Event, Thread
from types import FrameType
from typing import Any, Final
from urllib.parse import urlsplit

import uvicorn
from sqlalchemy.exc import DBAPIError

from register.app import make_app
from register.certificate import CertificateFiles
from register.errors import BusyError, OpenToOthersError, PortTakenError
from register.horizon import drop_gone
from register.list_root import mend_root
from register.opened import Register
from register.owed import pay_all

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8420
_DAY_SECONDS: Final = 24 * 3600.0
_LOG: Final = logging.getLogger(__name__)


def require_loopback(host: str) -> None:
    """Raise OpenToOthersError for an address that other machines reach."""
    if host not in LOOPBACK:
        raise OpenToOthersError(host)


def open_door(host: str, port: int, *, secured: bool = False) -> socket:
    """Listen on an address of this machine; port 0 takes any that is free.

    Whoever connects from now on is answered as soon as `serve` runs. Raises
    OpenToOthersError for an address that other machines reach unless it will be
    `secured` by a certificate, and PortTakenError where another program listens.
    """
    if not secured:
        require_loopback(host)
    family = AddressFamily.AF_INET6 if ":" in host else AddressFamily.AF_INET
    try:
        door = create_server((host, port), family=family)
    except OSError as fault:
        raise PortTakenError(address_of(host, port)) from fault
    # Connections inherit it. Without it the body of an answer waits until the other
    # side has acknowledged the head, which takes 40 ms.
    door.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    return door


def serve(
    register: Register, door: socket, certificate: CertificateFiles | None = None
) -> None:
    """Answer desks at this door until the process is asked to end.

    The run has begun: see `begin_run`.
    """
    app = make_app(register)
    ended = Event()
    Thread(target=keep_tidy, args=(register, ended), daemon=True).start()
    # What was loaded stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        **_secured_by(certificate),
    )
    try:
        _Server(config).run(sockets=[door])
    finally:
        ended.set()


def _secured_by(certificate: CertificateFiles | None) -> dict[str, Any]:
    if certificate is None:
        return {}
    return {
        "ssl_certfile": certificate.certificate,
        "ssl_keyfile": certificate.key,
    }


class _Server(uvicorn.Server):
    """Ends in order when it is asked to, and does not raise the signal once more.

    Else the register's own end would be left out, and Ctrl+C end in a traceback.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        del frame
        self.force_exit = self.should_exit and sig == SIGINT
        self.should_exit = True


def keep_tidy(register: Register, ended: Event) -> None:
    """Once a day: forget what has been gone for long enough, say what is owed.

    And look whether the list is what its root says.
    """
    while not ended.is_set():
        try:
            drop_gone(register)
            if not register.standby:
                pay_all(register)
                mend_root(register)
        except (DBAPIError, BusyError) as fault:
            # Nothing depends on it: it is done the next day.
            _LOG.info("nothing was tidied: %s", type(fault).__name__)
        ended.wait(_DAY_SECONDS)


def address_of(host: str, port: int, *, secured: bool = False) -> str:
    """Give the URL under which desks find the register."""
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if secured else "http"
    return urlsplit(f"{scheme}://{shown}:{port}").geturl()
