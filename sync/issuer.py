"""Who issued the certificate that is not trusted: for the clerk's sentence.

It often names what stands in between: a hotel's network, an office's inspecting
proxy. Nothing is sent for it but a greeting.
"""

import socket
import ssl
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

_HTTPS_PORT: Final = 443
_NAMES: Final = ("organizationName", "commonName")


def issuer_at(address: str, seconds: float) -> str:
    """Name the issuer of the certificate at an address, "" where none is told."""
    parts = urlsplit(address)
    there = (parts.hostname or "", parts.port or _HTTPS_PORT)
    with suppress(OSError, ValueError):
        shown = ssl.get_server_certificate(there, timeout=seconds)
        return _issuer(_looked_at(there, shown, seconds))
    return ""


def _looked_at(there: tuple[str, int], shown: str, seconds: float) -> dict[str, object]:
    """Read a certificate by trusting it alone, for this one greeting."""
    alone = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    alone.check_hostname = False
    alone.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    alone.load_verify_locations(cadata=shown)
    with (
        socket.create_connection(there, timeout=seconds) as line,
        alone.wrap_socket(line, server_hostname=there[0]) as greeted,
    ):
        return dict(greeted.getpeercert() or {})


def _issuer(certificate: dict[str, object]) -> str:
    told = certificate.get("issuer", ())
    parts = dict(pair for group in told for pair in group)  # type: ignore[attr-defined]  # what ssl gives is a tuple of tuples of pairs
    return next((str(parts[name]) for name in _NAMES if name in parts), "")
