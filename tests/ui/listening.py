"""Keeps what a signal told, in order."""

from typing import Protocol


class _Signal(Protocol):
    def connect(self, slot: object, /) -> object:
        """Let a function hear the signal."""
        ...


def heard(signal: _Signal) -> list[tuple[object, ...]]:
    """Give a list that grows with each time the signal is emitted."""
    told: list[tuple[object, ...]] = []
    signal.connect(lambda *words: told.append(words))
    return told
