"""Makers of sane values for tests: name what matters, the rest is plausible."""

from datetime import date
from typing import Any

import msgspec

from kaikudesk.clock import hybrid, new_id
from kaikudesk.model import (
    CardKind,
    CardState,
    Category,
    Channel,
    EntryKind,
    ListRow,
    Role,
    Source,
)
from kaikudesk.seal import (
    BoxName,
    box_hash,
    box_key,
    close_box,
    sealing_pair,
    signing_pair,
)
from kaikudesk.storage.identity import Identity
from kaikudesk.storage.journal import Boxes, Side
from kaikudesk.wire.bodies import NO_BODY, CodeBox, RedemptionRecorded
from kaikudesk.wire.entry import FORMAT, Entry, Plain, encode_body, encode_entry
from kaikudesk.wire.messages import KEYS_PURPOSE, WorkingKeys, sign_statement
from kaikudesk.wire.packing import encode
from kaikudesk.wire.receipt import FORMAT as RECEIPT_FORMAT
from kaikudesk.wire.receipt import Receipt, Signed, sign_receipt
from kaikudesk.wire.rows import SiteRowWire
from tests.fakes import NOON_MS, FixedClock

TODAY = date(2026, 11, 24)
REPLICA = b"replica1"
EPOCH = b"epoch of a test!"
DAY_ID = b"day opened entry"
DAY_KEY = b"d" * 32
LIST_KEY = b"l" * 32
SITE = 7
CODE = "KK12345678"

ROOT_SIGNING, ROOT = signing_pair(b"r" * 32)
REGISTER_SIGNING, REGISTER_VERIFY = signing_pair(b"w" * 32)
REGISTER_UNSEALING, REGISTER_SEALING = sealing_pair(b"s" * 32)

_AS_USUAL: dict[str, Any] = {
    "offset": 120,
    "minute": 720,
    "rules": 1,
    "verdict": None,
    "seen": (),
    "clerk": 1,
    "source": Source.DESK,
    "reason": 0,
}


def an_entry(
    n: int = 1,
    *,
    kind: int = EntryKind.DAY_CLOSED,
    body: msgspec.Struct | None = None,
    replica: bytes = REPLICA,
    entry_id: bytes | None = None,
    boxes: Boxes = (),
    made: int | None = None,
    about: bytes | None = None,
    day: bytes | None = None,
    site: int = SITE,
    happened: date = TODAY,
    tail: str = "",
) -> Entry:
    """Make an entry of any kind; by default one that has no body."""
    return encode_entry(
        Plain(
            format=FORMAT,
            kind=kind,
            entry_id=entry_id or new_id(FixedClock(seed=n)),
            replica=replica,
            n=n,
            site=site,
            made=hybrid(NOON_MS + n) if made is None else made,
            wall=NOON_MS + n,
            happened=happened.toordinal(),
            day=day,
            about=about,
            tail=tail,
            boxes=tuple((name, box_hash(box)) for name, box in boxes),
            body=NO_BODY if body is None else encode_body(body),
            **_AS_USUAL,
        )
    )


def a_redemption(
    n: int = 1, *, code: str = CODE, replica: bytes = REPLICA, children: int = 0
) -> tuple[Entry, Boxes, Side]:
    """Make a redemption as a venue's desk writes it, with its box and its key."""
    entry_id = new_id(FixedClock(seed=n))
    key = box_key(DAY_KEY, entry_id, BoxName.CODE)
    content = encode(CodeBox(code, 1))
    boxes = ((int(BoxName.CODE), close_box(content, key, FixedClock(seed=n))),)
    entry = an_entry(
        n,
        kind=EntryKind.REDEMPTION_RECORDED,
        body=RedemptionRecorded(
            event=None,
            category=Category.CULTURE,
            channel=Channel.DESK,
            own=1,
            children=children,
        ),
        entry_id=entry_id,
        replica=replica,
        boxes=boxes,
        day=DAY_ID,
        tail=code[-2:],
    )
    return entry, boxes, Side(code, ((int(BoxName.CODE), key),))


def a_list_row(
    *,
    last_valid: date = date(2027, 11, 23),
    children: int = 2,
    kind: CardKind = CardKind.PERSONAL,
    state: CardState = CardState.ACTIVE,
    area: int = 0,
) -> ListRow:
    """Make a card that works today."""
    return ListRow(last_valid, children, kind, state, area)


def a_site(number: int = SITE, *, roles: tuple[str, ...] = ("venue",)) -> SiteRowWire:
    """Make a venue in Kuhmo."""
    return SiteRowWire(number, "Kuhmotalo", 1, "Kuhmo", roles)


def working_keys(number: int = 1) -> Signed:
    """Make the register's working keys, signed by its root."""
    keys = WorkingKeys(number, REGISTER_VERIFY, REGISTER_SEALING, NOON_MS)
    return sign_statement(keys, KEYS_PURPOSE, ROOT_SIGNING, 0)


def an_identity(
    *,
    replica: bytes = REPLICA,
    role: Role = Role.VENUE,
    address: str = "http://127.0.0.1:8080",
    token: bytes = b"token",
) -> Identity:
    """Make what enrolment gives a desk."""
    return Identity(
        replica=replica,
        desk=3,
        role=role,
        site=a_site(roles=(role,)),
        epoch=EPOCH,
        root=ROOT,
        working_keys=(working_keys(),),
        address=address,
        signing_key=signing_pair(b"D" * 32)[0],
        sealing_key=sealing_pair(b"E" * 32)[0],
        token=token,
    )


def a_receipt(
    last: int = 1,
    link: bytes = b"",
    *,
    first: int = 1,
    replica: bytes = REPLICA,
    seq: int = 1,
    received: int = NOON_MS,
    held: tuple[int, ...] = (),
    unread: tuple[int, ...] = (),
) -> Receipt:
    """Make what the register says that it took in."""
    return Receipt(
        format=RECEIPT_FORMAT,
        replica=replica,
        first=first,
        last=last,
        link=link,
        epoch=EPOCH,
        seq=seq,
        received=received,
        held=held,
        unread=unread,
    )


def signed(receipt: Receipt) -> Signed:
    """Sign a receipt as the register of these tests does."""
    return sign_receipt(receipt, REGISTER_SIGNING, 1)
