"""What a distributor's clerk says of cards that this desk gave, told by a seed."""

from collections.abc import Callable
from random import Random
from typing import Final

from kaikudesk import card_acts, handover
from kaikudesk.desk import Desk
from kaikudesk.model import Background

Verb = Callable[[Desk, bytes, Random], None]
_POSTCODES: Final = ("88900", "88930", "00100")
_CARDS: Final = 60


def code_of(number: int) -> str:
    """Give the code of a card of this town."""
    return f"KK7{number:07}"


def any_code(dice: Random) -> str:
    """Give one that may be registered already."""
    return code_of(dice.randrange(_CARDS))


def _amend(desk: Desk, card: bytes, dice: Random) -> None:
    card_acts.amend_children(desk, card, dice.randrange(4))


def _correct(desk: Desk, card: bytes, dice: Random) -> None:
    card_acts.amend_background(desk, card, Background(1990, dice.choice(_POSTCODES)))


def _renew(desk: Desk, card: bytes, _dice: Random) -> None:
    card_acts.renew(desk, card, desk.today)


def _report_lost(desk: Desk, card: bytes, _dice: Random) -> None:
    card_acts.report_lost(desk, card)


def _inactivate(desk: Desk, card: bytes, _dice: Random) -> None:
    card_acts.inactivate(desk, card)


def _reinstate(desk: Desk, card: bytes, _dice: Random) -> None:
    card_acts.reinstate(desk, card)


def _replace(desk: Desk, card: bytes, dice: Random) -> None:
    opened = handover.open_form(desk)
    form = card_acts.replacement(desk, card, opened, any_code(dice))
    card_acts.replace_card(desk, card, form)


def _withdraw(desk: Desk, card: bytes, _dice: Random) -> None:
    card_acts.withdraw_consent(desk, card)


VERBS: Final[tuple[Verb, ...]] = (
    *(_amend, _amend, _amend, _correct, _correct, _renew, _renew),
    *(_report_lost, _inactivate, _reinstate, _reinstate, _replace, _withdraw),
)
