"""Every colour pair can be read, by everybody, in every theme."""

import pytest

from ui.tokens import (
    CONTRAST_OF_LINES,
    CONTRAST_OF_TEXT,
    THEMES,
    ThemeName,
    Tone,
    contrast,
)


@pytest.mark.parametrize("name", ThemeName)
def test_every_text_has_a_contrast_of_seven(name: ThemeName) -> None:
    """Text on its surface is at least 7:1, computed from the tokens."""
    weak = [
        pair
        for pair in THEMES[name].text_pairs()
        if contrast(pair.surface, pair.text) < CONTRAST_OF_TEXT
    ]

    assert weak == []


@pytest.mark.parametrize("name", ThemeName)
def test_every_line_has_a_contrast_of_three(name: ThemeName) -> None:
    """Lines, accent and focus ring stand out from page and panel by 3:1."""
    weak = [
        pair
        for pair in THEMES[name].line_pairs()
        if contrast(pair.surface, pair.text) < CONTRAST_OF_LINES
    ]

    assert weak == []


@pytest.mark.parametrize("name", ThemeName)
def test_the_ring_stands_out_from_every_tone(name: ThemeName) -> None:
    """On a verdict or a problem the ring or the line around it is 3:1 or more."""
    colours = THEMES[name]
    weak = [
        pair.surface
        for pair in colours.tones()
        if max(contrast(pair.surface, one) for one in colours.ring_colours())
        < CONTRAST_OF_LINES
    ]

    assert weak == []


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1 and grey #767676 on white the known 4.54:1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


def test_each_tone_has_its_own_colours() -> None:
    """No two tones of a theme look alike."""
    for colours in THEMES.values():
        pairs = {colours.tone(tone) for tone in Tone}

        assert len(pairs) == len(Tone)
