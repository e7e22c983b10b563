"""A certificate that no system knows, and that the register's own root vouches for.

A register on a small network has nobody who would sign its certificate. Its root
does, whose fingerprint every enrolment code holds: what is fetched here before
anything is trusted is public, and worth nothing without that signature.
"""

import ssl
from contextlib import closing, suppress
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter

from kaikudesk.errors import KaikuDeskError
from kaikudesk.seal import fingerprint
from kaikudesk.wire import paths
from kaikudesk.wire.messages import KeysAnswer, vouches_for
from kaikudesk.wire.packing import unpack

_HTTPS_PORT: Final = 443
_LARGEST_KEYS: Final = 65_536


class OnlyThisCertificate(HTTPAdapter):
    """Talks to whoever has the key of one certificate, and to nobody else."""

    def __init__(self, name: bytes) -> None:
        """Take the SHA-256 of the certificate's DER form."""
        self._name = name.hex()
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *sizes: Any, **wishes: Any) -> None:  # noqa: ANN401 - requests passes what urllib3 takes
        """Let the fingerprint decide in the place of an authority."""
        super().init_poolmanager(*sizes, assert_fingerprint=self._name, **wishes)

    def cert_verify(self, conn: Any, *_wishes: Any) -> None:  # noqa: ANN401 - a pool of urllib3
        """Ask no authority: the fingerprint is looked at instead."""
        conn.cert_reqs, conn.ca_certs, conn.ca_cert_dir = "CERT_NONE", None, None


def vouched_certificate(
    address: str, root: bytes, now_ms: int, seconds: float
) -> bytes | None:
    """Give the SHA-256 of the certificate there if this root vouches for it.

    `root` is the fingerprint of the register's root key. None for any other
    certificate, and where nobody answers within `seconds`.
    """
    parts = urlsplit(address)
    there = (parts.hostname or "", parts.port or _HTTPS_PORT)
    with suppress(OSError, ValueError, requests.RequestException, KaikuDeskError):
        shown = ssl.get_server_certificate(there, timeout=seconds)
        name = sha256(ssl.PEM_cert_to_DER_cert(shown)).digest()
        keys = _keys_of(address, name, seconds)
        if fingerprint(keys.root) == root and vouches_for(keys, name, now_ms):
            return name
    return None


def _keys_of(address: str, name: bytes, seconds: float) -> KeysAnswer:
    with closing(requests.Session()) as session:
        session.trust_env = False
        session.mount("https://", OnlyThisCertificate(name))
        with closing(
            session.get(
                address.rstrip("/") + paths.KEYS,
                timeout=seconds,
                allow_redirects=False,
                stream=True,
                headers={"Accept-Encoding": "identity"},
            )
        ) as response:
            return unpack(response.raw.read(_LARGEST_KEYS), KeysAnswer)
