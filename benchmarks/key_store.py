"""A key store for machines that have none, so that a desk opens by itself.

It keeps what it is told in a plain file of the run's own folder. What looking for
the system's store costs is paid here as well: keyring's own are all looked at.
"""

import json
import os
from pathlib import Path
from typing import Final

from keyring.backend import KeyringBackend, get_all_keyring

_FILE: Final = "KAIKUDESK_BENCHMARK_KEYS"
OTHERS: Final = tuple(get_all_keyring())


def use_in(folder: Path) -> None:
    """Let this process and those that it starts keep their secrets here."""
    os.environ[_FILE] = str(folder / "key-store.json")
    os.environ["PYTHON_KEYRING_BACKEND"] = f"{__name__}.{FileKeyring.__name__}"


class FileKeyring(KeyringBackend):
    """Keeps secrets where the environment says."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        """Give a secret."""
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        kept = self._kept() | {f"{service}/{username}": password}
        self._path().write_text(json.dumps(kept), "utf-8")

    def _kept(self) -> dict[str, str]:
        path = self._path()
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def _path(self) -> Path:
        return Path(os.environ[_FILE])
