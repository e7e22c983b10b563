"""Save every screen as a picture: python -P -m tests.ui.gallery FOLDER.

Every language, theme and two sizes of text, to be looked at by a person.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from kaikudesk.model import Role
from tests.ui.staging import Stage, scenes_of
from ui.languages import LANGUAGES
from ui.tokens import SCALES, ThemeName


def main() -> None:
    """Fill the folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for role in (Role.VENUE, Role.DISTRIBUTOR):
        for language in LANGUAGES:
            stage = Stage(application, role, language)
            for theme in ThemeName:
                for scale in (SCALES[0], SCALES[-1]):
                    stage.theme.use(theme, scale)
                    _save_all(stage, folder, f"{language}-{theme.name}-{scale}")
            stage.strike()


def _save_all(stage: Stage, folder: Path, how: str) -> None:
    for name, put in scenes_of(stage.role).items():
        put(stage)
        stage.settle()
        stage.window.grab().save(str(folder / f"{name}-{how.lower()}.png"))


if __name__ == "__main__":
    main()
