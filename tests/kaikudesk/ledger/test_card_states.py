"""What a card is, by what each desk had seen; and its fields."""

import pytest

from kaikudesk.ledger import Heard
from kaikudesk.ledger.fields import heads_of, is_doubtful
from kaikudesk.ledger.states import is_crossed
from kaikudesk.model import CardState
from tests.kaikudesk.ledger.card_talk import (
    CARD,
    ENDED,
    LOST,
    REINSTATED,
    SECOND_OFFICE_DESK,
    amend,
    folded,
    listed,
    tell,
)
from tests.kaikudesk.ledger.telling import (
    OFFICE,
    OTHER_OFFICES_DESK,
    Desk,
    an_id,
)


@pytest.mark.parametrize(
    ("said", "state", "crossed"),
    [
        ([tell(2, LOST)], CardState.LOST, False),
        ([tell(3, LOST), tell(2, ENDED)], CardState.INACTIVATED, False),
        ([tell(2, LOST), tell(3, REINSTATED, 2)], CardState.ACTIVE, False),
        ([tell(3, LOST), tell(2, REINSTATED, 3)], CardState.ACTIVE, False),
        ([tell(2, LOST), tell(3, REINSTATED)], CardState.LOST, True),
        (
            [tell(2, LOST), tell(3, ENDED), tell(4, REINSTATED, 2)],
            CardState.INACTIVATED,
            True,
        ),
        (
            [tell(2, LOST), tell(3, REINSTATED, 2), tell(4, LOST, 3)],
            CardState.LOST,
            False,
        ),
        ([tell(2, LOST, by=OTHER_OFFICES_DESK)], CardState.ACTIVE, False),
    ],
    ids=[
        "lost",
        "inactivated is more than lost",
        "reinstated",
        "reinstated by a slow clock",
        "reinstated unseen",
        "reinstated in part",
        "lost once more",
        "another office has no say",
    ],
)
def test_a_state_stands_until_a_reinstatement_names_it(
    said: list[Heard], state: CardState, *, crossed: bool
) -> None:
    """What counts is who saw what, whatever any clock says."""
    card = folded(CARD, *said)

    assert card.state is state
    assert is_crossed(card.row.states) is crossed
    assert [row.state for row in listed(CARD, *said)] == [state]


def test_two_desks_that_change_one_field_both_stay_heads() -> None:
    """The last by clock counts, and the other stands beside it."""
    one, other = amend(2, 3, 1), amend(3, 4, 1, by=SECOND_OFFICE_DESK)
    field = folded(CARD, one, other).row.fields["children"]

    assert field.value == 4
    assert is_doubtful(field)
    assert heads_of(field) == (an_id(3), an_id(2))


def test_two_desks_that_say_the_same_leave_no_doubt() -> None:
    """There is nothing to ask anybody."""
    one, other = amend(2, 3, 1), amend(3, 3, 1, by=SECOND_OFFICE_DESK)

    assert not is_doubtful(folded(CARD, one, other).row.fields["children"])


def test_who_saw_both_heads_has_the_last_word() -> None:
    """An amendment that names them counts, even where its clock is behind."""
    one, other = amend(3, 3, 1), amend(4, 4, 1, by=SECOND_OFFICE_DESK)
    settled = amend(2, 1, 3, 4, by=Desk(OFFICE, b"office.3"))
    field = folded(CARD, one, other, settled).row.fields["children"]

    assert field.value == 1
    assert heads_of(field) == (an_id(2),)


def test_a_desk_saw_what_it_wrote_itself() -> None:
    """Only its newest entry is a head, though that names none of its own."""
    field = folded(CARD, amend(2, 3, 1), amend(3, 4, 1)).row.fields["children"]

    assert heads_of(field) == (an_id(3),)
