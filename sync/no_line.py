"""The line of a desk that has none: it sends and receives by file."""

from kaikudesk.errors import RegisterUnreachableError
from kaikudesk.model import Unreached


class NoLine:
    """Reaches nobody, and says so at once."""

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Raise RegisterUnreachableError."""
        del body, token
        raise RegisterUnreachableError(Unreached.NO_NETWORK, f"no line for {path}")
