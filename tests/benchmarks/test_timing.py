"""Times of single calls, and what they come to."""

from collections.abc import Callable

from benchmarks.timing import ROUNDS, Pair, in_turn, percentile


def test_percentiles_are_times_that_were_measured() -> None:
    """The median of a hundred, the slowest of them, and a single one."""
    times = list(range(100, 0, -1))

    assert percentile(times, 0.5) == 51
    assert percentile(times, 0.99) == 100
    assert percentile([7], 0.99) == 7


def test_a_ratio_is_taken_within_a_round() -> None:
    """A machine that halves its speed in between changes nothing."""
    pair = Pair([[30], [60], [30]], [[10], [20], [10]])

    assert pair.ratio() == 3
    assert pair.typical() == 30
    assert pair.bare_typical() == 10


def test_both_works_are_done_in_turn() -> None:
    """A block of ours, a block of the bare one, and only rounds after the first."""
    done: list[str] = []

    def named(name: str) -> Callable[[], Callable[[], None]]:
        return lambda: lambda: done.append(name)

    pair = in_turn(named("ours"), named("bare"), calls=4, block=2)

    assert done[:8] == ["ours", "ours", "bare", "bare"] * 2
    assert len(done) == 8 * (ROUNDS + 1)
    assert [len(one) for one in pair.ours] == [4] * ROUNDS
