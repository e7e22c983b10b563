"""Two offices register one code offline: one holder's card, or a dispute."""

from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from kaikudesk.ledger.aliases import alias_id
from kaikudesk.model import CaseKind, Ending, EntryKind
from kaikudesk.seal import BoxName
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import decode_entry
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire, CaseRowWire
from register.acceptance import accept
from register.acts import write_acts
from register.erasing import Boxes
from register.opened import Register
from register.owed import pay_all, take_in
from register.pen import Act
from register.rights import Actor, Author
from register.tables import entries
from tests.fakes import FixedClock
from tests.register.pens import BACKGROUND, Pen
from tests.register.staging import CODE, a_pen, assert_whole, opened, rows_of

FIRST, SECOND, THIRD = 31, 32, 33
SOMEBODY_ELSE = bodies.BackgroundBox(1955, "33100", 2, 4)


@dataclass
class Office:
    """A distributor's desk that was offline while it registered a card."""

    register: Register
    site: int
    pen: Pen = field(init=False)

    def __post_init__(self) -> None:
        self.pen = a_pen(self.register, b"office%02d" % self.site, self.site)

    @property
    def author(self) -> Author:
        """Give who pushes."""
        return Author(self.site, self.site, Actor.DISTRIBUTOR)

    def hand_over(self, background: bodies.BackgroundBox = BACKGROUND) -> bytes:
        """Register the card and give the registration's id."""
        return self.pen.register_card(CODE, background=background)

    def come_online(self, first: int = 1) -> None:
        """Push everything, also what was pushed before."""
        take_in(self.register, self.author, self.pen.push(first))

    def card(self, registration: bytes) -> CardRowWire:
        """Give the card as its own site sees it."""
        row = rows_of(self.register)[f"cards/{self.site}", registration]
        return decode(row, CardRowWire)


def said(register: Register, kind: EntryKind) -> list[bytes]:
    """Give the ids of the entries of a kind."""
    asked = select(entries.c.entry_id).where(entries.c.kind == kind)
    with register.database.reading() as connection:
        return list(connection.scalars(asked))


def pass_a_minute(register: Register) -> None:
    """Let the register's clock not bound what is written in these seconds."""
    assert isinstance(register.clock, FixedClock)
    register.clock.pass_seconds(60)


def boxes_of(register: Register) -> list[int]:
    """Give the names of all boxes that the register holds of holders."""
    with register.database.reading() as connection:
        packed = connection.scalars(select(entries.c.boxes)).all()
    return [name for one in packed for name, _ in decode(one, Boxes)]


def cases(register: Register, site: int) -> dict[CaseKind, bool]:
    """Give the cases that a site sees, and whether each is open."""
    rows = (
        decode(row, CaseRowWire)
        for (scope, _), row in rows_of(register).items()
        if scope == f"cases/{site}"
    )
    return {CaseKind(row.kind): not row.closed_by for row in rows}


def two_offices(register: Register) -> tuple[Office, Office]:
    """Let two offices open."""
    return Office(register, FIRST), Office(register, SECOND)


def test_one_holders_card_registered_twice_is_one(register: Register) -> None:
    """The second is the alias of the first; neither site hears of a dispute."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over()
    second.come_online()
    first.come_online()

    assert said(register, EntryKind.ALIASED) == [alias_id(one, other)]
    assert first.card(one).alias_of is None
    assert second.card(other).alias_of == one
    assert not first.card(one).disputed
    assert not second.card(other).disputed
    for site in (FIRST, SECOND):
        assert cases(register, site) == {CaseKind.SAME_CARD_TWICE: False}
    assert_whole(register)


def test_another_holders_card_under_the_same_code_is_disputed(
    register: Register,
) -> None:
    """Nothing is merged between people, and both sites keep what they wrote."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over(SOMEBODY_ELSE)
    second.come_online()
    first.come_online()

    assert said(register, EntryKind.ALIASED) == []
    assert {first.card(one).disputed, second.card(other).disputed} == {False, True}
    assert second.card(other).fields["birth_year"].value == 1955
    for site in (FIRST, SECOND):
        assert cases(register, site) == {CaseKind.DISPUTED_CODE: True}
    assert_whole(register)


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))), ids=str)
def test_however_pushes_come_each_pair_is_named_once(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    """Three offices, in any order, everything pushed three times."""
    with opened(f"sqlite:///{tmp_path}/register.db") as register:
        offices = {site: Office(register, site) for site in (FIRST, SECOND, THIRD)}
        cards = [office.hand_over() for office in offices.values()]
        for site in (*order, *order, *reversed(order)):
            offices[site].come_online()

        pairs = {
            alias_id(one, other) for one in cards for other in cards if one < other
        }
        named = said(register, EntryKind.ALIASED)
        assert (len(named), set(named)) == (3, pairs)
        rows = [
            offices[site].card(card) for site, card in zip(offices, cards, strict=True)
        ]
        assert [row.alias_of for row in rows] == [None, cards[0], cards[0]]
        assert_whole(register)


def test_a_stop_before_the_second_half_is_made_good_by_the_repeat(
    register: Register,
) -> None:
    """The desk got no answer, so it pushes again."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over()
    first.come_online()
    accept(register, second.author, second.pen.push())
    assert said(register, EntryKind.ALIASED) == []
    second.come_online()

    assert said(register, EntryKind.ALIASED) == [alias_id(one, other)]


def test_a_look_at_all_cards_finds_what_is_owed_still(register: Register) -> None:
    """Where the desk heard of its receipt in a pull and never came back; once."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over()
    for office in (first, second):
        accept(register, office.author, office.pen.push())

    assert (pay_all(register), pay_all(register)) == (1, 0)
    assert second.card(other).alias_of == one


def test_what_was_compared_stands_in_no_act(register: Register) -> None:
    """The entry names two registrations, and nothing of the holder."""
    first, second = two_offices(register)
    one, other = sorted((first.hand_over(), second.hand_over()))
    first.come_online()
    second.come_online()

    asked = select(entries).where(entries.c.kind == EntryKind.ALIASED)
    with register.database.reading() as connection:
        row = connection.execute(asked).one()
    entry = decode_entry(row.plain)
    assert (entry.plain.about, entry.body()) == (one, bodies.Aliased(other))
    assert (entry.plain.boxes, entry.plain.tail, row.background) == ((), "", None)


def test_a_community_card_is_no_persons(register: Register) -> None:
    """The same background in another kind of form is no proof."""
    first, second = two_offices(register)
    first.hand_over()
    body = bodies.CardRegistered(735_000, 735_365, 0, kind=2)
    second.pen.open_day()
    second.pen.write(EntryKind.CARD_REGISTERED, body, code=CODE, background=BACKGROUND)
    first.come_online()
    second.come_online()

    assert said(register, EntryKind.ALIASED) == []


def test_a_holder_who_took_the_consent_back_is_nobodys_alias(
    register: Register,
) -> None:
    """The code registered again is a new registration."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over()
    first.pen.write(EntryKind.CONSENT_WITHDRAWN, bodies.ConsentWithdrawn(), about=one)
    first.come_online()
    second.come_online()

    assert said(register, EntryKind.ALIASED) == []
    assert second.card(other).alias_of is None
    assert second.card(other).fields["birth_year"].value == BACKGROUND.birth_year


@pytest.mark.parametrize("who", [FIRST, SECOND])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_consent_taken_back_erases_both_registrations(
    register: Register, who: int, *, at_once: bool
) -> None:
    """Whichever office heard it, and also where it comes with the registration."""
    pass_a_minute(register)
    offices = dict(zip((FIRST, SECOND), two_offices(register), strict=True))
    cards = {site: office.hand_over() for site, office in offices.items()}
    other = next(office for site, office in offices.items() if site != who)
    other.come_online()
    if not at_once:
        offices[who].come_online()
    body = bodies.ConsentWithdrawn()
    offices[who].pen.write(EntryKind.CONSENT_WITHDRAWN, body, about=cards[who])
    offices[who].come_online()

    assert boxes_of(register) == [BoxName.CODE, BoxName.CODE]
    assert pay_all(register) == 0
    assert_whole(register)


def test_an_erased_registration_takes_its_alias_along(register: Register) -> None:
    """Also where the register was told to erase but one of them."""
    first, second = two_offices(register)
    one, other = first.hand_over(), second.hand_over()
    first.come_online()
    second.come_online()
    write_acts(register, [Act(EntryKind.ERASED, bodies.Erased(), about=one)])
    pay_all(register)

    assert boxes_of(register) == [BoxName.CODE, BoxName.CODE]
    assert first.card(one).ended == second.card(other).ended == Ending.ERASED
    assert pay_all(register) == 0
    assert_whole(register)


def test_a_card_that_is_taken_anew_after_a_consent_was_withdrawn_goes_on(
    register: Register,
) -> None:
    """The new form has a consent of its own, though all came in one push."""
    pass_a_minute(register)
    office = Office(register, FIRST)
    former = office.hand_over()
    office.pen.write(
        EntryKind.CONSENT_WITHDRAWN, bodies.ConsentWithdrawn(), about=former
    )
    anew = office.hand_over()
    office.come_online()

    assert said(register, EntryKind.ALIASED) == []
    assert office.card(former).ended == Ending.ERASED
    assert office.card(anew).ended == 0
    assert boxes_of(register).count(BoxName.BACKGROUND) == 1
