"""Programs that are killed in the middle of their work."""

import os
import subprocess
import sys
from pathlib import Path


def kill_at_work(program: str, path: Path) -> None:
    """Start a program on a file and kill it once it has said that it is at work.

    It says so by a line, and then waits on its standard input.
    """
    # A killed program would leave half a record of its coverage.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COVERAGE_")
    }
    with subprocess.Popen(
        [sys.executable, "-P", "-c", program, str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as victim:
        assert victim.stdout is not None
        said = victim.stdout.readline()
        victim.kill()
    assert said == b"at work\n"
