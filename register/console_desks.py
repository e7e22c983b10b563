"""Commands about one desk: its right, its clock, and what is held of it."""

from argparse import Namespace

from kaikudesk.ledger.heard import USES
from kaikudesk.model import EntryKind
from register.console_opening import Offer, Say, opened
from register.errors import NothingToSettleError
from register.held import Held, admit, confirm_clock, held_of, leave_out
from register.moving_desks import move_desk, place_named
from register.opened import Register
from register.own_clock import confirm_own_clock
from register.withdrawal import withdraw_desk
from register.wording import Wording


def offer_desks(command: Offer, words: Wording) -> None:
    """Offer `withdraw-desk`, `move-desk`, `held`, `confirm-clock`."""
    command("withdraw-desk", _withdraw_desk).add_argument("desk", type=int)
    moving = command("move-desk", _move_desk)
    moving.add_argument("desk", type=int)
    moving.add_argument(
        "--to",
        nargs="+",
        required=True,
        type=place_named,
        metavar="SITE:ROLE",
        help=words.say("help: move to"),
    )
    held = command("held", _held)
    held.add_argument("desk", type=int)
    answer = held.add_mutually_exclusive_group()
    answer.add_argument("--admit", action="store_true", help=words.say("help: admit"))
    answer.add_argument(
        "--leave-out", action="store_true", help=words.say("help: leave out")
    )
    command("confirm-clock", _confirm_clock).add_argument("desk", type=int, nargs="?")


def _withdraw_desk(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        done = withdraw_desk(register, asked.desk)
    say(words.say("withdrawn" if done else "withdrawn before", desk=asked.desk))
    return 0


def _move_desk(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        done = move_desk(register, asked.desk, tuple(asked.to))
    places = ", ".join(f"{one.site}:{one.role}" for one in asked.to)
    key = "desk moved" if done else "desk is there"
    say(words.say(key, desk=asked.desk, places=places))
    return 0


def _held(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        say(_answered(register, asked, words))
    return 0


def _answered(register: Register, asked: Namespace, words: Wording) -> str:
    desk: int = asked.desk
    if asked.admit:
        return words.say("admitted", desk=desk, count=admit(register, desk))
    if asked.leave_out:
        leave_out(register, desk)
        return words.say("left out", desk=desk)
    return _told(held_of(register, desk), desk, words)


def _told(held: Held, desk: int, words: Wording) -> str:
    uses = sum(held.ours[kind] for kind in USES)
    cards = held.ours[EntryKind.CARD_REGISTERED]
    rest = held.ours.total() - uses - cards
    said = words.say("held", desk=desk, uses=uses, cards=cards, rest=rest)
    if not held.others:
        return said
    return f"{said} {words.say('held of others', count=held.others.total())}"


def _confirm_clock(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        if asked.desk is None:
            return _confirm_own_clock(register, words, say)
        confirm_clock(register, asked.desk)
    say(words.say("clock confirmed", desk=asked.desk))
    return 0


def _confirm_own_clock(register: Register, words: Wording, say: Say) -> int:
    try:
        confirm_own_clock(register)
    except NothingToSettleError:
        say(words.say("own clock is right"))
        return 1
    say(words.say("own clock confirmed"))
    return 0
