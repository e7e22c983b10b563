"""Bad input over HTTP: refused by a stable type, told in three languages, no change.

The bytes come by a real desk's line and token to the real register. `docs/bad-input.md`
lists all refusals with the tests that show them.
"""

from collections.abc import Callable

import pytest

from kaikudesk.errors import RegisterRefusedError
from kaikudesk.storage import checklist
from kaikudesk.wire import paths
from kaikudesk.wire.entry import Sent
from kaikudesk.wire.messages import PROTOCOL, Cursor, PullRequest
from kaikudesk.wire.packing import pack
from tests.kaikudesk.flipping import flipped
from tests.register.bad_input import (
    Said,
    batch_of,
    everything,
    fault_of,
    fault_of_message,
    nested,
    push_of,
    refused,
)
from tests.sync.real_town import Clerk, Town

CODE = "KK00000001"


@pytest.fixture
def clerk(town: Town) -> Clerk:
    """Give a venue's clerk: one ticket is acknowledged, and one waits."""
    clerk = town.clerks[0]
    clerk.give(CODE)
    clerk.round([])
    clerk.give(CODE)
    return clerk


def is_refused(
    fault: Exception, kind: str, status: int, said: Said
) -> RegisterRefusedError:
    """Check the stable type, the status beside it, and what the clerk reads."""
    assert isinstance(fault, RegisterRefusedError)
    assert (fault.kind, fault.status) == (kind, status)
    assert said(fault) == refused(kind)
    return fault


def goes_on(clerk: Clerk) -> None:
    """What waited is sent by the next round, as if nothing had been."""
    assert clerk.round([]).faults == ()
    assert clerk.acknowledged() == len(clerk.written())


def test_bad_input_a_batch_that_starts_at_the_wrong_number(
    town: Town, clerk: Clerk, said: Said
) -> None:
    """The answer names the number that is wanted."""
    before, waiting = everything(town), batch_of(clerk, 3)
    message = push_of(waiting, first=waiting.first + 5)

    fault = fault_of_message(clerk, paths.PUSH, message)

    assert is_refused(fault, "gap", 409, said).expected == waiting.first
    assert everything(town) == before
    goes_on(clerk)


@pytest.mark.parametrize("place", [0, -1], ids=["first", "last"])
def test_bad_input_a_batch_that_repeats_with_other_content(
    town: Town, clerk: Clerk, said: Said, place: int
) -> None:
    """Numbers that are taken are not taken again, wherever the difference lies."""
    before, batch = everything(town), batch_of(clerk)
    entries = list(batch.entries[:2])
    entries[place] = Sent(flipped(entries[place].plain, 100), entries[place].boxes)

    fault = fault_of_message(clerk, paths.PUSH, push_of(batch, entries=entries))

    is_refused(fault, "fork", 409, said)
    assert everything(town) == before
    goes_on(clerk)


def unfolds_to_100_megabytes() -> bytes:
    """Pack zeros, which shrink to almost nothing."""
    return pack(bytes(100_000_000))


def has_100_megabytes() -> bytes:
    """Give as many bytes as they are."""
    return bytes(100_000_000)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (has_100_megabytes, "too-large", 413),
        (unfolds_to_100_megabytes, "malformed", 400),
    ],
)
def test_bad_input_a_batch_of_100_megabytes(
    town: Town,
    clerk: Clerk,
    said: Said,
    *,
    body: Callable[[], bytes],
    kind: str,
    status: int,
) -> None:
    """It is refused by its size, or by the size that it announces, and not unfolded."""
    before = everything(town)

    fault = fault_of(clerk, paths.PUSH, body())

    is_refused(fault, kind, status, said)
    assert everything(town) == before
    goes_on(clerk)


def test_bad_input_a_batch_of_2_million_entries(
    town: Town, clerk: Clerk, said: Said
) -> None:
    """As in a file: what is beyond a thousand is too large, however small it packs."""
    before, batch = everything(town), batch_of(clerk)
    entries = (Sent(b""),) * 2_000_000

    fault = fault_of_message(clerk, paths.PUSH, push_of(batch, entries=entries))

    is_refused(fault, "too-large", 413, said)
    assert everything(town) == before
    goes_on(clerk)


@pytest.mark.parametrize("place", ["entries", "beside"])
def test_bad_input_a_batch_nested_10000_deep(
    town: Town, clerk: Clerk, said: Said, place: str
) -> None:
    """In the place of the entries, or in a field that only a newer desk would know."""
    before, batch = everything(town), batch_of(clerk)
    message = push_of(batch, entries=nested(10_000) if place == "entries" else None)
    if place == "beside":
        message += [[], nested(10_000)]

    fault = fault_of_message(clerk, paths.PUSH, message)

    is_refused(fault, "malformed", 400, said)
    assert everything(town) == before
    goes_on(clerk)


def of_another_desk(town: Town) -> Cursor:
    """Give the genuine cursor of another desk of the same site."""
    other = town.clerks[1]
    other.round([])
    return cursors_of(other)[0]


def altered(town: Town) -> Cursor:
    """Give the desk's own cursor with one bit changed."""
    own = cursors_of(town.clerks[0])[0]
    return Cursor(own.scope, flipped(own.token, 77))


def of_another_scope(town: Town) -> Cursor:
    """Give the desk's own cursor as one for what another site may read."""
    return Cursor("cards/31", cursors_of(town.clerks[0])[0].token)


def invented(_town: Town) -> Cursor:
    """Give what is no cursor at all."""
    return Cursor("*", b"forged")


def cursors_of(clerk: Clerk) -> tuple[Cursor, ...]:
    """Give how far a desk has read."""
    with clerk.desk.files.checklist.reading() as connection:
        return checklist.cursors(connection)


@pytest.mark.parametrize(
    "forge", [of_another_desk, altered, of_another_scope, invented]
)
def test_bad_input_a_forged_cursor(
    town: Town, clerk: Clerk, said: Said, forge: Callable[[Town], Cursor]
) -> None:
    """It leads nowhere; a desk that holds such a one reads everything from 0."""
    forged = forge(town)
    before = everything(town)

    fault = fault_of_message(clerk, paths.PULL, PullRequest(PROTOCOL, (forged,)))

    is_refused(fault, "other-epoch", 409, said)
    assert everything(town) == before
    goes_on(clerk)
