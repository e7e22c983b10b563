"""The results as they are kept: a list for programs, and a page for people."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.figure import Figure, Goal

RESULTS: Final = Path(__file__).with_name("results.json")
PAGE: Final = Path(__file__).with_name("results.md")
_TITLE: Final = """# What it costs

Measured by `make bench`; goals are upper limits. A ratio is taken against bare work of
the same run, in turn, and figures are medians of at least five rounds; errors are all
that there were, and the demo country is made once.
"""
_HEAD: Final = """
| what | measured | bare | goal | |
|---|---|---|---|---|
"""
_MET: Final = {True: "met", False: "**missed**", None: ""}


def merge(
    old: Iterable[Figure], new: Iterable[Figure], order: Sequence[Goal]
) -> list[Figure]:
    """Put new figures in the place of old ones; what is no goal any more goes."""
    by_name = {one.name: one for one in (*old, *new)}
    return [by_name[goal.name] for goal in order if goal.name in by_name]


def keep(
    figures: Iterable[Figure], goals: Sequence[Goal], machine: Mapping[str, str]
) -> None:
    """Write new figures down among those that are kept, in both forms."""
    kept = merge(read(RESULTS), figures, goals)
    write(RESULTS, kept)
    PAGE.write_text(page(kept, goals, machine), "utf-8")


def read(path: Path) -> list[Figure]:
    """Read results; none where there are none yet."""
    return (
        msgspec.json.decode(path.read_bytes(), type=list[Figure])
        if path.exists()
        else []
    )


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Write results for programs."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")


def page(
    figures: Sequence[Figure], goals: Sequence[Goal], machine: Mapping[str, str]
) -> str:
    """Write results for people, with the machine and every missed goal."""
    reasons = {goal.name: goal.because for goal in goals}
    missed = [_missed(one, reasons[one.name]) for one in figures if one.met is False]
    parts = [_TITLE, _HEAD, *map(row, figures)]
    if missed:
        parts += ["\n## Missed goals\n\n", *missed]
    parts += ["\n## The machine\n\n| | |\n|---|---|\n"]
    parts += [f"| {name} | {text} |\n" for name, text in machine.items()]
    return "".join(parts)


def row(one: Figure) -> str:
    """Write one figure as a row."""
    goal = "" if one.goal is None else f"≤ {_number(one.goal)} {one.unit}"
    cells = (
        one.name,
        f"{_number(one.value)} {one.unit}",
        _bare(one),
        goal,
        _MET[one.met],
    )
    return "| " + " | ".join(cell.strip() for cell in cells) + " |\n"


def _bare(one: Figure) -> str:
    return "" if one.baseline is None else _number(one.baseline)


def _missed(one: Figure, because: str) -> str:
    measured, goal = _number(one.value), _number(one.goal or 0)
    beyond = f" ({one.value / one.goal:.1f} times as much)" if one.goal else ""
    got = f"{measured} {one.unit}".strip()
    said = f"{one.name}: {got} where {goal} was the goal{beyond}"
    return f"* {said}: {because}.\n"


def _number(value: float) -> str:
    """Show three digits that count, and whole numbers whole."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
