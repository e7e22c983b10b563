"""Classic bugs, planted one at a time: each must be found by some seed.

A simulator that has never failed proves nothing. Each bug is a diff in `planted`,
applied to a copy of the tree; a diff that no longer fits is itself a failure.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PLANTED = Path(__file__).with_name("planted")
MOST_SEEDS = 300
_TREES = ("kaikudesk", "sync", "register", "tests", "tools", "resources")
_FOUND = re.compile(r"^seed (\d+), step -?\d+: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """Which seed found a planted bug, and what it complained of."""

    bug: str
    seed: int
    complaint: str


def bugs() -> list[str]:
    """Name all planted bugs."""
    return sorted(path.stem for path in PLANTED.glob("*.diff"))


def plant(bug: str, tree: Path) -> bool:
    """Apply a bug to a copy of the tree; tell whether it fits."""
    diff = (PLANTED / f"{bug}.diff").read_bytes()
    apply = ["git", "apply", "--recount", "-"]
    return subprocess.run(apply, cwd=tree, input=diff, check=False).returncode == 0


def copy_tree(to: Path) -> None:
    """Copy what a simulation needs."""
    for name in _TREES:
        ignored = shutil.ignore_patterns("__pycache__", "results.json")
        shutil.copytree(ROOT / name, to / name, ignore=ignored)


def find(bug: str, most: int = MOST_SEEDS) -> Found | None:
    """Run seeds over a tree with this bug until one complains."""
    with TemporaryDirectory() as folder:
        copy_tree(Path(folder))
        if not plant(bug, Path(folder)):
            return None
        run = [
            sys.executable,
            "-m",
            "tests.simulation",
            "--seeds",
            str(most),
            "--quick",
        ]
        told = subprocess.run(
            run,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "", "PYTHONPATH": folder},
        ).stdout
    said = _FOUND.search(told)
    return Found(bug, int(said[1]), said[2]) if said else None


def main(names: list[str]) -> int:
    """Plant all of them, or those named, and print a table."""
    missed = 0
    for bug in names or bugs():
        found = find(bug)
        missed += found is None
        said = f"seed {found.seed}: {found.complaint[:90]}" if found else "NOT FOUND"
        sys.stdout.write(f"{bug:34} {said}\n")
        sys.stdout.flush()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
