"""The suite's own strictness: what must fail does fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

SUITE = """
import logging
import warnings

import pytest


def test_quiet():
    pass


def test_logged():
    logging.getLogger("a").warning("the sky fell")


@pytest.mark.logs("sky fell")
def test_logged_as_marked():
    logging.getLogger("a").warning("the sky fell")


@pytest.mark.logs("sky fell")
def test_marked_but_silent():
    pass


def test_warned():
    warnings.warn("soon gone", DeprecationWarning)


def test_skipped():
    pytest.skip("no such thing here")


@pytest.mark.xfail(reason="known")
def test_known():
    assert False
"""


def run_suite(folder: Path, **surroundings: str) -> str:
    """Run the small suite under our settings; give what pytest says."""
    file = folder / "test_small.py"
    file.write_text(SUITE, "utf-8")
    ours = ["-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest", "-rA"]
    clean = {name: text for name, text in os.environ.items() if "KAIKU" not in name}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *ours, "--rootdir", str(folder), str(file)],
        capture_output=True,
        text=True,
        check=False,
        env=clean | surroundings,
    ).stdout


def outcomes_in(said: str) -> dict[str, str]:
    """Give each test's outcome; one that fails after its call counts as ERROR."""
    lines = [line.split() for line in said.splitlines() if "::test_" in line]
    return {words[1].split("::")[1]: words[0] for words in lines}


@pytest.fixture(scope="module")
def lenient(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says where a test may be skipped."""
    return run_suite(tmp_path_factory.mktemp("lenient"))


def test_a_warning_in_the_log_fails_unless_marked(lenient: str) -> None:
    """A line that no mark names is a fault; a named one is not."""
    outcomes = outcomes_in(lenient)

    assert outcomes["test_quiet"] == outcomes["test_logged_as_marked"] == "PASSED"
    assert outcomes["test_logged"] == "ERROR"


def test_a_mark_without_its_line_fails(lenient: str) -> None:
    """A mark that outlives its reason is a fault."""
    assert outcomes_in(lenient)["test_marked_but_silent"] == "ERROR"


def test_a_warning_fails(lenient: str) -> None:
    """What Python or a library warns of is a fault."""
    assert outcomes_in(lenient)["test_warned"] == "FAILED"


def test_a_skip_is_counted_with_its_reason(lenient: str) -> None:
    """What a machine lacks is told at the end."""
    assert "1 × Skipped: no such thing here" in lenient
    assert "test_skipped" not in outcomes_in(lenient)


def test_a_skip_fails_where_nothing_may_be_lacking(tmp_path: Path) -> None:
    """In the full run a skipped test is a failed one; a known fault stays known."""
    outcomes = outcomes_in(run_suite(tmp_path, KAIKUDESK_NO_SKIP="1"))

    assert outcomes["test_skipped"] == "FAILED"
    assert outcomes["test_known"] == "XFAIL"
