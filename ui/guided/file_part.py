"""By file, in the guided day: what waits goes out on a stick, the answer comes back."""

from PySide6.QtCore import Qt

from ui.guided import hands
from ui.guided.scene import Scene, word
from ui.guided.town import KNOWN
from ui.shown import ScreenName

_ON_THE_STICK = "tikku.kaikupost"


def by_file(scene: Scene) -> None:
    """Record while the register is out of reach, and carry it there by hand."""
    code, town = KNOWN.community, scene.town
    before = town.ask_witness("redemptions", code)
    town.close()
    hands.scan(scene.window, code)
    hands.key(scene.window, Qt.Key.Key_Return)
    scene.window.open(ScreenName.DESK)
    post = town.folder / _ON_THE_STICK
    hands.press(scene.window, word("FilesSection", "Save what waits …"))
    hands.choose_file(post)
    saved = scene.wait_for(_ON_THE_STICK)
    picture = scene.picture("saved-into-a-file")
    answer = town.import_file(post)
    hands.press(scene.window, word("FilesSection", "Read the answer …"))
    hands.choose_file(answer)
    was_read = word("ThisDesk", "The answer was read.")
    read = scene.wait_for(was_read)
    by_hand = town.ask_witness("redemptions", code)
    town.open()
    scene.send()
    again = town.ask_witness("redemptions", code)
    scene.diary.note(
        "Without a network what waits goes by file, and counts once",
        f"{_ON_THE_STICK}; {was_read}; at the register +1, sent again +1",
        f"{saved}; {read}; at the register +{by_hand - before}, "
        f"sent again +{again - before}",
        picture,
        scene.picture("answer-read"),
    )
