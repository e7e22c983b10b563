"""Commands that keep the register: backups, and what follows a restored one."""

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kaikudesk.clock import SystemClock
from register.backup import write_backup
from register.console_opening import Offer, Say, acts_folder, opened
from register.engines import open_database
from register.errors import BackupFileError
from register.opened import open_register
from register.refold import refold
from register.restore import Into, restore
from register.wording import Wording


def offer_backups(command: Offer, words: Wording) -> None:
    """Offer `backup` and `restore`."""
    for name, run in (("backup", _backup), ("restore", _restore)):
        command(name, run).add_argument(
            "file", type=Path, help=words.say(f"help: {name} file")
        )


def _backup(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        try:
            about = write_backup(register, asked.file)
        except OSError as fault:
            raise BackupFileError(str(asked.file)) from fault
    say(words.say("backup made", path=asked.file, number=about.n))
    return 0


def _restore(asked: Namespace, words: Wording, say: Say) -> int:
    # Opened as for serving: no file is put back under a process that serves it.
    with closing(open_database(asked.database, serving=True)) as database:
        into = Into(database, SystemClock(), acts_folder(asked))
        try:
            about, taken = restore(into, asked.file)
        except OSError as fault:
            raise BackupFileError(str(asked.file)) from fault
        refold(open_register(database, SystemClock()))
    made = datetime.fromtimestamp(about.made / 1000, UTC).astimezone()
    when = f"{made.day}.{made.month}.{made.year} {made:%H:%M}"
    say(words.say("restored", when=when, count=taken))
    return 0
