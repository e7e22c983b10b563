"""The words come from the counter, not from the pattern book."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.reading import PACKAGES, Source, source_of, sources

# Drawers: whatever lies in them has a better place.
DRAWERS = {
    *("utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"),
    *("controller", "controllers", "handler", "handlers", "data", "info", "process"),
}
CLASS_WORDS = re.compile(
    r"(Utils?|Helper|Misc|Common|Manager|Controller|Handler|Info)$"
)
VARIABLES = DRAWERS | {"obj"}


def vague(source: Source) -> Iterator[str]:
    """Name each module, class, function and variable that says nothing."""
    path = PurePosixPath(source.path)
    if DRAWERS & {path.stem, *path.parts[:-1]}:
        yield source.path
    for node in ast.walk(source.tree):
        if (name := _vague_name(node)) is not None:
            yield f"{source.path}: {name}"


def _vague_name(node: ast.AST) -> str | None:
    match node:
        case ast.ClassDef(name=name) if CLASS_WORDS.search(name):
            return name
        case ast.FunctionDef(name=name) if name.startswith("do_"):
            return name
        case ast.Name(id=name, ctx=ast.Store()) if name in VARIABLES:
            return name
    return None


def test_no_name_says_nothing() -> None:
    """Modules, classes, functions and variables are named for what they are."""
    assert [fault for one in sources(*PACKAGES) for fault in vague(one)] == []


def test_a_drawer_is_named_wherever_it_stands() -> None:
    """A module, a folder, a class, a function and a variable are each found."""
    text = "class CardManager: ...\ndef do_it(): ...\ndata = 1\n"
    expected = ["ui/utils/cards.py"] + [
        f"ui/utils/cards.py: {name}" for name in ("CardManager", "do_it", "data")
    ]

    assert list(vague(source_of(text, "ui/utils/cards.py"))) == expected
