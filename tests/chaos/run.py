"""One storm from its first gust to its audit."""

import tempfile
from pathlib import Path
from random import Random

from tests.chaos.audit import audit
from tests.chaos.outcome import Outcome, outcome_of
from tests.chaos.shadow import read_shadow
from tests.chaos.storm import a_storm
from tests.postgresql import a_database, server


def run(folder: Path, seed: int, seconds: int, *, postgresql: bool) -> Outcome:
    """Let a storm blow over a register on one of its two databases."""
    if not postgresql:
        return _run(folder, seed, seconds)
    with server() as database:
        url = a_database(database, "register")
        return _run(folder, seed, seconds, server=database, url=url)


def _run(
    folder: Path, seed: int, seconds: int, *, server: str = "", url: str = ""
) -> Outcome:
    with a_storm(folder, Random(seed), server=server, url=url) as storm:
        storm.blow(seconds)
        storm.calm_down()
        storm.central.close()
        shadows = [read_shadow(seat.shadow) for seat in storm.seats]
        found = audit(storm.central.url, shadows)
        return outcome_of(storm, found, seed=seed, seconds=seconds)


def in_a_folder(seed: int, seconds: int, *, postgresql: bool) -> Outcome:
    """Likewise, in a folder that stays where something broke, to be looked at."""
    folder = Path(tempfile.mkdtemp(prefix=f"chaos-{seed}-"))
    outcome = run(folder, seed, seconds, postgresql=postgresql)
    if not outcome.lost and not outcome.doubled:
        _remove(folder)
    return outcome


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
