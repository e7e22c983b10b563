"""Bad input at a distributor's desk: a sentence at its field, and nothing kept."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from kaikudesk import card_acts, handover
from kaikudesk.errors import NotAllowedError
from kaikudesk.model import NotACard
from kaikudesk.rules.ruleset import RuleSet, Setting
from tests.ui.worker import CODE, Worker
from ui.form_words import form_sentence
from ui.wording import sentence_of


def test_without_consent_nothing_is_saved(worker: Worker) -> None:
    """The screen says that the card cannot be registered; ticking takes that away."""
    worker.fill()
    worker.panel.form.store.setChecked(False)
    worker.panel.save()

    (sentence,) = worker.faults
    assert "cannot be registered" in sentence
    assert worker.registered == []
    worker.panel.form.store.click()
    assert worker.faults == []


def test_all_faults_are_said_at_once_and_go_one_by_one(worker: Worker) -> None:
    """Enter on an empty form blames every field; mending one frees it, and only it."""
    worker.panel.save()
    assert worker.problem == form_sentence("code", "empty")
    assert len(worker.faults) == 3

    for typed, left in (("8890", 3), ("88900", 2)):
        worker.panel.form.postcode.setText(typed)
        worker.panel.form.postcode.textEdited.emit(typed)
        assert len(worker.faults) == left

    assert form_sentence("postcode", "") not in worker.faults
    assert worker.registered == []


def test_no_field_is_blamed_before_its_time(worker: Worker) -> None:
    """While the worker fills the form in for the first time, nothing is wrong yet."""
    worker.panel.take_scan(CODE)
    worker.panel.form.postcode.textEdited.emit("8")

    assert worker.faults == []


@pytest.mark.parametrize("count", [-1, 99])
def test_a_number_of_children_that_cannot_be_is_said(
    worker: Worker, count: int
) -> None:
    """Neither corrected in silence nor saved."""
    worker.fill()
    worker.panel.form.children_count.setValue(count)
    worker.panel.save()

    assert worker.faults == [form_sentence("children", "out of range")]
    assert worker.registered == []


@pytest.mark.parametrize(
    ("year", "fault"), [(2031, "in the future"), (2024, "too long ago")]
)
def test_a_grant_date_that_cannot_be_is_said(
    worker: Worker, year: int, fault: str
) -> None:
    """Neither in advance nor for a card that would have expired already."""
    worker.fill()
    worker.panel.form.granted.setDate(QDate(year, 1, 1))
    worker.panel.save()

    assert worker.faults[-1] == form_sentence("granted", fault)
    assert worker.registered == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", "empty"),
        ("🎭🎭", "other alphabet"),
        ("ПРИВЕТ", "other alphabet"),
        ("A" * 60, "too long"),
    ],
    ids=["empty", "emoji", "alphabet", "long"],
)
def test_what_is_no_code_is_said_when_it_is_read(
    worker: Worker, code: str, fault: str
) -> None:
    """Before the client is asked anything; the text stays to be looked at."""
    worker.panel.take_scan(code)

    assert worker.problem == form_sentence("code", fault)
    assert QApplication.focusWidget() is worker.panel.field
    assert worker.panel.field.text() == code


def test_a_mistyped_code_says_which_place(worker: Worker) -> None:
    """The register's patterns tell place and pattern, never another code."""
    patterns = Setting("code_patterns", ("@@########",))
    worker.desk.rules = RuleSet(2, (patterns,))
    worker.panel.take_scan("KK1234567B")

    assert worker.problem == "Sign 10 should be a digit. The pattern: AA00000000"


def test_an_identity_code_goes_at_once(worker: Worker) -> None:
    """It is said and nothing of it stays, not even in the field."""
    worker.panel.take_scan("131052-308T")

    assert worker.problem == form_sentence("code", "identity code")
    assert worker.panel.field.text() == ""


def test_an_identity_code_that_was_typed_is_not_saved(worker: Worker) -> None:
    """Also where the worker went on without Enter."""
    worker.fill()
    worker.panel.field.setText("131052-308T")
    worker.panel.save()

    assert worker.problem == form_sentence("code", "identity code")
    assert worker.panel.field.text() == ""
    assert worker.registered == []


def test_a_code_is_registered_once_at_a_site(worker: Worker) -> None:
    """Who types the code after the answers gets a sentence, and nothing is kept."""
    worker.register()
    worker.fill("KK2")
    worker.panel.field.setText(CODE)
    worker.panel.save()

    assert worker.problem == form_sentence("code", "registered here already")
    assert len(worker.registered) == 1


def faults_in_the_core() -> set[tuple[str, str]]:
    """Read from the core's source which fault each field's rule can name."""
    tree = ast.parse(Path(handover.__file__).read_text("utf-8"))
    found = {
        (one.name.strip("_").removesuffix("_fault"), part.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef) and one.name.endswith("_fault")
        for given in ast.walk(one)
        if isinstance(given, ast.Return) and given.value is not None
        for part in ast.walk(given.value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    reasons = {("code", one.value) for one in NotACard}
    told = found | reasons | {("consent", "not given")}
    return {(field, fault) for field, fault in told if fault}


def test_every_fault_of_the_core_has_a_sentence_of_its_own() -> None:
    """None falls to the general sentence; the mobile mark is no fault here."""
    faults = faults_in_the_core() - {("code", NotACard.MOBILE_MARK.value)}
    general = form_sentence("unheard of", "")

    assert {field for field, _ in faults} == {
        "birth_year",
        "children",
        "code",
        "consent",
        "granted",
        "postcode",
    }
    assert len(faults) == 13
    assert [fault for fault in faults if form_sentence(*fault) == general] == []


def rules_in_the_core() -> list[str]:
    """Read from the core's sources which rules a distributor's verbs can name."""
    sources = map(inspect.getsource, (handover, card_acts))
    named = re.compile(r'NotAllowedError\("([^"]+)"\)')
    return sorted({rule for source in sources for rule in named.findall(source)})


def test_the_rules_of_the_core_are_found_in_its_sources() -> None:
    """Else the next test would pass for want of rules."""
    assert {"no consent", "granting site only"} < set(rules_in_the_core())


@pytest.mark.parametrize("rule", rules_in_the_core())
def test_every_rule_of_the_core_has_a_sentence_of_its_own(rule: str) -> None:
    """None falls to the general sentence."""
    general = sentence_of(NotAllowedError("unheard of"))

    assert sentence_of(NotAllowedError(rule)) != general
