"""What is not a desk's to say is held, what makes no sense is unread: none blocks."""

import msgspec
import pytest

from kaikudesk.ledger.cases import case_key
from kaikudesk.ledger.desk_cases import desk_name
from kaikudesk.ledger.heard import code_key
from kaikudesk.model import CaseKind, EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import DEEPEST_NESTING, Sent, decode_entry
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import UseRowWire
from register.acceptance import accept
from register.subjects import read
from tests.register.pens import Pen
from tests.register.posting_files import Sender
from tests.register.staging import CODE, Country, a_pen, assert_whole, rows_of


def test_what_a_desk_may_not_write_is_held(country: Country) -> None:
    """Another site's entry, another role's and the register's own are kept aside."""
    country.venue.open_day()
    country.venue.write(EntryKind.DAY_CLOSED, site=8)
    country.venue.register_card(CODE)
    body = bodies.NetworkChanged("area", 1, encode(("Kainuu", ("Kuhmo",))))
    country.venue.write(EntryKind.NETWORK_CHANGED, body)
    country.venue.use(CODE)

    [receipt] = country.push()

    assert receipt.held == (2, 3, 4)
    assert receipt.unread == ()
    assert {scope for scope, _ in rows_of(country.register)} == {
        "site/7",
        "cases/7",
        "cases/0",
    }


@pytest.mark.parametrize(
    "sent",
    [
        Sent(b"no entry at all"),
        Sent(b""),
        Sent(b"\x00" * 5000),
    ],
    ids=["garbage", "nothing", "too long"],
)
def test_what_cannot_be_read_never_blocks(country: Country, sent: Sent) -> None:
    """It is kept as it came, named on the receipt, and the queue goes on."""
    country.venue.open_day()
    country.venue.add(sent)
    country.venue.use(CODE)

    [receipt] = country.push()

    assert (receipt.last, receipt.unread) == (3, (2,))
    assert_whole(country.register)


def test_a_kind_of_tomorrow_is_kept_byte_for_byte(country: Country) -> None:
    """A newer desk's entry is unread here, whatever number its kind has."""
    for kind in (40, 1 << 40, (1 << 64) - 1):
        country.venue.write(kind, bodies.CardRenewed(1, 2))

    [receipt] = country.push()

    assert receipt.unread == (1, 2, 3)


def before_its_day(country: Country) -> Pen:
    """Let a use reach the register under another replica, before its day."""
    country.venue.use(CODE)
    early = a_pen(country.register, b"venue..2")
    early.add(country.venue.sents[1])
    [receipt] = accept(country.register, country.as_venue, early.push())
    assert receipt.unread == (1,)
    return early


def test_an_entry_that_came_before_its_day_is_read_when_the_day_comes(
    country: Country,
) -> None:
    """It counts as received when it came, as if its day had been there."""
    before_its_day(country)
    accept(country.register, country.as_venue, country.venue.push(last=1))

    rows = rows_of(country.register)
    [use] = [decode(r, UseRowWire) for (s, _), r in rows.items() if s == "site/7"]
    assert use.uses[0].entry_id == decode_entry(country.venue.sents[1].plain).entry_id
    assert_whole(country.register)


def test_an_entry_that_was_unread_is_read_where_it_comes_again_behind_its_day(
    country: Country,
) -> None:
    """The same bytes in their own journal, in one push with the day, count once."""
    early = before_its_day(country)
    [receipt] = country.push()
    early.void(decode_entry(country.venue.sents[1].plain).entry_id)
    accept(country.register, country.as_venue, early.push())

    rows = rows_of(country.register)
    [use] = [decode(r, UseRowWire) for (s, _), r in rows.items() if s == "site/7"]
    assert receipt.unread == ()
    assert [one.voided for one in use.uses] == [True]
    assert_whole(country.register)


def test_the_case_of_what_could_not_be_read_goes_when_all_is_read(
    sender: Sender, country: Country
) -> None:
    """Nobody is asked about an entry that is read by now."""
    before_its_day(country)
    unreadable = case_key(CaseKind.UNREADABLE, desk_name(sender.desk))
    there = {item for _, item in rows_of(country.register)}
    country.push()

    assert unreadable in there
    assert unreadable not in {item for _, item in rows_of(country.register)}
    assert_whole(country.register)


def test_two_entries_that_waited_for_one_day_stay_apart(country: Country) -> None:
    """What they waited for together ties no cards together."""
    country.venue.use(CODE)
    country.venue.register_card("KK00000001")
    country.venue.use("KK00000002")
    early = a_pen(country.register, b"venue..2")
    for sent in country.venue.sents[1:]:
        early.add(sent)
    accept(country.register, country.as_venue, early.push())
    country.push()
    with country.register.database.reading() as connection:
        subjects = read(connection, {code_key(CODE)})

    assert len(subjects.heard) == 1
    assert_whole(country.register)


def senseless() -> list[tuple[int, msgspec.Struct]]:
    """Bodies that decode and yet cannot be true."""
    good = bodies.CardRegistered(739_000, 739_300, 0, 1)
    replace = msgspec.structs.replace
    use = bodies.RedemptionRecorded(None, 1, 1, 1)
    event = bodies.EventDeclared(739_000, "Konsertti", 1)
    register, redeem = EntryKind.CARD_REGISTERED, EntryKind.REDEMPTION_RECORDED
    declare = EntryKind.EVENT_DECLARED
    return [
        (register, replace(good, granted=0)),
        (register, replace(good, last_valid=1 << 40)),
        (register, replace(good, kind=9)),
        (register, replace(good, medium=0)),
        (register, replace(good, children=-1)),
        (register, replace(good, area=1 << 62)),
        (register, replace(good, consent=False)),
        (redeem, replace(use, category=7)),
        (redeem, replace(use, own=-1)),
        (redeem, replace(use, event=b"short")),
        (redeem, use),
        (declare, replace(event, day=0)),
        (declare, replace(event, minute=1440)),
        (declare, replace(event, title="x" * 500)),
    ]


def test_what_cannot_be_true_is_unread(country: Country) -> None:
    """No fold and no desk has to stumble over it."""
    venue, distributor = country.venue, country.distributor
    for kind, body in senseless():
        pen = distributor if kind == EntryKind.CARD_REGISTERED else venue
        pen.write(kind, body)
    for kind in (EntryKind.REDEMPTION_VOIDED, EntryKind.EVENT_CHANGED):
        venue.write(kind)

    receipts = country.push()

    assert all(
        one.unread == tuple(range(1, one.last + 1)) and not one.held for one in receipts
    )
    assert rows_of(country.register) == {}


def test_a_box_that_does_not_fit_is_unread(country: Country) -> None:
    """Taken away, exchanged, of an unknown day or sealed to nobody: all unread."""
    venue = country.venue
    venue.use(CODE)
    venue.use(CODE)
    first, second = venue.sents[1], venue.sents[2]
    venue.sents[1] = Sent(first.plain)
    venue.sents[2] = Sent(second.plain, first.boxes)
    venue.day = b"never opened day"
    venue.use(CODE)
    venue.write(EntryKind.DAY_OPENED, bodies.DayOpened(b"sealed to nobody", 1))
    venue.write(EntryKind.DAY_OPENED, bodies.DayOpened(b"", 9))

    [receipt] = country.push()

    assert receipt.unread == (2, 3, 4, 5, 6)


class LaterBox(bodies.BackgroundBox, frozen=True, array_like=True):
    """A background as a later version may write it, with a field more."""

    more: object = None


def nested(depth: int) -> object:
    """Give lists that stand in each other so deep."""
    return [nested(depth - 1)] if depth else 1


def test_a_box_is_nested_no_deeper_than_an_entry(country: Country) -> None:
    """How deep a decoder can go depends on who calls it: the limit does not."""
    pen = country.distributor
    body = bodies.CardRegistered(739_000, 739_300, 0, 1)
    pen.open_day()
    for depth in (DEEPEST_NESTING - 1, DEEPEST_NESTING):
        box = LaterBox(1980, "88900", 1, 2, nested(depth))
        pen.write(EntryKind.CARD_REGISTERED, body, background=box)

    [receipt] = country.push()

    assert receipt.unread == (3,)
