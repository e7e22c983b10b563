"""Everything that reads bytes from outside, each with what it may say to them.

A decoder reads or refuses: it raises its own typed errors and nothing else, it ends,
and what it read it would read again. Where bytes come encrypted or packed, the fuzz
goes below that as well: an enrolled desk or a stick's owner can seal what they like.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import zstandard

from kaikudesk.chunks import read_chunk, write_chunk
from kaikudesk.codes import clean, read_code
from kaikudesk.errors import KaikuDeskError
from kaikudesk.ledger import Heard, keys_of, require_sense
from kaikudesk.seal import close_by_content, open_box
from kaikudesk.wire import bodies, messages, rows
from kaikudesk.wire.enrolment_code import EnrolmentCode, write_code
from kaikudesk.wire.enrolment_code import read_code as read_enrolment_code
from kaikudesk.wire.entry import Sent, decode_entry, entry_hash
from kaikudesk.wire.letters import read_letters
from kaikudesk.wire.packing import decode, encode, pack, unpack
from kaikudesk.wire.parcel import open_parcel
from kaikudesk.wire.receipt import Receipt, Signed, read_receipt, sign_receipt
from tests.kaikudesk.wire import parcels
from tests.making import (
    CODE,
    EPOCH,
    REGISTER_SIGNING,
    REGISTER_VERIFY,
    REPLICA,
    a_receipt,
    a_redemption,
    a_site,
    an_entry,
    working_keys,
)

_KEY: Final = b"k" * 32
_ROW: Final = (1, 740_000, 2, 1, 1, 0)


@dataclass(frozen=True, slots=True)
class Decoder:
    """A reader of bytes, and some that it reads gladly."""

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]

    def try_it(self, raw: bytes) -> None:
        """Let it read; whatever is not a typed refusal comes through."""
        with suppress(KaikuDeskError):
            self.read(raw)


def _entry(raw: bytes) -> None:
    entry = decode_entry(raw)
    if (entry.raw, entry.hash) != (raw, entry_hash(raw)):
        raise AssertionError("an entry is its bytes")
    heard = Heard(entry, code=CODE)
    require_sense(heard)
    keys_of(heard)


def _message(kind: type[Any]) -> Callable[[bytes], object]:
    """Read a message below its compression, and see that it would come again."""

    def read(raw: bytes) -> None:
        message = decode(raw, kind)
        if decode(encode(message), kind) != message:
            raise AssertionError("a message that is another one the next time")

    return read


def _packed(raw: bytes) -> object:
    return unpack(raw, messages.PushRequest, largest=1 << 20)


def _signed_receipt(raw: bytes) -> object:
    forged = Signed(raw, raw[:64], 1)
    with suppress(KaikuDeskError):
        read_receipt(forged, {1: REGISTER_VERIFY})
        raise AssertionError("a receipt that nobody signed")
    return decode(raw, Receipt)


def _chunk(raw: bytes) -> object:
    with suppress(KaikuDeskError):
        list(read_chunk(raw, _KEY))
    squeezed = zstandard.ZstdCompressor(level=1).compress(raw)
    return list(read_chunk(close_by_content(squeezed, _KEY), _KEY))


def _parcel(raw: bytes) -> object:
    return parcels.opened(raw)


def _letters(raw: bytes) -> object:
    parcel = open_parcel(BytesIO(parcels.raw(raw)))
    return read_letters(parcel.content(parcels.CONTENT_KEY))


def _text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda raw: read(raw.decode("utf-8", "surrogateescape"))


def _scanned(text: str) -> None:
    code, why = read_code(text)
    if why is None and clean(code) != code:
        raise AssertionError("a cleaned code that cleaning changes")


def _table() -> bytes:
    """Give what lies below the encryption and compression of a chunk."""
    squeezed = open_box(write_chunk([_ROW], _KEY), _KEY)
    return zstandard.ZstdDecompressor().decompress(squeezed)


_REDEMPTION: Final = a_redemption()[0]
_SIGNED: Final = sign_receipt(a_receipt(), REGISTER_SIGNING, 1)
_SENT: Final = Sent(an_entry().raw)
_PUSH: Final = messages.PushRequest(1, REPLICA, 1, b"l" * 16, (_SENT,))
_CURSOR: Final = messages.Cursor("*", b"t" * 40)
_KEYS: Final = messages.KeysAnswer(b"r" * 32, (working_keys(),))
_FEED: Final = messages.FeedRow(
    "list/1/1", b"i" * 8, encode(rows.ListRowWire(740_000, 2))
)
_PULLED: Final = messages.PullAnswer(
    1, 2, EPOCH, 3, (_CURSOR,), (), ("network",), (_FEED,), (_SIGNED,)
)
_ENROL: Final = messages.EnrolRequest(
    1, b"s" * 16, b"n" * 16, b"v" * 32, b"p" * 32, b"r" * 80, "KaikuDesk"
)
_MANIFEST: Final = messages.Manifest(
    *("list/1/1", EPOCH, 3, 1, 9, 8, messages.ListKey(1, _KEY), _KEY),
    *((messages.Chunk(b"c" * 32, 90, 1),), b"t" * 40, 7),
)
_CODE: Final = EnrolmentCode("https://register.example", b"s" * 16, b"f" * 16)


def _bodies(raw: bytes) -> None:
    for kind in bodies.BODY_OF.values():
        with suppress(KaikuDeskError):
            decode(raw, kind)


DECODERS: Final[dict[str, Decoder]] = {
    "entry": Decoder(_entry, (_REDEMPTION.raw, an_entry().raw)),
    "bodies": Decoder(_bodies, (bytes(_REDEMPTION.plain.body),)),
    "code box": Decoder(_message(bodies.CodeBox), (encode(bodies.CodeBox(CODE, 1)),)),
    "background box": Decoder(
        _message(bodies.BackgroundBox),
        (encode(bodies.BackgroundBox(1990, "88900", 1, 1)),),
    ),
    "packed body": Decoder(_packed, (pack(_PUSH),)),
    "push": Decoder(_message(messages.PushRequest), (encode(_PUSH),)),
    "push answer": Decoder(
        _message(messages.PushAnswer), (encode(messages.PushAnswer(1, (_SIGNED,))),)
    ),
    "pull": Decoder(
        _message(messages.PullRequest), (encode(messages.PullRequest(1, (_CURSOR,))),)
    ),
    "pull answer": Decoder(_message(messages.PullAnswer), (encode(_PULLED),)),
    "enrolment": Decoder(_message(messages.EnrolRequest), (encode(_ENROL),)),
    "keys": Decoder(_message(messages.KeysAnswer), (encode(_KEYS),)),
    "refusal": Decoder(
        _message(messages.Refusal), (encode(messages.Refusal("gap", 3)),)
    ),
    "receipt": Decoder(_signed_receipt, (_SIGNED.statement,)),
    "manifest": Decoder(_message(messages.Manifest), (encode(_MANIFEST),)),
    "chunk": Decoder(_chunk, (_table(),)),
    "card row": Decoder(_message(rows.CardRowWire), ()),
    "case row": Decoder(_message(rows.CaseRowWire), ()),
    "use row": Decoder(_message(rows.UseRowWire), ()),
    "site row": Decoder(_message(rows.SiteRowWire), (encode(a_site()),)),
    "parcel": Decoder(_parcel, (parcels.written(b"one", b"two"),)),
    "letters": Decoder(_letters, ()),
    "enrolment code": Decoder(
        _text(read_enrolment_code), (write_code(_CODE).encode(),)
    ),
    "scan": Decoder(_text(_scanned), (CODE.encode(), b"010190-123X")),
}
