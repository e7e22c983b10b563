"""This desk in words: its line, its files, its backups, and what it healed from."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kaikudesk.desk import Desk
from kaikudesk.storage.backups import FOLDER, Backup, backups_in
from kaikudesk.storage.damaged_journal import Rescued
from kaikudesk.storage.healing import Cause
from sync.by_file import Saved
from sync.pulling import Got
from ui.dates import moment_text
from ui.day_words import Line
from ui.shown import ProblemShown
from ui.status_words import unreached_words
from ui.tokens import Tone

translate = QCoreApplication.translate


def line_problem(line: Line, desk: Desk) -> ProblemShown:
    """Say how the line to the register is, and what a person can do about it."""
    since = "" if line.since is None else moment_text(line.since, desk.today)
    if line.why is not None:
        words = translate("ThisDesk", "%1 (Since %2.)")
        told = words.replace("%1", unreached_words(line.why)).replace("%2", since)
        return ProblemShown(told)
    if not since:
        asked = translate("ThisDesk", "The register has not been asked yet.")
        return ProblemShown(asked, tone=Tone.NOTE)
    answered = translate("ThisDesk", "Connected: the register last answered %1.")
    return ProblemShown(answered.replace("%1", since), tone=Tone.GOOD)


def saved_note(saved: Saved, name: str) -> ProblemShown:
    """Say what a saved file holds, and what to do with it."""
    told = [
        _in_the_file(saved.entries),
        translate(
            "ThisDesk",
            "Give it to the register’s administrator, and read the answer here. Until "
            "then everything stays on this desk too.",
        ),
    ]
    if saved.left:
        more = translate("ThisDesk", "%n more wait for the next file.", "", saved.left)
        told.append(more)
    told += map(cause_sentence, saved.news)
    return ProblemShown(" ".join(told).replace("%1", name), tone=Tone.NOTE)


def _in_the_file(count: int) -> str:
    if not count:
        return translate(
            "ThisDesk", "Nothing waits: the file %1 only asks for what is new."
        )
    return translate("ThisDesk", "%n record(s) are in the file %1.", "", count)


def read_note(got: Got) -> ProblemShown:
    """Say what an answer brought."""
    told = [translate("ThisDesk", "The answer was read.")]
    if got.acknowledged:
        told.append(_confirmed(got.acknowledged))
    if got.list_changed:
        told.append(translate("ThisDesk", "The list of cards is up to date with it."))
    if len(told) == 1:
        told.append(translate("ThisDesk", "Nothing in it was new to this desk."))
    told += map(cause_sentence, got.news)
    return ProblemShown(" ".join(told), tone=Tone.GOOD)


def _confirmed(count: int) -> str:
    return translate("ThisDesk", "%n record(s) are confirmed now.", "", count)


def waiting_note() -> ProblemShown:
    """Say that an answer is read when the round that is on has ended."""
    sentence = translate(
        "ThisDesk",
        "The desk is just sending and fetching. The answer is read by itself as soon "
        "as that is done.",
    )
    return ProblemShown(sentence, tone=Tone.NOTE)


def cause_sentence(cause: Cause) -> str:
    """Say why this desk sends again what it sent before, which doubles nothing."""
    causes = {
        Cause.JOURNAL: translate(
            "ThisDesk",
            "This desk’s files were restored from a backup or copied. What the "
            "register had not confirmed is sent again; nothing is lost and nothing "
            "counts twice. If the same files are in use on another computer, close "
            "KaikuDesk there.",
        ),
        Cause.REGISTER: translate(
            "ThisDesk",
            "The register was restored from a backup. This desk sends again what was "
            "lost there; nothing counts twice.",
        ),
    }
    return causes[cause]


def rescued_sentence(rescued: Rescued) -> str:
    """Say what could be read of a damaged journal, and what comes next."""
    told = [
        translate(
            "ThisDesk",
            "This desk’s journal was damaged. %n record(s) could be read.",
            "",
            rescued.read,
        )
    ]
    if rescued.lost:
        told.append(
            translate(
                "ThisDesk",
                "%n are missing here; those that had been sent are at the register.",
                "",
                rescued.lost,
            )
        )
    told.append(
        translate(
            "ThisDesk",
            "The desk goes on, and sends again what was not confirmed. The damaged "
            "file is kept in the folder %1 until the register has all of it and a "
            "month has passed: tell the national office.",
        )
    )
    kept = "" if rescued.kept is None else rescued.kept.name
    return " ".join(told).replace("%1", kept)


def backup_words(journal: Path) -> str:
    """Say of which day the newest backup on this computer is."""
    newest = next(iter(backups_in(journal.with_name(FOLDER))), None)
    if newest is None:
        return translate(
            "ThisDesk", "On this computer: none yet; the first is made today."
        )
    words = translate("ThisDesk", "On this computer: of %1.")
    return words.replace("%1", _day_of(newest))


def copied_note(path: Path) -> ProblemShown:
    """Say that the newest backup is in the second place as well."""
    words = translate("ThisDesk", "The newest backup is in %1 now.")
    return ProblemShown(words.replace("%1", str(path.parent)), tone=Tone.GOOD)


def _day_of(backup: Backup) -> str:
    year, month, day = backup.day[:4], backup.day[4:6], backup.day[6:]
    return f"{int(day)}.{int(month)}.{year}"
