"""The case table names, for each of its rows, tests that exist."""

import re

import pytest

from kaikudesk.model import CaseKind
from tests.architecture.reading import ROOT, sources

TABLE = (ROOT / "docs" / "cases.md").read_text("utf-8")
ROWS = {
    int(number): re.findall(r"`(test_\w+)`", rest)
    for number, rest in re.findall(r"^\| (\d+) \|(.*)$", TABLE, re.MULTILINE)
}
NAMED = {node.name for source in sources("tests") for node in source.functions()}


def test_the_table_has_all_rows_in_their_order() -> None:
    """There are nineteen, and each kind of case is one of them."""
    assert list(ROWS) == list(range(1, 20))
    assert {int(kind) for kind in CaseKind} <= ROWS.keys()


@pytest.mark.parametrize("row", range(1, 20))
def test_a_row_is_shown_by_tests_that_exist(row: int) -> None:
    """One of them at least says in its name which row it is."""
    shown = ROWS[row]

    assert shown
    assert [name for name in shown if name not in NAMED] == []
    assert any(name.startswith(f"test_row_{row}_") for name in shown)
