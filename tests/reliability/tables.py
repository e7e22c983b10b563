"""The results of the last runs, laid out as tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from tests.chaos.faults import Fault
from tests.chaos.outcome import Outcome
from tests.reliability.asked import answers, is_found
from tests.reliability.case_rows import CASE_ROWS, met_rows
from tests.reliability.results import Results
from tests.simulation.finds import Find

_NEVER: Final = "Not run yet."
_PASSES: Final = {True: "do not see it", False: "see it", None: "not asked"}


def tables(results: Results) -> dict[str, str]:
    """Give each table by the name that it has in the frame."""
    storms = results.storms.storms
    return {
        "answers": _answers(results),
        "towns": _towns(results),
        "met": _met(results),
        "rows": _rows(results),
        "storms": _storms(storms),
        "line": _line(storms),
        "took": _took(storms),
        "planted": _planted(results.planted.bugs),
        "decoders": _decoders(results),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out a table, numbers to the right; say so where there is nothing in it."""
    cells = [[_cell(one) for one in row] for row in rows]
    if not cells:
        return _NEVER
    numbers = [all(_is_number(row[at]) for row in cells) for at in range(len(head))]
    rule = ["--:" if number else "---" for number in numbers]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *cells))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "").isdigit()


def _answers(results: Results) -> str:
    rows = [
        (one.asked, one.goal, one.done, "yes" if one.held else "**no**")
        for one in answers(results)
    ]
    return table(("What was asked", "Goal", "Answer", "Held"), rows)


def _towns(results: Results) -> str:
    sizes = sorted(results.simulated.sizes.items(), reverse=True)
    rows = [(name, size.count, size.entries) for name, size in sizes]
    return table(("Towns", "Seeds", "Entries"), rows)


def _met(results: Results) -> str:
    met = Counter[str]()
    for size in results.simulated.sizes.values():
        met.update({n: c for n, c in size.met.items() if not n.startswith("row ")})
    return table(("Fault", "Times"), sorted(met.items()))


def _rows(results: Results) -> str:
    if not results.simulated.sizes:
        return _NEVER
    met = met_rows(results)
    rows = [(f"{row}. {title}", met[row]) for row, title in CASE_ROWS.items()]
    return table(("What happened", "Times"), rows)


def _storms(storms: list[Outcome]) -> str:
    kinds = sorted({(one.database, one.disk_full) for one in storms}, reverse=True)
    rows = [_storm(kind, storms) for kind in kinds]
    words = ("Register", "Storms", "Minutes", "Desks killed", "Registers killed")
    more = (
        "Database crashed",
        "Power cut",
        "Disk full",
        "Refused",
        "Entries",
        "Lost",
        "Doubled",
    )
    return table((*words, *more), rows)


def _storm(kind: tuple[str, str], storms: list[Outcome]) -> Sequence[object]:
    of_kind = [one for one in storms if (one.database, one.disk_full) == kind]
    database, disk = kind
    return (
        database,
        len(of_kind),
        round(sum(one.seconds for one in of_kind) / 60, 1),
        sum(one.desk_kills for one in of_kind),
        sum(one.register_kills for one in of_kind),
        sum(one.database_crashes for one in of_kind),
        sum(one.power_cuts for one in of_kind),
        f"{sum(one.disk_fills for one in of_kind)} by {disk}",
        sum(sum(one.refused.values()) for one in of_kind),
        sum(one.entries for one in of_kind),
        sum(len(one.lost) for one in of_kind),
        sum(len(one.doubled) for one in of_kind),
    )


def _line(storms: list[Outcome]) -> str:
    if not storms:
        return _NEVER
    done = sum((Counter(one.faults) for one in storms), Counter[str]())
    rows: list[tuple[str, int]] = [(str(one), done[str(one)]) for one in Fault]
    untouched = sum(one.requests for one in storms) - done.total()
    return table(("Fault", "Requests"), [*rows, ("none", untouched)])


def _took(storms: list[Outcome]) -> str:
    verbs = dict.fromkeys(verb for one in storms for verb in one.took)
    rows = []
    for verb in verbs:
        all_of_it = [one.took[verb] for one in storms if verb in one.took]
        spans = ("own_p50", "own", "queue", "disk", "lock", "whole")
        worst = [max(getattr(one, of) for one in all_of_it) for of in spans]
        rows.append((verb, sum(one.count for one in all_of_it), *worst))
    head = ("Act", "Times", "Own work p50", "Own work p99", "Processor p99")
    return table((*head, "Disk p99", "Other thread p99", "In all p99"), rows)


def _planted(bugs: list[Find]) -> str:
    rows = [
        (
            one.bug.replace("-", " "),
            f"town {one.seed + 1}" if is_found(one) and one.seed is not None else "no",
            one.complaint.replace("|", "/"),
            _PASSES[one.passes_others],
        )
        for one in bugs
    ]
    return table(("Bug", "Found in", "The complaint", "Other tests"), rows)


def _decoders(results: Results) -> str:
    rows = [
        (name, one.executions, one.seconds, one.corpus)
        for name, one in sorted(results.fuzzed.items())
    ]
    return table(("Decoder", "Inputs", "Seconds", "Kept"), rows)
