"""Our five plain package names mean our five packages."""

import importlib
import importlib.metadata
from pathlib import Path

import pytest

from tests.architecture.reading import PACKAGES, ROOT


@pytest.mark.parametrize("name", PACKAGES)
def test_no_other_distribution_brings_the_package(name: str) -> None:
    """A stranger's package of the same name would win over ours."""
    owners = importlib.metadata.packages_distributions().get(name, [])

    assert set(owners) <= {"kaikudesk"}


@pytest.mark.parametrize("name", PACKAGES)
def test_the_package_is_the_one_of_this_folder(name: str) -> None:
    """What is imported is what lies beside these tests."""
    file = importlib.import_module(name).__file__

    assert file is not None
    assert Path(file).resolve().parent == ROOT / name
