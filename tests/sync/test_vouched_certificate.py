"""A register on a small network: no system knows its certificate, its root does."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kaikudesk.clock import SystemClock
from kaikudesk.errors import UntrustedCertificateError
from kaikudesk.seal import fingerprint, signing_pair
from kaikudesk.wire import paths
from kaikudesk.wire.messages import KeysAnswer
from kaikudesk.wire.packing import MEDIA_TYPE, pack, unpack
from register.certificate import CertificateFiles, make_certificate, read_root_key
from sync.client import Client
from tests.fakes import NOON_MS, FixedClock
from tests.fault_server import a_fault_server, says
from tests.register.processes import command, serving

OTHER_ROOT = signing_pair(b"o" * 32)[1]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Make a register with a certificate that its root vouches for."""
    command(url_of(tmp_path), "create-site", "A", "--role", "venue", *NEW_PLACE)
    made = ("make-certificate", "localhost", "127.0.0.1")
    command(url_of(tmp_path), *made, "--certificate", str(tmp_path / "r.crt"))
    return tmp_path


NEW_PLACE = ("--area", "Kainuu", "--municipality", "Kuhmo", "--new-area")


def url_of(folder: Path) -> str:
    """Name the database in a folder."""
    return f"sqlite:///{folder / 'register.db'}"


@contextmanager
def register_at(folder: Path) -> Iterator[str]:
    """Serve with the certificate of a folder."""
    chosen = ("--certificate", str(folder / "r.crt"))
    with serving(url_of(folder), more=chosen) as address:
        yield address


def secured_by(files: CertificateFiles) -> ssl.SSLContext:
    """Let a server use these files."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.certificate, files.key)
    return context


def root_of(folder: Path) -> bytes:
    """Give the fingerprint of a folder's root."""
    key = read_root_key(folder / "root.key")
    return fingerprint(signing_pair(key)[1])


def keys_at(address: str, root: bytes) -> KeysAnswer:
    """Ask for the register's keys, as every enrolment begins."""
    client = Client(address, SystemClock(), root=root)
    try:
        return unpack(client.send(paths.KEYS, None, None), KeysAnswer)
    finally:
        client.close()


def test_a_register_whose_root_vouches_for_its_certificate_is_believed(
    town: Path,
) -> None:
    """The code that lets a desk in holds all that is needed to know it."""
    with register_at(town) as address:
        assert address.startswith("https://")
        assert fingerprint(keys_at(address, root_of(town)).root) == root_of(town)


def test_a_desk_of_another_register_believes_nothing(town: Path) -> None:
    """Its root vouches for another certificate; the sentence names the issuer."""
    with (
        register_at(town) as address,
        pytest.raises(UntrustedCertificateError) as told,
    ):
        keys_at(address, fingerprint(OTHER_ROOT))
    assert told.value.issuer == "localhost"


def test_a_stranger_who_shows_the_registers_genuine_keys_gets_nothing(
    town: Path,
) -> None:
    """The voucher is public: it serves only who holds that certificate's key."""
    with register_at(town) as address:
        genuine = keys_at(address, root_of(town))
    assert genuine.certificates
    stranger = CertificateFiles(town / "stranger.crt")
    make_certificate(stranger, ("localhost",), b"s" * 32, SystemClock())
    answer = says("200 OK", pack(genuine), MEDIA_TYPE)
    with a_fault_server(answer, tls=secured_by(stranger)) as server:
        client = Client(server.address, SystemClock(), root=root_of(town))
        with pytest.raises(UntrustedCertificateError):
            client.send(paths.PUSH, b"body", b"token")
        client.close()
        assert not any(b"push" in head for head in server.requests)
        assert not any(b"token".hex().encode() in head for head in server.requests)


def test_a_voucher_past_its_day_vouches_for_nothing(town: Path) -> None:
    """A certificate that was given up serves no longer than its voucher says."""
    with register_at(town) as address:
        years_later = FixedClock(NOON_MS * 2)
        client = Client(address, years_later, root=root_of(town))
        with pytest.raises(UntrustedCertificateError):
            client.send(paths.KEYS, None, None)
        client.close()


def test_nothing_is_served_to_other_machines_without_a_certificate(
    town: Path,
) -> None:
    """The command says what to do instead."""
    told = command(url_of(town), "serve", "--host", "::", "--port", "0", expect=1)
    assert "make-certificate" in told


def test_a_certificate_is_never_written_over(town: Path) -> None:
    """Desks out there may still go by the old one."""
    before = (town / "r.crt").read_bytes()
    told = command(
        url_of(town),
        *("make-certificate", "localhost", "--certificate", str(town / "r.crt")),
        expect=1,
    )
    assert "there already" in told
    assert (town / "r.crt").read_bytes() == before
