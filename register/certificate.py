"""The register's TLS certificate: made here, and vouched for by the root.

For a register on a small network that no authority knows. Desks compare it with
the fingerprint of the root in their enrolment code. A certificate of an authority
that systems trust needs no voucher and works as it is.
"""

import ssl
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec import structs

from kaikudesk.clock import Clock
from kaikudesk.seal import KEY_BYTES
from kaikudesk.wire.messages import (
    CERTIFICATE_PURPOSE,
    VouchedCertificate,
    sign_statement,
)
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import Signed
from register.errors import CertificateError
from register.opened import Register

YEARS: Final = 5
_A_DAY_BEFORE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """The three files of a certificate, named after the first."""

    certificate: Path

    @property
    def key(self) -> Path:
        """Name the file of the private key."""
        return self.certificate.with_suffix(".key")

    @property
    def voucher(self) -> Path:
        """Name the file of the root's voucher."""
        return self.certificate.with_suffix(".vouched")


def make_certificate(
    files: CertificateFiles, hosts: tuple[str, ...], root_key: bytes, clock: Clock
) -> None:
    """Make a key and a certificate for these names and addresses, and vouch for it.

    Raises CertificateError("there already") rather than write over a file.
    """
    begins = datetime.fromtimestamp(clock.now_ms() / 1000, UTC) - _A_DAY_BEFORE
    ends = begins + timedelta(days=366 * YEARS)
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    made = (
        x509
        .CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(
            x509.SubjectAlternativeName([_alternative(host) for host in hosts]),
            critical=False,
        )
        .sign(private, hashes.SHA256())
    )
    der = made.public_bytes(serialization.Encoding.DER)
    vouched = VouchedCertificate(sha256(der).digest(), int(ends.timestamp() * 1000))
    signed = sign_statement(vouched, CERTIFICATE_PURPOSE, root_key, 0)
    secret = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write_new(files.key, secret, mode=0o600)
    _write_new(files.voucher, encode(signed))
    _write_new(files.certificate, made.public_bytes(serialization.Encoding.PEM))


def read_root_key(path: Path) -> bytes:
    """Read the root's signing key; raises CertificateError("no root key")."""
    try:
        key = bytes.fromhex(path.read_text("ascii"))
    except (OSError, ValueError) as fault:
        raise CertificateError("no root key", path) from fault
    if len(key) != KEY_BYTES:
        raise CertificateError("no root key", path)
    return key


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _write_new(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    try:
        path.touch(mode=mode, exist_ok=False)
    except FileExistsError as fault:
        raise CertificateError("there already", path) from fault
    path.write_bytes(content)


def with_voucher(register: Register, files: CertificateFiles) -> Register:
    """Let the register show its root's voucher, where the certificate has one.

    Raises CertificateError for files that are missing or do not belong together.
    """
    name = _name_of(files)
    if not files.voucher.exists():
        return register
    signed = decode(files.voucher.read_bytes(), Signed)
    if decode(signed.statement, VouchedCertificate).sha256 != name:
        raise CertificateError("another voucher", files.voucher)
    keys = structs.replace(register.keys, certificates=(signed,))
    return replace(register, keys=keys)


def _name_of(files: CertificateFiles) -> bytes:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(files.certificate, files.key)
        shown = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    except (OSError, ValueError) as fault:
        raise CertificateError("not readable", files.certificate) from fault
    return sha256(shown.public_bytes(serialization.Encoding.DER)).digest()
