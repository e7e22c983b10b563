"""Measures KaikuDesk beside PouchDB; `npm ci` has put that here before."""

import tempfile
from pathlib import Path

from benchmarks import report
from benchmarks.lines import GOALS
from benchmarks.machine import describe
from benchmarks.peers.against import measure


def main() -> None:
    """Measure, tell, and write the figures down beside the others."""
    with tempfile.TemporaryDirectory(prefix="kaikudesk-") as name:
        machine = describe(Path(name))
        figures = []
        for figure in measure(Path(name)):
            print(report.row(figure), end="", flush=True)
            figures.append(figure)
    report.keep(figures, GOALS, machine)


if __name__ == "__main__":
    main()
