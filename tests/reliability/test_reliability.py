"""The page on reliability says what the results say, and nothing else."""

import msgspec
import pytest

from tests.chaos.outcome import Outcome, Storms
from tests.fuzz.decoders import DECODERS
from tests.reliability.__main__ import refusals
from tests.reliability.asked import LARGE, USUAL, Answer, answers
from tests.reliability.case_rows import CASE_ROWS
from tests.reliability.page import PAGE, page
from tests.reliability.results import (
    Fuzzed,
    Planted,
    Results,
    Simulated,
    Size,
    read_results,
)
from tests.reliability.tables import table
from tests.simulation.finds import Find
from tests.simulation.planting import bugs

HERE, ELSEWHERE = "a" * 16, "b" * 16
STORM = Outcome(
    database="SQLite",
    seed=7,
    seconds=60,
    desk_kills=400,
    register_kills=100,
    database_crashes=0,
    power_cuts=80,
    requests=900,
    faults={"refuse": 100},
    disk_full="a small disk",
    disk_fills=5,
    refused={"StorageFullError": 4},
    slow_lives=9,
    entries=1000,
    lost=(),
    doubled=(),
    took={},
    ended=0,
)
ROWS = {f"row {row}": 2 for row in CASE_ROWS}
ALL_HELD = Results(
    Simulated(
        HERE,
        {
            USUAL: Size([(0, 9_999), (20_000, 29_999)], 500_000, {"refused": 3} | ROWS),
            LARGE: Size([(0, 499)], 100_000),
        },
    ),
    Storms(HERE, "1234567", [STORM]),
    Planted(
        HERE, [Find(one, 3, "1: lost | gone", passes_others=True) for one in bugs()]
    ),
    {name: Fuzzed(1_000_000, 9, 1, HERE) for name in DECODERS},
)
NOTHING = Results(Simulated(), Storms("", "", []), Planted(), {})


def answer(results: Results, words: str) -> Answer:
    """Give the one answer whose question holds these words."""
    [found] = [one for one in answers(results) if words in one.asked]
    return found


def with_storm(**changes: object) -> Results:
    """Give results whose storm came out differently."""
    storm = msgspec.structs.replace(STORM, **changes)
    storms = Storms(HERE, "1234567", [storm])
    return Results(ALL_HELD.simulated, storms, ALL_HELD.planted, ALL_HELD.fuzzed)


def test_the_page_is_what_the_results_make_of_it() -> None:
    """Nobody mended it by hand, and nobody forgot to write it anew."""
    results = read_results()
    one_tree = len(set[str]().union(*results.trees().values())) == 1
    written = [page(results, as_they_are=True)]
    written += [page(results)] if one_tree else []

    assert PAGE.read_text("utf-8") in written


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("30 to 60 entries", "20,000"),
        ("200 entries", "500"),
        ("Rows of the case table", "19"),
        ("Processes killed", "500"),
        ("planted on purpose", str(len(bugs()))),
        ("every other test", str(len(bugs()))),
        ("Decoders fed", str(len(DECODERS))),
        ("recorded, lost", "0"),
        ("counted twice", "0"),
    ],
)
def test_what_was_reached_is_held(words: str, done: str) -> None:
    """Seeds in several spans add up, and each goal is met exactly."""
    told = answer(ALL_HELD, words)

    assert told.done == done
    assert told.held


@pytest.mark.parametrize("one", list(answers(NOTHING)), ids=lambda one: one.asked)
def test_what_was_never_run_is_never_held(one: Answer) -> None:
    """Nothing lost among no entries is no proof."""
    assert not one.held


def test_one_lost_entry_stands_in_the_first_line() -> None:
    """The answer is the number, and it is not held."""
    told = answer(with_storm(lost=("aa",)), "recorded, lost")

    assert (told.done, told.held) == ("1", False)
    assert f"| {told.asked} | 0 | 1 | **no** |" in page(with_storm(lost=("aa",)))


def test_a_bug_that_was_found_too_late_was_not_found() -> None:
    """The three hundredth town is the last that counts."""
    late = [Find(one, 299 + (one == bugs()[0])) for one in bugs()]
    results = Results(
        ALL_HELD.simulated, ALL_HELD.storms, Planted(HERE, late), ALL_HELD.fuzzed
    )

    told = answer(results, "planted on purpose")
    assert (told.done, told.held) == (str(len(bugs()) - 1), False)


def test_results_of_another_tree_are_refused_each_by_its_command() -> None:
    """What is of this tree is not named, and what has no name is."""
    fuzzed = {"chunk": Fuzzed(1, 1, 1, HERE), "entry": Fuzzed(1, 1, 1)}
    results = Results(
        ALL_HELD.simulated, Storms(ELSEWHERE, "", [STORM]), Planted(), fuzzed
    )

    said = list(refusals(results, HERE))
    assert [one.split("`")[1] for one in said] == ["make chaos", "make fuzz"]
    assert ELSEWHERE in said[0]
    assert "without a name" in said[1]
    assert list(refusals(ALL_HELD, HERE)) == []


def test_results_that_are_taken_as_they_are_say_so() -> None:
    """The page names the tree of each, and keeps the words off where all is of one."""
    assert "taken as they are" not in page(ALL_HELD)
    assert f"tree `{HERE}`, as commit `1234567` has it" in page(ALL_HELD)
    mixed = page(ALL_HELD, as_they_are=True)
    assert "taken as they are" in mixed
    assert f"* `make chaos`: tree `{HERE}`" in mixed


def test_a_complaint_stays_within_its_cell() -> None:
    """A bar in the words of a failure would end the cell."""
    assert "| 1: lost / gone |" in page(ALL_HELD)


def test_a_table_lays_numbers_to_the_right() -> None:
    """A column is one of numbers only where every cell is; no rows are said."""
    said = table(("What", "Count"), [("a", 1000), ("b", 2.25)])

    assert said.splitlines() == [
        *("| What | Count |", "| --- | --: |"),
        *("| a | 1,000 |", "| b | 2.2 |"),
    ]
    assert table(("What",), []) == "Not run yet."
