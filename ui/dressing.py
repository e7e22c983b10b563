"""Which part of the style sheet a widget follows."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_AT_ONCE = 20


def dress_as(widget: QWidget, dress: str) -> None:
    """Name the part of the style sheet that a widget follows."""
    widget.setProperty("dress", dress)


def put_compact(widget: QWidget, *, compact: bool) -> None:
    """Dress a widget for the compact bar, or as usual."""
    put_property(widget, "compact", "true" if compact else "")


def put_property(widget: QWidget, name: str, value: str) -> None:
    """Give a widget what the style sheet asks about; nothing where it has that.

    Looking again costs milliseconds, and most verdicts look like the one before.
    """
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed.

    What was never dressed is dressed when it is first seen.
    """
    style = widget.style()
    for one in (widget, *widget.findChildren(QWidget)):
        if one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            style.unpolish(one)
            style.polish(one)


def dressing(widget: QWidget) -> Iterator[None]:
    """Dress all that stands in a widget before it is seen, a few for each step.

    The innermost come first: whoever is dressed takes its own parts along.
    """
    for number, one in enumerate(reversed(widget.findChildren(QWidget)), 1):
        one.ensurePolished()
        if number % _AT_ONCE == 0:
            yield
