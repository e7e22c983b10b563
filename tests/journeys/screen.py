"""A screen with a window manager, a session bus and a reader; a stage for programs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "gnome-keyring-daemon")
SYSTEM_PYTHON = "/usr/bin/python3"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); import gi.repository.Atspi"
BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
READER = Path(__file__).with_name("screen_reader.py")
LONG_SECONDS = 60
ALT, F4 = 64, 70  # The keys' numbers on every PC keyboard of an X11 screen.
# What would let a program find this project or the environment of the tests.
OURS = ("PYTHON", "VIRTUAL_ENV", "COV", "PYTEST", "KAIKUDESK", "DISPLAY", "WAYLAND")
HEADER_WORDS = 25

Process = subprocess.Popen[str]


@cache
def lacking() -> str:
    """Say what this machine lacks of a screen; nothing where it has it all."""
    tools = [tool for tool in TOOLS if shutil.which(tool) is None]
    if tools or sys.platform != "linux":
        return f"no screen for a test: {', '.join(tools) or sys.platform}"
    if not BUS.exists():
        return "no bus for assistive programs (at-spi2-core)"
    asked = subprocess.run(
        [SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False
    )
    return "" if asked.returncode == 0 else "the system's Python has no AT-SPI"


def plain_environment() -> dict[str, str]:
    """Give the environment of somebody who has never heard of this project."""
    kept = {n: w for n, w in os.environ.items() if not n.startswith(OURS)}
    return kept | {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


@dataclass
class Screen:
    """The stage; everything on it ends with it."""

    folder: Path
    stage: ExitStack
    environment: dict[str, str] = field(default_factory=plain_environment)
    _reader: Process | None = None

    def open(self) -> None:
        """Start the screen, its window manager, a session bus and a reader."""
        self.environment["DISPLAY"] = f":{self._screen()}"
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
        said = self._start(bus)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = _line(said)
        self._start(("openbox", "--sm-disable"))
        self._reader = self._start((SYSTEM_PYTHON, "-I", str(READER)))

    def _screen(self) -> str:
        size = ("-screen", "0", "1280x960x24", "-fbdir", str(self.folder))
        quiet = ("-nolisten", "tcp", "-noreset", "-displayfd", "1")
        return _line(self._start(("Xvfb", *size, *quiet)))

    def open_key_store(self) -> None:
        """Unlock a key store for this session."""
        store = ("gnome-keyring-daemon", "--unlock", "--components=secrets")
        keeper = self._start((*store, "--foreground"))
        assert keeper.stdin is not None
        keeper.stdin.write("word")
        keeper.stdin.close()

    def _start(self, words: Sequence[str], **more: str) -> Process:
        process = self.stage.enter_context(
            subprocess.Popen(
                words,
                env=self.environment | more,
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        self.stage.callback(process.kill)
        return process

    def start(self, *program: str, **more: str) -> Process:
        """Start a program whose window will be read."""
        shown = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        return self._start(program, **shown, **more)

    def wish(self, *words: str) -> str:
        """Let the reader do something, and give what it saw."""
        reader = self._reader
        assert reader is not None
        assert reader.stdin is not None
        reader.stdin.write(json.dumps(words) + "\n")
        reader.stdin.flush()
        answer: dict[str, str] = json.loads(_line(reader))
        assert "seen" in answer, answer["fault"]
        return answer["seen"]

    def read(self, text: str) -> str:
        """Wait for a text that begins like this, and give it whole."""
        return self.wish("read", text)

    def enrol(self, words: dict[str, str], press: str) -> None:
        """Fill the lines of these names and press a button."""
        for name, text in words.items():
            self.wish("write", name, text)
        self.wish("press", press)

    def close(self, program: Process) -> int:
        """Close the window by the keyboard; gives the program's exit status."""
        self.wish("leave", str(ALT), str(F4))
        return program.wait(LONG_SECONDS)

    def colours(self) -> int:
        """Count the colours that stand on the screen."""
        picture = (self.folder / "Xvfb_screen0").read_bytes()
        words = [
            int.from_bytes(picture[at : at + 4], "big")
            for at in range(0, HEADER_WORDS * 4, 4)
        ]
        begin = words[0] + 12 * words[19]
        pixels = memoryview(picture)[begin:]
        whole = len(pixels) // 4 * 4
        return len(set(pixels[:whole].cast("I")))


@contextmanager
def a_screen(folder: Path) -> Iterator[Screen]:
    """Open a screen; skips where this machine has none."""
    if lacking():
        pytest.skip(lacking())
    folder.mkdir()
    with ExitStack() as stage:
        screen = Screen(folder, stage)
        screen.open()
        yield screen


def _line(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
