"""Whole runs of the program in processes of their own, and of an empty window."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LINE: Final = (sys.executable, "-P", "-m", "benchmarks.watched_start")
_PATIENCE_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Run:
    """What a run told, by what it told of; times count from its start.

    `cpu` is all that the process used until its first frame.
    """

    frame: float
    cpu: float
    verdict: float = 0.0
    word: str = ""
    longest_gap: float = 0.0
    resident: float = 0.0


def run_program(kind: str, folder: Path, code: str) -> Run:
    """Start the program in a desk's folder: `frame` or `scan`."""
    return _run(kind, str(folder), code)


def run_empty(kind: str) -> Run:
    """Start an empty window instead."""
    return _run("empty", kind)


def _run(*words: str) -> Run:
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Else each start compiles our sources anew, and the empty window nothing.
    here.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    said = subprocess.run(
        [*_LINE, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=here,
        timeout=_PATIENCE_SECONDS,
    ).stdout
    told = {}
    for line in said.splitlines():
        what, at, value = line.split("\t")
        told[what] = (float(at) - begun, value)
    nothing = (0.0, "0")
    frame, cpu = told["frame"]
    verdict, word = told.get("verdict", nothing)
    return Run(
        frame=frame,
        cpu=float(cpu),
        verdict=verdict,
        word=word,
        longest_gap=float(told.get("gap", nothing)[1]),
        resident=float(told.get("idle", nothing)[1]),
    )
