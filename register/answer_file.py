"""The answer to a desk's file: receipts, and all that is new to it."""

from collections.abc import Iterable
from typing import BinaryIO

from sqlalchemy import select

from kaikudesk.seal import KEY_BYTES, seal_to
from kaikudesk.wire.letters import REACH, put_letter
from kaikudesk.wire.packing import pack
from kaikudesk.wire.parcel import FORMAT, Label, ParcelKind, ParcelWriter
from register.epochs import watched
from register.import_file import Imported, Wanted
from register.opened import Register
from register.pull import GOOD_FOR_MS
from register.reading_on import ReadingOn, Reply
from register.rights import Author
from register.tables import feed_head


def write_answer(register: Register, imported: Imported, file: BinaryIO) -> None:
    """Write the answer to what was imported; only that desk can read it.

    Raises LargeParcelError where it would be more than is carried by file, and
    BusyError where the desk proves that this register was set back: asked again, it
    answers from the new epoch.
    """
    key = register.clock.random_bytes(KEY_BYTES)
    parcel = ParcelWriter(file, _label(register, imported, key), key)
    _put(parcel, imported.replies)
    if imported.wanted is not None:
        _put_what_is_new(register, parcel, imported.author, imported.wanted)
    parcel.close(register.signing_key)


def _put_what_is_new(
    register: Register, parcel: ParcelWriter, author: Author, wanted: Wanted
) -> None:
    reading = ReadingOn(register, author, wanted.holding, wanted.cursors)
    with watched(register):
        _put(parcel, reading.replies())
    reach = reading.reach(wanted.recovery)
    if reach is not None:
        put_letter(parcel, REACH, pack(reach))


def _put(parcel: ParcelWriter, replies: Iterable[Reply]) -> None:
    for one in replies:
        put_letter(parcel, one.name, one.body, asked=one.asked, refused=one.refused)


def _label(register: Register, imported: Imported, key: bytes) -> Label:
    now = register.clock.now_ms()
    with register.database.reading() as connection:
        epoch = connection.scalars(select(feed_head.c.epoch)).one()
    return Label(
        format=FORMAT,
        kind=ParcelKind.ANSWER,
        desk=imported.author.desk,
        site=imported.author.site,
        epoch=epoch,
        created=now,
        good_until=now + GOOD_FOR_MS,
        before=imported.parcel,
        key=register.key,
        sealed_key=seal_to(imported.sealing_key, key),
        keys=register.keys,
    )
