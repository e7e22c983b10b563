"""Why the register is not reached: the fault of a request, sorted into ten classes.

The sentence that the clerk reads and the time until the next try hang on the
class, so each fault has exactly one.
"""

import errno
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions as urllib3

from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.model import Unreached

_NOT_YET_VALID = 9
_EXPIRED = 10
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
# A documentation address: asking for the route to it sends nothing.
_ANYWHERE = ("192.0.2.1", 9)


def why_unreached(
    fault: requests.RequestException | urllib3.HTTPError, *, clock_is_behind: bool
) -> RegisterUnreachableError:
    """Sort the fault of a request; the detail is for the log."""
    chain = list(_causes(fault))
    reason = _reason(chain, clock_is_behind=clock_is_behind)
    return RegisterUnreachableError(reason, _detail(chain))


def _reason(chain: list[BaseException], *, clock_is_behind: bool) -> Unreached:
    if any(_is_proxy(one) for one in chain):
        signs_in = any("407" in str(one) for one in chain)
        return Unreached.PROXY_SIGN_IN if signs_in else Unreached.NO_ANSWER
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _certificate(one, clock_is_behind=clock_is_behind)
    if any(isinstance(one, (ssl.SSLError, urllib3.SSLError)) for one in chain):
        return Unreached.CERTIFICATE
    if any(isinstance(one, socket.gaierror) for one in chain):
        return Unreached.NAME_NOT_FOUND if has_network() else Unreached.NO_NETWORK
    if any(isinstance(one, OSError) and one.errno in _NO_ROUTE for one in chain):
        return Unreached.NO_NETWORK
    return Unreached.NO_ANSWER


def _is_proxy(one: BaseException) -> bool:
    return isinstance(one, (requests.exceptions.ProxyError, urllib3.ProxyError))


def _certificate(
    fault: ssl.SSLCertVerificationError, *, clock_is_behind: bool
) -> Unreached:
    """Tell a wrong certificate from a right one that a wrong clock refuses."""
    if fault.verify_code == _NOT_YET_VALID:
        return Unreached.CLOCK_WRONG
    if fault.verify_code == _EXPIRED and clock_is_behind:
        return Unreached.CLOCK_WRONG
    return Unreached.CERTIFICATE


def has_network() -> bool:
    """Tell whether this machine has a way to any other."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError:
            return False
    return True


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """Give an error and all that it was made from, each once."""
    open_ones: list[object] = [fault]
    seen: set[int] = set()
    while open_ones:
        one = open_ones.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        open_ones += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        open_ones += one.args


def _detail(chain: list[BaseException]) -> str:
    deepest = chain[-1]
    return f"{type(deepest).__name__}: {deepest}"[:300]
