"""What can go wrong, as one tree; only ``ui`` and the console put it into words.

KaikuDeskError
├── CodeError                   the clerk's input is no code
├── EntryError                  bytes that should be an entry are none
│   ├── MalformedEntryError
│   │   ├── NoParcelError       a file that no desk and no register wrote
│   │   ├── NewParcelError      written by a newer program than this one
│   │   ├── LargeParcelError    larger than what is carried by file
│   │   └── CutParcelError      the end of the file is missing
│   └── BoxError                a box does not open or does not fit its hash
├── SignatureError              a statement was not signed by who should have
│   └── AlteredParcelError      a byte of a carried file is another one
├── ParcelError                 a carried file is genuine, and of no use here and now
│   ├── ForeignParcelError      it is for another desk, or of another register
│   ├── WrongWayParcelError     it goes the other way: its reader is who writes such
│   ├── OutdatedParcelError     the day until which it was good is past
│   ├── OlderParcelError        it is older than what was applied
│   └── UnfitParcelError        it goes on from a state that this desk does not hold
├── FormError                   a field of a form breaks a rule (named by `field`)
├── NotAllowedError             the programme's rules do not let this desk do it
├── StorageError                the desk's own files
│   ├── WrongKeyError
│   ├── StorageFullError
│   ├── StorageBusyError
│   ├── TooNewError
│   ├── OutdatedLibraryError
│   ├── FileMissingError        one of the files is gone, and the others are there
│   ├── DeskMovedError          this journal is closed, the desk goes on elsewhere
│   ├── BackupPlaceError        the second place for backups is out of reach
│   └── DamagedError
│       └── ListDamagedError    only the check list, which can be fetched anew
├── KeysError                   the keys of the desk's files
│   ├── KeyringMissingError
│   ├── KeyringLockedError
│   ├── KeyLostError
│   ├── WrongPassphraseError
│   └── WrongRecoveryCodeError
├── RegisterUnreachableError    one of the ten reasons of `model.Unreached`
│   ├── RegisterBusyError       it asks to be left alone for some seconds
│   ├── RightWithdrawnError     it says, and may have signed, that a right has ended
│   └── UntrustedCertificateError
├── RegisterRefusedError        the register answered no, with a stable type
└── ForeignReceiptError         a receipt that does not fit this journal
"""


class KaikuDeskError(Exception):
    """The root of every error that is foreseen."""


class CodeError(KaikuDeskError):
    """What was typed or scanned is no code."""


class EntryError(KaikuDeskError):
    """Bytes that should be an entry are none."""


class MalformedEntryError(EntryError):
    """The bytes do not decode to an entry, or are longer than an entry may be."""


class BoxError(EntryError):
    """A box does not open with this key, or its hash is another one."""


class SignatureError(KaikuDeskError):
    """A signed statement does not carry the signature that it should."""


class NoParcelError(MalformedEntryError):
    """The file was written by no desk and by no register."""


class NewParcelError(MalformedEntryError):
    """The file was written by a newer program than this one."""


class LargeParcelError(MalformedEntryError):
    """The file is larger, or holds more, than what is carried by file."""


class CutParcelError(MalformedEntryError):
    """The end of the file is missing: it was not copied whole."""


class AlteredParcelError(SignatureError):
    """A byte of the file is another one than its sender wrote."""


class ParcelError(KaikuDeskError):
    """A carried file is genuine, and of no use here and now; nothing was changed."""


class ForeignParcelError(ParcelError):
    """The file is for another desk, or from another register."""


class WrongWayParcelError(ParcelError):
    """The file goes the other way, from a desk to the register or back."""


class OutdatedParcelError(ParcelError):
    """The day until which the file was good is past."""


class OlderParcelError(ParcelError):
    """The file is older than what this desk has applied since."""


class UnfitParcelError(ParcelError):
    """The file goes on from a state that this desk does not hold any more."""


class FormError(KaikuDeskError):
    """A field of a form breaks a rule."""

    def __init__(self, field: str, fault: str) -> None:
        """Name the field and its fault, both stable words for ``ui`` to put."""
        super().__init__(f"{field}: {fault}")
        self.field = field
        self.fault = fault


class NotAllowedError(KaikuDeskError):
    """The rules of the programme do not let this desk do it."""

    def __init__(self, rule: str) -> None:
        """Name the rule by a stable word for ``ui`` to put."""
        super().__init__(rule)
        self.rule = rule


class StorageError(KaikuDeskError):
    """Something about the desk's own files."""


class WrongKeyError(StorageError):
    """The key does not open this file."""


class StorageFullError(StorageError):
    """Nothing was written, since the disk is full."""


class StorageBusyError(StorageError):
    """Nothing was written, since another writer holds the file."""


class TooNewError(StorageError):
    """The file was written by a newer program than this one."""

    def __init__(self, found: int, known: int) -> None:
        """Keep both version numbers."""
        super().__init__(f"found version {found}, known up to {known}")
        self.found = found
        self.known = known


class OutdatedLibraryError(StorageError):
    """The SQLite library is older than the WAL-reset fix of 3.51.3."""


class FileMissingError(StorageError):
    """A file that belongs to the others in this folder is not there."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(f"{name} is missing")
        self.name = name


class DeskMovedError(StorageError):
    """Nothing was written: this desk moved and goes on elsewhere."""

    def __init__(self, moved_to: str) -> None:
        """Keep the name of the file into which it was written."""
        super().__init__(f"this desk moved, into {moved_to}")
        self.moved_to = moved_to


class BackupPlaceError(StorageError):
    """The second place for backups is out of reach or full; the first one is not."""


class DamagedError(StorageError):
    """The file's content does not hold together."""


class ListDamagedError(DamagedError):
    """The check list does not open or hold together; the journal is not touched."""


class KeysError(KaikuDeskError):
    """Something about the keys of the desk's files."""


class KeyringMissingError(KeysError):
    """This machine has no keyring."""


class KeyringLockedError(KeysError):
    """The keyring is there, but locked."""


class KeyLostError(KeysError):
    """The keyring works and no longer holds this desk's key."""


class WrongPassphraseError(KeysError):
    """The passphrase opens no slot."""


class WrongRecoveryCodeError(KeysError):
    """The recovery code opens no slot."""


class RegisterUnreachableError(KaikuDeskError):
    """The register was not reached, for one of the reasons of `model.Unreached`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep the class of the reason and a technical detail for the log."""
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


class RegisterBusyError(RegisterUnreachableError):
    """The register, or what stands before it, asks to be left alone for a while."""

    def __init__(self, reason: str, detail: str = "", *, seconds: float) -> None:
        """Keep how long the register wants to be left alone."""
        super().__init__(reason, detail)
        self.seconds = seconds


class RightWithdrawnError(RegisterUnreachableError):
    """The register says that this desk's right has ended."""

    def __init__(self, reason: str, detail: str = "", *, statement: bytes) -> None:
        """Keep the packed statement that it signed, b"" where it signed none."""
        super().__init__(reason, detail)
        self.statement = statement


class UntrustedCertificateError(RegisterUnreachableError):
    """A certificate that nobody vouches for; who issued it, where that was told."""

    def __init__(self, reason: str, detail: str = "", *, issuer: str) -> None:
        """Keep the issuer's name, "" where there was none."""
        super().__init__(reason, detail)
        self.issuer = issuer


class RegisterRefusedError(KaikuDeskError):
    """The register answered, and said no, by a stable type."""

    def __init__(self, kind: str, *, status: int = 0, expected: int = 0) -> None:
        """Keep the answer's stable type, its status and, for a gap, the number."""
        super().__init__(kind)
        self.kind = kind
        self.status = status
        self.expected = expected


class ForeignReceiptError(KaikuDeskError):
    """A receipt covers entries that this journal does not hold in this form."""
