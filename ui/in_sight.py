"""The keyboard goes where it can be seen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(control: QWidget) -> None:
    """Give a control the keyboard, and scroll to it once the page is laid out."""
    control.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, control, lambda: _scroll_to(control))


def _scroll_to(control: QWidget) -> None:
    above = control.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(control)
