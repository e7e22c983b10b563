"""Finnish, Swedish and English: complete, compiled, and switched at once."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaikudesk.model import Verdict
from tests.ui.conftest import Open
from ui import pictures
from ui.languages import LANGUAGES, Languages
from ui.verdict_words import verdict_word

FOLDER = Path("resources/i18n")
# Alike in all three: keys, a unit, and words that travelled.
ALIKE = {"Ctrl+Enter", "Enter", "Esc", "s", "%1: %2, %3", "%1, %2: %3"}
ALIKE_IN_SWEDISH = {"Man", "Register", "Status", "Version"}
WORDS = {
    Verdict.VALID: ("VOIMASSA", "GILTIGT", "VALID"),
    Verdict.COMMUNITY: ("YHTEISÖN KORTTI", "GEMENSKAPENS KORT", "COMMUNITY CARD"),
    Verdict.EXPIRED: ("VANHENTUNUT", "UTGÅNGET", "EXPIRED"),
    Verdict.INACTIVE: ("EI KÄYTÖSSÄ", "INTE I BRUK", "NOT IN USE"),
    Verdict.NOT_IN_AREA: ("EI TÄÄLLÄ", "INTE HÄR", "NOT HERE"),
    Verdict.NOT_ON_LIST: ("EI LISTALLA", "INTE PÅ LISTAN", "NOT ON THE LIST"),
    Verdict.NOT_REGISTERED: (
        "EI REKISTERISSÄ",
        "INTE REGISTRERAT",
        "NOT REGISTERED",
    ),
    Verdict.MISTYPED: ("TARKISTA TUNNUS", "KOLLA KODEN", "CHECK THE CODE"),
    Verdict.NOT_A_CARD: ("EI KORTTI", "INTE ETT KORT", "NOT A CARD"),
}
GLOSSARY = {
    "fi": {
        "distributor": "kortinjakaja",
        "venue": "Kaikukortti-kohde",
        "ticket broker": "lipunvälittäjä",
    },
    "sv": {"distributor": "kortutdelare", "venue": "kulturaktör"},
}
# A rule of the house: never another word for these.
FIXED = {
    "fi": {"register": "rekister", "national office": "Kaikukesku"},
    "sv": {"register": "regist", "national office": "utvecklingstjänsten"},
}


def messages(language: str) -> list[tuple[str, list[str]]]:
    """Give each text of a catalog with its translations."""
    tree = ET.parse(FOLDER / f"kaikudesk_{language}.ts")  # noqa: S314 - our own file
    found = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        found.append((
            message.findtext("source", ""),
            forms or [translation.text or ""],
        ))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_unfinished(language: str) -> None:
    """Every text has its translation, and each plural all its forms."""
    text = (FOLDER / f"kaikudesk_{language}.ts").read_text("utf-8")

    assert "unfinished" not in text
    assert [source for source, forms in messages(language) if not all(forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalog_is_fresh(language: str, tmp_path: Path) -> None:
    """What the program loads is what the catalog says."""
    made = tmp_path / "fresh.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    catalog = FOLDER / f"kaikudesk_{language}.ts"
    command = [str(tool), "-silent", str(catalog), "-qm", str(made)]

    subprocess.run(command, check=True)

    assert made.read_bytes() == (FOLDER / f"kaikudesk_{language}.qm").read_bytes()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_translations_differ_from_the_source(language: str) -> None:
    """No English is left standing, but for keys and words that travelled."""
    allowed = ALIKE | (ALIKE_IN_SWEDISH if language == "sv" else set())
    same = {source for source, forms in messages(language) if source in forms}

    assert same <= allowed, same - allowed


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_places_for_values_are_kept(language: str) -> None:
    """%1, %2, %3 and %n of the source stand in each translation."""
    marks = re.compile(r"%[0-9n]")
    broken = [
        (source, form)
        for source, forms in messages(language)
        for form in forms
        if sorted(set(marks.findall(source))) != sorted(set(marks.findall(form)))
    ]

    assert broken == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_glossary_words_keep_their_form(language: str) -> None:
    """The words of the programme's glossary are the only ones for their thing."""
    forms = dict(messages(language))
    wrong = {
        source: forms[source]
        for source, word in GLOSSARY[language].items()
        if forms[source] != [word]
    }
    loose = [
        (source, said)
        for word, stem in FIXED[language].items()
        for source, said in messages(language)
        if re.search(rf"\bthe {word}\b", source)
        and not all(stem.lower() in one.lower() for one in said)
    ]

    assert wrong == {}
    assert loose == []


@pytest.mark.parametrize("place", range(3), ids=list(LANGUAGES))
def test_the_verdicts_words_are_the_agreed_ones(open_stage: Open, place: int) -> None:
    """The one word that the clerk reads is as it was agreed, in each language."""
    open_stage(language=list(LANGUAGES)[place])

    assert {verdict: verdict_word(verdict) for verdict in Verdict} == {
        verdict: words[place] for verdict, words in WORDS.items()
    }


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("fi", "1 lippu jäljellä", "2 lippua jäljellä"),
        ("sv", "1 biljett kvar", "2 biljetter kvar"),
        ("en", "1 ticket left", "2 tickets left"),
    ],
)
def test_plurals_follow_the_language(
    open_stage: Open, language: str, one: str, many: str
) -> None:
    """One ticket and two tickets are worded apart, in English too."""
    open_stage(language=language)
    said = [
        QCoreApplication.translate("EventChooser", "%n ticket(s) left", "", count)
        for count in (1, 2)
    ]

    assert said == [one, many]


def test_a_change_of_language_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    """Whoever told a screen words hears that they are to be told again."""
    languages = Languages(qapp)
    with qtbot.waitSignal(languages.changed) as told:
        languages.use("sv")

    assert told.args == ["sv"]
    assert languages.locale.name() == "sv_FI"
    languages.use("en")


def test_an_unknown_language_is_the_sources(qapp: QApplication) -> None:
    """A setting from elsewhere costs the language, not the desk."""
    languages = Languages(qapp)

    languages.use("tlh")

    assert languages.language == "en"


def test_every_language_has_its_catalog(qapp: QApplication) -> None:
    """All three load from the resources."""
    assert all(pictures.catalog(language, qapp) for language in LANGUAGES)
