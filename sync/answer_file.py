"""An answer that came in a file, in the place of the register.

A round asks it what it would ask over the network, and gets what the register
answered then. What the register foresaw otherwise does not fit, and is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from kaikudesk.errors import (
    AlteredParcelError,
    BoxError,
    ForeignParcelError,
    MalformedEntryError,
    OutdatedParcelError,
    RegisterRefusedError,
    SignatureError,
    UnfitParcelError,
    WrongWayParcelError,
)
from kaikudesk.seal import fingerprint, unseal
from kaikudesk.storage.identity import Identity
from kaikudesk.wire import paths
from kaikudesk.wire.letters import REACH, Letter, Letters, Reach, read_letters
from kaikudesk.wire.messages import (
    Cursor,
    KeysAnswer,
    PullRequest,
    Refusal,
    read_working_keys,
)
from kaikudesk.wire.packing import decode, encode, pack, unpack
from kaikudesk.wire.parcel import Parcel, ParcelKind, open_parcel
from sync.refusals import refused_with


@dataclass(slots=True)
class AnswerFile:
    """Answers from a file; its parcel was checked, and is for this desk."""

    parcel: Parcel
    keys: KeysAnswer
    letters: Letters
    _pages: Iterator[Letter] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the first page."""
        self.turn_back()

    def turn_back(self) -> None:
        """Give the first page next."""
        self._pages = self._given_pages()

    @property
    def reach(self) -> Reach | None:
        """Tell where the answer leads; None where nothing may be read."""
        letter = self.letters.first(REACH)
        return None if letter is None else unpack(self.letters.body(letter), Reach)

    @property
    def cursors(self) -> tuple[Cursor, ...]:
        """Give the cursors for which the first page was given."""
        first = next(self._given_pages(), None)
        return () if first is None else decode(first.slip.asked, tuple[Cursor, ...])

    def send(self, path: str, body: bytes | None, token: bytes | None) -> bytes:
        """Answer as the register did.

        Raises RegisterRefusedError for what it did not give, and UnfitParcelError
        for what it was not asked.
        """
        del token
        if path == paths.KEYS:
            return pack(self.keys)
        if path == paths.PULL:
            return self._page(body or b"")
        letter = self.letters.first(path)
        if letter is None:
            raise RegisterRefusedError("not-found")
        return self.said(letter)

    def said(self, letter: Letter) -> bytes:
        """Give the body of a letter, or raise the register's no."""
        body = self.letters.body(letter)
        if letter.slip.refused:
            raise refused_with(unpack(body, Refusal))
        return body

    def _page(self, body: bytes) -> bytes:
        asked = encode(unpack(body, PullRequest).cursors)
        letter = next(self._pages, None)
        if letter is None or letter.slip.asked != asked:
            raise UnfitParcelError("the answer does not go on like this desk")
        return self.said(letter)

    def _given_pages(self) -> Iterator[Letter]:
        """Leave out that cursors were refused: the answer has all anew then."""
        pages = self.letters.named(paths.PULL)
        return (one for one in pages if not one.slip.refused)


def open_answer(file: BinaryIO, root: bytes) -> tuple[Parcel, KeysAnswer]:
    """Check that a file is an answer of the register whose root has this fingerprint.

    Raises MalformedEntryError, AlteredParcelError, WrongWayParcelError or
    ForeignParcelError.
    """
    parcel = open_parcel(file)
    keys = parcel.label.keys
    if parcel.label.kind != ParcelKind.ANSWER:
        raise WrongWayParcelError("not an answer of the register")
    if keys is None or fingerprint(keys.root) != root:
        raise ForeignParcelError("an answer of another register")
    parcel.verify(_verify_key(keys, parcel.label.key))
    return parcel, keys


def _verify_key(keys: KeysAnswer, number: int) -> bytes:
    try:
        return read_working_keys(keys)[number].verify_key
    except (SignatureError, MalformedEntryError, KeyError) as fault:
        raise AlteredParcelError("keys that the root did not sign") from fault


def letters_for(parcel: Parcel, sealing_key: bytes, now_ms: int) -> Letters:
    """Open a checked answer; raises ForeignParcelError or OutdatedParcelError."""
    if now_ms > parcel.label.good_until:
        raise OutdatedParcelError(str(parcel.label.good_until))
    try:
        key = unseal(sealing_key, parcel.label.sealed_key)
    except BoxError as fault:
        raise ForeignParcelError("an answer that is sealed to another desk") from fault
    return read_letters(parcel.content(key))


def answer_for(file: BinaryIO, who: Identity, now_ms: int) -> AnswerFile:
    """Open the answer to this desk; raises one of the errors of both steps."""
    parcel, keys = open_answer(file, fingerprint(who.root))
    if parcel.label.desk != who.desk:
        raise ForeignParcelError(f"an answer to desk {parcel.label.desk}")
    return AnswerFile(parcel, keys, letters_for(parcel, who.sealing_key, now_ms))
