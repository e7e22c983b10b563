"""When something is wrong, in the guided day: what the desk says of itself."""

from typing import Final

from kaikudesk.model import Unreached
from ui.guided.scene import Scene, word
from ui.shown import ScreenName
from ui.status_words import unreached_sentence

# The first that was let in.
_VENUES_DESK: Final = 1


def right_withdrawn(scene: Scene) -> None:
    """Withdraw this desk's right at the register: it loses its list at its next round.

    The register hears of it within ten seconds, if the desk has just spoken with it.
    """
    scene.town.withdraw(_VENUES_DESK)
    told = unreached_sentence(Unreached.RIGHT_WITHDRAWN)
    no_list = word("Status", "no list yet")
    scene.window.open(ScreenName.DESK)
    scene.diary.note(
        "A withdrawn right takes the list away, and the desk says what is left to do",
        f"{told}, {no_list}",
        scene.send_until_said(told, no_list),
        scene.picture("right-withdrawn"),
    )
