"""The venue's part of the guided day: enrolled, checked, recorded, taken back."""

import sys

from PySide6.QtCore import QCoreApplication, Qt

from kaikudesk.model import Verdict
from ui.guided import eyes, hands
from ui.guided.scene import Scene, word
from ui.guided.town import KNOWN
from ui.opening import Look
from ui.shown import StatusPart
from ui.verdict_words import verdict_word

_HEAVY = ("sqlalchemy", "requests", "keyring", "sqlcipher3")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_VERDICTS = {
    KNOWN.valid: Verdict.VALID,
    KNOWN.expired: Verdict.EXPIRED,
    KNOWN.inactive: Verdict.INACTIVE,
    KNOWN.not_in_area: Verdict.NOT_IN_AREA,
    KNOWN.community: Verdict.COMMUNITY,
    KNOWN.expiring: Verdict.VALID,
    KNOWN.unknown: Verdict.NOT_REGISTERED,
    KNOWN.mistyped: Verdict.MISTYPED,
}


def live_field(scene: Scene, look: Look) -> None:
    """Scan a code while nothing heavy is imported."""
    scene.open(look)
    hands.wait_until(lambda: hasattr(scene.opening, "languages"))
    hands.scan(scene.window, KNOWN.valid)
    imported = [name for name in _HEAVY if name in sys.modules]
    there = eyes.which_stand(scene.window, KNOWN.valid)
    scene.diary.note(
        "The window is there and its field takes a code before the desk is open",
        f"{KNOWN.valid}, imported: []",
        f"{there}, imported: {imported}",
        scene.picture("live-field"),
    )
    scene.go_on()


def enrolled(scene: Scene) -> None:
    """Let the register take the desk in; the code from before is answered."""
    before = scene.town.ask_witness("desks")
    asked = scene.enrol("venue")
    gate = scene.picture("enrolling")
    wanted = (verdict_word(Verdict.VALID), "Kuhmotalo")
    seen = scene.wait_for(*wanted)
    scene.diary.note(
        "A new desk is let in by its code, and the code scanned before is answered",
        f"{word('EnrolPanel', 'Enrol this desk')}; desks +1; {', '.join(wanted)}",
        f"{asked}; desks +{scene.town.ask_witness('desks') - before}; {seen}",
        gate,
        scene.picture("first-verdict"),
    )


def checked(scene: Scene) -> None:
    """Scan each of the known codes and read the word."""
    expected, seen, pictures = [], [], []
    for code, verdict in _VERDICTS.items():
        hands.scan(scene.window, code)
        wanted = verdict_word(verdict)
        expected.append(f"{code} {wanted}")
        seen.append(f"{code} {eyes.which_stand(scene.window, wanted)}")
        pictures.append(scene.picture(f"verdict-{code}"))
        hands.key(scene.window, Qt.Key.Key_Escape)
    scene.diary.note(
        "Each code gets its word",
        "; ".join(expected),
        "; ".join(seen),
        *pictures,
    )


def recorded(scene: Scene) -> None:
    """Give an own ticket and one child's; the register has it afterwards, once."""
    before = scene.town.ask_witness("redemptions", KNOWN.valid)
    hands.scan(scene.window, KNOWN.valid)
    child = word("TicketCounts", "Under %1").replace("%1", "18")
    hands.press(scene.window, word("CountBox", "%1: one more").replace("%1", child))
    hands.key(scene.window, Qt.Key.Key_Return)
    wanted = word("Checking", "Recorded: %1").split("%1")[0].strip()
    said = scene.wait_for(wanted)
    picture = scene.picture("recorded")
    after = scene.send_until("redemptions", KNOWN.valid, before + 1)
    scene.diary.note(
        "A ticket for the holder and one for a child are recorded and sent",
        f"{wanted}; at the register: +1",
        f"{said}; at the register: +{after - before}",
        picture,
    )


def without_a_network(scene: Scene) -> None:
    """Record while the register is gone; nothing is lost and nothing counts twice."""
    code, town = KNOWN.expiring, scene.town
    before = town.ask_witness("redemptions", code)
    town.close()
    hands.scan(scene.window, code)
    hands.key(scene.window, Qt.Key.Key_Return)
    scene.send()
    waiting = word("StatusLine", "waiting %1").replace("%1", "1")
    gone = word("Status", "No answer")
    seen = scene.wait_for(waiting, gone)
    picture = scene.picture("without-a-network")
    meanwhile = town.ask_witness("redemptions", code) - before
    town.open()
    after = scene.send_until("redemptions", code, before + 1)
    scene.send()
    scene.send()
    twice = town.ask_witness("redemptions", code)
    scene.diary.note(
        "Without a network the work goes on; afterwards the register has it, once",
        f"{waiting}, {gone}; at the register +0, then +1, sent again +1",
        f"{seen}; at the register +{meanwhile}, then +{after - before}, "
        f"sent again +{twice - before}",
        picture,
        scene.picture("sent"),
    )


def taken_back(scene: Scene) -> None:
    """Undo the last record; a trace goes to the register."""
    before = scene.town.ask_witness("voids")
    hands.key(scene.window, Qt.Key.Key_Z, _CONTROL)
    withdrawn = word("ActState", "withdrawn")
    seen = scene.wait_for(withdrawn)
    after = scene.send_until("voids", "", before + 1)
    scene.diary.note(
        "Ctrl+Z takes the last record back, with a trace",
        f"{withdrawn}; voids at the register +1",
        f"{seen}; voids at the register +{after - before}",
        scene.picture("taken-back"),
    )


def not_on_the_list(scene: Scene) -> None:
    """Give a ticket for a code that nobody registered; it is flagged, not refused."""
    hands.scan(scene.window, KNOWN.unknown)
    hands.key(scene.window, Qt.Key.Key_Return, _CONTROL)
    before = scene.send_until("redemptions", KNOWN.unknown, 1)
    person = word("StatusLine", "needs a person %1").replace("%1", "1")
    hands.wait_until(lambda: _sent_and_stands(scene, person))
    flag = word("Case", "Not yet registered")
    scene.window.status.open_part(StatusPart.PERSON)
    QCoreApplication.processEvents()
    seen = scene.wait_for(person, flag)
    scene.diary.note(
        "A ticket for a card that nobody registered is recorded and flagged",
        f"at the register: 1; {person}, {flag}",
        f"at the register: {before}; {seen}",
        scene.picture("needs-a-person"),
    )


def _sent_and_stands(scene: Scene, text: str) -> bool:
    scene.send()
    return scene.stands(text)
