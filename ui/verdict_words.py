"""The rules' answer as the card of the verdict shows it.

Nothing here names an income, a service or a distributor: a venue never learns why
somebody has a card.
"""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import CardState, Policy, Tickets, Verdict
from kaikudesk.rules import Advisory, Answer
from ui.age_words import age_sentence
from ui.dates import day_text, moment_text
from ui.misfit_words import misfit_sentence, no_card_sentence, place_in
from ui.shown import CountsShown, Sign, VerdictShown
from ui.ticket_words import full_words
from ui.tokens import Tone

translate = QCoreApplication.translate
_LOOKS = {
    Verdict.VALID: (Tone.GOOD, Sign.GOOD),
    Verdict.COMMUNITY: (Tone.GOOD, Sign.GOOD),
    Verdict.EXPIRED: (Tone.STOP, Sign.STOP),
    Verdict.INACTIVE: (Tone.STOP, Sign.STOP),
    Verdict.NOT_IN_AREA: (Tone.STOP, Sign.STOP),
    Verdict.NOT_ON_LIST: (Tone.LOOK, Sign.ASK),
    Verdict.NOT_REGISTERED: (Tone.LOOK, Sign.ASK),
    Verdict.MISTYPED: (Tone.LOOK, Sign.EDIT),
    Verdict.NOT_A_CARD: (Tone.LOOK, Sign.EDIT),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a verdict is put into words with, beside the answer.

    `text` is what was scanned or typed, `as_of` the register's time of the list in
    the site's time zone, `area` the name of the only area where the card works.
    """

    text: str
    today: date
    as_of: datetime | None = None
    area: str = ""
    course: bool = False


def verdict_shown(answer: Answer, scene: Scene) -> VerdictShown:
    """Put an answer into words."""
    tone, sign = _LOOKS[answer.verdict]
    misfit = answer.misfit
    return VerdictShown(
        tone,
        sign,
        verdict_word(answer.verdict),
        sentence=_sentence(answer, scene),
        second=_second(answer),
        validity=_validity(answer),
        facts=_facts(answer, scene),
        advisory=_advisory(answer, scene),
        customer=_customer(answer),
        place=None if misfit is None else place_in(scene.text, misfit.place),
    )


def counts_shown(answer: Answer, *, course: bool) -> CountsShown | None:
    """Offer what may be recorded, or nothing for what is no card."""
    if not answer.recordable:
        return None
    limits = answer.limits
    tickets = Tickets(own=limits.own)
    if course:
        tickets = Tickets(course_places=1)
    return CountsShown(
        tickets,
        most_own=limits.own,
        most_children=limits.children,
        most_course_places=limits.course_places,
        child_age=answer.child_age,
        community=answer.verdict is Verdict.COMMUNITY,
        course=course,
        guarded=not (answer.works or _policy_lets(answer)),
    )


def _policy_lets(answer: Answer) -> bool:
    unregistered = {Verdict.NOT_ON_LIST, Verdict.NOT_REGISTERED}
    return answer.verdict in unregistered and answer.policy is Policy.LET


def verdict_word(verdict: Verdict) -> str:
    """Give the one word that the clerk reads."""
    words = {
        Verdict.VALID: translate("Verdict", "VALID"),
        Verdict.COMMUNITY: translate("Verdict", "COMMUNITY CARD"),
        Verdict.EXPIRED: translate("Verdict", "EXPIRED"),
        Verdict.INACTIVE: translate("Verdict", "NOT IN USE"),
        Verdict.NOT_IN_AREA: translate("Verdict", "NOT HERE"),
        Verdict.NOT_ON_LIST: translate("Verdict", "NOT ON THE LIST"),
        Verdict.NOT_REGISTERED: translate("Verdict", "NOT REGISTERED"),
        Verdict.MISTYPED: translate("Verdict", "CHECK THE CODE"),
        Verdict.NOT_A_CARD: translate("Verdict", "NOT A CARD"),
    }
    return words[verdict]


def _sentence(answer: Answer, scene: Scene) -> str:
    match answer.verdict:
        case Verdict.VALID:
            return _valid_sentence(answer, scene)
        case Verdict.COMMUNITY:
            return translate("Verdict", "All others use their own cards.")
        case Verdict.EXPIRED | Verdict.INACTIVE | Verdict.NOT_IN_AREA:
            return _stop_sentence(answer, scene)
        case Verdict.NOT_ON_LIST | Verdict.NOT_REGISTERED:
            return f"{age_sentence(answer)} {_policy_sentence(answer)}"
        case Verdict.MISTYPED:
            return misfit_sentence(answer.misfit, scene.text)
        case Verdict.NOT_A_CARD:
            return no_card_sentence(answer.not_a_card)


def _valid_sentence(answer: Answer, scene: Scene) -> str:
    left = answer.limits.children
    age = str(answer.child_age)
    if scene.course:
        return _course_sentence(answer)
    if not answer.limits.own:
        words = translate("Verdict", "The own ticket was given already.")
    else:
        words = translate("Verdict", "Own ticket.")
    if left:
        children = translate("Verdict", "Up to %n child(ren) under %1.", "", left)
        words = f"{words} {children.replace('%1', age)}"
    if answer.expires_in is not None:
        words = f"{words} {_expiring(answer.expires_in)}"
    return words


def _course_sentence(answer: Answer) -> str:
    left = answer.limits.course_places
    if left is None:
        return translate("Verdict", "Course place. No child tickets on courses.")
    return translate(
        "Verdict", "%n course place(s) left this term. No child tickets.", "", left
    )


def _expiring(days: int) -> str:
    if not days:
        return translate("Verdict", "Today is the last valid date.")
    return translate("Verdict", "Expires in %n day(s).", "", days)


def _stop_sentence(answer: Answer, scene: Scene) -> str:
    if answer.verdict is Verdict.EXPIRED:
        day = "" if answer.last_valid is None else day_text(answer.last_valid)
        return translate(
            "Verdict",
            "The last valid date was %1. The place that gave the card renews it.",
        ).replace("%1", day)
    if answer.verdict is Verdict.NOT_IN_AREA:
        return translate("Verdict", "This card works only here: %1.").replace(
            "%1", scene.area or "–"
        )
    if answer.state is CardState.ASK_OFFICE:
        return translate("Verdict", "The national office knows more: ask there.")
    return translate(
        "Verdict", "Ask the holder to contact the place that gave the card."
    )


def _policy_sentence(answer: Answer) -> str:
    match answer.policy:
        case Policy.LET:
            return translate(
                "Verdict", "A ticket may be given; it is marked as not yet registered."
            )
        case Policy.ASK:
            return translate(
                "Verdict", "Decide: a ticket given now is marked as not yet registered."
            )
        case Policy.ADVISE_AGAINST:
            return translate("Verdict", "The advice is to give no ticket now.")
    return ""


def _second(answer: Answer) -> str:
    if answer.verdict is not Verdict.COMMUNITY:
        return ""
    return translate("Verdict", "Representative and clients under %1").replace(
        "%1", str(answer.child_age)
    )


def _validity(answer: Answer) -> str:
    if not answer.works or answer.last_valid is None:
        return ""
    return translate("Verdict", "until %1").replace("%1", day_text(answer.last_valid))


def _facts(answer: Answer, scene: Scene) -> tuple[str, ...]:
    if answer.verdict is Verdict.NOT_A_CARD:
        return ()
    facts = []
    if answer.last_valid is not None and answer.verdict is not Verdict.COMMUNITY:
        children = translate("Verdict", "children in the register: %1")
        facts.append(children.replace("%1", str(answer.children)))
    here = translate("Verdict", "today here: %1")
    facts.append(here.replace("%1", full_words(answer.today)))
    if answer.at_event.total and answer.at_event != answer.today:
        event = translate("Verdict", "at this event: %1")
        facts.append(event.replace("%1", full_words(answer.at_event)))
    if scene.as_of is not None:
        listed = translate("Verdict", "list from %1")
        facts.append(listed.replace("%1", moment_text(scene.as_of, scene.today)))
    return tuple(facts)


def _advisory(answer: Answer, scene: Scene) -> str:
    as_of = "–" if scene.as_of is None else moment_text(scene.as_of, scene.today)
    match answer.advisory:
        case Advisory.PAST_GOOD_UNTIL:
            text = translate(
                "Verdict", "As of %1. The list is past its date: this is advice only."
            )
            return text.replace("%1", as_of)
        case Advisory.AGE_UNKNOWN:
            return translate(
                "Verdict",
                "The age of the list is unknown, look at the clock: this is advice "
                "only.",
            )
        case Advisory.UNKNOWN_RULES:
            return translate(
                "Verdict",
                "The rules are newer than this program: this is advice only.",
            )
    return ""


def _customer(answer: Answer) -> str:
    if answer.works:
        return translate("Verdict", "The ticket is ready.")
    if _LOOKS[answer.verdict][0] is Tone.STOP:
        return translate("Verdict", "The card needs a visit to the place that gave it.")
    return translate("Verdict", "One moment.")
