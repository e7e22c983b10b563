"""Classic bugs, planted one at a time: each must be found by some seed.

A simulator that has never failed proves nothing. Each bug is a diff in `planted`,
applied to a copy of the tree; a diff that no longer fits is itself a failure. What
was found in this tree is passed over; `--others` asks the other tests as well.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from tests.simulation.finds import FINDS, Find, Finds
from tests.simulation.reaching import files_for
from tools.proved import tree_hash

ROOT = Path(__file__).resolve().parents[2]
PLANTED = Path(__file__).with_name("planted")
MOST_SEEDS = 300
NOTES = "noted.coverage"
_FOUND = re.compile(r"^seed (\d+), step -?\d+: (.*)$", re.MULTILINE)
_OTHERS = [
    f"tests/{place}"
    for place in ("kaikudesk", "sync", "register", "ui", "journeys", "second_client")
]
_PASSED, _FAILED = 0, 1


class PlantingError(Exception):
    """A bug could not be planted, or nobody can say what the tests think of it."""


def bugs() -> list[str]:
    """Name all planted bugs."""
    return sorted(path.stem for path in PLANTED.glob("*.diff"))


def look_for(bug: str, asked: argparse.Namespace, known: Find | None) -> Find:
    """Plant a bug in a copy of the tree, and ask there what is not known yet."""
    with TemporaryDirectory(prefix="kaiku-planted-") as folder:
        tree = Path(folder)
        _copy_tree(tree)
        _plant(bug, tree)
        find = known or _play(bug, tree, asked)
        if asked.others and find.passes_others is None:
            find = replace(find, passes_others=_others_pass(bug, tree, asked.workers))
        return find


def main(arguments: list[str] | None = None) -> int:
    """Look for all of them, or for those named, and print a table."""
    asked = _asked(arguments)
    finds, missed = Finds(asked.results), 0
    for bug in asked.bugs or bugs():
        find = finds.of(bug)
        if find is None or (asked.others and find.passes_others is None):
            find = look_for(bug, asked, find)
            finds.keep(find)
        missed += find.seed is None
        sys.stdout.write(_line(find) + "\n")
        sys.stdout.flush()
    return int(missed > 0)


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.planting")
    parser.add_argument("bugs", nargs="*", metavar="BUG")
    parser.add_argument("--seeds", type=int, default=MOST_SEEDS, help="at most")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--others", action="store_true", help="ask the other tests")
    parser.add_argument("--results", type=Path, default=FINDS)
    return parser.parse_args(arguments)


def _copy_tree(to: Path) -> None:
    """Copy what git knows or would add, and the compiled languages: all for tests."""
    names = _told("git", "ls-files", "-co", "--exclude-standard").splitlines()
    compiled = ROOT.glob("resources/i18n/*.qm")
    names += [path.relative_to(ROOT).as_posix() for path in compiled]
    for name in names:
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, to / name)


def _told(*words: str) -> str:
    return subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def _plant(bug: str, tree: Path) -> None:
    apply = ["git", "apply", "--recount", str(PLANTED / f"{bug}.diff")]
    if subprocess.run(apply, cwd=tree, check=False).returncode:
        raise PlantingError(f"{bug} no longer fits the tree")


def _play(bug: str, tree: Path, asked: argparse.Namespace) -> Find:
    how = f"--quick --seeds {asked.seeds} --workers {asked.workers}"
    results = str(tree / "results.json")
    told = _run(tree, "tests.simulation", *how.split(), "--results", results).stdout
    said = _FOUND.search(told)
    return Find(bug, int(said[1]), said[2]) if said else Find(bug)


def _others_pass(bug: str, tree: Path, workers: int) -> bool:
    diff = (PLANTED / f"{bug}.diff").read_text("utf-8")
    noted = _noted(workers)
    files = files_for(diff, noted / NOTES, noted, _OTHERS)
    how = f"-q -x -p no:cacheprovider -p no:randomly -n {workers}"
    return _tested(_run(tree, "pytest", *how.split(), *files))


def _noted(workers: int) -> Path:
    """Give a copy of this tree that holds notes of which test runs which line of it.

    They are taken once while the tree is the same.
    """
    copy = ROOT / "build" / f"noted-{tree_hash()}"
    if not (copy / NOTES).exists():
        shutil.rmtree(copy, ignore_errors=True)
        _copy_tree(copy)
        how = f"-q -p no:cacheprovider -n {workers} --cov --cov-context=test"
        silent = "--cov-report= --cov-fail-under=0"
        words = (*how.split(), *silent.split(), *_OTHERS)
        ran = _run(copy, "pytest", *words, COVERAGE_FILE=str(copy / "taken"))
        if not _tested(ran):
            raise PlantingError(f"a test fails without any bug:\n{ran.stdout[-2000:]}")
        (copy / "taken").rename(copy / NOTES)
    return copy


def _tested(ran: "subprocess.CompletedProcess[str]") -> bool:
    if ran.returncode not in {_PASSED, _FAILED}:
        raise PlantingError(ran.stdout[-1000:] + ran.stderr[-1000:])
    return ran.returncode == _PASSED


def _run(
    tree: Path, module: str, *words: str, **more: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)} | more,
        capture_output=True,
        text=True,
        check=False,
    )


def _line(find: Find) -> str:
    said = f"seed {find.seed}: {find.complaint[:70]}"
    if find.seed is None:
        said = "NOT FOUND"
    others = {True: "others pass", False: "others fail", None: ""}
    return f"{find.bug:34} {said:80} {others[find.passes_others]}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
