"""Which test files can notice a planted bug: those that reach the changed functions.

The tests run once over the tree as it is, while coverage notes who runs which line.
A file of tests that never enters a changed function cannot tell the copies apart; one
that starts programs of its own always may, since what those run is nobody's.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from coverage import CoverageData

_HUNK: Final = re.compile(r"^@@ -(\d+)")
_FILE: Final = re.compile(r"^--- a/(.+)$")
_STARTS_PROGRAMS: Final = "subprocess"
_DOTTED: Final = re.compile(r"^tests(\.\w+)*$")
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


def files_for(diff: str, noted: Path, root: Path, among: list[str]) -> list[str]:
    """Name the test files that can notice a diff, those that start programs last.

    `among` are folders of tests, relative to the tree `root`; `noted` is what coverage
    wrote down there, one context a test.
    """
    data = CoverageData(str(noted))
    data.read()
    reaching = {name for place in _places(diff) for name in _reach(data, root, *place)}
    every = _files(root, among)
    if not reaching:
        return every
    starting = [name for name in every if _starts_programs(root, name)]
    inside = [name for name in every if name in reaching and name not in starting]
    return inside + starting


def _places(diff: str) -> Iterator[tuple[str, int]]:
    """Give each line of the former tree that a diff takes out or writes behind."""
    path, line = "", 0
    for told in diff.splitlines():
        if named := _FILE.match(told):
            path = named[1]
        elif hunk := _HUNK.match(told):
            line = int(hunk[1]) - 1
        elif path and not told.startswith(("+++", "\\")):
            line += not told.startswith("+")
            if told.startswith(("+", "-")):
                yield path, line


def _reach(data: CoverageData, root: Path, path: str, line: int) -> set[str]:
    """Give the test files that enter the function that a line stands in.

    A line outside of every function runs when its module is read: then all whose tests
    run anything in that module may see the change.
    """
    known = data.contexts_by_lineno(str(root / path))
    body = _body(root / path, line)
    lines = body or range(1, max(known, default=0) + 1)
    contexts = {context for one in lines for context in known.get(one, ())}
    return {context.partition("::")[0] for context in contexts if context}


@cache
def _body(path: Path, line: int) -> range | None:
    """Give the lines of the innermost function around a line, without its head."""
    around = [
        range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, _FUNCTIONS)
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return min(around, key=len, default=None)


def _files(root: Path, among: list[str]) -> list[str]:
    found = (path for place in among for path in (root / place).rglob("test_*.py"))
    return sorted(path.relative_to(root).as_posix() for path in found)


@cache
def _starts_programs(root: Path, name: str) -> bool:
    """Tell whether a test file, or what it imports of the tests, starts programs."""
    seen, todo = set[str](), [name]
    while todo:
        seen.add(one := todo.pop())
        text = (root / one).read_text("utf-8")
        if _STARTS_PROGRAMS in text:
            return True
        todo += [path for path in _imported(root, text) if path not in seen]
    return False


def _imported(root: Path, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and _DOTTED.match(f"{node.module}"):
            base = f"{node.module}".replace(".", "/")
            named = (f"{base}/{one.name}.py" for one in node.names)
            yield from (p for p in (f"{base}.py", *named) if (root / p).is_file())
