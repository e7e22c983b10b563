"""Serving: one process, on this machine unless TLS stands before it."""

import gc
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from register.app import make_app
from register.errors import OpenToOthersError
from register.opened import Register

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
DEFAULT_HOST: Final = "127.0.0.1"
DEFAULT_PORT: Final = 8420


def require_loopback(host: str) -> None:
    """Raise OpenToOthersError for an address that other machines reach."""
    if host not in LOOPBACK:
        raise OpenToOthersError(host)


def serve(register: Register, host: str, port: int) -> None:
    """Answer desks until the process is told to end.

    No line is logged per request: an address never tells who asked for what,
    and neither does the log.
    """
    require_loopback(host)
    app = make_app(register)
    # What was loaded stays: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )


def address_of(host: str, port: int) -> str:
    """Give the URL under which this machine's desks find the register."""
    shown = f"[{host}]" if ":" in host else host
    return urlsplit(f"http://{shown}:{port}").geturl()
