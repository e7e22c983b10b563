"""A measured figure, and the goal that it is held against."""

from dataclasses import dataclass

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One line of the results: what was measured, and whether it is good enough.

    `baseline` is the bare work's figure of the same run where the value is a
    ratio, None elsewhere; without a goal there is nothing to meet.
    """

    name: str
    value: float
    unit: str
    baseline: float | None
    goal: float | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure's name with the most that it may be, None: it is only told.

    `because` says where the time goes; it is read where the goal is missed.
    """

    name: str
    unit: str
    most: float | None = None
    because: str = ""

    def figure(self, value: float, *, baseline: float | None = None) -> Figure:
        """Hold a measured value against this goal."""
        met = None if self.most is None else value <= self.most
        return Figure(self.name, value, self.unit, baseline, self.most, met)
