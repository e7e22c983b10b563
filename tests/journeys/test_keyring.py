"""A desk whose keys lie in the system's key store: a real Secret Service."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import key_store_days

needs_secret_service = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="no gnome-keyring or dbus on this machine",
)
LONGEST_SECONDS = 120

# With the password of its keyring, or without: then it stays locked, since there
# is no screen on which to ask.
UNLOCKED = (
    "printf word | gnome-keyring-daemon --unlock --components=secrets --daemonize"
)
LOCKED = "gnome-keyring-daemon --start --components=secrets --daemonize"


def live(day: str, *words: str, key_store: str = "") -> dict[str, Any]:
    """Live a day in a session with this key store, and give what it saw."""
    program = [sys.executable, "-P", "-m", key_store_days.__name__, day, *words]
    if key_store:
        script = f'{key_store} >/dev/null && exec "$@"'
        session = ["dbus-run-session", "--", "bash", "-c", script, "session"]
        program = [*session, *program]
    environment = dict(os.environ)
    # The tests' own setting keeps everybody else away from any key store.
    del environment["PYTHON_KEYRING_BACKEND"]
    environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
    done = subprocess.run(
        program,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@needs_secret_service
def test_a_wiped_key_store_costs_a_telephone_call_and_no_entry(tmp_path: Path) -> None:
    """Fifty entries wait, the key store is emptied, the code brings all back."""
    folder = tmp_path / "työpöytä 1"
    folder.mkdir()
    code = live("enrolment", str(folder), key_store=UNLOCKED)["code"]

    assert live("ordinary_day", str(folder), key_store=UNLOCKED) == {"waiting": 50}
    assert live("bad_day", str(folder), code, key_store=UNLOCKED) == {
        "lost": "KeyLostError",
        "waiting": 50,
    }
    assert live("ordinary_day", str(folder), key_store=UNLOCKED) == {"waiting": 50}


@needs_secret_service
def test_a_locked_key_store_is_told_from_a_missing_one(tmp_path: Path) -> None:
    """Both are said to be what they are, without waiting for somebody who is away."""
    live("enrolment", str(tmp_path), key_store=UNLOCKED)

    locked = live("no_day", str(tmp_path), key_store=LOCKED)
    missing = live("no_day", str(tmp_path))
    assert (locked["fault"], missing["fault"]) == (
        "KeyringLockedError",
        "KeyringMissingError",
    )


@pytest.mark.parametrize("backend", ["fail.Keyring", "null.Keyring"])
def test_a_key_store_that_keeps_nothing_counts_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    """Keys are not entrusted to what would forget them or write them down plainly."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{backend}")
    program = [sys.executable, "-P", "-m", key_store_days.__name__, "enrolment"]
    done = subprocess.run(
        [*program, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert "KeyringMissingError" in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []
