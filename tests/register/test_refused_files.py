"""Files that no desk writes, or that were damaged: refused, and nothing is changed."""

from collections.abc import Callable
from io import BytesIO

import pytest
from msgspec import Raw
from sqlalchemy import func, select

from kaikudesk.errors import (
    AlteredParcelError,
    CutParcelError,
    ForeignParcelError,
    KaikuDeskError,
    LargeParcelError,
    WrongWayParcelError,
)
from kaikudesk.wire import paths
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.messages import LARGEST_PUSH, PROTOCOL
from kaikudesk.wire.packing import pack
from kaikudesk.wire.parcel import LARGEST_PARCEL, MAGIC, ParcelKind
from register.chain_check import Push
from register.errors import RefusedError
from register.file_pushes import MOST_ENTRIES
from register.import_file import import_file
from register.opened import Register
from register.tables import chain, entries
from tests.register.posting_files import Letter, Sender, a_letter
from tests.register.staging import CODE, Country

OTHER_CODE = "KK00000001"


def counted(register: Register) -> tuple[int, int]:
    """Count entries and links, which every change would change."""
    with register.database.reading() as connection:
        return (
            connection.execute(select(func.count()).select_from(entries)).scalar_one(),
            connection.execute(select(func.count()).select_from(chain)).scalar_one(),
        )


def raw_push(entries_packed: bytes) -> Letter:
    """Write a push whose entries are any msgpack."""
    return paths.PUSH, pack([PROTOCOL, b"venue..1", 1, bytes(16), Raw(entries_packed)])


def millions(country: Country) -> list[Letter]:
    """Two million entries in one push, which shrink to almost nothing."""
    del country
    count = 2_000_000
    return [raw_push(b"\xdd" + count.to_bytes(4, "big") + b"\x91\xc4\x00" * count)]


def too_many(country: Country) -> list[Letter]:
    """More entries than one file may hold, in pushes of the usual size."""
    letter = a_letter(Push(country.venue.replica, 1, bytes(16), [Sent(b"")] * 1000))
    return [letter] * (MOST_ENTRIES // LARGEST_PUSH + 1)


def deep(country: Country) -> list[Letter]:
    """Entries nested ten thousand deep."""
    del country
    return [raw_push(b"\x91" * 10_000 + b"\x90")]


def deep_beside(country: Country) -> list[Letter]:
    """A field of a later version, nested as deep."""
    del country
    deep_one = Raw(b"\x91" * 10_000 + b"\x90")
    return [(paths.PUSH, pack([PROTOCOL, b"r", 1, b"", [[b"", []]], [], deep_one]))]


def empty(country: Country) -> list[Letter]:
    """A push without entries."""
    return [a_letter(Push(country.venue.replica, 1, bytes(16), []))]


def no_array(country: Country) -> list[Letter]:
    """A number in the place of the entries."""
    del country
    return [raw_push(b"\x05")]


def half(country: Country) -> list[Letter]:
    """A good push before one that is cut."""
    country.venue.use(CODE)
    name, body = a_letter(country.venue.push())
    return [(name, body), (name, body[: len(body) // 2])]


@pytest.mark.parametrize(
    ("letters", "kind"),
    [
        (millions, "too-large"),
        (too_many, "too-large"),
        (deep, "malformed"),
        (deep_beside, "malformed"),
        (empty, "malformed"),
        (no_array, "malformed"),
        (half, "malformed"),
    ],
)
def test_what_no_desk_writes_is_refused_whole(
    country: Country,
    sender: Sender,
    letters: Callable[[Country], list[Letter]],
    kind: str,
) -> None:
    """Nothing of the file is taken in, also not what came before the fault."""
    before = counted(country.register)
    file = sender.file(*letters(country))

    with pytest.raises(RefusedError, match=kind):
        import_file(country.register, BytesIO(file))
    assert counted(country.register) == before


def test_a_file_of_a_hundred_megabytes_is_refused_by_its_head(sender: Sender) -> None:
    """It is not read."""
    head = MAGIC + (100_000_000).to_bytes(8, "big") + (10).to_bytes(4, "big")

    with pytest.raises(LargeParcelError):
        import_file(sender.register, BytesIO(head + bytes(LARGEST_PARCEL)))


def cut(file: bytes) -> bytes:
    """Lose the end."""
    return file[:-1]


def altered(file: bytes) -> bytes:
    """Change a byte of the content."""
    place = len(file) - 200
    return file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]


@pytest.mark.parametrize(
    ("damage", "fault"), [(cut, CutParcelError), (altered, AlteredParcelError)]
)
def test_a_damaged_file_changes_nothing(
    country: Country,
    sender: Sender,
    damage: Callable[[bytes], bytes],
    fault: type[KaikuDeskError],
) -> None:
    """And the whole one serves afterwards."""
    country.venue.use(CODE)
    file = sender.post(country.venue.push())
    before = counted(country.register)

    with pytest.raises(fault):
        import_file(country.register, BytesIO(damage(file)))
    assert counted(country.register) == before
    assert import_file(country.register, BytesIO(file)).new == 2


def test_a_file_of_a_desk_that_is_not_known_here_is_refused(
    country: Country, sender: Sender
) -> None:
    """Nor one that goes the other way, nor a request that no code opens."""
    answer = sender.file(kind=ParcelKind.ANSWER)
    request = sender.file(kind=ParcelKind.ENROLMENT)
    sender.desk = 99

    for file, fault in (
        (sender.post(), ForeignParcelError),
        (answer, WrongWayParcelError),
        (request, ForeignParcelError),
    ):
        with pytest.raises(fault):
            import_file(country.register, BytesIO(file))
