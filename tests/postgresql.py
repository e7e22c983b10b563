"""Debian's PostgreSQL server, started by the tests in a folder of their own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_USER = "postgres"
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_SETTINGS = "-c listen_addresses='' -c synchronous_commit=on -c max_connections=120"
_FORGETFUL = "-c fsync=off -c full_page_writes=off"


def program(name: str) -> str:
    """Find a program of the server; skip the test, with its reason, without one."""
    for folder in _BINARIES:
        if (folder / name).exists():
            return str(folder / name)
    found = shutil.which(name)
    if found is None:
        pytest.skip("PostgreSQL's server is not installed here")
    return found


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Run a server and give the folder of its socket.

    It outlives a crash of its own; only a `durable` one outlives the machine's.
    """
    with tempfile.TemporaryDirectory(prefix="kd", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _USER)
        cluster = folder / "cluster"
        _run(
            program("initdb"),
            *("-D", str(cluster), "-A", "trust", "-U", _USER),
            *("-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        options = f"-k {folder} {_SETTINGS} {'' if durable else _FORGETFUL}"
        log = str(folder / "log")
        control = (program("pg_ctl"), "-D", str(cluster), "-w")
        _run(*control, "-l", log, "-o", options, "start")
        try:
            yield str(folder)
        finally:
            _run(*control, "-m", "immediate", "stop")


def crash(folder: str) -> None:
    """Let the server of a socket's folder crash, and start it again."""
    control = (program("pg_ctl"), "-D", f"{folder}/cluster", "-w")
    _run(*control, "-l", f"{folder}/log", "-m", "immediate", "restart")


def a_database(folder: str, name: str) -> str:
    """Make an empty database on the server and give its URL."""
    _run(program("createdb"), "-h", folder, "-U", _USER, name)
    return f"postgresql://{_USER}@/{name}?host={folder}"


def _run(*command: str) -> None:
    """Run as the unprivileged user where we are root, as the server insists."""
    other: dict[str, Any] = {}
    if os.geteuid() == 0:
        other = {"user": _USER, "group": _USER, "extra_groups": []}
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **other)
