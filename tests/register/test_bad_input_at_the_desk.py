"""Bad input at a desk: of the register's word only what is whole, its own and of now.

The answers are the real register's, altered or kept on their way to the real desk.
"""

from collections.abc import Callable

import pytest

from kaikudesk.errors import (
    ForeignParcelError,
    KaikuDeskError,
    OlderParcelError,
    RegisterUnreachableError,
)
from kaikudesk.model import Unreached
from kaikudesk.seal import signing_pair
from kaikudesk.storage.tables import loading
from kaikudesk.wire import paths
from kaikudesk.wire.messages import MANIFEST_PURPOSE, Manifest, sign_statement
from kaikudesk.wire.packing import decode, pack, unpack
from kaikudesk.wire.receipt import Signed
from tests.kaikudesk.flipping import flipped
from tests.register.bad_input import (
    FAULT,
    FOREIGN,
    OLDER,
    Altering,
    Said,
    everything,
    rows_of_desk,
    rows_of_register,
)
from tests.sync.real_town import Clerk, Town
from tests.sync.sticks import Stick

CODE, OTHER_CODE = "KK00000001", "KK00000002"
STRANGER, _ = signing_pair(b"s" * 32)
FORTY_DAYS = 40 * 24 * 3600


@pytest.fixture
def clerk(town: Town) -> Clerk:
    """Give a venue's desk that has no list yet, of a register that has one card."""
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    return town.clerks[0]


def through(clerk: Clerk, path: str, alter: Callable[[bytes], bytes]) -> KaikuDeskError:
    """Play a round on whose line some answers are altered; give its one fault."""
    whole = clerk.line.register
    clerk.line.register = Altering(whole, path, alter)
    [fault] = clerk.round([]).faults
    clerk.line.register = whole
    return fault


def is_a_fault(fault: KaikuDeskError, said: Said) -> None:
    """Check the stable reason and what the clerk reads."""
    assert isinstance(fault, RegisterUnreachableError)
    assert fault.reason == Unreached.REGISTER_FAULT
    assert said(fault) == FAULT


def test_bad_input_a_chunk_whose_hash_is_wrong(
    town: Town, clerk: Clerk, said: Said
) -> None:
    """No card of it is taken; the desk remembers which list it was loading, no more."""
    journal, held = rows_of_desk(clerk)
    register = rows_of_register(town.register)

    fault = through(clerk, paths.CHUNKS, lambda chunk: flipped(chunk, 99))

    is_a_fault(fault, said)
    now_journal, now_held = rows_of_desk(clerk)
    assert len(now_held.pop(loading.name)) == 1
    assert held.pop(loading.name) == []
    # The sum that the next list is to have is told by its manifest.
    (listed, _), (listed_before, _) = now_held.pop("list_root"), held.pop("list_root")
    assert listed == listed_before
    assert (now_journal, now_held) == (journal, held)
    assert clerk.round([]).faults == ()
    assert len(clerk.listed()) == 1
    # Its chunks were cut for the first who asked; nothing else is another.
    after = rows_of_register(town.register)
    changed = {name for name in register if register[name] != after[name]}
    assert changed <= {"snapshots", "chunks"}


def by_a_stranger(answer: bytes) -> bytes:
    """Sign the manifest's very bytes with another key."""
    signed = unpack(answer, Signed)
    statement = decode(signed.statement, Manifest)
    return pack(sign_statement(statement, MANIFEST_PURPOSE, STRANGER, signed.key))


def altered(answer: bytes) -> bytes:
    """Change a bit of what was signed."""
    signed = unpack(answer, Signed)
    return pack(Signed(flipped(signed.statement, 300), signed.signature, signed.key))


def under_an_unknown_key(answer: bytes) -> bytes:
    """Name a key of the register that there is not."""
    signed = unpack(answer, Signed)
    return pack(Signed(signed.statement, signed.signature, 99))


@pytest.mark.parametrize("forge", [by_a_stranger, altered, under_an_unknown_key])
def test_bad_input_a_manifest_with_a_wrong_signature(
    town: Town, clerk: Clerk, said: Said, forge: Callable[[bytes], bytes]
) -> None:
    """Nothing of it is followed, and the real one is, in the next round."""
    clerk.line.register.send(paths.MANIFEST, None, clerk.desk.identity.token)
    before = everything(town)

    fault = through(clerk, paths.MANIFEST, forge)

    is_a_fault(fault, said)
    assert everything(town) == before
    assert clerk.round([]).faults == ()
    assert len(clerk.listed()) == 1


def test_bad_input_a_manifest_past_its_date(
    town: Town, clerk: Clerk, said: Said
) -> None:
    """One that was good once is none after its day, by the register's own time."""
    token = clerk.desk.identity.token
    kept = clerk.line.register.send(paths.MANIFEST, None, token)
    clerk.round([])
    town.pass_seconds(FORTY_DAYS)
    clerk.give(CODE)
    clerk.round([])
    clerk.desk.begin_list_anew()
    # The register cuts the list of this day for the first who asks.
    clerk.line.register.send(paths.MANIFEST, None, token)
    before = everything(town)

    fault = through(clerk, paths.MANIFEST, lambda _: kept)

    is_a_fault(fault, said)
    assert everything(town) == before
    assert clerk.round([]).faults == ()
    assert len(clerk.listed()) == 1


def test_a_clock_far_ahead_costs_a_desk_no_list(clerk: Clerk) -> None:
    """What is past its date is told by the register's time, not by a wrong clock."""
    clerk.clock.pass_seconds(20 * FORTY_DAYS)

    assert clerk.round([]).faults == ()
    assert len(clerk.listed()) == 1


def test_bad_input_an_answer_file_for_another_desk(
    town: Town, stick: Stick, said: Said
) -> None:
    """Also for one of the same site, and also where this desk waits for its own."""
    stick.clerk.give(CODE)
    stick.save()
    other = Stick(stick.folder, town.clerks[1])
    other.save()
    other.deliver(town.register)
    before = everything(town)

    with pytest.raises(ForeignParcelError) as refused:
        stick.read(other.answers[-1])

    assert said(refused.value) == FOREIGN
    assert everything(town) == before


def test_bad_input_an_answer_file_older_than_what_was_applied(
    town: Town, stick: Stick, said: Said
) -> None:
    """The newer list stays, and so do the receipts that came since."""
    stick.save()
    stick.deliver(town.register)
    town.distributor.hand_over(CODE)
    town.distributor.round([])
    stick.exchange(town.register)
    before = everything(town)

    with pytest.raises(OlderParcelError) as refused:
        stick.read(stick.answers[0])

    assert said(refused.value) == OLDER
    assert everything(town) == before


def test_bad_input_an_older_push_file_is_taken_in_and_adds_nothing(
    town: Town, stick: Stick
) -> None:
    """The administrator is told that nothing was new, and only that is written down."""
    stick.clerk.give(CODE)
    stick.save()
    stick.clerk.give(OTHER_CODE)
    stick.exchange(town.register)
    before, desk = rows_of_register(town.register), rows_of_desk(stick.clerk)

    imported = stick.deliver(town.register, stick.saved[0])

    assert (imported.entries, imported.new) == (2, 0)
    after = rows_of_register(town.register)
    assert len(after.pop("audit")) == len(before.pop("audit")) + 1
    assert after == before
    assert rows_of_desk(stick.clerk) == desk
