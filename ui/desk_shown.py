"""What the screen *This desk* is told: plain values, already in words."""

from dataclasses import dataclass

from ui.shown import ProblemShown


@dataclass(frozen=True, slots=True)
class DeskShown:
    """A desk as it knows itself.

    `line` says how it is connected, or why not and what to do. `facts` are pairs of
    a name and a value that are only read. `place` is where backups also go, empty
    without such a place; `backup` says what is there. `moved`: it goes on elsewhere.
    """

    line: ProblemShown
    facts: tuple[tuple[str, str], ...] = ()
    backup: str = ""
    place: str = ""
    moved: bool = False
