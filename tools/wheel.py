"""Build the wheel into a folder that goes away, and look at what lies in it."""

import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Fail when the wheel holds anything but the five packages."""
    with tempfile.TemporaryDirectory() as folder:
        build = [*_module("hatchling"), "build", "--target", "wheel"]
        subprocess.run([*build, "--directory", folder], check=True)
        for wheel in Path(folder).glob("*.whl"):
            subprocess.run([*_module("check_wheel_contents"), str(wheel)], check=True)


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


if __name__ == "__main__":
    main()
