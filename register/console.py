"""The command line of the administrator: its areas, put together."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from register.console_backups import offer_backups
from register.console_desks import offer_desks
from register.console_files import offer_files
from register.console_opening import DEFAULT_DATABASE, Run, Say
from register.console_places import offer_places
from register.console_rules import offer_rules
from register.console_serving import offer_serving
from register.wording import Wording

_OFFERS: Final = (
    offer_serving,
    offer_places,
    offer_desks,
    offer_rules,
    offer_files,
    offer_backups,
)


def make_parser(words: Wording) -> ArgumentParser:
    """Make the command line in one language."""
    parser = ArgumentParser("kaikudesk-register", description=words.say("about"))
    parser.add_argument("--lang", help=words.say("help: lang"))
    parser.add_argument(
        "--database", default=DEFAULT_DATABASE, help=words.say("help: database")
    )
    parser.add_argument("--root-key", type=Path, help=words.say("help: root key"))
    parser.add_argument("--acts", type=Path, help=words.say("help: acts"))
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Run) -> ArgumentParser:
        made = commands.add_parser(name, help=words.say(f"help: {name}"))
        made.set_defaults(run=run)
        return made

    for offer in _OFFERS:
        offer(command, words)
    return parser


def run(asked: Namespace, words: Wording, say: Say) -> int:
    """Run one command and give the exit status."""
    status: int = asked.run(asked, words, say)
    return status
