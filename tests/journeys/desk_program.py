"""A desk as a program of its own, for the days on which it is killed.

Started with what to do and the folder of an enrolled desk; it says that it
is at work, waits for a line, and prints one for everything that is done.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kaikudesk.clock import SystemClock
from tests.journeys.town import Post, give, post_of


def say(words: object) -> None:
    """Say something that whoever started this hears at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def play(post: Post) -> None:
    """Play one round."""
    report = post.play()
    say(f"waiting {report.waiting}")


def record(post: Post) -> None:
    """Give a ticket for each line that comes, and name it once it is recorded."""
    for number, _ in enumerate(sys.stdin):
        say(give(post.desk, f"KK{number:08}").entry_id.hex())


WORK: Final[dict[str, Callable[[Post], None]]] = {"play": play, "record": record}


def main() -> None:
    """Open the desk, work, and close it again."""
    post = post_of(Path(sys.argv[2]), SystemClock())
    say("at work")
    sys.stdin.readline()
    WORK[sys.argv[1]](post)
    post.desk.close()


if __name__ == "__main__":
    main()
