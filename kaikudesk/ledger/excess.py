"""Which uses went past a limit: those that came last."""

from collections.abc import Callable

from kaikudesk.ledger.uses import Given


def beyond(
    used: list[Given], most: int, count: Callable[[Given], int]
) -> list[tuple[Given, int]]:
    """Give the uses that went past a limit, and by how much each.

    The excess is what came last by the day and time of use; `count` tells how much
    one use takes of the limit.
    """
    if sum(map(count, used)) <= most:
        return []
    sum_before, found = 0, []
    for one in sorted(used, key=lambda one: one.moment):
        excess = min(count(one), sum_before + count(one) - most)
        if excess > 0:
            found.append((one, excess))
        sum_before += count(one)
    return found
