"""The number of a holder's children: what is typed stays as it was typed."""

from ui.number_box import NumberBox

_TYPED = 99


class ChildrenBox(NumberBox):
    """Takes −1 and 99, so that the clerk hears that they cannot be.

    Corrected in silence, −1 would become 1 and be registered.
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(least=-_TYPED, most=_TYPED)

    def stepBy(self, steps: int) -> None:
        """Never step below none."""
        self.setValue(max(0, self.value() + steps))
