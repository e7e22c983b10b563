"""How the desk looks, sounds and reads: chosen by the clerk, kept, at once in force."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kaikudesk.model import Role
from kaikudesk.settings import Settings, load_settings, save_settings
from ui.opening import Opening
from ui.scan_rhythm import Rhythm
from ui.shown import SettingsShown
from ui.sounds import Sounds
from ui.tokens import ThemeName

_MS = 1000


class Comfort(QObject):
    """The clerk's choices.

    Signals:
        changed: other choices are in force; gives the `Settings`.
        not_kept: the choices are in force and could not be written down.
    """

    changed = Signal(object)
    not_kept = Signal()

    def __init__(self, opening: Opening, sounds: Sounds, folder: Path) -> None:
        """Read what was chosen before; the window wears its look already."""
        super().__init__(opening)
        self._opening = opening
        self._sounds = sounds
        self._folder = folder
        self.settings = load_settings(folder)
        self._put_in_force()
        opening.language_wished.connect(self._on_language_wished)
        opening.theme_wished.connect(self._on_theme_wished)

    def shown(self) -> SettingsShown:
        """Give the choices as the settings' screen shows them."""
        chosen = self.settings
        return SettingsShown(
            language=self._opening.languages.language,
            theme=self._opening.theme.name.value,
            scale=self._opening.theme.scale,
            sounds=chosen.sounds,
            sounds_possible=self._sounds.possible,
            reduced_motion=chosen.reduced_motion,
            hide_details=chosen.hide_details,
            same_code_seconds=chosen.same_code_seconds,
        )

    def choose(self, shown: SettingsShown) -> None:
        """Take the choices of the settings' screen."""
        self._take(
            replace(
                self.settings,
                language=shown.language,
                theme=shown.theme,
                scale=shown.scale,
                sounds=shown.sounds,
                reduced_motion=shown.reduced_motion,
                hide_details=shown.hide_details,
                same_code_seconds=shown.same_code_seconds,
            )
        )

    def remember_role(self, role: Role) -> None:
        """Remember what right the desk has, so that the next start knows at once."""
        if self.settings.role != role:
            self.settings = replace(self.settings, role=role.value)
            self._keep()

    def _on_language_wished(self, language: str) -> None:
        self._take(replace(self.settings, language=language))

    def _on_theme_wished(self) -> None:
        name = self._opening.theme.name
        self._take(replace(self.settings, theme=name.value))

    def _take(self, settings: Settings) -> None:
        """Put in force what is another choice than before, and nothing else."""
        former, self.settings = self.settings, settings
        opening = self._opening
        if settings.language not in {None, former.language, opening.languages.language}:
            opening.languages.use(settings.language or "")
        theme, name = opening.theme, _theme_of(settings.theme)
        look = (name or theme.name, settings.scale)
        if look != (theme.name, theme.scale):
            theme.use(*look)
        self._put_in_force()
        self._keep()
        self.changed.emit(settings)

    def _put_in_force(self) -> None:
        settings = self.settings
        self._sounds.wanted = settings.sounds
        self._opening.theme.reduced_motion = settings.reduced_motion
        again = settings.same_code_seconds * _MS
        self._opening.scanner.set_rhythm(Rhythm(again=again))

    def _keep(self) -> None:
        try:
            save_settings(self._folder, self.settings)
        except OSError:
            self.not_kept.emit()


def _theme_of(word: str | None) -> ThemeName | None:
    """Read a theme; a word that this version does not know is no choice."""
    return ThemeName(word) if word in set(ThemeName) else None
