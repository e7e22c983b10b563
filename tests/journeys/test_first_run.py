"""What a newcomer types: both desks of the demo, one beside the other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ui.guided.town import Town
from ui.single_instance import LOCK_NAME

LONG_SECONDS = 90
# The window is drawn nowhere; that there is a display is all that the run asks.
ENVIRONMENT = os.environ | {
    "DISPLAY": ":0",
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="has no process groups"),
]


@contextmanager
def a_run(folder: Path, role: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the demo with this desk until its window is there, and end all of it."""
    with subprocess.Popen(
        (sys.executable, "-P", "-m", "ui.first_run", role),
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as run:
        try:
            end = time.monotonic() + LONG_SECONDS
            while not (folder / "demo" / role / LOCK_NAME).exists():
                assert run.poll() is None
                assert time.monotonic() < end
            yield run
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGTERM)


def test_the_other_desk_opens_beside_the_first_at_the_same_register(
    tmp_path: Path,
) -> None:
    """The second run serves nothing; it finds the register of the first."""
    town = Town(tmp_path / "demo" / "register")
    with a_run(tmp_path, "venue") as first:
        assert town.answers()
        with a_run(tmp_path, "distributor") as second:
            assert [first.poll(), second.poll()] == [None, None]
        assert town.answers()

    end = time.monotonic() + LONG_SECONDS
    while town.answers():
        assert time.monotonic() < end
    assert town.ask_witness("desks") == 2
