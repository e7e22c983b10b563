"""A mobile-only card gets its code from the register, and from nobody else."""

import pytest

from kaikudesk.model import EntryKind
from kaikudesk.wire.bodies import CodeAssigned
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import CardRowWire
from register.acts import write_acts
from register.assigning import WaitingCard, assign_code, waiting_cards
from register.errors import NotAssignedError, WhyNotAssigned
from register.pen import Act
from tests.register.pens import TODAY
from tests.register.reading_pages import LIST
from tests.register.staging import (
    CODE,
    DISTRIBUTOR,
    VENUE,
    Country,
    assert_whole,
    head_of,
    rows_of,
)


def card(country: Country, registration: bytes) -> CardRowWire:
    """Give the distributor's row of a card."""
    place = (f"cards/{DISTRIBUTOR}", registration)
    return decode(rows_of(country.register)[place], CardRowWire)


def listed(country: Country) -> int:
    """Count the cards on the list."""
    return sum(scope == LIST for scope, _ in rows_of(country.register))


def a_mobile_card(country: Country) -> bytes:
    """Let the distributor's desk register a card without a code."""
    registration = country.distributor.register_card(None)
    country.push()
    return registration


def test_a_card_without_a_code_waits_and_works_nowhere(country: Country) -> None:
    """The register knows it, the list does not."""
    registration = a_mobile_card(country)
    country.distributor.register_card(CODE)
    country.push()

    assert waiting_cards(country.register) == [
        WaitingCard(registration, DISTRIBUTOR, TODAY)
    ]
    assert card(country, registration).code is None
    assert listed(country) == 1


def test_the_code_comes_to_the_distributor_and_onto_the_list(country: Country) -> None:
    """Typed as it may be; a new fold of everything says the same."""
    registration = a_mobile_card(country)
    assign_code(country.register, registration, "kk 123 456 78")

    assert card(country, registration).code == CODE
    assert listed(country) == 1
    assert waiting_cards(country.register) == []
    assert_whole(country.register)


def test_a_use_before_the_code_is_that_cards(country: Country) -> None:
    """Whoever was let in on the telephone's word opens no case for ever."""
    registration = a_mobile_card(country)
    country.venue.use(CODE)
    country.push()
    assign_code(country.register, registration, CODE)

    scopes = {scope for scope, _ in rows_of(country.register)}
    assert f"cases/{VENUE}" not in scopes
    assert_whole(country.register)


def test_the_same_code_once_more_changes_nothing(country: Country) -> None:
    """Pressing again after a fault is no second act."""
    registration = a_mobile_card(country)
    assign_code(country.register, registration, CODE)
    head = head_of(country.register)
    assign_code(country.register, registration, CODE)

    assert head_of(country.register) == head


def refusal(country: Country, registration: bytes, code: str) -> WhyNotAssigned:
    """Give the reason for which a code is not assigned."""
    with pytest.raises(NotAssignedError) as refused:
        assign_code(country.register, registration, code)
    return refused.value.why


@pytest.mark.parametrize("text", ["", "X", "131052-308T", "kortti ☂"])
def test_what_is_no_cards_code_is_not_assigned(country: Country, text: str) -> None:
    """An identity code least of all."""
    registration = a_mobile_card(country)

    assert refusal(country, registration, text) is WhyNotAssigned.NO_CARD


def test_nobody_elses_code_is_assigned(country: Country) -> None:
    """Neither one that was registered nor one that was assigned."""
    first, second, third = (a_mobile_card(country) for _ in range(3))
    printed = country.distributor.register_card(CODE)
    country.push()
    assign_code(country.register, first, "MK00000001")
    head = head_of(country.register)

    assert refusal(country, second, CODE) is WhyNotAssigned.TAKEN
    assert refusal(country, third, "MK00000001") is WhyNotAssigned.TAKEN
    assert refusal(country, first, "MK00000002") is WhyNotAssigned.HAS_A_CODE
    assert refusal(country, printed, "MK00000002") is WhyNotAssigned.HAS_A_CODE
    assert head_of(country.register) == head


def test_only_a_registration_gets_a_code(country: Country) -> None:
    """A redemption's id, or one that nobody made, is no registration."""
    use = country.venue.use(CODE)
    country.push()

    assert refusal(country, use, CODE) is WhyNotAssigned.UNKNOWN
    assert refusal(country, bytes(16), CODE) is WhyNotAssigned.UNKNOWN


def test_a_desk_assigns_no_code(country: Country) -> None:
    """Its entry is kept for a person and has no effect."""
    registration = a_mobile_card(country)
    country.distributor.write(
        EntryKind.CODE_ASSIGNED, CodeAssigned(), code=CODE, about=registration
    )
    [receipt] = country.push()

    assert receipt.held == (receipt.last,)
    assert card(country, registration).code is None


def test_an_assignment_without_a_code_says_nothing(country: Country) -> None:
    """Not even the register's own."""
    act = Act(EntryKind.CODE_ASSIGNED, CodeAssigned(), about=a_mobile_card(country))

    with pytest.raises(ValueError, match="cannot read"):
        write_acts(country.register, [act])
