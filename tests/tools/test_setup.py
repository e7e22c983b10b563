"""The environment is made once, where it belongs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT
from tools import setup


def test_a_python_elsewhere_does_not_count_as_ours(tmp_path: Path) -> None:
    """An environment that was moved, or is broken or missing, is made anew."""
    assert not setup.lives_here(Path(sys.executable).resolve())
    assert not setup.lives_here(tmp_path / "python")


def test_the_fingerprint_follows_lock_python_and_place() -> None:
    """Whatever the environment depends on brings a new setup."""
    told = setup.fingerprint()

    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in told
    assert str(ROOT) in told
    assert len(told.split()[0]) == 64


@pytest.mark.parametrize("module", ["tools/setup.py", "tools/system.py"])
def test_an_old_python_can_read_the_setup(module: str) -> None:
    """What tells an old Python that it is too old must not be too new for it."""
    text = (ROOT / module).read_text("utf-8")
    code = "import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 7))"

    subprocess.run([sys.executable, "-c", code], input=text, text=True, check=True)


def test_the_lock_names_everything_that_is_needed() -> None:
    """Installed without looking for more, no package misses another one."""
    line = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    said = subprocess.run(line, capture_output=True, text=True, check=False)

    assert said.stdout.strip() == "No broken requirements found."
