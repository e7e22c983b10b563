"""The parts of the window around the one field, built one for each step.

Between two steps Qt may go on, so that no key waits long.
"""

# Each import below waits for its piece, so that the field is there first.
# ruff: noqa: PLC0415

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.dressing import dress_as, dressing

if TYPE_CHECKING:
    from ui.header_bar import HeaderBar
    from ui.problem_line import ProblemLine
    from ui.scan_field import ScanField
    from ui.scan_screen import ScanScreen
    from ui.screen_stack import ScreenStack
    from ui.side_navigation import SideNavigation
    from ui.status_line import StatusLine
    from ui.theme import Theme
    from ui.window_start import WindowStart


@dataclass(frozen=True, slots=True)
class Furniture:
    """Everything that stands in the window; `page` holds it all."""

    header: "HeaderBar"
    navigation: "SideNavigation"
    news: "ProblemLine"
    stack: "ScreenStack"
    main: "ScanScreen"
    status: "StatusLine"
    page: QWidget


def furniture(
    theme: "Theme", start: "WindowStart", field: "ScanField", rooms: QStackedWidget
) -> Iterator[Furniture | None]:
    """Build the parts; the last step gives them all, the others nothing.

    They stand in the window from the start, behind what is in front: a part that is
    moved into another window is dressed once more.
    """
    import ui.shown  # noqa: F401 - its values take a step of their own

    yield None
    from ui.header_bar import HeaderBar

    yield None
    header = HeaderBar(theme, start.language)
    yield None
    from ui.side_navigation import SideNavigation

    navigation = SideNavigation(theme, start.role)
    yield None
    from ui.problem_line import ProblemLine
    from ui.status_line import StatusLine

    news, status = ProblemLine(theme), StatusLine(theme)
    yield None
    from ui.screen_stack import ScreenStack, import_main_screen

    import_main_screen(start.role)
    yield None
    stack = ScreenStack(theme, navigation.screens)
    page = _below(header, _beside(navigation, _below(news, stack)), status)
    rooms.insertWidget(0, page)
    yield None
    main = yield from stack.put_main(start, field)
    yield None
    yield from dressing(page)
    yield Furniture(header, navigation, news, stack, main, status, page)


def _below(*parts: QWidget) -> QWidget:
    """Put parts below each other; what holds the screens takes the room."""
    whole = QWidget()
    dress_as(whole, "page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, part in enumerate(parts):
        column.addWidget(part, 1 if place == 1 else 0)
    return whole


def _beside(navigation: QWidget, right: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(navigation)
    row.addWidget(right, 1)
    return whole
