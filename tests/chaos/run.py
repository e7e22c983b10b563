"""One storm from its first gust to its audit."""

import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import Final

from tests.chaos.audit import audit
from tests.chaos.outcome import Outcome, outcome_of
from tests.chaos.shadow import read_shadow
from tests.chaos.storm import a_storm
from tests.postgresql import a_database, server

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
REGISTERS: Final = (SQLITE, POSTGRESQL)


def run(register: str, seed: int, seconds: int) -> Outcome:
    """Let a storm blow over a register on one of its two databases.

    Its folder stays where something broke, to be looked at; what is raised, and what
    `repeated` gives, tells how to let it blow again.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"chaos-{register}-{seed}-"))
    try:
        outcome = _over(register, folder, seed, seconds)
    except Exception as fault:
        fault.add_note(f"see {folder}; {repeated(register, seed, seconds)}")
        raise
    if not outcome.lost and not outcome.doubled:
        shutil.rmtree(folder)
    return outcome


def repeated(register: str, seed: int, seconds: int) -> str:
    """Give the command that throws the same dice; the machine adds its own."""
    asked = f"MINUTES={seconds / 60:g} SEED={seed} REGISTER={register}"
    return f"repeat it with: make chaos {asked}"


def _over(register: str, folder: Path, seed: int, seconds: int) -> Outcome:
    if register == SQLITE:
        return _blow(folder, seed, seconds)
    with server() as database:
        url = a_database(database, "register")
        return _blow(folder, seed, seconds, server=database, url=url)


def _blow(
    folder: Path, seed: int, seconds: int, *, server: str = "", url: str = ""
) -> Outcome:
    with a_storm(folder, Random(seed), server=server, url=url) as storm:
        storm.blow(seconds)
        storm.calm_down()
        storm.central.close()
        shadows = [read_shadow(seat.shadow) for seat in storm.seats]
        found = audit(storm.central.url, shadows)
        return outcome_of(storm, found, seed=seed, seconds=seconds)
