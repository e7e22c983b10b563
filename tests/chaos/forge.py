"""Starts desks quickly: a process that has imported everything and forks.

Told one life a line, it answers each with the number of the process that lives it.
Started with a folder, it first mounts a small disk there, in a mount namespace that
nobody else sees. Its desks end with it, whatever it ends by.
"""

import ctypes
import os
import signal
import subprocess
import sys

import msgspec

from tests.chaos.desk_driver import live_and_tell
from tests.chaos.life import Life

DISK_BYTES = 64 * 1024 * 1024
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def main() -> None:
    """Fork for each line until there are no more."""
    if len(sys.argv) > 1:
        size = f"size={DISK_BYTES}"
        mount = ("mount", "-t", "tmpfs", "-o", size, "tmpfs", sys.argv[1])
        subprocess.run(mount, check=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _say("ready")
    for line in sys.stdin:
        life = msgspec.json.decode(line, type=Life)
        number = os.fork()
        if number == 0:
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            live_and_tell(life)
            os._exit(0)
        _say(str(number))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
