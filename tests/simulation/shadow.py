"""The shadow log: what screens called *recorded*, kept outside of every desk."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a clerk was shown as recorded, and what it gave."""

    entry_id: bytes
    desk: int
    site: int
    code: str = ""
    day: int = 0
    own: int = 0
    children: int = 0

    @property
    def is_ticket(self) -> bool:
        """Tell whether tickets were given."""
        return self.own + self.children > 0


@dataclass(slots=True)
class Shadow:
    """All acts by their ids.

    `voided` were taken back, each at one desk. `burnt` were lost with the only disk
    that held them; those `left` are at the register and no longer at their desk. Of
    those `unsure` a void was lost with a disk, or is still under way.
    """

    acts: dict[bytes, Act] = field(default_factory=dict)
    voided: dict[bytes, int] = field(default_factory=dict)
    burnt: set[bytes] = field(default_factory=set)
    left: set[bytes] = field(default_factory=set)
    unsure: set[bytes] = field(default_factory=set)

    def record(self, act: Act) -> None:
        """Note what a screen has just shown."""
        self.acts[act.entry_id] = act

    def void(self, about: bytes, desk: int) -> None:
        """Note that a screen has shown a ticket as taken back."""
        self.voided[about] = desk

    @property
    def owed(self) -> set[bytes]:
        """Name what must never be missing."""
        return set(self.acts) - self.burnt

    def of_desk(self, desk: int) -> list[Act]:
        """Give what was shown at one desk and was not lost with its disk."""
        return [
            act
            for act in self.acts.values()
            if act.desk == desk and act.entry_id not in self.burnt | self.left
        ]

    def stands(self, act: Act) -> bool:
        """Tell whether a ticket was given for good."""
        return act.is_ticket and act.entry_id not in self.voided
