"""The verdict: one word large enough, details on demand, and no unwanted movement."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.model import Verdict
from tests.ui import making
from tests.ui.conftest import Open
from tests.ui.staging import Stage
from tests.ui.verdicts import put_verdict
from ui.fading import FADE_MS
from ui.languages import LANGUAGES
from ui.theme import Theme
from ui.tokens import SCALES, Size, ThemeName
from ui.verdict_card import VerdictCard
from ui.verdict_word import VerdictWord


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verdict_scrolls_sideways(
    open_stage: Open, language: str, scale: int
) -> None:
    """Each word and sentence has room in the usual window, at each size of text."""
    stage = open_stage(language=language)
    stage.theme.use(ThemeName.LIGHT, scale)
    stage.check.show_acts(making.some_acts())
    stage.check.show_events(making.some_events(), b"a")
    for verdict in Verdict:
        put_verdict(stage.check, verdict)
        stage.settle()

        assert stage.window.stack.sideways() == 0, verdict


@pytest.mark.parametrize("scale", SCALES)
def test_the_word_is_never_small(open_stage: Open, scale: int) -> None:
    """At least 48 px, in the narrowest window too."""
    stage = open_stage(language="sv")
    stage.theme.use(ThemeName.LIGHT, scale)
    stage.window.resize(stage.window.minimumSize())
    for verdict in Verdict:
        put_verdict(stage.check, verdict)
        stage.settle()
        word = stage.check.verdict.findChild(VerdictWord)

        assert word is not None
        assert word.fontInfo().pixelSize() >= Size.WORD, verdict


def test_where_there_is_room_the_word_grows_with_the_text(stage: Stage) -> None:
    """A short word at 200 % is twice as large."""
    stage.theme.use(ThemeName.LIGHT, SCALES[-1])
    stage.check.show_verdict(making.a_verdict(), None)
    stage.settle()
    word = stage.check.verdict.findChild(VerdictWord)

    assert word is not None
    assert word.fontInfo().pixelSize() == 2 * Size.WORD


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> VerdictCard:
    """Give a card on its own, seen."""
    one = VerdictCard(theme)
    qtbot.addWidget(one)
    one.show()
    return one


def test_a_new_verdict_fades_in(card: VerdictCard, theme: Theme, qtbot: QtBot) -> None:
    """For a moment, and then it simply stands there."""
    theme.reduced_motion = False

    card.show_verdict(making.a_verdict())

    assert card.face.is_fading
    qtbot.waitUntil(lambda: not card.face.is_fading, timeout=20 * FADE_MS)


def test_without_movement_it_stands_there_at_once(card: VerdictCard) -> None:
    """Whoever asked for no movement gets none."""
    card.show_verdict(making.a_verdict())

    assert not card.face.is_fading


def test_the_settings_choice_holds_for_every_card(card: VerdictCard) -> None:
    """Hidden details stay hidden with the next verdict, and come back."""
    card.hide_details(hidden=True)
    card.show_verdict(making.a_verdict())
    hidden = card.visible_texts()
    card.clear()
    card.show_verdict(making.a_verdict(word="EXPIRED"))
    still = card.visible_texts()
    card.hide_details(hidden=False)

    assert (hidden, still) == (["VALID"], ["EXPIRED"])
    assert "until 3.3.2027" in card.visible_texts()


def test_hidden_details_do_not_hide_what_to_do(card: VerdictCard) -> None:
    """Without a card the screen still says what to do now."""
    card.hide_details(hidden=True)
    card.clear()

    assert card.visible_texts() == ["Read or type a card's code."]


def test_hidden_details_leave_the_customers_sentence(card: VerdictCard) -> None:
    """What may be said aloud is asked for on its own."""
    card.hide_details(hidden=True)
    card.show_verdict(making.a_verdict())

    card.toggle_customer_sentence()

    assert card.visible_texts() == ["VALID", "The ticket is ready."]


def test_without_a_card_there_is_nothing_to_say(card: VerdictCard) -> None:
    """The key does nothing while no card is here, and shows nothing later."""
    card.toggle_customer_sentence()
    card.show_verdict(making.a_verdict())

    assert "The ticket is ready." not in card.visible_texts()


def test_the_verdict_is_repainted_in_another_look(
    card: VerdictCard, theme: Theme, qapp: QApplication
) -> None:
    """Colours follow the theme while the card is on the screen."""
    card.show_verdict(making.a_verdict())
    pictures = []
    for name in ThemeName:
        theme.use(name, SCALES[0])
        qapp.processEvents()
        pictures.append(card.grab().toImage())

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
