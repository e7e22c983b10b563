"""The register over HTTP: one session, bounded answers, and why there was none."""

import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from kaikudesk import __version__
from kaikudesk.clock import Clock
from kaikudesk.errors import (
    FormError,
    RegisterUnreachableError,
    UntrustedCertificateError,
)
from kaikudesk.model import Unreached
from kaikudesk.wire.packing import LARGEST_BODY, MEDIA_TYPE
from sync.issuer import issuer_at
from sync.refusals import answered_no, is_ours
from sync.unreached import why_unreached
from sync.vouching import OnlyThisCertificate, vouched_certificate

USER_AGENT: Final = f"KaikuDesk/{__version__}"
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LARGEST_REFUSAL: Final = 65_536
_PIECE: Final = 65_536
_CUT: Final = "cut inside its head"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, for a next byte, and for a whole answer."""

    connect: float = 10.0
    silence: float = 30.0
    whole: float = 120.0


class _SystemTrust(HTTPAdapter):
    """Trusts the certificates that the system trusts; never repeats by itself."""

    def __init__(self) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *sizes: Any, **wishes: Any) -> None:  # noqa: ANN401 - requests passes what urllib3 takes
        super().init_poolmanager(*sizes, ssl_context=_system_trust(), **wishes)

    def proxy_manager_for(self, proxy: str, **wishes: Any) -> Any:  # noqa: ANN401 - requests passes what urllib3 takes
        return super().proxy_manager_for(proxy, ssl_context=_system_trust(), **wishes)

    def cert_verify(self, conn: Any, *_wishes: Any) -> None:  # noqa: ANN401 - a pool of urllib3
        """Add nothing to the system's store, as requests would with a bundle."""
        conn.cert_reqs, conn.ca_certs, conn.ca_cert_dir = "CERT_REQUIRED", None, None


def _system_trust() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep requests from putting a password of ~/.netrc in the token's place."""
    return request


@dataclass(slots=True)
class Client:
    """One desk's session with its register; for one thread.

    `floor_ms` is the newest time heard of the register: a wall clock below it
    is wrong, whatever a certificate says. `root` is the fingerprint of the
    register's root key, which may vouch for a certificate that no system knows.
    """

    address: str
    clock: Clock
    patience: Patience = Patience()
    floor_ms: int = 0
    root: bytes = b""
    _session: requests.Session = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Open the session; raises FormError for an address that is not private."""
        require_private(self.address)
        self._session = requests.Session()
        self._session.auth = _as_it_is
        # What goes unencrypted goes to this machine, and through no proxy.
        self._session.trust_env = urlsplit(self.address).scheme == "https"
        self._session.headers["User-Agent"] = USER_AGENT
        self._session.headers["Accept-Encoding"] = "identity"
        self._session.mount("https://", _SystemTrust())
        self._session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=1))

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Send one request and give the body of the answer.

        Raises RegisterUnreachableError (or its RegisterBusyError) where no
        register answered, and RegisterRefusedError where it said no.
        """
        headers = {"Content-Type": MEDIA_TYPE} if body is not None else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token.hex()}"
        try:
            return self._exchange(path, body, headers)
        except RegisterUnreachableError as why:
            if why.reason != Unreached.CERTIFICATE:
                raise
            if self._root_vouches():
                return self._exchange(path, body, headers)
            issuer = issuer_at(self.address, self.patience.connect)
            raise UntrustedCertificateError(
                why.reason, why.detail, issuer=issuer
            ) from why

    def _exchange(
        self, path: str, body: bytes | None, headers: dict[str, str]
    ) -> bytes:
        try:
            with closing(self._request(path, body, headers)) as response:
                return self._read(response)
        except (requests.RequestException, HTTPError) as fault:
            behind = self.clock.now_ms() < self.floor_ms
            raise why_unreached(fault, clock_is_behind=behind) from fault

    def _root_vouches(self) -> bool:
        """Go on with a certificate that the register's root vouches for, if it does."""
        if not self.root:
            return False
        now, wait = self.clock.now_ms(), self.patience.connect
        name = vouched_certificate(self.address, self.root, now, wait)
        if name is not None:
            self._session.mount("https://", OnlyThisCertificate(name))
        return name is not None

    def _request(
        self, path: str, body: bytes | None, headers: dict[str, str]
    ) -> requests.Response:
        return self._session.request(
            "GET" if body is None else "POST",
            self.address.rstrip("/") + path,
            data=body,
            headers=headers,
            timeout=(self.patience.connect, self.patience.silence),
            allow_redirects=False,
            stream=True,
        )

    def _read(self, response: requests.Response) -> bytes:
        status, headers = response.status_code, response.headers
        if not is_ours(headers):
            if _may_be_cut(response):
                raise RegisterUnreachableError(Unreached.NO_ANSWER, _CUT)
            raise answered_no(status, headers, b"")
        said = self._whole(response, LARGEST_BODY if response.ok else _LARGEST_REFUSAL)
        if not said:
            raise RegisterUnreachableError(Unreached.NO_ANSWER, _CUT)
        if response.ok:
            return said
        raise answered_no(status, headers, said)

    def _whole(self, response: requests.Response, largest: int) -> bytes:
        """Read an answer within its time and size, however slowly it trickles."""
        until = self.clock.monotonic() + self.patience.whole
        read = bytearray()
        for piece in _pieces(response):
            read += piece
            if len(read) > largest:
                raise RegisterUnreachableError(Unreached.REGISTER_FAULT, "too large")
            if self.clock.monotonic() > until:
                raise RegisterUnreachableError(Unreached.NO_ANSWER, "too slow")
        return bytes(read)


def _may_be_cut(response: requests.Response) -> bool:
    """Tell whether a head may have ended before it said whose answer it is.

    A line that breaks inside a head looks like a head that ends there, and no body
    follows. The register neither sends anybody elsewhere nor says nothing at length.
    """
    status, length = response.status_code, response.headers.get("Content-Length", "")
    if response.is_redirect or status == HTTPStatus.NO_CONTENT or length == "0":
        return False
    return not response.raw.read1(_PIECE)


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """Give what has come, as soon as it comes; the reader may have to give up."""
    while piece := response.raw.read1(_PIECE):
        yield piece


def require_private(address: str) -> None:
    """Raise FormError for an address where others could read along.

    Plain HTTP serves only a register on this machine.
    """
    parts = urlsplit(address)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        raise FormError("address", "not an address")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise FormError("address", "not private")
