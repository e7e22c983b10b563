"""What goes wrong at the register, beside the core's own errors."""

from enum import StrEnum
from pathlib import Path

from kaikudesk.errors import KaikuDeskError, StorageError
from kaikudesk.wire.messages import Refusal
from kaikudesk.wire.receipt import Signed


class WhyNotAssigned(StrEnum):
    """Why a registration gets no code, or not this one."""

    NO_CARD = "no card's code"
    UNKNOWN = "unknown registration"
    HAS_A_CODE = "the registration has a code"
    TAKEN = "another registration has the code"


class RefusedError(KaikuDeskError):
    """A request is answered no, with one of the kinds of `messages.Refusal`."""

    def __init__(
        self, kind: str, *, expected: int = 0, statement: Signed | None = None
    ) -> None:
        """Keep the stable kind and, for a gap, the number that is wanted.

        `statement` is what the register signed of it.
        """
        super().__init__(kind)
        self.kind = kind
        self.expected = expected
        self.statement = statement

    @property
    def refusal(self) -> Refusal:
        """Give it as it travels."""
        return Refusal(self.kind, self.expected, self.statement)


class BusyError(RefusedError):
    """Nobody can say whether it was done; the same request finds out."""

    def __init__(self) -> None:
        super().__init__("busy")


class RolledBackError(BusyError):
    """A desk knows more of this register than the register itself does."""

    def __init__(self, epoch: bytes, seen: bytes) -> None:
        """Keep the epoch that the database is in, and the one that was seen."""
        super().__init__()
        self.epoch = epoch
        self.seen = seen


class WrittenDownError(BusyError):
    """An act stands in the acts file, and the database has not confirmed it."""


class ActsFileError(StorageError):
    """The acts file cannot be written, so nothing was done."""


class BrokenBackupError(StorageError):
    """A file that is no whole backup of a register."""


class BackupFileError(StorageError):
    """The file of a backup cannot be read or written."""


class OtherRegisterError(StorageError):
    """A backup is of another register than the database."""


class UnfitDatabaseError(StorageError):
    """A database that would not keep what it confirmed, or is too old."""


class AlreadyServedError(StorageError):
    """Another process serves this database."""


class OpenToOthersError(KaikuDeskError):
    """Serving beyond this machine needs a certificate."""


class CertificateError(KaikuDeskError):
    """A certificate's files are there already, not readable, or do not fit."""

    def __init__(self, why: str, path: Path) -> None:
        """Keep the stable reason and the file."""
        super().__init__(str(path))
        self.why = why


class PortTakenError(KaikuDeskError):
    """Another program listens at this address already."""


class UnknownPlaceError(KaikuDeskError):
    """Neither the programme nor this register has such an area or municipality."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        """Keep the name, and the known ones that look like it."""
        super().__init__(name)
        self.name = name
        self.near = near


class UnknownSiteError(KaikuDeskError):
    """No site has this number."""


class UnknownDeskError(KaikuDeskError):
    """No desk has this number."""


class UnknownSettingError(KaikuDeskError):
    """No setting has this name."""


class UnfitValueError(KaikuDeskError):
    """A value that this setting cannot have."""


class NothingToSettleError(KaikuDeskError):
    """No case of this desk asks for such an answer."""


class NotAssignedError(KaikuDeskError):
    """A registration does not get the code that it was to get."""

    def __init__(self, why: WhyNotAssigned) -> None:
        """Keep the reason for the console to put into words."""
        super().__init__(why.value)
        self.why = why
