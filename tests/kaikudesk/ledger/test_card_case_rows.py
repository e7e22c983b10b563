"""The rows of the case table that are about cards: 1, 2, 6 and 8."""

from kaikudesk.ledger import Heard, fold
from kaikudesk.model import CaseKind, EntryKind, Settlement
from kaikudesk.wire import bodies
from tests.kaikudesk.ledger.telling import (
    COORDINATOR,
    OFFICE,
    OFFICES_DESK,
    OTHER_OFFICE,
    OTHER_OFFICES_DESK,
    RULES,
    Desk,
    an_id,
    case_in,
    kinds,
    row_at,
)

SECOND_OFFICE_DESK = Desk(OFFICE, b"office.2")
CARD = OFFICES_DESK.register_card(1)
OTHERS = OTHER_OFFICES_DESK.register_card(2)
OURS, THEIRS = Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS


def amend(number: int, children: int, by: Desk = OFFICES_DESK) -> Heard:
    """Say another number of children of card 1."""
    body = bodies.CardAmended(children=children)
    return by.say(number, EntryKind.CARD_AMENDED, body, about=an_id(1))


def keeper(*heards: Heard) -> bytes:
    """Fold, and name the only registration that keeps its code."""
    [one] = [one for one in fold(heards, RULES).registrations if one.keeps]
    return one.entry_id


def test_row_1_one_card_told_twice_closes_itself() -> None:
    """The register compared them: nobody is asked, and no code is disputed."""
    body = bodies.Aliased(an_id(1))
    alias = COORDINATOR.say(3, EntryKind.ALIASED, body, about=an_id(2))

    assert kinds(CARD, OTHERS, alias) == {CaseKind.SAME_CARD_TWICE: "facts"}


def test_row_2_a_disputed_code_is_told_to_both_sites() -> None:
    """Each sees its own registration, and of the other that there is one."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)

    assert keeper(CARD, OTHERS) == an_id(1)
    assert case.choices == (an_id(1), an_id(2))
    for site, own in ((OFFICE, an_id(1)), (OTHER_OFFICE, an_id(2))):
        row = row_at(site, case, CARD, OTHERS)
        assert row.entries == (own,)
        assert len(row.others) == 1
        assert row.sites == ()


def test_row_2_a_coordinator_decides_whose_the_code_is() -> None:
    """It goes before a site's word, and no earlier stamp flips it afterwards."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)
    sites = OFFICES_DESK.settle(4, case, OURS, keeper=an_id(1))
    decided = COORDINATOR.settle(5, case, THEIRS, keeper=an_id(2))
    late = OFFICES_DESK.settle(6, case, OURS, keeper=an_id(1), made=1)
    told = [CARD, OTHERS, sites, decided, late]

    assert keeper(CARD, OTHERS, sites) == an_id(1)
    assert keeper(*told) == an_id(2)
    assert kinds(*told) == {CaseKind.DISPUTED_CODE: "settled"}


def test_row_2_a_third_card_opens_a_settled_dispute_again() -> None:
    """A registration that the settlement does not name is never the keeper."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)
    decided = COORDINATOR.settle(5, case, THEIRS, keeper=an_id(2))
    third = Desk(5).register_card(6, made=1)

    assert keeper(CARD, OTHERS, decided, third) == an_id(2)
    assert kinds(CARD, OTHERS, decided, third) == {CaseKind.DISPUTED_CODE: ""}


def test_row_2_a_settlement_lapses_when_its_keeper_is_deleted() -> None:
    """The other card then has the code, and there is nothing to settle."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)
    decided = COORDINATOR.settle(5, case, THEIRS, keeper=an_id(2))
    deleted = COORDINATOR.say(6, EntryKind.REGISTRATION_DELETED, about=an_id(2))

    assert keeper(CARD, OTHERS, decided, deleted) == an_id(1)
    assert kinds(CARD, OTHERS, decided, deleted) == {}


def test_row_6_two_desks_that_changed_one_field_are_told() -> None:
    """One desk's second thought, or two equal ones, are nothing to tell."""
    mine, other = amend(3, 3), amend(4, 4, SECOND_OFFICE_DESK)
    case = case_in(CaseKind.BOTH_CHANGED, CARD, mine, other)

    assert case.entries == {OFFICE: (an_id(3), an_id(4))}
    assert kinds(CARD, mine, amend(4, 4)) == {}
    assert kinds(CARD, mine, amend(4, 3, SECOND_OFFICE_DESK)) == {}


def test_row_8_a_reinstatement_that_did_not_see_the_loss_crosses_it() -> None:
    """Naming it is what takes it back."""
    lost = OFFICES_DESK.say(3, EntryKind.CARD_REPORTED_LOST, about=an_id(1))
    unseen, seeing = (
        SECOND_OFFICE_DESK.say(4, EntryKind.CARD_REINSTATED, about=an_id(1), seen=seen)
        for seen in ((), (an_id(3),))
    )
    case = case_in(CaseKind.CROSSED, CARD, lost, unseen)

    assert case.entries == {OFFICE: (an_id(3), an_id(4))}
    assert kinds(CARD, lost, seeing) == {}
