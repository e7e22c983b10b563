"""The benchmarks' results: judged by their goals, kept, and told to people."""

from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.figure import Figure, Goal
from benchmarks.lines import GOALS, LINES

QUICK = Goal("a check", "μs", 75, "the rules take their time")
TOLD = Goal("a record", "ms")
ERRORS = Goal("errors", "", 0, "a push was refused")


@pytest.mark.parametrize(("value", "met"), [(74.0, True), (75.0, True), (75.1, False)])
def test_a_goal_is_the_most_that_a_figure_may_be(value: float, met: bool) -> None:  # noqa: FBT001 - a column of the table
    """At the limit it is still met; beyond it, it is missed."""
    assert QUICK.figure(value).met is met


def test_a_figure_without_a_goal_is_neither_met_nor_missed() -> None:
    """It is only told."""
    assert TOLD.figure(3.0, baseline=2.0) == Figure(
        "a record", 3.0, "ms", 2.0, None, None
    )


def test_results_survive_being_written(tmp_path: Path) -> None:
    """What programs read is what was measured; without a file there is nothing."""
    path = tmp_path / "results.json"
    figures = [QUICK.figure(60.5), TOLD.figure(3.0)]
    before = report.read(path)
    report.write(path, figures)

    assert before == []
    assert report.read(path) == figures


def test_a_run_of_some_keeps_the_others() -> None:
    """New figures replace old ones; a figure that has no goal any more goes."""
    old = [TOLD.figure(9.0), QUICK.figure(60.0), Goal("gone", "s").figure(1.0)]
    merged = report.merge(old, [TOLD.figure(3.0)], (QUICK, TOLD))

    assert merged == [QUICK.figure(60.0), TOLD.figure(3.0)]


def test_a_missed_goal_is_told_with_its_reason() -> None:
    """By how much, and why; the page names the machine too."""
    figures = [QUICK.figure(150.0, baseline=7.4), ERRORS.figure(2)]
    page = report.page(figures, (QUICK, ERRORS), {"Cores": "2"})

    assert "| a check | 150 μs | 7.40 | ≤ 75 μs | **missed** |" in page
    assert "150 μs where 75 was the goal (2.0 times as much): the rules" in page
    assert "errors: 2 where 0 was the goal: a push was refused" in page
    assert "| Cores | 2 |" in page


def test_nothing_is_said_of_missed_goals_where_all_are_met() -> None:
    """A met goal needs no reason."""
    page = report.page([QUICK.figure(60.0)], (QUICK,), {})

    assert "Missed" not in page
    assert "| met |" in page


def test_every_figure_has_a_name_of_its_own_and_a_goal_its_reason() -> None:
    """Else a result would be kept under another's name, or missed without a word."""
    names = [goal.name for goal in GOALS]
    goals = [goal for goal in GOALS if goal.most is not None]

    assert len(names) == len(set(names))
    assert [goal.name for goal in goals if not goal.because] == []
    assert all(line.goals for line in LINES.values())
