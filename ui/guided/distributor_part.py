"""The distributor's part of the guided day: cards registered, one without a code."""

from PySide6.QtCore import Qt

from ui.guided import eyes, hands
from ui.guided.scene import Scene, word
from ui.guided.town import KNOWN
from ui.opening import Look

_MOBILE = "X"


def enrolled(scene: Scene, look: Look) -> None:
    """Let the register take the distributor's desk in."""
    before = scene.town.ask_witness("desks")
    scene.open(look)
    scene.go_on()
    asked = scene.enrol("distributor")
    seen = scene.wait_for("Kuhmon neuvola")
    scene.diary.note(
        "A distributor's desk is let in",
        f"{word('EnrolPanel', 'Enrol this desk')}; desks +1; Kuhmon neuvola",
        f"{asked}; desks +{scene.town.ask_witness('desks') - before}; {seen}",
        scene.picture("distributor"),
    )


def without_consent(scene: Scene) -> None:
    """Press Enter before the client agreed: nothing is saved, and it is said."""
    hands.scan(scene.window, KNOWN.unknown)
    _fill(scene, children="1")
    hands.key(scene.window, Qt.Key.Key_Return)
    sentence = word(
        "FormFault",
        "Without this nothing is saved, and the card cannot be registered.",
    )
    seen = scene.wait_for(sentence)
    scene.diary.note(
        "Without consent to storing nothing is saved",
        f"{sentence}; at the register: 0",
        f"{seen}; at the register: {_registrations(scene, KNOWN.unknown)}",
        scene.picture("without-consent"),
    )


def registered(scene: Scene) -> None:
    """Tick the consent and press Enter: it waits, visibly, and is sent."""
    hands.press(scene.window, word("CardForm", "Agrees to storing"))
    hands.key(scene.window, Qt.Key.Key_Return)
    saved = word("CardStory", "Saved: %1, last valid date %2, children %3. %4")
    wanted = (saved.split("%1")[0].strip(), KNOWN.unknown)
    seen = scene.wait_for(*wanted)
    picture = scene.picture("card-saved")
    after = scene.send_until("registrations", KNOWN.unknown, 1)
    scene.diary.note(
        "A card is registered, waits, and is sent",
        f"{', '.join(wanted)}; at the register: 1",
        f"{seen}; at the register: {after}",
        picture,
    )


def mobile_only(scene: Scene) -> None:
    """Register a card without a code: it works nowhere until it has one."""
    hands.press(scene.window, word("CardKinds", "Mobile only (X)"))
    note = word(
        "HandingOver",
        "Mobile only: the register assigns the code. Until then the card works "
        "nowhere.",
    )
    seen = scene.wait_for(note)
    _fill(scene, children="0")
    hands.press(scene.window, word("CardForm", "Agrees to storing"))
    hands.key(scene.window, Qt.Key.Key_Return)
    mark = word("CardStory", "%1 – no code yet").replace("%1", _MOBILE)
    seen_after = scene.wait_for(mark)
    scene.diary.note(
        "A mobile-only card travels without a code, and the desk says so",
        f"{note}; {mark}",
        f"{seen}; {seen_after}",
        scene.picture("mobile-only"),
    )


def no_name_anywhere(scene: Scene) -> None:
    """Read every control's name: none asks for what is never stored."""
    names = eyes.texts(scene.window)
    asked = [
        one
        for one in names
        if one in {"Name", "Nimi", "Namn", "Address", "Osoite", "Adress"}
    ]
    scene.diary.note(
        "No field asks for a name or an address", "asked: []", f"asked: {asked}"
    )


def _fill(scene: Scene, *, children: str) -> None:
    hands.write(scene.window, word("CardForm", "Birth year"), "1984")
    hands.write(scene.window, word("CardForm", "Postcode"), "88900")
    hands.write(scene.window, word("CardForm", "Children under 18"), children)
    hands.pause(100)


def _registrations(scene: Scene, code: str) -> int:
    scene.send()
    return scene.town.ask_witness("registrations", code)
