"""The tests keep to the house style themselves."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.reading import PACKAGES, Source, source_of, sources

MOST_NO_COVER = 10
FORBIDDEN_NAMES = {"mock.patch", "mocker.patch", "qtbot.wait", "time.sleep"}
FORBIDDEN_MODULES = {"mock", "unittest.mock"}


def faults(source: Source) -> Iterator[str]:
    """Name each test without a sentence and each shortcut that tests may not take."""
    for node in source.functions():
        if node.name.startswith("test_") and not ast.get_docstring(node):
            yield f"{source.path}: {node.name} has no docstring"
    for name in source.dotted_names():
        if name in FORBIDDEN_NAMES:
            yield f"{source.path}: {name}"
    for name in source.imports():
        if name in FORBIDDEN_MODULES or name.rpartition(".")[0] in FORBIDDEN_MODULES:
            yield f"{source.path}: {name}"


def unexplained(source: Source) -> Iterator[str]:
    """Name each switched-off check that gives no reason behind its code."""
    marks = r"#\s*(?:type:\s*ignore|noqa|pragma:\s*no (?:cover|branch))"
    for number, line in enumerate(source.text.splitlines(), 1):
        mark = re.search(marks + r"(?P<rest>.*)", line)
        if mark and not re.search(r"(?:#|–|-|:)\s*\w+(?:\s+\S+){2,}", mark["rest"]):
            yield f"{source.path}:{number}"


def test_tests_take_no_shortcut() -> None:
    """Each test says what it is for, and none mocks or sleeps."""
    assert [fault for one in sources("tests") for fault in faults(one)] == []


def test_every_exception_gives_its_reason() -> None:
    """A check that is switched off for a line says why on that line."""
    read = [
        one for one in sources(*PACKAGES, "tests") if "architecture" not in one.path
    ]

    assert [fault for one in read for fault in unexplained(one)] == []


def test_little_is_left_out_of_the_coverage() -> None:
    """At most ten places in the code say that no test reaches them."""
    text = "".join(one.text for one in sources(*PACKAGES))

    assert len(re.findall(r"pragma:\s*no (?:cover|branch)", text)) <= MOST_NO_COVER


def test_at_most_one_place_catches_everything() -> None:
    """Only the worker that reports a fault may catch them all."""
    text = "".join(one.text for one in sources(*PACKAGES))

    assert len(re.findall(r"noqa:.*BLE001", text)) <= 1


def test_a_shortcut_is_named() -> None:
    """A missing sentence, a nap and a mock are each found."""
    text = (
        "from unittest.mock import patch\n"
        "def test_a():\n    time.sleep(1)\n"
        "def test_b():\n    '''Say it.'''\n"
    )

    assert list(faults(source_of(text, "tests/test_a.py"))) == [
        "tests/test_a.py: test_a has no docstring",
        "tests/test_a.py: time.sleep",
        "tests/test_a.py: unittest.mock.patch",
    ]


def test_an_exception_without_reason_is_named() -> None:
    """A bare code is not a reason; a code with a reason is."""
    bare = source_of("import x  # noqa: F401\n", "ui/a.py")
    told = source_of(
        "import x  # noqa: F401 - the plugin registers itself\n", "ui/a.py"
    )

    assert list(unexplained(bare)) == ["ui/a.py:1"]
    assert list(unexplained(told)) == []
