"""The icons: drawn by us, in one colour, and none missing."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui import pictures
from ui.shown import ScreenName, Sign

UI = Path("ui")


def test_every_icon_that_the_code_names_is_there() -> None:
    """Signs, screens and names in calls all have their drawing."""
    named = {sign.value for sign in Sign}
    named |= {name.value for name in ScreenName}
    for path in UI.glob("*.py"):
        call = r'(?:put_icon|pixmap|icon)\([^"()]*"([a-z-]+)"'
        named |= set(re.findall(call, path.read_text("utf-8")))

    assert named - set(pictures.icon_names()) == set()


@pytest.mark.parametrize("name", pictures.icon_names())
def test_an_icon_is_drawn_in_the_colour_that_is_asked_for(
    qapp: QApplication, name: str
) -> None:
    """Each drawing shows something, and only in that colour."""
    image = pictures.pixmap(name, "#FF0000", 24).toImage()
    dots = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    solid = [dot for dot in dots if dot.alpha() == 255]

    assert any(dot.alpha() for dot in dots)
    assert {dot.name() for dot in solid} <= {QColor("#FF0000").name()}


@pytest.mark.parametrize("name", pictures.icon_names())
def test_an_icon_is_a_line_drawing(name: str) -> None:
    """All are of one set: 24 × 24, a line of 1.5 px, coloured from outside."""
    text = pictures.picture_path(name).read_text("utf-8")

    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.5"' in text
    assert 'stroke="currentColor"' in text


def test_a_language_that_is_not_there_is_none(qapp: QApplication) -> None:
    """A missing catalog costs the language, not the start."""
    assert pictures.catalog("xx", qapp) is None
