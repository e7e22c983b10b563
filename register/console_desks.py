"""Commands about one desk: its right, and what waits for a person because of it."""

from argparse import Namespace

from register.console_opening import Offer, Say, opened
from register.withdrawal import withdraw_desk
from register.wording import Wording


def offer_desks(command: Offer, words: Wording) -> None:
    """Offer `withdraw-desk`."""
    del words
    command("withdraw-desk", _withdraw_desk).add_argument("desk", type=int)


def _withdraw_desk(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        done = withdraw_desk(register, asked.desk)
    say(words.say("withdrawn" if done else "withdrawn before", desk=asked.desk))
    return 0
