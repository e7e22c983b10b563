"""The page on bad input names, for each of its rows, tests that exist."""

import re

import pytest

from tests.architecture.reading import ROOT, sources

PAGE = (ROOT / "docs" / "bad-input.md").read_text("utf-8")
ROWS = {
    what: re.findall(r"`(test_\w+)`", rest)
    for what, rest in re.findall(r"^\| ([^|]+) \|(.*)$", PAGE, re.MULTILINE)
    if what != "what comes"
}
NAMED = {node.name for source in sources("tests") for node in source.functions()}


@pytest.mark.parametrize("what", ROWS)
def test_bad_input_is_shown_by_tests_that_exist(what: str) -> None:
    """A row without a test would be a promise that nobody keeps."""
    assert ROWS[what]
    assert [name for name in ROWS[what] if name not in NAMED] == []


def test_every_test_of_bad_input_stands_on_the_page() -> None:
    """Whoever looks for what is refused finds all of it there."""
    mine = {name for name in NAMED if name.startswith("test_bad_input_a")}

    assert mine <= {name for shown in ROWS.values() for name in shown}
