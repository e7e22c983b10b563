"""Faults of a request, sorted by what lies deepest in them."""

import socket
import ssl

import pytest
import requests

from kaikudesk.model import Unreached
from sync.client import Patience
from sync.unreached import has_network, why_unreached

LOGIN = b"<html><body>Welcome to the guest network</body></html>"
HASTY = Patience(connect=1.0, silence=0.2, whole=0.3)


def wrapped(inner: Exception) -> requests.RequestException:
    """Wrap a fault as the library does, by its arguments."""
    return requests.ConnectionError(requests.ConnectionError("outer", inner))


def a_certificate_fault(code: int) -> ssl.SSLCertVerificationError:
    """Make the fault of a certificate that was looked at and not believed."""
    fault = ssl.SSLCertVerificationError(1, "certificate verify failed")
    fault.verify_code = code
    return fault


@pytest.mark.parametrize(
    ("inner", "behind", "reason"),
    [
        (a_certificate_fault(18), False, Unreached.CERTIFICATE),
        (a_certificate_fault(10), False, Unreached.CERTIFICATE),
        (a_certificate_fault(10), True, Unreached.CLOCK_WRONG),
        (a_certificate_fault(9), False, Unreached.CLOCK_WRONG),
        (ssl.SSLError(1, "wrong version"), False, Unreached.CERTIFICATE),
        (OSError(101, "Network is unreachable"), False, Unreached.NO_NETWORK),
        (TimeoutError("timed out"), False, Unreached.NO_ANSWER),
        (ConnectionResetError(104, "reset"), False, Unreached.NO_ANSWER),
    ],
)
def test_each_fault_below_http_has_its_reason(
    inner: Exception, reason: Unreached, *, behind: bool
) -> None:
    """What lies deepest decides, however often it was wrapped."""
    fault = why_unreached(wrapped(inner), clock_is_behind=behind)

    assert fault.reason is reason


def test_a_name_without_address_is_told_from_a_missing_network() -> None:
    """Where other ways exist the name is wrong; else nothing can be found."""
    inner = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    expected = Unreached.NAME_NOT_FOUND if has_network() else Unreached.NO_NETWORK

    assert why_unreached(wrapped(inner), clock_is_behind=False).reason is expected


def test_faults_that_cause_each_other_in_a_ring_end() -> None:
    """A chain of causes that bites its tail is read once round."""
    one, other = TimeoutError("one"), TimeoutError("other")
    one.__context__, other.__context__ = other, one

    assert (
        why_unreached(wrapped(one), clock_is_behind=False).reason is Unreached.NO_ANSWER
    )
