"""Measures all of it, or what is named, and writes the results down."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks import report
from benchmarks.figure import Figure
from benchmarks.ground import Ground
from benchmarks.lines import GOALS, LINES
from benchmarks.machine import describe

_CARDS: Final = 1_000_000


def main() -> None:
    """Measure and tell; only goals' own number of cards is written down."""
    parser = _parser()
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(LINES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="kaikudesk-") as name:
        machine = describe(Path(name))
        with Ground(Path(name), wanted.cards) as ground:
            figures = _measure(ground, wanted.names or list(LINES))
    if wanted.cards == _CARDS:
        report.keep(figures, GOALS, machine)


def _measure(ground: Ground, names: Sequence[str]) -> list[Figure]:
    figures = []
    for name in names:
        for figure in LINES[name].measure(ground):
            print(report.row(figure), end="", flush=True)
            figures.append(figure)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(LINES))
    parser.add_argument("--cards", type=int, default=_CARDS)
    return parser


if __name__ == "__main__":
    main()
