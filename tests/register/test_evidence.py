"""What is sent again counts from when it was received first, if that is proved."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from kaikudesk.clock import UNKNOWN
from kaikudesk.seal import signing_pair
from kaikudesk.wire.entry import Sent, decode_entry, encode_entry
from kaikudesk.wire.messages import Evidence
from kaikudesk.wire.packing import decode
from kaikudesk.wire.receipt import Receipt, Signed, sign_receipt
from kaikudesk.wire.rows import CardRowWire
from register.acceptance import accept
from register.chain_check import Push
from register.opened import Register
from register.tables import entries
from tests.fakes import FixedClock
from tests.register.pens import Pen
from tests.register.staging import (
    AS_DISTRIBUTOR,
    CODE,
    DISTRIBUTOR,
    Country,
    a_pen,
    assert_whole,
    opened,
    rows_of,
)

HOUR_MS = 3_600_000
LATER = b"distrib2"


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    """Give a country of two sites that holds nothing yet."""
    with opened(f"sqlite:///{tmp_path}/register.db") as register:
        country = Country(register)
        country.found_sites()
        yield country


def now(register: Register) -> int:
    """Give the register's time."""
    return register.clock.now_ms()


def pass_hours(register: Register, hours: int) -> None:
    """Let time pass at the register."""
    assert isinstance(register.clock, FixedClock)
    register.clock.pass_seconds(hours * 3600)


def of_unknown_time(pen: Pen) -> None:
    """Let the newest entry say that its clock was not to be believed."""
    sent = pen.sents.pop()
    pen.links.pop()
    plain = msgspec.structs.replace(decode_entry(sent.plain).plain, made=UNKNOWN)
    pen.add(Sent(encode_entry(plain).raw, sent.boxes))


def a_former_receipt(pen: Pen, received: int, signing_key: bytes) -> Signed:
    """Give a receipt for all of a pen, as a register of another epoch gave it."""
    receipt = Receipt(
        1, pen.replica, 1, len(pen.sents), pen.links[-1], bytes(16), 9, received
    )
    return sign_receipt(receipt, signing_key, 1)


def push_again(country: Country, pen: Pen, replica: bytes, *receipts: Signed) -> None:
    """Push all of a pen under a replica, with these receipts for all of it."""
    again = a_pen(country.register, replica, DISTRIBUTOR)
    for sent in pen.sents:
        again.add(sent)
    numbers = tuple(range(1, len(pen.sents) + 1))
    push = again.push(first=1)
    evidence = [Evidence(one, numbers) for one in receipts]
    accept(
        country.register,
        AS_DISTRIBUTOR,
        Push(push.replica, push.first, push.before, push.entries, evidence),
    )


def received(country: Country, pen: Pen) -> set[int]:
    """Give the times at which a pen's entries were received."""
    raws = [sent.plain for sent in pen.sents]
    asked = select(entries.c.received).where(entries.c.plain.in_(raws))
    with country.register.database.reading() as connection:
        return set(connection.scalars(asked))


def test_the_earliest_genuine_receipt_counts(country: Country) -> None:
    """A desk may have kept receipts of several epochs for one entry."""
    register, pen = country.register, country.distributor
    pen.register_card(CODE)
    times = [now(register) - hours * HOUR_MS for hours in (2, 5, 1)]
    kept = [a_former_receipt(pen, one, register.signing_key) for one in times]

    push_again(country, pen, pen.replica, *kept)

    assert received(country, pen) == {min(times)}
    assert_whole(register)


def test_what_the_register_did_not_sign_says_nothing(country: Country) -> None:
    """The entries are taken in all the same, at the time of now."""
    register, pen = country.register, country.distributor
    pen.register_card(CODE)
    stranger, _ = signing_pair(b"x" * 32)
    forged = a_former_receipt(pen, 1, stranger)
    genuine = a_former_receipt(pen, 1, register.signing_key)
    garbled = Signed(genuine.statement[:-1] + b"\x01", genuine.signature, genuine.key)

    push_again(country, pen, pen.replica, forged, garbled, Signed(b"", b"", 9))

    assert received(country, pen) == {now(register)}


def test_a_receipt_proves_nothing_for_more_entries_than_it_was_for(
    country: Country,
) -> None:
    """One old receipt does not make a whole journal old."""
    register, pen = country.register, country.distributor
    pen.open_day()
    short = a_former_receipt(pen, now(register) - HOUR_MS, register.signing_key)
    pen.register_card(CODE)

    push_again(country, pen, pen.replica, short)

    assert received(country, pen) == {now(register)}


def test_a_receipt_from_the_future_is_bounded_by_now(country: Country) -> None:
    """The register's own clock may have run ahead before it was restored."""
    register, pen = country.register, country.distributor
    pen.register_card(CODE)
    ahead = a_former_receipt(pen, now(register) + HOUR_MS, register.signing_key)

    push_again(country, pen, pen.replica, ahead)

    assert received(country, pen) == {now(register)}


@pytest.mark.parametrize("proved_first", [True, False], ids=["first", "second"])
def test_whoever_sends_the_proof_first_the_fold_is_the_same(
    country: Country, *, proved_first: bool
) -> None:
    """A twin without the receipt changes nothing for the one that kept it."""
    register = country.register
    early = country.distributor
    early.register_card(CODE, children=1)
    of_unknown_time(early)
    proof = a_former_receipt(early, now(register) - HOUR_MS, register.signing_key)
    rival = a_pen(register, b"rival..1", DISTRIBUTOR)
    rival.register_card(CODE, children=2)
    of_unknown_time(rival)

    pass_hours(register, 1)
    accept(register, AS_DISTRIBUTOR, rival.push())
    pass_hours(register, 1)
    pushes: list[tuple[bytes, tuple[Signed, ...]]] = [
        (early.replica, ()),
        (LATER, (proof,)),
    ]
    for replica, receipts in reversed(pushes) if proved_first else pushes:
        push_again(country, early, replica, *receipts)

    rows = rows_of(register)
    keepers = [
        decode(row, CardRowWire).fields["children"].value
        for (scope, _), row in rows.items()
        if scope.startswith("cards/") and not decode(row, CardRowWire).disputed
    ]
    assert keepers == [1]
    assert_whole(register)
