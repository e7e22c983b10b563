"""The page on reliability: the frame's words around the results' tables."""

from pathlib import Path
from string import Template
from typing import Final

from tests.reliability.results import Results
from tests.reliability.tables import tables
from tools.proved import ROOT

PAGE: Final = ROOT / "docs" / "reliability.md"
_FRAME: Final = Path(__file__).with_name("frame.md")
_ONE: Final = """\
All of it ran over one source of desk, post and register: tree `$tree`$commit.
`python -m tools.proved` prints the tree of the files at hand; where it prints another
one, these runs are older than those files."""
_MIXED: Final = """\
**These results were taken as they are.** They were reached over other source of desk,
post and register than the one that this page was written beside, and show nothing of
what has changed since:

$trees"""


def page(results: Results, *, as_they_are: bool = False) -> str:
    """Write the page; `as_they_are` says on it that the results are of another tree."""
    frame = Template(_FRAME.read_text("utf-8"))
    tree = _mixed(results) if as_they_are else _one_tree(results)
    return frame.substitute(tree=tree, **tables(results))


def _one_tree(results: Results) -> str:
    [tree] = set[str]().union(*results.trees().values()) or {""}
    commit = results.storms.commit
    since = f", as commit `{commit}` has it" if commit else ""
    return Template(_ONE).substitute(tree=tree, commit=since)


def _mixed(results: Results) -> str:
    lines = (f"* `make {one}`: {_named(of)}" for one, of in results.trees().items())
    return Template(_MIXED).substitute(trees="\n".join(lines))


def _named(trees: set[str]) -> str:
    names = (f"tree `{tree}`" if tree else "a tree without a name" for tree in trees)
    return ", ".join(sorted(names)) or "not run yet"
