"""The benchmarks themselves, on a short list: that they run, not what they say."""

import subprocess
import sys

import pytest

from benchmarks.lines import LINES
from benchmarks.made_cards import code_of
from kaikudesk.codes import why_no_card


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmarks as a person does."""
    line = [sys.executable, "-P", "-m", "benchmarks", *words]
    return subprocess.run(line, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_short_list_gives_every_figure() -> None:
    """A register serves, a desk is enrolled, and each goal gets its row."""
    names = ("check", "record", "quiet-round", "changed-cards", "fold")
    done = run("--cards", "300", *names)
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines()]

    assert done.stderr == ""
    assert rows == [goal.name for name in names for goal in LINES[name].goals]


def test_an_unknown_name_is_refused_with_all_that_there_are() -> None:
    """Nothing is measured, and the message names the stranger."""
    done = run("chekc")

    assert done.returncode == 2
    assert "no benchmark is called chekc" in done.stderr


def test_invented_codes_are_cards_and_no_two_are_one() -> None:
    """Else a benchmark would measure refusals, or a shorter list."""
    codes = {code_of(number) for number in range(10_000)}

    assert len(codes) == 10_000
    assert [code for code in codes if why_no_card(code) is not None] == []
