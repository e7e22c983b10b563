"""Who may import whom, where import-linter cannot say it module by module."""

import ast
from collections.abc import Iterator

from tests.architecture.reading import PACKAGES, Source, source_of, sources

# Each foreign package and the only places of ours that may name it.
HOMES = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "requests": ("sync",),
    "truststore": ("sync",),
    "keyring": ("kaikudesk.keys",),
    "platformdirs": ("kaikudesk.settings", "kaikudesk.__main__"),
    "sqlalchemy": ("kaikudesk.storage", "register"),
    "sqlcipher3": ("kaikudesk.storage", "register"),
    "nacl": ("kaikudesk.seal", "kaikudesk.keys"),
    "litestar": ("register",),
    "uvicorn": ("register",),
    "psycopg": ("register",),
}
SHARED_WITH_REGISTER = (
    *("kaikudesk.wire", "kaikudesk.rules", "kaikudesk.ledger", "kaikudesk.model"),
    *("kaikudesk.codes", "kaikudesk.chain", "kaikudesk.chunks", "kaikudesk.seal"),
    *("kaikudesk.clock", "kaikudesk.errors", "kaikudesk.__version__"),
)


def strayed(source: Source) -> Iterator[str]:
    """Name each import that stands outside the place made for it."""
    for name in source.imports():
        homes = HOMES.get(name.split(".")[0])
        if homes is not None and not _within(source.module, homes):
            yield f"{source.path}: {name}"
        if _within(source.module, ("register",)) and _is_the_desks(name):
            yield f"{source.path}: {name}"


def _is_the_desks(name: str) -> bool:
    return _within(name, ("kaikudesk",)) and not _within(name, SHARED_WITH_REGISTER)


def _within(name: str, homes: tuple[str, ...]) -> bool:
    return any(name == home or name.startswith(f"{home}.") for home in homes)


def readers_of_resources(source: Source) -> bool:
    """Whether this file opens the resources package."""
    return any(
        isinstance(node, ast.Call)
        and any(
            isinstance(a, ast.Constant) and a.value == "resources" for a in node.args
        )
        for node in ast.walk(source.tree)
    ) or "resources" in {name.split(".")[0] for name in source.imports()}


def test_every_foreign_package_has_its_place() -> None:
    """Qt, HTTP, key store and databases are each named in one place only."""
    assert [fault for one in sources(*PACKAGES) for fault in strayed(one)] == []


def test_resources_have_one_reader_on_each_side() -> None:
    """One module of the desk's face and one of the register read resources."""
    readers = [one.module for one in sources(*PACKAGES) if readers_of_resources(one)]
    sides = [module.split(".")[0] for module in readers]

    assert sorted(set(sides)) == sorted(sides), readers
    assert set(sides) <= {"ui", "register"}, readers


def test_a_stray_import_is_named() -> None:
    """Qt in sync and the desk's memory in the register are each found."""
    late = source_of("def f():\n    from PySide6 import QtCore\n", "sync/round.py")
    desk = source_of("from kaikudesk import storage, wire\n", "register/app.py")

    assert list(strayed(late)) == ["sync/round.py: PySide6.QtCore"]
    assert list(strayed(desk)) == ["register/app.py: kaikudesk.storage"]


def test_a_reader_of_resources_is_found() -> None:
    """Both ways of reaching the package count as reading."""
    assert readers_of_resources(source_of('files("resources")'))
    assert readers_of_resources(source_of("import resources.icons"))
    assert not readers_of_resources(source_of('words = "resources"'))
