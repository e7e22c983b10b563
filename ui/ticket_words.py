"""Tickets in words: what was given, or may be."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Tickets

translate = QCoreApplication.translate


def short_words(tickets: Tickets) -> str:
    """Write tickets as short as a list needs it: own + 1."""
    parts = []
    if tickets.own:
        parts.append(translate("Tickets", "own"))
    if tickets.children:
        parts.append(str(tickets.children))
    if tickets.assistants:
        parts.append(translate("Tickets", "%n assistant(s)", "", tickets.assistants))
    if tickets.course_places:
        parts.append(translate("Tickets", "course place"))
    return " + ".join(parts)


def full_words(tickets: Tickets) -> str:
    """Write tickets out: own ticket, 2 children."""
    parts = []
    if tickets.own:
        parts.append(translate("Tickets", "own ticket"))
    if tickets.children:
        parts.append(translate("Tickets", "%n child ticket(s)", "", tickets.children))
    if tickets.assistants:
        parts.append(translate("Tickets", "%n assistant(s)", "", tickets.assistants))
    if tickets.course_places:
        parts.append(translate("Tickets", "course place"))
    return ", ".join(parts) or translate("Tickets", "nothing yet")
