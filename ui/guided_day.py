"""The guided day: the real program and a real register, each step seen from outside.

`make tour` takes it offscreen and writes `tour/steps.json`, a picture of every
screen and a contact sheet; it fails where a step did not really happen. What was seen
is read from the windows' accessible trees, and from the register's database by a
process that imports nothing of ours.
"""

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The day's desks open by a passphrase: nobody's own key store is touched.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtWidgets import QApplication

from ui.guided import (
    distributor_part,
    evening_part,
    file_part,
    trouble_part,
    venue_part,
)
from ui.guided.scene import Scene
from ui.guided.steps import Diary
from ui.guided.town import Town
from ui.opening import Look
from ui.theme import FUSION
from ui.tokens import ThemeName

_FOLDER = Path("tour")
_CARDS = 500


def main() -> int:
    """Take the day and give 0 where every step happened."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    _FOLDER.mkdir()
    application = QApplication([*sys.argv[:1], *FUSION])
    town, diary = Town(_FOLDER / "register"), Diary(_FOLDER)
    town.fill(_CARDS)
    town.open()
    try:
        _take(application, diary, town)
    finally:
        town.close()
    return diary.close()


def _take(application: QApplication, diary: Diary, town: Town) -> None:
    look = _look()
    venue = Scene(application, diary, town, _FOLDER / "venue")
    venue_part.live_field(venue, look)
    for step in (
        venue_part.enrolled,
        venue_part.checked,
        venue_part.recorded,
        venue_part.without_a_network,
        venue_part.taken_back,
        venue_part.not_on_the_list,
        file_part.by_file,
    ):
        step(venue)
    venue.leave()
    office = Scene(application, diary, town, _FOLDER / "distributor")
    distributor_part.enrolled(office, look)
    for step in (
        distributor_part.without_consent,
        distributor_part.registered,
        distributor_part.mobile_only,
        distributor_part.no_name_anywhere,
    ):
        step(office)
    office.leave()
    again = Scene(application, diary, town, _FOLDER / "venue")
    evening_part.flag_gone(again, look)
    for step in (
        evening_part.three_languages,
        evening_part.every_look,
        evening_part.every_name,
        trouble_part.right_withdrawn,
    ):
        step(again)
    again.leave()


def _look() -> Look:
    language = os.environ.get("LANG_UI") or "fi"
    theme = (os.environ.get("THEME") or "light").replace("-", " ")
    return Look(language, ThemeName(theme))


if __name__ == "__main__":
    sys.exit(main())
