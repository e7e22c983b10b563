"""The register as real processes, started by its script."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def _line(url: str, *words: str) -> list[str]:
    program = [sys.executable, "-P", "-m", "register"]
    return [*program, "--database", url, "--lang", "en", *words]


def command(url: str, *words: str, expect: int = 0) -> str:
    """Run one command by the script and give what it said, its complaint if it failed.

    `expect` is the status with which it is to end.
    """
    done = subprocess.run(
        _line(url, *words), capture_output=True, text=True, check=False
    )
    assert done.returncode == expect, done.stderr
    return done.stderr if expect else done.stdout


@contextmanager
def serving(url: str, port: int = 0, *, more: Sequence[str] = ()) -> Iterator[str]:
    """Serve on this port, 0 takes a free one; killed without a word at the end."""
    with a_server(url, port, more=more) as (process, address):
        try:
            yield address
        finally:
            process.kill()


@contextmanager
def a_server(
    url: str, port: int = 0, *, listening: bool = False, more: Sequence[str] = ()
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a register that was founded, and give its process and its address.

    Its complaints go where the tests' own go, unless somebody is `listening`.
    """
    with subprocess.Popen(
        _line(url, "serve", "--port", str(port), *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if listening else None,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().split()[4].rstrip(".")
