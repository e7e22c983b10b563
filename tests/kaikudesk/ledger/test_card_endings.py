"""How a card ends for good, and which registrations are one card."""

import pytest

from kaikudesk.ledger import Heard, fold, project
from kaikudesk.ledger.chains import chains_of
from kaikudesk.ledger.fields import BACKGROUND
from kaikudesk.ledger.projection import card_item
from kaikudesk.model import CardState, CaseKind, EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import UseRowWire
from tests.kaikudesk.ledger.card_talk import (
    CARD,
    DELETED,
    ERASED,
    LOST,
    REINSTATED,
    WITHDRAWN,
    alias,
    amend,
    card_row,
    folded,
    listed,
    tell,
)
from tests.kaikudesk.ledger.telling import (
    CODE,
    COORDINATOR,
    KEY,
    OFFICES_DESK,
    OTHER_CODE,
    OTHER_OFFICES_DESK,
    RULES,
    VENUE,
    VENUES_DESK,
    Desk,
    an_id,
    case_in,
)

ENDS = [(WITHDRAWN, OFFICES_DESK), (ERASED, COORDINATOR), (DELETED, COORDINATOR)]


@pytest.mark.parametrize(("kind", "by"), ENDS, ids=["withdrawn", "erased", "deleted"])
def test_what_was_given_stays_under_the_bare_code(kind: EntryKind, by: Desk) -> None:
    """A holder that goes takes no redemption along, and leaves no background."""
    used = VENUES_DESK.use(2)
    said = [CARD, used, tell(3, kind, by=by)]
    rows = project(fold(said, RULES), KEY)
    [uses] = [decode(rows[at], UseRowWire) for at in rows if at[0] == f"site/{VENUE}"]

    assert [use.entry_id for use in uses.uses] == [an_id(2)]
    left = folded(*said).row.fields
    assert [left[name].value for name in BACKGROUND] == [None] * 4
    assert all(row.state == CardState.INACTIVATED for row in listed(*said))


@pytest.mark.parametrize(("kind", "by"), ENDS, ids=["withdrawn", "erased", "deleted"])
def test_nothing_said_after_the_end_has_effect(kind: EntryKind, by: Desk) -> None:
    """A later amendment or reinstatement stays in history only."""
    end = tell(3, kind, by=by)
    before, after = amend(2, 3), [amend(4, 4), tell(5, REINSTATED, 3)]
    card = folded(CARD, before, end, *after)

    assert card.row.fields["children"].value == 3
    assert card.state is CardState.INACTIVATED
    assert listed(CARD, before, end, *after) == listed(CARD, before, end)


@pytest.mark.parametrize(("kind", "by"), ENDS, ids=["withdrawn", "erased", "deleted"])
def test_the_code_registered_again_is_a_new_registration(
    kind: EntryKind, by: Desk
) -> None:
    """Nobody disputes it, and it is the card that venues see."""
    again = OTHER_OFFICES_DESK.register_card(4, children=5)
    said = [CARD, tell(3, kind, by=by), again]
    new = folded(*said, number=4)

    assert new.keeps
    assert not new.row.disputed
    assert [(row.state, row.children) for row in listed(*said)] == [
        (CardState.ACTIVE, 5)
    ]


def test_a_deleted_registration_has_no_row() -> None:
    """An erased one still tells its office that it was there."""
    deleted = tell(2, DELETED, by=COORDINATOR)
    erased = card_row(CARD, tell(2, ERASED, by=COORDINATOR))

    assert card_row(CARD, deleted) is None
    assert listed(CARD, deleted) == []
    assert erased is not None
    assert erased.fields["postcode"].value is None


def test_a_wellbeing_consent_alone_leaves_the_card() -> None:
    """Only the answers go."""
    body = bodies.CardRegistered(1, 2, 0, 1, wellbeing_consent=True)
    card = OFFICES_DESK.say(1, EntryKind.CARD_REGISTERED, body, code=CODE)
    answers = bodies.ConsentWithdrawn(wellbeing_only=True)
    gone = OFFICES_DESK.say(2, WITHDRAWN, answers, about=an_id(1))
    body_of_act = bodies.Erased(wellbeing_only=True)
    erased = COORDINATOR.say(3, ERASED, body_of_act, about=an_id(1))

    assert folded(card).row.wellbeing_consent
    left = folded(card, gone, erased)
    assert not left.row.wellbeing_consent
    assert left.state is CardState.ACTIVE


@pytest.mark.parametrize(
    "forged",
    [
        tell(3, ERASED),
        tell(3, DELETED),
        tell(3, WITHDRAWN, by=OTHER_OFFICES_DESK),
        alias(3, 1, 2, by=OFFICES_DESK),
    ],
    ids=["erased", "deleted", "withdrawn elsewhere", "aliased"],
)
def test_only_who_may_ends_or_joins_a_card(forged: Heard) -> None:
    """The register erases, deletes and joins; the granting site withdraws."""
    other = OTHER_OFFICES_DESK.register_card(2)

    assert listed(CARD, other, forged) == listed(CARD, other)
    assert folded(CARD, other, forged, number=2).row.disputed


def test_two_registrations_that_are_one_card_keep_one_code() -> None:
    """The later one is an alias and in no dispute; both offices may end it."""
    other = OTHER_OFFICES_DESK.register_card(2)
    said = [CARD, other, alias(3, 2, 1)]
    second = folded(*said, number=2)

    assert second.row.alias_of == an_id(1)
    assert not second.row.disputed
    assert len(listed(*said)) == 1
    lost = OTHER_OFFICES_DESK.say(4, LOST, about=an_id(2))
    assert [row.state for row in listed(*said, lost)] == [CardState.LOST]


def test_a_limit_is_the_holders_whatever_card_is_used() -> None:
    """A replaced card and the new one are one chain, and count together."""
    new = OFFICES_DESK.register_card(2, OTHER_CODE)
    replaced = OFFICES_DESK.end(4, 1, replaced_by=2)
    used = [
        VENUES_DESK.use(3, course_places=1),
        VENUES_DESK.use(5, OTHER_CODE, course_places=1),
    ]
    [chain] = chains_of(fold([CARD, new, replaced], RULES).registrations)
    case = case_in(CaseKind.OVER_LIMIT, CARD, new, replaced, *used)

    assert chain.codes == (OTHER_CODE, CODE)
    assert case.entries


def test_a_row_of_uses_names_the_holders_other_cards() -> None:
    """A venue counts over all of them, though the new card was never used there."""
    new = OFFICES_DESK.register_card(2, OTHER_CODE)
    said = [CARD, new, OFFICES_DESK.end(4, 1, replaced_by=2), VENUES_DESK.use(3)]
    rows = project(fold(said, RULES), KEY)
    old_item, new_item = (card_item(code, KEY) for code in (CODE, OTHER_CODE))

    assert decode(rows[f"site/{VENUE}", b"u" + new_item], UseRowWire) == UseRowWire(
        0, (), also=(old_item,)
    )
    assert decode(rows[f"site/{VENUE}", b"u" + old_item], UseRowWire).also == ()
