"""What a desk knows of itself, in words, for who is asked about it by phone."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kaikudesk import __version__
from kaikudesk.desk import Desk
from ui.choices import role_words
from ui.dates import moment_text
from ui.day_words import list_moment

translate = QCoreApplication.translate


def desk_facts(desk: Desk, folder: Path) -> tuple[tuple[str, str], ...]:
    """Give pairs of a name and a value."""
    who = desk.identity
    moment = list_moment(desk)
    listed = translate("Facts", "none yet")
    if moment is not None:
        listed = moment_text(moment, desk.today)
    by_file = translate("Facts", "by file only")
    return (
        (translate("Facts", "Site"), f"{who.site.name}, {who.site.municipality}"),
        (translate("Facts", "Right"), role_words()[who.role]),
        (translate("Facts", "Desk number"), str(who.desk)),
        (translate("Facts", "Register"), who.address or by_file),
        (translate("Facts", "List from"), listed),
        (translate("Facts", "Folder"), str(folder)),
        (translate("Facts", "Version"), __version__),
    )
