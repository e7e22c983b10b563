"""Nothing of ours outgrows the eye."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.reading import (
    FUNCTIONS,
    PACKAGES,
    Source,
    length,
    source_of,
    sources,
)

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
LONGEST_CLASS = 200
MOST_METHODS = 15
MOST_POSITIONAL = 4


def outgrown(source: Source) -> Iterator[str]:
    """Name whatever in this file is beyond its limit."""
    if (lines := len(source.text.splitlines())) > LONGEST_MODULE:
        yield f"{source.path}: {lines} lines"
    for node in source.functions():
        if length(node) > LONGEST_FUNCTION:
            yield f"{source.path}: {node.name} has {length(node)} lines"
        if (count := positional(node)) > MOST_POSITIONAL:
            yield f"{source.path}: {node.name} takes {count} positional parameters"
    for one in source.classes():
        methods = sum(isinstance(part, FUNCTIONS) for part in one.body)
        if length(one) > LONGEST_CLASS or methods > MOST_METHODS:
            yield f"{source.path}: {one.name}: {length(one)} lines, {methods} methods"


def positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count what a caller may give without a name."""
    names = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


@pytest.mark.parametrize("folder", [*PACKAGES, "tests", "tools", "benchmarks"])
def test_nothing_is_beyond_its_limit(folder: str) -> None:
    """Modules, functions, classes and parameter lists keep to the house's limits."""
    faults = [fault for one in sources(folder) for fault in outgrown(one)]

    assert faults == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * 301,
        "def f():\n" + "    x = 1\n" * 40,
        "class A:\n" + "    x = 1\n" * 200,
        "class A:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(16)),
        "def f(a, b, c, d, e): ...",
    ],
    ids=["module", "function", "class", "methods", "parameters"],
)
def test_one_beyond_a_limit_is_named(text: str) -> None:
    """The first line, method or parameter too many is found."""
    assert len(list(outgrown(source_of(text)))) == 1
