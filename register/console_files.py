"""The command that takes in a desk's file and writes the answer to it."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from kaikudesk.errors import (
    AlteredParcelError,
    CutParcelError,
    ForeignParcelError,
    KaikuDeskError,
    LargeParcelError,
    MalformedEntryError,
    NewParcelError,
    NoParcelError,
    StorageError,
    WrongWayParcelError,
)
from kaikudesk.wire.parcel import ANSWER_SUFFIX
from kaikudesk.wire.whole_file import readable_file, whole_file
from register.answer_file import write_answer
from register.console_opening import Offer, Say, opened
from register.errors import RefusedError
from register.import_file import Imported, import_file
from register.opened import Register
from register.wording import Wording

_WORDS: Final[dict[type[KaikuDeskError], str]] = {
    AlteredParcelError: "file: altered",
    CutParcelError: "file: cut",
    ForeignParcelError: "file: foreign",
    LargeParcelError: "file: too-large",
    MalformedEntryError: "file: malformed",
    NewParcelError: "file: too new",
    NoParcelError: "file: none",
    WrongWayParcelError: "file: wrong way",
}
_REFUSED: Final = frozenset({"code-spent", "too-large", "too-old", "busy"})


def offer_files(command: Offer, words: Wording) -> None:
    """Offer `import-file`."""
    file = command("import-file", _import_file)
    file.add_argument("file", type=Path, help=words.say("help: file"))
    file.add_argument("--answer", type=Path, help=words.say("help: answer"))


def _import_file(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        return import_desk_file(register, asked, words, say)


def import_desk_file(
    register: Register, asked: Namespace, words: Wording, say: Say
) -> int:
    """Take a file in, write its answer, and say in sentences what came of both."""
    answer = asked.answer or asked.file.with_suffix(ANSWER_SUFFIX)
    try:
        with readable_file(asked.file) as file:
            imported = import_file(register, file)
    except (KaikuDeskError, RefusedError) as fault:
        say(f"{_why_not(fault, words)} {words.say('file: nothing changed')}")
        return 1
    for line in _told(imported, words):
        say(line)
    try:
        with whole_file(answer) as file:
            write_answer(register, imported, file)
    except (StorageError, LargeParcelError, RefusedError) as fault:
        say(words.say("file: no answer", detail=fault))
        return 1
    say(words.say("file: answer", path=answer))
    return 0


def _told(imported: Imported, words: Wording) -> list[str]:
    desk = imported.author.desk
    if imported.enrolled:
        return [words.say("file: enrolled", desk=desk)]
    counts = {"entries": imported.entries, "new": imported.new}
    lines = [words.say("file: taken in", desk=desk, **counts)]
    if imported.held:
        lines.append(words.say("file: held", held=imported.held))
    if imported.forked:
        lines.append(words.say("file: forked"))
    if imported.gap:
        lines.append(words.say("file: gap", first=imported.gap))
    if imported.wanted is None:
        lines.append(words.say("file: withdrawn"))
    return lines


def _why_not(fault: KaikuDeskError, words: Wording) -> str:
    if isinstance(fault, RefusedError):
        kind = fault.kind if fault.kind in _REFUSED else "malformed"
        return words.say(f"file: {kind}")
    name = _WORDS.get(type(fault))
    if name is not None:
        return words.say(name)
    if isinstance(fault, StorageError):
        return words.say("file: unread", detail=fault)
    raise fault
