"""Times of single calls, and two works that are timed in turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter_ns

ROUNDS = 7
_BLOCK = 100


def timed(work: Callable[[], object]) -> int:
    """Give the nanoseconds that one call takes."""
    begun = perf_counter_ns()
    work()
    return perf_counter_ns() - begun


def percentile(times: Sequence[float], part: float) -> float:
    """Give the time that this part of the calls kept to."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


@dataclass(slots=True)
class Pair:
    """A work of ours and the bare one, round by round; times in nanoseconds.

    Machines drift: what counts is the median over rounds, and of ratios the
    median of those that were taken within one round.
    """

    ours: list[list[int]] = field(default_factory=list)
    bare: list[list[int]] = field(default_factory=list)

    def typical(self, part: float = 0.5) -> float:
        """Give our percentile, the median over the rounds."""
        return median(percentile(one, part) for one in self.ours)

    def bare_typical(self, part: float = 0.5) -> float:
        """Give the bare work's percentile, the median over the rounds."""
        return median(percentile(one, part) for one in self.bare)

    def ratio(self) -> float:
        """Give how many times the bare work ours takes."""
        return median(
            percentile(ours, 0.5) / percentile(bare, 0.5)
            for ours, bare in zip(self.ours, self.bare, strict=True)
        )


Call = Callable[[], object]


def in_turn(
    ours: Callable[[], Call],
    bare: Callable[[], Call],
    *,
    calls: int,
    block: int = _BLOCK,
) -> Pair:
    """Time both works so many times in each round, a block of each in turn.

    Each of them makes its next call ready and gives it; only the call is timed.
    """
    pair = Pair()
    for number in range(ROUNDS + 1):
        times: tuple[list[int], list[int]] = ([], [])
        for _ in range(0, calls, block):
            for one, taken in zip((ours, bare), times, strict=True):
                taken += [timed(one()) for _ in range(block)]
        # The first round warms both up.
        if number:
            pair.ours.append(times[0])
            pair.bare.append(times[1])
    return pair
