"""The forge's desks end with it: a storm that breaks leaves nobody at work."""

import os
import select
from pathlib import Path

import msgspec

from tests.chaos.life import Ending, Life
from tests.chaos.seat import a_forge
from tests.power.library import built

SECONDS = 20


def test_a_desk_ends_with_its_forge(tmp_path: Path) -> None:
    """A desk that waits for the end of a pipe is gone once the forge is killed."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    life = _life(tmp_path, LD_PRELOAD=str(pipe))
    with a_forge(built(tmp_path), None) as forge:
        ended = _ending_of(forge.start(life))
        # This opens once the desk is there, and holds it.
        with pipe.open("wb"):
            assert ended.poll(0) == []
            forge.process.kill()
            assert ended.poll(SECONDS * 1000) != []


def test_a_life_that_breaks_says_why(tmp_path: Path) -> None:
    """A folder without a desk is no place to live in, and the town is told."""
    (tmp_path / "desk").touch()
    with a_forge(built(tmp_path), None) as forge:
        ended = _ending_of(forge.start(_life(tmp_path)))
        assert ended.poll(SECONDS * 1000) != []
    told = msgspec.json.decode((tmp_path / "ending").read_bytes(), type=Ending)

    assert "Traceback" in told.fault


def _life(folder: Path, **power: str) -> Life:
    return Life(
        folder=str(folder / "desk"),
        shadow=str(folder / "shadow"),
        took=str(folder / "took"),
        ending=str(folder / "ending"),
        seed=1,
        power=power,
    )


def _ending_of(process: int) -> select.poll:
    """Give what tells when a process has ended."""
    ended = select.poll()
    ended.register(os.pidfd_open(process), select.POLLIN)
    return ended
