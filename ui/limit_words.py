"""What the counts say before Enter where they go past a limit."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Tickets
from ui.shown import CountsShown

translate = QCoreApplication.translate


def limit_sentence(shown: CountsShown, wanted: Tickets) -> str:
    """Say which limit the counts go past; empty where they keep to all."""
    if wanted.total == 0:
        return translate("Limits", "Nothing to record: every count is 0.")
    if wanted.children > shown.most_children:
        return translate(
            "Limits",
            "Children: the register says %1. More is recorded as an exception.",
        ).replace("%1", str(shown.most_children))
    if wanted.own > shown.most_own:
        return translate(
            "Limits",
            "A ticket was already given at this event. One more is recorded as an "
            "exception.",
        )
    most = shown.most_course_places
    if most is not None and wanted.course_places > most:
        return translate(
            "Limits",
            "No course place is left for this term. One more is recorded as an "
            "exception.",
        )
    return ""
