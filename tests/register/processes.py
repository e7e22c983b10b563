"""The register as real processes, started by its script."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def command(url: str, *words: str) -> str:
    """Run one command by the script and give what it said."""
    line = (sys.executable, "-P", "-m", "register", "--database", url, "--lang", "en")
    return subprocess.run(
        [*line, *words], capture_output=True, text=True, check=True
    ).stdout


@contextmanager
def serving(url: str, port: int = 0) -> Iterator[str]:
    """Serve on this port, 0 takes a free one; killed without a word at the end."""
    line = (sys.executable, "-P", "-m", "register", "--database", url, "--lang", "en")
    with subprocess.Popen(
        [*line, "serve", "--port", str(port)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[4].rstrip(".")
        try:
            yield address
        finally:
            process.kill()
