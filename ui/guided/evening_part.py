"""The end of the guided day: the flag is gone, languages, looks, and every name."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Verdict
from ui.guided import eyes, hands
from ui.guided.scene import PASSPHRASE, Scene, word
from ui.guided.town import KNOWN
from ui.languages import LANGUAGES
from ui.opening import Look
from ui.verdict_words import verdict_word


def flag_gone(scene: Scene, look: Look) -> None:
    """Open the venue's desk again by its passphrase: the flag goes by itself."""
    scene.open(look)
    scene.go_on()
    name = word("UnlockPanel", "Passphrase of this desk")
    asked = scene.wait_for(name)
    gate = scene.picture("unlocking")
    hands.write(scene.window, name, PASSPHRASE)
    hands.press(scene.window, word("UnlockPanel", "Open"))
    news = word("News", "Registered now: %1. The flag is gone.").split("%1")[0].strip()
    person = word("StatusLine", "needs a person %1").replace("%1", "0")
    seen = scene.wait_for(news, person)
    picture = scene.picture("flag-gone")
    hands.scan(scene.window, KNOWN.unknown)
    valid = verdict_word(Verdict.VALID)
    scene.diary.note(
        "The card is registered now: the flag is gone by itself, and the card works",
        f"{name}; {news}, {person}; {valid}",
        f"{asked}; {seen}; {scene.wait_for(valid)}",
        gate,
        picture,
    )


def three_languages(scene: Scene) -> None:
    """Press each language's button; the words follow at once."""
    start = scene.opening.languages.language
    expected, seen, pictures = [], [], []
    for language, name in LANGUAGES.items():
        hands.press(scene.window, name)
        QCoreApplication.processEvents()
        wanted = word("SideNavigation", "Today")
        expected.append(f"{language}: {wanted}")
        seen.append(f"{language}: {eyes.which_stand(scene.window, wanted)}")
        pictures.append(scene.picture(f"language-{language}"))
    hands.press(scene.window, LANGUAGES[start])
    scene.diary.note(
        "Three languages, switched at once",
        "; ".join(expected),
        "; ".join(seen),
        *pictures,
    )


def every_look(scene: Scene) -> None:
    """Press the look's button three times round."""
    name = word("HeaderBar", "Look: light, dark or high contrast")
    looks, pictures = [], []
    for _ in range(3):
        hands.press(scene.window, name)
        QCoreApplication.processEvents()
        looks.append(scene.opening.theme.name.value)
        pictures.append(scene.picture(f"look-{looks[-1].replace(' ', '-')}"))
    scene.diary.note(
        "Light, dark and high contrast",
        "3 looks",
        f"{len(set(looks))} looks",
        *pictures,
    )


def every_name(scene: Scene) -> None:
    """Open every screen and look for a control that says nothing of itself."""
    pictures, nameless = [], []
    for name in scene.window.navigation.screens:
        scene.window.open(name)
        QCoreApplication.processEvents()
        pictures.append(scene.picture(f"screen-{name.value}"))
        nameless += eyes.nameless(scene.window)
    scene.diary.note(
        "Every control of every screen says what it is",
        "without a name: []",
        f"without a name: {nameless}",
        *pictures,
    )
