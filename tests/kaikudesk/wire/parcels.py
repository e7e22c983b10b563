"""A parcel for the tests: what a desk would carry, in memory."""

from io import BytesIO

from kaikudesk.seal import seal_to, sealing_pair, signing_pair, unseal
from kaikudesk.wire.letters import Letters, put_letter, read_letters
from kaikudesk.wire.parcel import (
    FORMAT,
    Label,
    Parcel,
    ParcelKind,
    ParcelWriter,
    open_parcel,
)

SIGNING, VERIFY = signing_pair(b"1" * 32)
PRIVATE, PUBLIC = sealing_pair(b"2" * 32)
CONTENT_KEY = b"3" * 32


def a_label(kind: int = ParcelKind.POST, form: int = FORMAT) -> Label:
    """Give the label of a desk's parcel."""
    sealed = seal_to(PUBLIC, CONTENT_KEY)
    return Label(form, kind, 3, 7, b"epoch", 1, 0, b"", 1, sealed)


def written(*bodies: bytes, label: Label | None = None) -> bytes:
    """Write a parcel that holds these letters."""
    file = BytesIO()
    writer = ParcelWriter(file, label or a_label(), CONTENT_KEY)
    for number, body in enumerate(bodies):
        put_letter(writer, f"/{number}", body)
    writer.close(SIGNING)
    return file.getvalue()


def raw(content: bytes) -> bytes:
    """Write a parcel with this content, whatever it is."""
    file = BytesIO()
    writer = ParcelWriter(file, a_label(), CONTENT_KEY)
    writer.write(content)
    writer.close(SIGNING)
    return file.getvalue()


def opened(file: bytes) -> tuple[Parcel, Letters]:
    """Read a parcel as its receiver does: all of it is checked first."""
    parcel = open_parcel(BytesIO(file))
    parcel.verify(VERIFY)
    key = unseal(PRIVATE, parcel.label.sealed_key)
    return parcel, read_letters(parcel.content(key))
