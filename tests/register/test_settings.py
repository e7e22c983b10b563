"""A setting holds from a day on, never reaches back, and travels as the rules do."""

from datetime import date
from pathlib import Path

import pytest

from kaikudesk.model import CaseKind, CasePolicy
from kaikudesk.rules import RuleSet
from register.__main__ import main
from register.errors import UnfitValueError, UnknownSettingError
from register.feed import before
from register.folding import rules_from
from register.opened import Register
from register.policies import Wanted, set_policy
from register.settings import set_value, shown
from tests.register.pens import TODAY
from tests.register.staging import assert_whole

MAY = date(2026, 5, 1)


def rules_of(register: Register) -> RuleSet:
    """Give the rules as the feed has them."""
    with register.database.reading() as connection:
        return rules_from(before(connection).rules)


def test_a_value_holds_from_its_day_on(register: Register) -> None:
    """What held before its first day is what was never set."""
    assert set_value(register, "double_minutes", "30", MAY) == 30
    set_value(register, "double_minutes", "45", TODAY)

    rules = rules_of(register)
    days = (date(2026, 4, 30), MAY, TODAY)
    assert [rules.number("double_minutes", day) for day in days] == [15, 30, 45]
    assert rules.number("holder_age", TODAY) == 16
    assert_whole(register)


def test_policies_stay_beside_the_settings(register: Register) -> None:
    """Each is an act of its own, and neither takes the other away."""
    set_policy(register, Wanted(CaseKind.OVERRIDE, CasePolicy.NOTE, MAY))
    set_value(register, "keep_days", "14", MAY)
    set_policy(register, Wanted(CaseKind.CLOCK, CasePolicy.LET_STAND, MAY))

    rules = rules_of(register)
    assert rules.case_policy(CaseKind.OVERRIDE, TODAY) is CasePolicy.NOTE
    assert rules.case_policy(CaseKind.CLOCK, TODAY) is CasePolicy.LET_STAND
    assert rules.number("keep_days", TODAY) == 14
    assert all(not one.name.startswith("case policy") for one in shown(register))


def test_each_setting_is_read_as_what_it_is(register: Register) -> None:
    """Numbers, a policy, days of the year, and places of a site's courses."""
    set_value(register, "term_starts", "01-07 02-29", MAY)
    set_value(register, "not_on_list", "let", MAY)
    set_value(register, "course places 7", "2", MAY)

    rules = rules_of(register)
    assert rules.texts("term_starts", TODAY) == ("01-07", "02-29")
    assert rules.policy(TODAY).value == "let"
    assert rules.course_places(7, TODAY) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("keep_days", "many"),
        ("keep_days", "-1"),
        ("keep_days", "99999999"),
        ("not_on_list", "perhaps"),
        ("term_starts", "13-01"),
        ("code_patterns", "("),
        ("course places 7", "some"),
    ],
)
def test_what_does_not_fit_changes_nothing(
    register: Register, name: str, value: str
) -> None:
    """It is refused before anything is written."""
    with pytest.raises(UnfitValueError):
        set_value(register, name, value, MAY)
    assert rules_of(register).version == 1


@pytest.mark.parametrize(
    "name", ["rules_format", "case policy 5", "course places", "x"]
)
def test_only_settings_are_set(register: Register, name: str) -> None:
    """Neither the format of the rules nor a policy is one of them."""
    with pytest.raises(UnknownSettingError):
        set_value(register, name, "1", MAY)


def test_the_command_shows_and_sets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a word on what each one means, and a sentence for each fault."""
    url = f"sqlite:///{tmp_path}/register.db"

    def said(*words: str) -> str:
        main(["--database", url, "--lang", "en", "settings", *words])
        told = capsys.readouterr()
        return told.out + told.err

    assert "keep_days = 30   (days that a desk can read what it wrote)" in said()
    assert said("keep_days", "14", "--from", "2026-05-01").startswith(
        "From 1.5.2026: keep_days = 14"
    )
    assert said("keep_days").startswith("keep_days = 14")
    assert "No" not in said("keep_days")
    assert "There is no setting speed" in said("speed", "9")
    assert "many does not fit" in said("keep_days", "many")
