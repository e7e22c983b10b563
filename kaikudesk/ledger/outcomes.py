"""From a case to how it ended: by the facts, by a person, or by a policy."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from kaikudesk.ledger.cases import CLOSED_BY_PERSON, CLOSED_BY_POLICY, Case
from kaikudesk.ledger.heard import Heard
from kaikudesk.ledger.settling import UNSETTLED, Asked, resolve
from kaikudesk.model import ANSWERS, CasePolicy
from kaikudesk.rules.ruleset import RuleSet


def asked_of(case: Case) -> Asked:
    """View a case as a settlement is held against it."""
    return Asked(
        case.kind,
        {case.key, *case.names},
        case.entries,
        choices={*case.choices, *case.stand_ins} or None,
    )


def concluded(case: Case, told: Collection[Heard], rules: RuleSet) -> Case:
    """Give the case as people and policies left it.

    A settled case opens again only where it grew beyond what was settled, or
    where two people settled it differently.
    """
    resolution = resolve(told, asked_of(case)) if told else UNSETTLED
    policy = rules.case_policy(case.kind, date.fromordinal(case.since))
    case = replace(case, resolution=resolution, policy=policy)
    if case.closed_by or not ANSWERS[case.kind]:
        return case
    standing = resolution.standing
    if standing is not None:
        grown = case.extent > standing.body.extent
        open_still = grown or resolution.crossed
        return replace(case, closed_by="" if open_still else CLOSED_BY_PERSON)
    if policy is CasePolicy.ASK:
        return case
    return replace(case, closed_by=CLOSED_BY_POLICY)
