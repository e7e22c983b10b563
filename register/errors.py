"""What goes wrong at the register, beside the core's own errors."""

from kaikudesk.errors import KaikuDeskError, StorageError


class RefusedError(KaikuDeskError):
    """A request is answered no, with one of the kinds of `messages.Refusal`."""

    def __init__(self, kind: str, *, expected: int = 0) -> None:
        """Keep the stable kind and, for a gap, the number that is wanted."""
        super().__init__(kind)
        self.kind = kind
        self.expected = expected


class BusyError(RefusedError):
    """Nobody can say whether it was done; the same request finds out."""

    def __init__(self) -> None:
        super().__init__("busy")


class UnfitDatabaseError(StorageError):
    """A database that would not keep what it confirmed, or is too old."""


class AlreadyServedError(StorageError):
    """Another process serves this database."""


class OpenToOthersError(KaikuDeskError):
    """Serving beyond this machine needs TLS, which this version does not have."""


class PortTakenError(KaikuDeskError):
    """Another program listens at this address already."""


class UnknownSiteError(KaikuDeskError):
    """No site has this number."""


class UnknownDeskError(KaikuDeskError):
    """No desk has this number."""
