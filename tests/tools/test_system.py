"""A fresh machine hears exactly what it lacks."""

import sys

import pytest

from tools import system


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked")
def test_a_library_that_the_loader_does_not_find_is_named_by_its_package() -> None:
    """What is there is left out, what is missing is asked for by package name."""
    table = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}

    assert system.missing(table) == ["libnowhere9"]


def test_the_advice_is_a_command_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no apt-get, the packages are at least named."""
    monkeypatch.setenv("PATH", "")

    assert system.advice(["libgl1", "libegl1"]).endswith(": libgl1 libegl1")
    assert not system.install(["libgl1"])


def test_what_this_suite_runs_on_is_complete() -> None:
    """The table of what a window needs is true where windows open."""
    assert system.missing(system.WINDOW) == []
