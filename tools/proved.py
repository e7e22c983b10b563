"""What simulator and storms prove, named: `python -m tools.proved` prints the name.

Results hold for one tree. Where this name is another than theirs, they were reached
over other code than what lies here.
"""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_PROVED: Final = ("kaikudesk", "sync", "register")
_LETTERS: Final = 16


def tree_hash(root: Path = ROOT) -> str:
    """Name the source of desk, post and register by a hash over its files."""
    digest = sha256()
    for path in sorted(p for tree in _PROVED for p in (root / tree).rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_LETTERS]


def commit_of_tree(root: Path = ROOT) -> str:
    """Name the commit that last changed this source; empty where no commit has it."""
    git = shutil.which("git")
    if git is None or _said(root, git, "status", "--porcelain"):
        return ""
    return _said(root, git, "log", "-1", "--format=%h")


def _said(root: Path, *words: str) -> str:
    asked = subprocess.run(
        [*words, "--", *_PROVED], cwd=root, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


if __name__ == "__main__":
    sys.stdout.write(f"{tree_hash()}\n")
