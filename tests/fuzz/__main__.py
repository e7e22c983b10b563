"""Fuzzes the decoders with atheris and keeps the counts: `python -m tests.fuzz`.

Each decoder runs in a process of its own, since atheris never returns. What it finds
interesting goes into the corpus, which the suite reads again at every run.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tools.proved import tree_hash

FOLDER: Final = Path(__file__).parent
RESULTS: Final = FOLDER / "results.json"
CORPUS: Final = FOLDER / "corpus"
_DONE: Final = re.compile(r"Done (\d+) runs in (\d+) second")


def main() -> int:
    """Fuzz what is named, or everything; the status tells whether all held."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("names", nargs="*", metavar="DECODER")
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    asked, rest = parser.parse_known_args()
    if asked.alone:
        _fuzz(asked.alone, rest)
    from tests.fuzz.decoders import DECODERS  # noqa: PLC0415 - atheris watches this import in the other process

    held = [
        _fuzz_apart(name, asked.runs, asked.seconds)
        for name in asked.names or list(DECODERS)
    ]
    return 0 if all(held) else 1


def _fuzz_apart(name: str, runs: int, seconds: int) -> bool:
    """Run one decoder to its end and write down how far it came."""
    corpus = CORPUS / name.replace(" ", "-")
    corpus.mkdir(parents=True, exist_ok=True)
    line = [sys.executable, "-m", "tests.fuzz", "--alone", name, f"-runs={runs}"]
    limits = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=5"]
    artifacts = f"-artifact_prefix={corpus}/crash-"
    told = subprocess.run(
        [*line, *limits, artifacts, "-rss_limit_mb=2048", str(corpus)],
        capture_output=True,
        text=True,
        check=False,
    )
    done = _DONE.search(told.stderr)
    if told.returncode or done is None:
        sys.stdout.write(f"{name}: FAILED\n{told.stderr[-3000:]}\n")
        return False
    counts = {"executions": int(done[1]), "seconds": int(done[2])}
    _keep(name, counts | {"corpus": sum(1 for _ in corpus.iterdir())})
    sys.stdout.write(f"{name}: {done[1]} executions in {done[2]} s\n")
    sys.stdout.flush()
    return True


def _keep(name: str, counts: dict[str, int]) -> None:
    """Add to what was run before on the same decoder of the same tree."""
    there: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    before, tree = there.get(name, {}), tree_hash()
    if before.get("tree") == tree:
        for what in ("executions", "seconds"):
            counts[what] += before[what]
    there[name] = counts | {"tree": tree}
    RESULTS.write_text(json.dumps(there, indent=1, sort_keys=True) + "\n")


def _fuzz(name: str, rest: list[str]) -> None:
    import atheris  # type: ignore[import-untyped]  # no stubs  # noqa: PLC0415 - only the fuzzing process has it

    with atheris.instrument_imports(include=["kaikudesk", "register"]):
        from tests.fuzz.decoders import DECODERS  # noqa: PLC0415 - watched by atheris

    decoder = DECODERS[name]
    corpus = CORPUS / name.replace(" ", "-")
    for number, seed in enumerate(decoder.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *rest], decoder.try_it)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
