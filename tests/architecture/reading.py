"""Our own source, read as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("kaikudesk", "ui", "sync", "register", "resources")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of ours: its place from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The name by which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Every class, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def imports(self) -> Iterator[str]:
        """Every imported name in full, also where it is imported late."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def dotted_names(self) -> Iterator[str]:
        """Every `a.b` whose left side is a plain name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"


def source_of(text: str, path: str = "kaikudesk/example.py") -> Source:
    """Read a text as if it stood at this place."""
    return Source(path, text, ast.parse(text))


def sources(*folders: str) -> list[Source]:
    """Read every Python file below these folders."""
    paths = sorted(path for name in folders for path in (ROOT / name).rglob("*.py"))
    return [
        source_of(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
        for path in paths
    ]


def length(node: ast.stmt) -> int:
    """The lines from the first to the last, both counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
