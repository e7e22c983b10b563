"""States, dates, tickets and errors of the core, in the clerk's words."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from kaikudesk import errors
from kaikudesk.model import Tickets, Unreached
from kaikudesk.rules import ListAge
from ui.dates import day_text, minute_text, moment_text
from ui.form_words import form_sentence
from ui.status_words import (
    connection_words,
    list_words,
    unreached_sentence,
)
from ui.ticket_words import full_words, short_words
from ui.wording import not_recorded_sentence, problem_of, sentence_of

TODAY = date(2026, 11, 24)
AS_OF = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize("reason", Unreached)
def test_each_reason_of_no_connection_has_word_and_sentence(
    reason: Unreached,
) -> None:
    """The status bar says why and since when; the sentence says what to do."""
    words = connection_words(reason, AS_OF, TODAY)

    assert words.endswith("since 08.12")
    assert len(unreached_sentence(reason)) > 20


def test_connected_says_when() -> None:
    """The last answer's time stands beside it, and nothing where there was none."""
    assert connection_words(None, AS_OF, TODAY) == "Connected 08.12"
    assert connection_words(None, None, TODAY) == "Connected"


@pytest.mark.parametrize(
    ("age", "as_of", "words"),
    [
        (ListAge(60), None, "no list yet"),
        (ListAge(None, good=False), AS_OF, "age of the list unknown"),
        (ListAge(60), AS_OF, "list from 08.12"),
        (ListAge(60, good=False), AS_OF, "list past its date, from 08.12"),
    ],
)
def test_the_list_says_how_old_it_is(
    age: ListAge, as_of: datetime | None, words: str
) -> None:
    """No list, unknown, from when, and past its date are told apart."""
    assert list_words(age, as_of, TODAY) == words


@pytest.mark.parametrize(
    ("tickets", "short", "full"),
    [
        (Tickets(own=1, children=2), "own + 2", "own ticket, 2 child tickets"),
        (Tickets(assistants=1), "1 assistant", "1 assistant"),
        (Tickets(course_places=1), "course place", "course place"),
        (Tickets(), "", "nothing yet"),
    ],
)
def test_tickets_in_words(tickets: Tickets, short: str, full: str) -> None:
    """Short in a list, written out in a sentence."""
    assert short_words(tickets) == short
    assert full_words(tickets) == full


def test_days_and_times_stand_as_on_the_card() -> None:
    """3.3.2027 and 19.02, and of today only the time."""
    yesterday = AS_OF.replace(day=23)

    assert day_text(date(2027, 3, 3)) == "3.3.2027"
    assert minute_text(19 * 60 + 2) == "19.02"
    assert moment_text(AS_OF, TODAY) == "08.12"
    assert moment_text(yesterday, TODAY) == "23.11.2026 08.12"


def leaves(kind: type[Exception]) -> Iterator[type[Exception]]:
    """Give every kind of error that has none below it."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for one in below:
        yield from leaves(one)


MADE: dict[type[Exception], errors.KaikuDeskError] = {
    errors.FormError: errors.FormError("quota", "out of range"),
    errors.NotAllowedError: errors.NotAllowedError("not enrolled"),
    errors.TooNewError: errors.TooNewError(9, 3),
    errors.FileMissingError: errors.FileMissingError("journal.keys"),
    errors.RegisterUnreachableError: errors.RegisterUnreachableError("no network"),
    errors.RegisterBusyError: errors.RegisterBusyError("no answer", seconds=9.0),
    errors.RegisterRefusedError: errors.RegisterRefusedError("fork"),
    errors.UntrustedCertificateError: errors.UntrustedCertificateError(
        "certificate not trusted", "detail for the log", issuer="Hotel Kuhmo"
    ),
    errors.RightWithdrawnError: errors.RightWithdrawnError(
        "right withdrawn", "detail for the log", statement=b"signed"
    ),
    errors.DeskMovedError: errors.DeskMovedError("vantaa.move"),
}
OWN = [
    kind
    for kind in leaves(errors.KaikuDeskError)
    if kind.__module__ == "kaikudesk.errors"
]
# A word of each is in what a person is told to do, or the desk does by itself.
NEXT = (
    *("again", "ask", "choose", "compare", "look", "sign in", "tell", "update"),
    *("by itself", "go on", "goes on", "once more", "opens the desk", "newer program"),
)
# What never reaches a clerk: an entry or a box that does not decode is a case.
UNTOLD = {errors.MalformedEntryError, errors.BoxError}


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind: type[Exception]) -> None:
    """What happened and what to do; the general sentence is for nothing known."""
    error = MADE.get(kind) or kind("detail for the log")
    assert isinstance(error, errors.KaikuDeskError)
    sentence = sentence_of(error)

    general = sentence_of(errors.KaikuDeskError())
    assert (sentence == general) == (kind in UNTOLD)
    assert "detail for the log" not in sentence
    assert problem_of(error).sentence == sentence


@pytest.mark.parametrize(
    "kind",
    # A fault of a form stands beside its field and says what fits there.
    [kind for kind in OWN if kind is not errors.FormError],
    ids=lambda kind: kind.__name__,
)
def test_every_error_says_what_comes_next(kind: type[Exception]) -> None:
    """Nobody is left alone with a complaint: one does something, or the desk does."""
    error = MADE.get(kind) or kind("detail for the log")
    assert isinstance(error, errors.KaikuDeskError)
    words = sentence_of(error).casefold()

    assert any(re.search(rf"\b{one}\b", words) for one in NEXT), words


def test_a_full_disk_says_press_again() -> None:
    """The clerk hears that nothing was recorded, why, and that Enter tries again."""
    words = not_recorded_sentence(errors.StorageFullError())

    assert words.startswith("Not recorded – press Enter again.")
    assert "disk is full" in words
    assert problem_of(errors.StorageFullError()).action == "Try again"


def test_a_newer_file_names_both_versions() -> None:
    """The sentence helps whoever is asked for help."""
    words = sentence_of(errors.TooNewError(9, 3))

    assert "9" in words
    assert "3" in words


@pytest.mark.parametrize(
    ("kind", "words"), [("fork", "copied"), ("strange", "(strange)")]
)
def test_a_refusal_is_said_also_an_unknown_one(kind: str, words: str) -> None:
    """A refusal of a newer register is named by its type, and nothing is lost."""
    sentence = sentence_of(errors.RegisterRefusedError(kind))

    assert words in sentence
    assert "is lost" in sentence


@pytest.mark.parametrize(
    ("rule", "words"),
    [("not enrolled", "not enrolled"), ("something new", "rules do not let")],
)
def test_a_rule_is_said_also_an_unknown_one(rule: str, words: str) -> None:
    """A rule that this window does not know still gets a sentence."""
    assert words in sentence_of(errors.NotAllowedError(rule))


@pytest.mark.parametrize(
    ("field", "fault", "words"),
    [
        ("title", "empty", "needs a name"),
        ("title", "too long", "too long"),
        ("postcode", "anything", "Five digits"),
        ("unheard of", "anything", "again"),
    ],
)
def test_a_fault_of_a_field_says_what_fits(field: str, fault: str, words: str) -> None:
    """Each field's sentence, the one of its fault first."""
    assert words in form_sentence(field, fault)
