"""Settings: how the desk looks and sounds, and how it scans."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.choice_box import ChoiceBox, TickBox
from ui.languages import LANGUAGES
from ui.panel import Panel, frame, label, roomy, say
from ui.shown import SettingsShown
from ui.theme import Theme
from ui.tokens import SCALES, Space, ThemeName

_MOST_SECONDS = 30


class SettingsScreen(Panel):
    """Each choice takes effect at once.

    Signals:
        settings_chosen: the settings as they stand now.
    """

    settings_chosen = Signal(SettingsShown)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make every control; values come by `show_settings`."""
        super().__init__(theme, parent)
        self._shown: SettingsShown | None = None
        self._title = label("title")
        self._language = ChoiceBox()
        self._look = ChoiceBox()
        self._scale = ChoiceBox()
        self._seconds = QSpinBox(minimum=0, maximum=_MOST_SECONDS)
        self._sounds = TickBox()
        self._motion = TickBox()
        self._details = TickBox()
        self._sound_note = label("small", wrap=True)
        self._labels: dict[QWidget, QLabel] = {one: label() for one in self._boxes()}
        self._lay_out()
        self._connect()
        roomy(self._seconds)
        self.home = self._language
        self.put_words()

    def _boxes(self) -> tuple[QComboBox | QSpinBox, ...]:
        return (self._language, self._look, self._scale, self._seconds)

    def _lay_out(self) -> None:
        choices = frame("panel")
        form = QFormLayout(choices)
        form.setContentsMargins(*(Space.AROUND,) * 4)
        form.setSpacing(Space.SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for control, one in self._labels.items():
            one.setBuddy(control)
            form.addRow(one, control)
        for check in (self._sounds, self._sound_note, self._motion, self._details):
            form.addRow(check)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.AROUND,) * 4)
        column.setSpacing(Space.BETWEEN)
        for part in (self._title, choices):
            column.addWidget(part)
        column.addStretch()

    def _connect(self) -> None:
        for box in (self._language, self._look, self._scale):
            box.activated.connect(self._on_chosen)
        self._seconds.valueChanged.connect(self._on_chosen)
        for check in (self._sounds, self._motion, self._details):
            check.clicked.connect(self._on_chosen)

    def show_settings(self, settings: SettingsShown) -> None:
        """Show the settings as they are."""
        self._shown = settings
        self._fill()

    def put_words(self) -> None:
        """Name every control."""
        self._title.setText(self.tr("Settings"))
        words = {
            self._language: self.tr("Language"),
            self._look: self.tr("Look"),
            self._scale: self.tr("Size of the text"),
            self._seconds: self.tr("The same code counts again after"),
        }
        for control, word in words.items():
            self._labels[control].setText(word)
            say(control, word)
        self._seconds.setSuffix(" " + self.tr("s", "seconds"))
        checks = {
            self._sounds: self.tr("Sounds"),
            self._motion: self.tr("No movement on the screen"),
            self._details: self.tr("Show only sign and word of a verdict"),
        }
        for check, word in checks.items():
            check.setText(word)
            say(check, word)
        self._sound_note.setText(
            self.tr("This machine has no program that plays a sound.")
        )
        self._fill()

    def _fill(self) -> None:
        settings = self._shown
        if settings is None:
            return
        _fill_box(self._language, LANGUAGES, settings.language)
        _fill_box(self._look, self._look_words(), settings.theme)
        scales = {str(scale): f"{scale} %" for scale in SCALES}
        _fill_box(self._scale, scales, str(settings.scale))
        self._seconds.blockSignals(True)
        self._seconds.setValue(settings.same_code_seconds)
        self._seconds.blockSignals(False)
        self._sounds.setChecked(settings.sounds and settings.sounds_possible)
        self._sounds.setEnabled(settings.sounds_possible)
        self._sound_note.setVisible(not settings.sounds_possible)
        self._motion.setChecked(settings.reduced_motion)
        self._details.setChecked(settings.hide_details)

    def _look_words(self) -> dict[str, str]:
        return {
            ThemeName.LIGHT: self.tr("light"),
            ThemeName.DARK: self.tr("dark"),
            ThemeName.HIGH_CONTRAST: self.tr("high contrast"),
        }

    def _on_chosen(self) -> None:
        if self._shown is None:
            return
        self._shown = SettingsShown(
            language=str(self._language.currentData()),
            theme=str(self._look.currentData()),
            scale=int(self._scale.currentData()),
            sounds=self._sounds.isChecked(),
            sounds_possible=self._shown.sounds_possible,
            reduced_motion=self._motion.isChecked(),
            hide_details=self._details.isChecked(),
            same_code_seconds=self._seconds.value(),
        )
        self.settings_chosen.emit(self._shown)


def _fill_box(box: QComboBox, words: dict[str, str], chosen: str) -> None:
    box.clear()
    for key, word in words.items():
        box.addItem(word, str(key))
    box.setCurrentIndex(max(0, box.findData(chosen)))
