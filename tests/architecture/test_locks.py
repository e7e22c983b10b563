"""The lock files are whole, hold hashes, and point nowhere."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.reading import ROOT

LOCKS = ("dev", "desk", "register")
NOWHERE = re.compile(r"\w+://|^-|(?:^|[\s'\"=@])(?:/|~|[A-Za-z]:\\)\S", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(.*(?:\n .*)*)", re.MULTILINE)


def text_of(lock: str) -> str:
    """Read one lock file."""
    return (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")


def pins_of(lock: str) -> dict[str, str]:
    """Give each package's version."""
    return {name: version for name, version, _ in PIN.findall(text_of(lock))}


def canonical(requirement: str) -> str:
    """Give the name in a requirement as lock files spell it."""
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


def direct_dependencies() -> Iterator[str]:
    """Name every package that pyproject.toml asks for."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = document["project"]
    for extra in project["optional-dependencies"].values():
        yield from map(canonical, extra)
    yield from map(canonical, project["dependencies"])
    yield from map(canonical, document["dependency-groups"]["dev"])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(lock: str) -> None:
    """A lock made on one machine works on every other."""
    assert NOWHERE.findall(text_of(lock)) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    """What is installed is what was locked, byte for byte."""
    pins = PIN.findall(text_of(lock))

    assert pins
    assert [name for name, _, rest in pins if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("lock", ["desk", "register"])
def test_the_parts_agree_with_the_whole(lock: str) -> None:
    """What is tested is what desks and registers are given."""
    assert pins_of(lock).items() <= pins_of("dev").items()


def test_every_direct_dependency_is_locked() -> None:
    """A new dependency comes with its lock."""
    assert set(direct_dependencies()) <= pins_of("dev").keys()


def test_every_direct_dependency_is_accounted_for() -> None:
    """docs/dependencies.md says of each what it is for."""
    document = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    told = {name.replace("_", "-") for name in re.findall(r"`([\w-]+)`", document)}

    assert set(direct_dependencies()) - told == set()


@pytest.mark.parametrize(
    "line",
    ["--index-url x", "a @ file:///b", "a==1 # via /home/b", "-r c:\\d", "x https://y"],
)
def test_a_pointer_to_somewhere_is_found(line: str) -> None:
    """Options, addresses and absolute paths are each found."""
    assert NOWHERE.search(line)
