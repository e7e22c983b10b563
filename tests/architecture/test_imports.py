"""Who may import whom, where import-linter cannot say it module by module."""

import ast
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions

from tests.architecture.reading import PACKAGES, ROOT, Source, source_of, sources
from tests.architecture.test_locks import canonical

# Each foreign package and the only places of ours that may name it.
HOMES = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "requests": ("sync",),
    "truststore": ("sync",),
    "keyring": ("kaikudesk.keys",),
    "sqlalchemy": ("kaikudesk.storage", "register"),
    "sqlcipher3": ("kaikudesk.storage", "register"),
    "nacl": ("kaikudesk.seal", "kaikudesk.keys"),
    "litestar": ("register",),
    "uvicorn": ("register",),
    "psycopg": ("register",),
}
# No import of ours names these: SQLAlchemy finds the one by a database's address,
# zoneinfo the other where the system has no time zones.
FOUND_BY_OTHERS = {"psycopg", "tzdata"}
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


def needed() -> set[str]:
    """Name what pyproject.toml asks for beside the developers' tools."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = document["project"]
    extras = project["optional-dependencies"].values()
    return {canonical(one) for one in sum(extras, project["dependencies"])}


def distributions_of(names: Iterable[str]) -> set[str]:
    """Name the distributions that these imports come from."""
    of = packages_distributions()
    return {canonical(one) for name in names for one in of.get(name.split(".")[0], ())}


def test_every_dependency_is_used() -> None:
    """What nothing imports is not asked for."""
    imports = [name for one in sources(*PACKAGES) for name in one.imports()]

    assert needed() - distributions_of(imports) == FOUND_BY_OTHERS


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
