"""What `make run` does: open the desk's window, or take the guided day without one."""

import os
import subprocess
import sys
from pathlib import Path

_WITH_A_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY")


def main(arguments: list[str]) -> int:
    """Open the window of this role where there is a display.

    On Linux without one the same window is taken through the guided day.
    """
    role = arguments[0] if arguments else "venue"
    if sys.platform == "linux" and not any(os.environ.get(n) for n in _WITH_A_DISPLAY):
        print("There is no display here: the guided day is taken instead.")
        return _run("ui.guided_day")
    return _run("kaikudesk", "--folder", str(Path("demo") / role))


def _run(module: str, *arguments: str) -> int:
    command = [sys.executable, "-P", "-m", module, *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
