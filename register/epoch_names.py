"""The names of epochs: they sort by the time at which they began."""

from typing import Final

from kaikudesk.clock import Clock

_TIME_BYTES: Final = 8
_RANDOM_BYTES: Final = 8


def new_epoch(clock: Clock, *older: bytes) -> bytes:
    """Name an epoch that begins now and comes after all these."""
    then = [int.from_bytes(one[:_TIME_BYTES], "big") for one in older]
    began = max([clock.now_ms(), *(time + 1 for time in then)])
    return began.to_bytes(_TIME_BYTES, "big") + clock.random_bytes(_RANDOM_BYTES)
