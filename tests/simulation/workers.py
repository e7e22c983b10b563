"""The processes that play seeds, all at once, each seed in one of them."""

import gc
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from tests.simulation.compiling import compile_once

_Played = TypeVar("_Played")
# A town throws away much and keeps little: looking for rings less often is a tenth
# of the time. What was loaded before stays for good.
_OBJECTS = 50_000


def play_all(
    play: Callable[[int], _Played], seeds: Sequence[int], workers: int
) -> Iterator[tuple[int, _Played]]:
    """Play all seeds and give each with what came of it, in their order.

    Whoever stops listening stops the workers after the seeds that they are at.
    """
    with ProcessPoolExecutor(workers, initializer=_prepare) as pool:
        try:
            yield from zip(seeds, pool.map(play, seeds), strict=True)
        finally:
            pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    # Who presses Ctrl-C means the process that counts.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compile_once()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, 20, 20)
