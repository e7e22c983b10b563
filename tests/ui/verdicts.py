"""Every verdict as the screen is told it, in the language of now."""

from datetime import UTC, datetime

from kaikudesk.codes import Misfit
from kaikudesk.model import NotACard, Policy, Verdict
from kaikudesk.rules import Answer, Limits, ListAge
from tests.ui.making import TODAY
from ui.check_panel import CheckPanel
from ui.verdict_words import Scene, counts_shown, verdict_shown

_CODE = "KK12345678"
_LIMITS = Limits(own=1, children=2)
_WORKS = {Verdict.VALID, Verdict.COMMUNITY}


def an_answer(verdict: Verdict) -> Answer:
    """Make the rules' answer with all that the verdict can say."""
    works = verdict in _WORKS
    return Answer(
        verdict,
        ListAge(3 * 3600),
        _LIMITS if works else Limits(own=1),
        last_valid=TODAY.replace(year=2027) if works else TODAY.replace(month=3),
        children=2,
        child_age=16 if verdict is Verdict.COMMUNITY else 18,
        expires_in=9 if verdict is Verdict.VALID else None,
        policy=Policy.ADVISE_AGAINST,
        misfit=Misfit("@@########", 4),
        not_a_card=NotACard.TOO_LONG,
    )


def put_verdict(panel: CheckPanel, verdict: Verdict) -> None:
    """Let a verdict stand on the screen as after a scan."""
    answer = an_answer(verdict)
    as_of = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
    panel.field.setText(_CODE)
    panel.show_verdict(
        verdict_shown(answer, Scene(_CODE, TODAY, as_of=as_of)),
        counts_shown(answer, course=False),
    )
