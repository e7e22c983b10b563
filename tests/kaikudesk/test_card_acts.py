"""What the granting site does with its cards: lost, back, replaced, ended."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kaikudesk import card_acts, counter, handover, own_cards
from kaikudesk.desk import Desk
from kaikudesk.errors import FormError, NotAllowedError, StorageBusyError
from kaikudesk.handover import Handover
from kaikudesk.ledger.registration import row_state
from kaikudesk.model import (
    Background,
    CardState,
    Ending,
    EntryKind,
    Gender,
    Role,
    Verdict,
)
from kaikudesk.seal import BoxName
from kaikudesk.storage import checklist, journal
from kaikudesk.wire.bodies import CardAmended, CardInactivated
from kaikudesk.wire.rows import CardRowWire
from tests.fakes import FixedClock
from tests.kaikudesk.desks import LISTED, a_pull, enrol, opened

NEXT = "KK22223333"
Verb = Callable[[Desk, bytes], None]


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Open a distributor's desk."""
    enrol(tmp_path, clock, Role.DISTRIBUTOR).close()
    with opened(tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def given(desk: Desk) -> bytes:
    """Hand a card over whose holder answers the questions too."""
    form = Handover(
        entry_id=handover.open_form(desk),
        code=LISTED,
        background=Background(1990, "12345"),
        children=2,
        granted=desk.today,
        consent=True,
        wellbeing_consent=True,
    )
    handover.register_card(desk, form)
    return form.entry_id


def row(desk: Desk, registration: bytes) -> CardRowWire:
    """Give the card as the desk sees it."""
    found = own_cards.card(desk, registration)
    assert found is not None
    return found


def newest(desk: Desk, kind: EntryKind) -> tuple[bytes, tuple[bytes, ...]]:
    """Give the id of the newest entry of a kind, and what it had seen."""
    entry = desk.acts.of_kind(kind)[-1].entry
    return entry.entry_id, entry.plain.seen


def replace_card(desk: Desk, registration: bytes) -> None:
    """Replace a card by one with another code."""
    entry_id = handover.open_form(desk)
    form = card_acts.replacement(desk, registration, entry_id, NEXT)
    card_acts.replace_card(desk, registration, form)


def renew(desk: Desk, registration: bytes) -> None:
    """Renew a card today."""
    card_acts.renew(desk, registration, desk.today)


def amend(desk: Desk, registration: bytes) -> None:
    """Correct the number of children."""
    card_acts.amend_children(desk, registration, 1)


def move(desk: Desk, registration: bytes) -> None:
    """Correct where the holder lives."""
    card_acts.correct_postcode(desk, registration, "54321")


def answer(desk: Desk, registration: bytes) -> None:
    """Take down the answers to three questions."""
    card_acts.answer_wellbeing(desk, registration, 1, (1, None, 3))


ALL: dict[str, Verb] = {
    "amend": amend,
    "move": move,
    "renew": renew,
    "report lost": card_acts.report_lost,
    "inactivate": card_acts.inactivate,
    "reinstate": card_acts.reinstate,
    "replace": replace_card,
    "withdraw": card_acts.withdraw_consent,
    "answer": answer,
}


def test_a_lost_card_that_is_found_works_again(desk: Desk, given: bytes) -> None:
    """The reinstatement names the loss that it saw, and so takes it back."""
    card_acts.report_lost(desk, given)
    lost, _ = newest(desk, EntryKind.CARD_REPORTED_LOST)
    assert row_state(row(desk, given)) is CardState.LOST
    card_acts.reinstate(desk, given)

    assert newest(desk, EntryKind.CARD_REINSTATED)[1] == (lost,)
    assert row_state(row(desk, given)) is CardState.ACTIVE
    card_acts.report_lost(desk, given)
    assert row_state(row(desk, given)) is CardState.LOST


def test_a_lost_card_may_be_put_out_of_use(desk: Desk, given: bytes) -> None:
    """It stands as inactivated, and one reinstatement takes both back."""
    card_acts.report_lost(desk, given)
    card_acts.inactivate(desk, given)
    assert row_state(row(desk, given)) is CardState.INACTIVATED
    card_acts.reinstate(desk, given)

    assert row_state(row(desk, given)) is CardState.ACTIVE


def test_the_next_card_takes_over_what_is_known(desk: Desk, given: bytes) -> None:
    """Only the code is another one; the old card names it and never comes back."""
    replace_card(desk, given)
    next_card = own_cards.find_card(desk, NEXT)
    assert next_card is not None
    old, new = row(desk, given), row(desk, next_card)

    assert (row_state(old), old.replaced_by) == (CardState.INACTIVATED, next_card)
    for name in ("birth_year", "postcode", "children"):
        assert new.fields[name].value == old.fields[name].value
    body = desk.acts.of_kind(EntryKind.CARD_INACTIVATED)[0].body
    assert body == CardInactivated(next_card)
    with pytest.raises(NotAllowedError, match="replaced"):
        card_acts.reinstate(desk, given)


def test_a_replacement_is_written_whole_or_not_at_all(desk: Desk, given: bytes) -> None:
    """The disk that is busy in between keeps neither half; pressing again both."""
    form = card_acts.replacement(desk, given, handover.open_form(desk), NEXT)
    with desk.files.journal.transaction(), pytest.raises(StorageBusyError):
        card_acts.replace_card(desk, given, form)
    assert own_cards.find_card(desk, NEXT) is None
    for _ in range(2):
        card_acts.replace_card(desk, given, form)

    assert len(desk.acts.registrations()) == 2
    assert len(desk.acts.of_kind(EntryKind.CARD_INACTIVATED)) == 1


def test_a_replacement_with_a_code_that_is_in_use_is_refused(
    desk: Desk, given: bytes
) -> None:
    """The card's own code is no other one."""
    form = card_acts.replacement(desk, given, handover.open_form(desk), LISTED)

    with pytest.raises(FormError, match="registered here already"):
        card_acts.replace_card(desk, given, form)


def test_only_what_differs_of_a_background_is_written(desk: Desk, given: bytes) -> None:
    """Another desk's word on another field stays; the box holds this one alone."""
    before = row(desk, given).fields["postcode"].entry_id
    card_acts.amend_background(
        desk, given, Background(1990, "543 21", Gender.NO_ANSWER)
    )
    heard = desk.acts.of_kind(EntryKind.CARD_AMENDED)[-1]

    assert heard.body == CardAmended(background=("postcode",))
    assert heard.background is not None
    assert (heard.background.postcode, heard.background.birth_year) == ("54321", None)
    assert heard.entry.plain.seen == (before,)
    assert row(desk, given).fields["postcode"].value == "54321"


def test_the_same_background_once_more_writes_nothing(desk: Desk, given: bytes) -> None:
    """Enter without a change is no act."""
    card_acts.amend_background(desk, given, Background(1990, "12345"))

    assert desk.acts.of_kind(EntryKind.CARD_AMENDED) == []


def test_a_background_that_cannot_be_is_refused(desk: Desk, given: bytes) -> None:
    """The field is named and nothing is kept."""
    with pytest.raises(FormError, match="postcode"):
        card_acts.amend_background(desk, given, Background(1990, "1"))

    assert desk.acts.of_kind(EntryKind.CARD_AMENDED) == []


def test_a_consent_taken_back_ends_the_card(desk: Desk, given: bytes) -> None:
    """Nothing of the holder is shown, the code is free, and no verb is left."""
    card_acts.withdraw_consent(desk, given)

    ended = row(desk, given)
    assert ended.ended == Ending.CONSENT_WITHDRAWN
    assert ended.fields["birth_year"].value is None
    assert own_cards.find_card(desk, LISTED) is None
    for verb in ALL.values():
        with pytest.raises(NotAllowedError, match="ended"):
            verb(desk, given)


def test_the_consent_to_questions_is_taken_back_alone(desk: Desk, given: bytes) -> None:
    """The card goes on; no answer is taken down any more."""
    answer(desk, given)
    card_acts.withdraw_consent(desk, given, wellbeing_only=True)

    assert not row(desk, given).ended
    with pytest.raises(NotAllowedError, match="no consent to questions"):
        answer(desk, given)
    with pytest.raises(NotAllowedError, match="no consent to questions"):
        card_acts.withdraw_consent(desk, given, wellbeing_only=True)


def test_no_desk_reads_an_answer_again(desk: Desk, given: bytes) -> None:
    """The box travels to the register; its key is nowhere at the desk."""
    answer(desk, given)
    with desk.files.journal.reading() as connection:
        *_, own = journal.own_entries(connection)

    assert own.entry.kind == EntryKind.WELLBEING_ANSWERED
    assert [name for name, _ in own.boxes] == [BoxName.WELLBEING]
    assert own.side.box_keys == ()
    assert own.entry.plain.about == given


@pytest.mark.parametrize(
    "answers", [(), (None, None), (-1,), (101,), (1,) * 51], ids=str
)
def test_answers_that_are_none_are_refused(
    desk: Desk, given: bytes, answers: tuple[int | None, ...]
) -> None:
    """Nothing answered, too many answers, or points beyond any scale."""
    with pytest.raises(FormError, match="answers"):
        card_acts.answer_wellbeing(desk, given, 1, answers)


REFUSED = {
    "report lost": ({"amend", "move", "renew", "report lost"}, "not in use"),
    "inactivate": ({"amend", "renew", "report lost", "inactivate"}, "not in use"),
    "amend": ({"reinstate"}, "in use"),
    "replace": ({"reinstate", "replace"}, "replaced"),
}


@pytest.mark.parametrize("before", REFUSED)
def test_what_the_state_of_a_card_does_not_allow(
    desk: Desk, given: bytes, before: str
) -> None:
    """Each refusal names its rule, and nothing is written."""
    refused, rule = REFUSED[before]
    ALL[before](desk, given)
    written = len(desk.acts.of_registration(given))

    for verb in refused:
        with pytest.raises(NotAllowedError, match=rule):
            ALL[verb](desk, given)
    assert len(desk.acts.of_registration(given)) == written


@pytest.mark.parametrize("verb", ALL)
def test_another_sites_card_is_not_touched(desk: Desk, verb: str) -> None:
    """Only the granting site says anything of a card."""
    with pytest.raises(NotAllowedError, match="granting site only"):
        ALL[verb](desk, b"x" * 16)


@pytest.mark.parametrize("verb", ["report lost", "inactivate", "replace"])
def test_the_desks_next_check_knows_what_it_said_itself(
    desk: Desk, given: bytes, verb: str
) -> None:
    """Before any round, over the row of the list; a card put back is valid again."""
    both = replace(a_pull(), scopes=(f"cards/{desk.site.number}",))
    with desk.files.checklist.transaction() as connection:
        checklist.keep_pulled(connection, both)
    desk.refresh()
    assert counter.check_card(desk, LISTED).answer.verdict is Verdict.VALID
    ALL[verb](desk, given)
    assert counter.check_card(desk, LISTED).answer.verdict is Verdict.INACTIVE

    if verb != "replace":
        card_acts.reinstate(desk, given)
        assert counter.check_card(desk, LISTED).answer.verdict is Verdict.VALID
