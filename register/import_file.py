"""Taking in what a desk sent as a file: late, again, out of order, from a dead clone.

All of a file is judged before anything of it is taken in. What a desk may send over
the network it may send by file, and it comes to the same, however often it comes by
either way.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sqlalchemy import Connection, Row, select

from kaikudesk.errors import (
    BoxError,
    ForeignParcelError,
    MalformedEntryError,
    WrongWayParcelError,
)
from kaikudesk.seal import open_box, unseal
from kaikudesk.wire import paths
from kaikudesk.wire.enrolment_code import request_key
from kaikudesk.wire.letters import HOLDING, Holding, Letters, read_letters
from kaikudesk.wire.messages import (
    Cursor,
    EnrolRequest,
    PullRequest,
    PushAnswer,
)
from kaikudesk.wire.packing import pack, unpack
from kaikudesk.wire.parcel import Parcel, ParcelKind, open_parcel
from kaikudesk.wire.receipt import Receipt, Signed
from register.answering import LARGEST_SMALL_BODY, read_request
from register.chain_check import Push
from register.desks import DESKS, author_from, keep_recovery
from register.enrolment import enrol
from register.epochs import watched
from register.errors import RefusedError
from register.evidence import attested
from register.file_pushes import Intake, pushes_in
from register.noting import audited, note
from register.opened import Register
from register.reading_on import Reply
from register.rights import Actor, Author
from register.tables import desks, enrolment_codes, feed_head
from register.withdrawal import withdrawn

_FOR_LATER = frozenset({"fork", "gap"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """From where a desk wants to read on, and what it brought beside its entries."""

    holding: Holding = field(default_factory=Holding)
    cursors: tuple[Cursor, ...] = ()
    recovery: bytes | None = None
    newest: Signed | None = None


@dataclass(slots=True)
class Imported:
    """What a file came to, and what its answer will say.

    `entries` stood in it, `new` of them were not here before, `held` wait for a
    person. `forked` tells that they lie beside, as those of a copied journal;
    `gap` is the number that was waited for, where entries before the file's are
    missing: nothing behind them was taken in. `wanted` is None where the desk may
    read nothing.
    """

    author: Author
    sealing_key: bytes
    parcel: bytes
    enrolled: bool = False
    entries: int = 0
    new: int = 0
    held: int = 0
    forked: bool = False
    gap: int = 0
    wanted: Wanted | None = None
    replies: list[Reply] = field(default_factory=list)


def import_file(register: Register, file: BinaryIO) -> Imported:
    """Take in a desk's file, or let in the desk that asks for it in one.

    Raises MalformedEntryError, AlteredParcelError, ParcelError or RefusedError,
    and then nothing was taken in.
    """
    parcel = open_parcel(file)
    if parcel.label.kind == ParcelKind.ENROLMENT:
        return _let_in(register, parcel)
    if parcel.label.kind != ParcelKind.POST:
        raise WrongWayParcelError("an answer is for its desk")
    return _take_post(register, parcel)


def _let_in(register: Register, parcel: Parcel) -> Imported:
    letters = _opened_by_code(register, parcel)
    letter = letters.first(paths.ENROL)
    if letter is None:
        raise MalformedEntryError("a request without its letter")
    body = letters.body(letter)
    request = read_request(body, EnrolRequest, largest=LARGEST_SMALL_BODY)
    parcel.verify(request.verify_key)
    answer = enrol(register, request)
    author = Author(answer.desk, answer.site.number, Actor(answer.role))
    reply = Reply(paths.ENROL, pack(answer))
    wanted, key = Wanted(), request.sealing_key
    return Imported(
        author, key, parcel.name, enrolled=True, wanted=wanted, replies=[reply]
    )


def _opened_by_code(register: Register, parcel: Parcel) -> Letters:
    """Open a request by the code that it was written with; there are few of them."""
    with register.database.reading() as connection:
        hashes = connection.scalars(select(enrolment_codes.c.secret_hash)).all()
    for hashed in hashes:
        try:
            key = open_box(parcel.label.sealed_key, request_key(hashed))
        except BoxError:
            continue
        return read_letters(parcel.content(key))
    raise ForeignParcelError("no code of this register opens the request")


def _take_post(register: Register, parcel: Parcel) -> Imported:
    desk = _sender(register, parcel)
    letters = _unsealed(register, parcel)
    wanted = _wanted(letters)
    # Nothing is kept of this reading: it judges all before the first is taken in.
    deque(pushes_in(letters), maxlen=0)
    author = author_from(desk)
    imported = Imported(author, desk.sealing_key, parcel.name)
    with watched(register):
        attested(register, wanted.newest)
        _take_pushes(register, letters, imported)
    if author.actor is Actor.WITHDRAWN:
        imported.replies.append(_refused(paths.PULL, withdrawn(register, author)))
    else:
        imported.wanted = wanted
        if wanted.recovery is not None:
            keep_recovery(register, author.desk, wanted.recovery)
    _note(register, author.desk)
    return imported


def _sender(register: Register, parcel: Parcel) -> Row[Any]:
    asked = DESKS.where(desks.c.number == parcel.label.desk)
    with register.database.reading() as connection:
        desk = connection.execute(asked).one_or_none()
    if desk is None:
        raise ForeignParcelError("no desk of this register")
    parcel.verify(desk.verify_key)
    return desk


def _unsealed(register: Register, parcel: Parcel) -> Letters:
    private = register.sealing_keys.get(parcel.label.key, b"")
    try:
        key = unseal(private, parcel.label.sealed_key)
    except (BoxError, ValueError) as fault:
        raise ForeignParcelError("not sealed to this register") from fault
    return read_letters(parcel.content(key))


def _wanted(letters: Letters) -> Wanted:
    letter, held = letters.first(paths.PULL), letters.first(HOLDING)
    if letter is None or held is None:
        raise MalformedEntryError("a file that does not say what its desk holds")
    body = letters.body(letter)
    request = read_request(body, PullRequest, largest=LARGEST_SMALL_BODY)
    recovery = request.recovery
    if recovery is not None and len(recovery) > LARGEST_SMALL_BODY:
        raise RefusedError("malformed")
    holding = unpack(letters.body(held), Holding, largest=LARGEST_SMALL_BODY)
    return Wanted(holding, request.cursors, recovery, request.newest)


def _take_pushes(register: Register, letters: Letters, imported: Imported) -> None:
    with register.database.reading() as connection:
        head: int = connection.execute(select(feed_head.c.n)).scalar_one()
    intake = Intake(register, imported.author)
    for push in pushes_in(letters):
        imported.entries += len(push.entries)
        try:
            receipts = intake.take_in(push)
        except RefusedError as refused:
            if refused.kind not in _FOR_LATER:
                raise
            imported.gap = imported.gap or refused.expected
            imported.replies.append(_refused(paths.PUSH, refused, push.replica))
            continue
        _count(imported, receipts, head)
        imported.forked |= intake.forked
        imported.replies.append(_pushed(register, intake, push, receipts))


def _count(imported: Imported, receipts: tuple[Receipt, ...], head: int) -> None:
    new = [one for one in receipts if one.seq > head]
    imported.new += sum(one.last - one.first + 1 for one in new)
    imported.held += sum(len(one.held) for one in new)


def _pushed(
    register: Register, intake: Intake, push: Push, receipts: tuple[Receipt, ...]
) -> Reply:
    """A desk whose journal forked hears it as over the network, and mends it."""
    if intake.forked:
        return _refused(paths.PUSH, RefusedError("fork"), push.replica)
    signed = tuple(register.signed(one) for one in receipts)
    return Reply(paths.PUSH, pack(PushAnswer(register.clock.now_ms(), signed)))


def _refused(name: str, refused: RefusedError, asked: bytes = b"") -> Reply:
    return Reply(name, pack(refused.refusal), asked, refused=True)


def _note(register: Register, desk: int) -> None:
    def work(connection: Connection) -> None:
        note(register, rows=[audited(register, connection, "import-file", desk)])

    register.database.write(work)
