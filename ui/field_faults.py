"""What is wrong with the fields of a form, each said at its field."""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QWidget

from ui.dressing import restyle
from ui.in_sight import bring_into_sight
from ui.panel import label


class FieldFaults:
    """A sentence below each control, that is read with it and drawn around it."""

    def __init__(self, controls: Mapping[str, QWidget]) -> None:
        """Name the controls as the core names the fields."""
        self._controls = controls
        self._labels = {name: label("strong", wrap=True) for name in controls}
        for one in self._labels.values():
            one.hide()

    def label_of(self, name: str) -> QLabel:
        """Give the place of a field's sentence, to be put below its control."""
        return self._labels[name]

    @property
    def shown(self) -> list[str]:
        """Give the sentences that stand at the fields."""
        return [one.text() for one in self._labels.values() if one.text()]

    def show(self, faults: Mapping[str, str]) -> None:
        """Say the faults at their fields, and nothing at the others."""
        for name, control in self._controls.items():
            sentence = faults.get(name, "")
            control.setAccessibleDescription(sentence)
            if sentence != self._labels[name].text():
                self._labels[name].setText(sentence)
                control.setProperty("fault", "true" if sentence else "false")
                restyle(control)
            self._labels[name].setVisible(bool(sentence))

    def point(self) -> None:
        """Bring the keyboard to the first field that has a fault."""
        faulty = (name for name, one in self._labels.items() if one.text())
        first = next(faulty, None)
        if first is not None:
            bring_into_sight(self._controls[first])
            _let_typing_replace(self._controls[first])


def _let_typing_replace(control: QWidget) -> None:
    if isinstance(control, QAbstractSpinBox | QLineEdit):
        control.selectAll()
