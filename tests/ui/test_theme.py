"""One theme dresses the whole desk."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme, palette_of
from ui.tokens import SCALES, THEMES, Size, ThemeName


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize("scale", SCALES)
def test_a_theme_dresses_the_application(
    qapp: QApplication, theme: Theme, name: ThemeName, scale: int
) -> None:
    """Font, palette and style sheet follow, and no token is left unfilled."""
    theme.use(name, scale)

    assert qapp.font().pixelSize() == round(Size.BODY * scale / 100)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == (
        THEMES[name].page
    )
    assert "$" not in qapp.styleSheet()


def test_a_change_is_told(qtbot: QtBot, theme: Theme) -> None:
    """Whoever draws icons hears of new colours."""
    with qtbot.waitSignal(theme.changed):
        theme.use(ThemeName.DARK, 100)


@pytest.mark.parametrize(("wished", "got"), [(10, 100), (150, 150), (900, 200)])
def test_text_is_never_smaller_or_larger_than_promised(
    theme: Theme, wished: int, got: int
) -> None:
    """The size of the text stays between 100 and 200 %."""
    theme.use(ThemeName.LIGHT, wished)

    assert theme.scale == got


def test_one_button_walks_through_all_themes(theme: Theme) -> None:
    """Three presses lead back to where one was."""
    seen = []
    for _ in ThemeName:
        theme.use(theme.next_name(), 100)
        seen.append(theme.name)

    assert set(seen) == set(ThemeName)
    assert seen[-1] == ThemeName.LIGHT


def test_what_is_off_is_still_readable() -> None:
    """A disabled text takes the muted colour, not a grey of Fusion's."""
    palette = palette_of(THEMES[ThemeName.LIGHT])
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)

    assert off.name().upper() == THEMES[ThemeName.LIGHT].muted
