"""The whole table of rights: who writes what where, who reads which scope."""

import pytest

from kaikudesk.model import EntryKind
from register.rights import READS, WRITES, Actor, Author, may_write, readable

OWN, OTHER = 7, 8
LIST = "list/1/1"

# V venue, D distributor, B broker, I import; the register may write all.
WRITERS = {
    EntryKind.DAY_OPENED: "VDBI",
    EntryKind.DAY_CLOSED: "VDBI",
    EntryKind.EVENT_DECLARED: "VI",
    EntryKind.EVENT_CHANGED: "VI",
    EntryKind.CARD_REGISTERED: "DI",
    EntryKind.CODE_ASSIGNED: "",
    EntryKind.CARD_AMENDED: "DI",
    EntryKind.CARD_RENEWED: "DI",
    EntryKind.CARD_REPORTED_LOST: "DI",
    EntryKind.CARD_INACTIVATED: "DI",
    EntryKind.CARD_REINSTATED: "DI",
    EntryKind.CONSENT_WITHDRAWN: "DI",
    EntryKind.WELLBEING_ANSWERED: "DI",
    EntryKind.REDEMPTION_RECORDED: "VBI",
    EntryKind.REDEMPTION_RESERVED: "VBI",
    EntryKind.REDEMPTION_ATTENDED: "VBI",
    EntryKind.REDEMPTION_CORRECTED: "VBI",
    EntryKind.REDEMPTION_VOIDED: "VBI",
    EntryKind.CASE_SETTLED: "VDBI",
    EntryKind.CASE_NOTED: "VDBI",
    EntryKind.STOCK_RECEIVED: "DI",
    EntryKind.STOCK_MOVED: "DI",
    EntryKind.STOCK_REQUESTED: "DI",
    EntryKind.HELD_ENTRY_ADMITTED: "",
    EntryKind.FEEDBACK: "VDBI",
    EntryKind.DESK_MOVED: "VDBI",
    EntryKind.ALIASED: "",
    EntryKind.ERASED: "",
    EntryKind.REGISTRATION_DELETED: "",
    EntryKind.DESK_WITHDRAWN: "",
    EntryKind.RULE_SET: "",
    EntryKind.POLICY_SET: "",
    EntryKind.NETWORK_CHANGED: "",
}
LETTERS = {
    Actor.VENUE: "V",
    Actor.DISTRIBUTOR: "D",
    Actor.BROKER: "B",
    Actor.IMPORT: "I",
    # What it delivers is held, and waits for a person.
    Actor.WITHDRAWN: "nothing",
}
COMMON = {"network", "rules", "desk/3", "cases/7", "site/7"}
READERS = {
    Actor.VENUE: COMMON | {LIST},
    Actor.DISTRIBUTOR: COMMON | {"cards/7"},
    Actor.BROKER: COMMON | {LIST},
    Actor.REGISTER: set[str](),
    Actor.IMPORT: set[str](),
    Actor.WITHDRAWN: set[str](),
}


def test_the_tables_name_every_actor_and_kind() -> None:
    """A new kind or actor is given its rights on purpose."""
    assert set(WRITERS) == set(EntryKind)
    assert set(WRITES) == set(READS) == set(Actor)


@pytest.mark.parametrize("kind", EntryKind)
@pytest.mark.parametrize("actor", Actor)
def test_who_writes_what_where(actor: Actor, kind: EntryKind) -> None:
    """A desk writes for its own site only; register and import for any."""
    author = Author(3, OWN, actor)
    allowed = actor is Actor.REGISTER or LETTERS[actor] in WRITERS[kind]
    anywhere = actor in {Actor.REGISTER, Actor.IMPORT}

    assert may_write(author, kind, OWN) is allowed
    assert may_write(author, kind, OTHER) is (allowed and anywhere)


@pytest.mark.parametrize("actor", Actor)
def test_who_reads_which_scope(actor: Actor) -> None:
    """Everybody reads what is of their own site and right, and nothing else."""
    scopes = readable(Author(3, OWN, actor), LIST)

    assert {scope.name for scope in scopes} == READERS[actor]


def test_a_distributor_reads_only_its_own_row_of_its_site() -> None:
    """Uses and events of a site belong to its venue's side."""
    by_name = {
        one.name: one.only for one in readable(Author(3, OWN, Actor.DISTRIBUTOR), LIST)
    }

    assert by_name["site/7"] == b"s"
    assert by_name["cards/7"] is None
