"""What stands in a window, read from its accessible tree, as a screen reader does."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
_ROLE = QAccessible.Role
_OF_THE_HAND = {
    _ROLE.Button,
    _ROLE.CheckBox,
    _ROLE.RadioButton,
    _ROLE.EditableText,
    _ROLE.ComboBox,
    _ROLE.SpinBox,
}


def parts(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Give everything that can be seen, in the order of the tree."""
    yield from _below(QAccessible.queryAccessibleInterface(window))


def _below(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if one.state().invisible:
        return
    yield one
    for place in range(one.childCount()):
        child = one.child(place)
        if child.isValid():
            yield from _below(child)


def texts(window: QWidget) -> list[str]:
    """Give every text that a reader could say."""
    said = (one.text(kind) for one in parts(window) for kind in _TEXTS)
    return [text for text in said if text]


def stands(window: QWidget, text: str) -> bool:
    """Tell whether a text stands somewhere in the window."""
    return any(text in one for one in texts(window))


def which_stand(window: QWidget, *wanted: str) -> str:
    """Name those of some texts that stand in the window, in their order."""
    there = texts(window)
    return ", ".join(one for one in wanted if any(one in text for text in there))


def find(window: QWidget, name: str) -> QAccessibleInterface:
    """Find what a hand can use by its name; raises LookupError where it is not."""
    for one in parts(window):
        if one.role() in _OF_THE_HAND and one.text(QAccessible.Text.Name) == name:
            return one
    raise LookupError(f"nothing in the window is called {name!r}")


def nameless(window: QWidget) -> list[str]:
    """Name the kinds of controls that say nothing of themselves."""
    return [
        str(one.role())
        for one in parts(window)
        if one.state().focusable
        and one.role() in _OF_THE_HAND
        and not any(one.text(kind) for kind in _TEXTS)
    ]
