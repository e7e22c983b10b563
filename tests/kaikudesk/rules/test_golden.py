"""The desk's side of the golden table: the rules say what the sources say."""

import pytest

from kaikudesk.model import CardState, NotACard, Policy, Verdict
from kaikudesk.rules import Advisory, check
from tests.golden import (
    GoldenHolderAge,
    GoldenLastValid,
    GoldenVerdict,
    golden,
    scans,
)
from tests.golden_words import seen


@pytest.mark.parametrize(
    ("row", "text"), scans(), ids=[f"{row.rule}: {text!a}" for row, text in scans()]
)
def test_the_verdict_is_what_the_source_says(row: GoldenVerdict, text: str) -> None:
    """Each row's scan gets its verdict, with all that the screen must say beside it."""
    shown = seen(check(text, row.place(), row.card_row(), row.used()))

    assert {name: shown[name] for name in row.expected} == row.expected, row.source


@pytest.mark.parametrize("row", golden().last_valid, ids=lambda row: row.rule)
def test_the_last_valid_day_is_what_the_source_says(row: GoldenLastValid) -> None:
    """Twelve months from granting, or the end of the pilot."""
    end = row.rule_set().last_valid(row.granted, row.pilot_end)

    assert end == row.last_valid, row.source


@pytest.mark.parametrize("row", golden().holder_age, ids=lambda row: row.rule)
def test_the_holders_age_is_what_the_source_says(row: GoldenHolderAge) -> None:
    """At least 16, or turning 16 this calendar year."""
    allowed = row.rule_set().old_enough(row.birth_year, row.on)

    assert allowed is row.old_enough, row.source


def test_the_table_leaves_nothing_out() -> None:
    """Every verdict, state, policy and reason stands in a row that names its source."""
    rows = golden().verdict
    beside = [row.beside for row in rows]

    assert len(rows) >= 80
    assert {row.gives for row in rows} == {verdict.name for verdict in Verdict}
    for name, all_of in {
        "why": NotACard,
        "advisory": Advisory,
        "policy": Policy,
    }.items():
        assert {told[name] for told in beside if name in told} >= set(all_of)
    assert {row.card.row().state for row in rows if row.card} == set(CardState)


def test_every_row_says_its_rule_once_and_its_source() -> None:
    """A row without source is an opinion, and one rule is written once."""
    rules = [row.rule for row in golden().rows]

    assert [row.rule for row in golden().rows if not row.source] == []
    assert [rule for rule in rules if rules.count(rule) > 1] == []
