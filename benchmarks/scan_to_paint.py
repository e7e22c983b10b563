"""From a scan to its verdict painted, in the real window on a real desk."""

import os
from collections.abc import Iterator
from functools import partial
from random import Random
from statistics import median
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desks import opened
from benchmarks.figure import Figure, Goal
from benchmarks.ground import Ground
from benchmarks.made_cards import code_of
from benchmarks.timing import ROUNDS, percentile, timed
from kaikudesk.desk import Desk
from ui.check_panel import CheckPanel
from ui.checking import Checking
from ui.opening import Look, Opening
from ui.verdict_card import VerdictCard

_SCANS: Final = 300

SLOWEST: Final = Goal(
    "scan to verdict painted, p99",
    "ms",
    16,
    "the check is a hundredth of it; new words and colours are laid out and drawn",
)
TYPICAL: Final = Goal("scan to verdict painted, p50", "ms")
GOALS: Final = (SLOWEST, TYPICAL)


class Painted(QObject):
    """Notices when a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        """Watch from now on."""
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note a painting and let it be."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def measure(ground: Ground) -> Iterator[Figure]:
    """Scan cards of the whole list one after the other."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of Qt application runs here")
    with opened(ground.desk) as desk:
        opening = _window(application, desk)
        rounds = [_scans(application, opening, ground.cards) for _ in range(ROUNDS)]
        opening.leave()
        application.processEvents()
    slowest = median(percentile(one, 0.99) for one in rounds)
    yield SLOWEST.figure(slowest / 1e6)
    yield TYPICAL.figure(median(percentile(one, 0.5) for one in rounds) / 1e6)


def _window(application: QApplication, desk: Desk) -> Opening:
    opening = Opening(application, Look(role=desk.identity.role))
    opening.finish()
    panel = opening.window.main
    if not isinstance(panel, CheckPanel):
        raise TypeError("this is no venue's window")
    opening.code_entered.connect(Checking(desk, panel).answer)
    opening.listen()
    application.processEvents()
    return opening


def _scans(application: QApplication, opening: Opening, cards: int) -> list[int]:
    seeded = Random(4)
    card = opening.window.findChild(VerdictCard)
    if card is None:
        raise TypeError("this window shows no verdict")
    painted = Painted(card)

    def scan(code: str) -> None:
        painted.seen = False
        opening.window.take_scan(code)
        while not painted.seen:
            application.processEvents()

    codes = [code_of(seeded.randrange(cards)) for _ in range(_SCANS)]
    return [timed(partial(scan, code)) for code in codes]
