"""Which test files are asked whether they notice a planted bug."""

from pathlib import Path

import pytest
from coverage import CoverageData

from tests.simulation.reaching import files_for

CORE = '''\
"""A core."""

LIMIT = 3


def counted(n):
    """Count."""
    if n > LIMIT:
        return LIMIT
    return n


def told(n):
    """Tell."""
    return str(n)
'''
TESTS = ("tests/test_counting.py", "tests/test_telling.py", "tests/test_whole.py")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a tree of a core and three test files, of which one starts programs."""
    tests = tmp_path / "tests"
    tests.mkdir()
    (tmp_path / "core.py").write_text(CORE, "utf-8")
    for name in TESTS:
        (tmp_path / name).write_text('"""Tests."""\n', "utf-8")
    (tests / "programs.py").write_text("import subprocess\n", "utf-8")
    whole = tmp_path / TESTS[2]
    whole.write_text("from tests import programs\n", "utf-8")
    data = CoverageData(str(tmp_path / "noted"))
    for context, lines in (
        ("", [1, 3, 6, 13]),
        (f"{TESTS[0]}::test_counts|call", [8, 10]),
        (f"{TESTS[1]}::test_tells|setup", [15]),
    ):
        data.set_context(context)
        data.add_lines({str(tmp_path / "core.py"): lines})
    data.write()
    return tmp_path


def planted(tree: Path, line: int, *changed: str) -> list[str]:
    """Give who is asked about a diff that changes these lines from this one on."""
    head = ["--- a/core.py", "+++ b/core.py", f"@@ -{line},1 +{line},1 @@"]
    diff = "\n".join([*head, *changed]) + "\n"
    return files_for(diff, tree / "noted", tree, ["tests"])


def test_a_file_that_enters_the_function_is_asked(tree: Path) -> None:
    """Also where it never ran the changed line, and so is one that starts programs."""
    asked = planted(tree, 9, "-        return LIMIT", "+        return n")

    assert asked == [TESTS[0], TESTS[2]]


def test_whoever_runs_a_module_is_asked_about_its_constants(tree: Path) -> None:
    """A line outside of every function works through all that stand below it."""
    assert planted(tree, 3, "-LIMIT = 3", "+LIMIT = 4") == list(TESTS)


def test_all_are_asked_where_nobody_is_known_to_come_by(tree: Path) -> None:
    """What no test of one process reaches may be reached by any program."""
    (tree / "other.py").write_text("def lone():\n    return 1\n", "utf-8")
    head = "--- a/other.py\n+++ b/other.py\n@@ -2,1 +2,1 @@\n"
    diff = head + "-    return 1\n+    return 2\n"

    assert files_for(diff, tree / "noted", tree, ["tests"]) == list(TESTS)
