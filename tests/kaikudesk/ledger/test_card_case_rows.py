"""The rows of the case table that are about cards: 1, 2, 6, 7, 8 and 18."""

from kaikudesk.ledger import Heard, fold
from kaikudesk.model import CaseKind, EntryKind, Settlement
from kaikudesk.wire import bodies
from tests.kaikudesk.ledger.card_talk import (
    CARD,
    LOST,
    REINSTATED,
    SECOND_OFFICE_DESK,
    WITHDRAWN,
    alias,
    amend,
    folded,
    tell,
)
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

OTHERS = OTHER_OFFICES_DESK.register_card(2)
OURS, THEIRS = Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS


def keeper(*heards: Heard) -> bytes:
    """Fold, and name the only registration that keeps its code."""
    [one] = [one for one in fold(heards, RULES).registrations if one.keeps]
    return one.entry_id


def test_row_1_one_card_told_twice_closes_itself() -> None:
    """The register compared them: nobody is asked, and no code is disputed."""
    assert kinds(CARD, OTHERS, alias(3, 2, 1)) == {CaseKind.SAME_CARD_TWICE: "facts"}


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


def test_row_2_a_dispute_heals_when_one_card_is_left() -> None:
    """The case stays, closed, with all that people said of it."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)
    note = OTHER_OFFICES_DESK.settle(5, case, THEIRS, keeper=an_id(1))
    gone = tell(6, WITHDRAWN)
    healed = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS, note, gone)

    assert healed.closed_by == "facts"
    assert healed.resolution.told == (note,)
    assert keeper(CARD, OTHERS, note, gone) == an_id(2)


def test_row_2_a_settlement_outlives_the_other_name_of_its_keeper() -> None:
    """An earlier registration of the same holder arrives late, and is the card now."""
    case = case_in(CaseKind.DISPUTED_CODE, CARD, OTHERS)
    decided = COORDINATOR.settle(5, case, THEIRS, keeper=an_id(2))
    first = Desk(5).register_card(6, made=1)
    told = [CARD, OTHERS, decided, first, alias(7, 6, 2)]

    assert keeper(*told) == an_id(6)
    assert kinds(*told)[CaseKind.DISPUTED_CODE] == "settled"


def test_row_2_a_code_that_was_free_again_is_in_no_dispute() -> None:
    """Only cards that were there at one time are held against each other."""
    gone, again = tell(3, WITHDRAWN), OTHER_OFFICES_DESK.register_card(4)

    assert kinds(CARD, gone, again) == {}


def test_row_6_two_desks_that_changed_one_field_are_told() -> None:
    """One desk's second thought, or two equal ones, are nothing to tell."""
    mine, other = amend(3, 3), amend(4, 4, by=SECOND_OFFICE_DESK)
    case = case_in(CaseKind.BOTH_CHANGED, CARD, mine, other)

    assert case.entries == {OFFICE: (an_id(3), an_id(4))}
    assert kinds(CARD, mine, amend(4, 4)) == {}
    assert kinds(CARD, mine, amend(4, 3, by=SECOND_OFFICE_DESK)) == {}


def test_row_6_closes_itself_when_somebody_saw_both() -> None:
    """Naming the heads is looking at them; another pair is another case."""
    mine, other = amend(3, 3), amend(4, 4, by=SECOND_OFFICE_DESK)
    first = case_in(CaseKind.BOTH_CHANGED, CARD, mine, other)
    seen = amend(5, 3, 3, 4)
    again = amend(6, 2, by=SECOND_OFFICE_DESK)

    assert kinds(CARD, mine, other, seen) == {}
    assert kinds(CARD, mine, other, OFFICES_DESK.settle(7, first, Settlement.SEEN)) == {
        CaseKind.BOTH_CHANGED: "settled"
    }
    new = case_in(CaseKind.BOTH_CHANGED, CARD, mine, other, seen, again)
    assert new.key != first.key


def test_row_7_amendments_of_different_fields_both_apply() -> None:
    """Nobody is asked where nobody contradicts."""
    area = bodies.CardAmended(area=2)
    by = SECOND_OFFICE_DESK
    moved = by.say(4, EntryKind.CARD_AMENDED, area, about=an_id(1))
    told = [CARD, amend(3, 3), moved]
    fields = folded(*told).row.fields

    assert (fields["children"].value, fields["area"].value) == (3, 2)
    assert kinds(*told) == {}


def test_row_8_a_reinstatement_that_did_not_see_the_loss_crosses_it() -> None:
    """Naming it is what takes it back."""
    lost = tell(3, LOST)
    unseen = tell(4, REINSTATED, by=SECOND_OFFICE_DESK)
    case = case_in(CaseKind.CROSSED, CARD, lost, unseen)

    assert case.entries == {OFFICE: (an_id(3), an_id(4))}
    assert kinds(CARD, lost, tell(4, REINSTATED, 3, by=SECOND_OFFICE_DESK)) == {}


def test_row_18_what_is_over_asks_nobody_anything() -> None:
    """Changes that crossed before the end, or came after it, are history."""
    crossed = [amend(3, 3), amend(4, 4, by=SECOND_OFFICE_DESK), tell(5, LOST)]
    back = tell(6, REINSTATED, by=SECOND_OFFICE_DESK)

    assert kinds(CARD, *crossed, back, tell(7, WITHDRAWN), amend(8, 1)) == {}
