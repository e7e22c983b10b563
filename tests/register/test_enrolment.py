"""A desk is let in once by its code, and told the same as often as it asks."""

import msgspec
import pytest
from sqlalchemy import select

from kaikudesk.errors import FormError
from kaikudesk.model import Role
from kaikudesk.seal import fingerprint, sealing_pair, unseal
from kaikudesk.wire.enrolment_code import read_code, write_code
from kaikudesk.wire.messages import EnrolRequest
from register import tables
from register.acceptance import accept
from register.desks import author_of, keep_recovery, recovery_of
from register.enrolment import GOOD_FOR_MS, enrol, make_code
from register.errors import RefusedError, UnknownDeskError, UnknownSiteError
from register.opened import Register
from register.rights import Actor, Author, readable
from tests.fakes import FixedClock
from tests.register.staging import DISTRIBUTOR, VENUE, Country, a_pen, epoch_of

PRIVATE, PUBLIC = sealing_pair(b"E" * 32)
REQUEST = EnrolRequest(1, b"", b"n" * 16, b"v" * 32, PUBLIC, b"sealed code", "0.1.0")


@pytest.fixture
def founded(country: Country) -> Register:
    """A register that knows both sites."""
    country.found_sites()
    return country.register


def a_request(register: Register, role: Role = Role.VENUE) -> EnrolRequest:
    """Ask with a fresh code of the site that has this role."""
    site = VENUE if role is Role.VENUE else DISTRIBUTOR
    code = make_code(register, site, role, address="http://127.0.0.1:8420")
    return msgspec.structs.replace(REQUEST, secret=code.secret)


def test_a_code_lets_one_desk_in(founded: Register) -> None:
    """It learns who it is, and its token works."""
    answer = enrol(founded, a_request(founded))

    assert (answer.desk, answer.role, answer.site.number) == (1, "venue", VENUE)
    assert answer.epoch == epoch_of(founded)
    who = author_of(founded, unseal(PRIVATE, answer.token))
    assert who == Author(1, VENUE, Actor.VENUE)


def test_desks_are_numbered_in_a_row(founded: Register) -> None:
    """Each code makes a desk of its own."""
    roles = (Role.VENUE, Role.DISTRIBUTOR, Role.VENUE)
    numbers = [enrol(founded, a_request(founded, role)).desk for role in roles]

    assert numbers == [1, 2, 3]


def test_a_lost_answer_is_asked_for_again(founded: Register) -> None:
    """Same code, nonce and keys: same desk, same token."""
    request = a_request(founded)
    first, second = enrol(founded, request), enrol(founded, request)

    assert first.desk == second.desk
    assert unseal(PRIVATE, first.token) == unseal(PRIVATE, second.token)


@pytest.mark.parametrize(
    "other",
    [{"nonce": b"m" * 16}, {"verify_key": b"w" * 32}, {"sealing_key": b"E" * 32}],
    ids=lambda one: next(iter(one)),
)
def test_a_spent_code_lets_nobody_else_in(
    founded: Register, other: dict[str, bytes]
) -> None:
    """Whoever found the letter later gets no token."""
    request = a_request(founded)
    enrol(founded, request)

    with pytest.raises(RefusedError, match="code-spent"):
        enrol(founded, msgspec.structs.replace(request, **other))


def test_an_old_code_is_as_good_as_a_spent_one(founded: Register) -> None:
    """It works for a day, and the answer does not tell it from an unknown one."""
    request = a_request(founded)
    clock = founded.clock
    assert isinstance(clock, FixedClock)
    clock.pass_seconds(GOOD_FOR_MS / 1000)

    for one in (request, msgspec.structs.replace(request, secret=b"unknown")):
        with pytest.raises(RefusedError, match="code-spent"):
            enrol(founded, one)


@pytest.mark.parametrize(
    "wrong",
    [
        {"verify_key": b"short"},
        {"sealing_key": b"short"},
        {"sealing_key": b"\0" * 32},
        {"nonce": b"short"},
        {"recovery": b"r" * 2000},
        {"program": "p" * 200},
    ],
)
def test_a_senseless_request_is_malformed(
    founded: Register, wrong: dict[str, bytes | str]
) -> None:
    """And the code is still good."""
    request = a_request(founded)

    with pytest.raises(RefusedError, match="malformed"):
        enrol(founded, msgspec.structs.replace(request, **wrong))
    assert enrol(founded, request).desk == 1


def test_only_hashes_of_secrets_are_kept(founded: Register) -> None:
    """Neither code nor token can be read from the database."""
    request = a_request(founded)
    token = unseal(PRIVATE, enrol(founded, request).token)

    with founded.database.reading() as connection:
        kept = [
            *connection.execute(select(tables.enrolment_codes)).one(),
            *connection.execute(select(tables.desks)).one(),
        ]
    assert request.secret not in kept
    assert token not in kept


def test_a_code_needs_a_site_with_that_right(founded: Register) -> None:
    """Nobody is let in to a site that is not there."""
    for site, role in ((99, Role.VENUE), (VENUE, Role.DISTRIBUTOR)):
        with pytest.raises(UnknownSiteError):
            make_code(founded, site, role, address="http://x")


def test_the_written_code_leads_to_this_register(founded: Register) -> None:
    """Address, secret and root are what the desk reads."""
    code = make_code(founded, VENUE, Role.VENUE, address="http://127.0.0.1:8420")

    assert read_code(write_code(code)) == code
    assert code.fingerprint == fingerprint(founded.keys.root)
    with pytest.raises(FormError):
        read_code(write_code(code)[:-1])


@pytest.mark.parametrize("token", [b"", b"x" * 32])
def test_an_unknown_token_is_refused(founded: Register, token: bytes) -> None:
    """Whoever has no token learns nothing."""
    with pytest.raises(RefusedError, match="unknown-token"):
        author_of(founded, token)


def test_a_withdrawn_desk_delivers_and_reads_nothing(founded: Register) -> None:
    """Its token is known, its right is gone."""
    token = unseal(PRIVATE, enrol(founded, a_request(founded)).token)
    statement = tables.desks.update().values(withdrawn=1)
    founded.database.write(lambda connection: connection.execute(statement).rowcount)

    author = author_of(founded, token)

    assert author.actor is Actor.WITHDRAWN
    assert readable(author, "list/1/1") == ()


def test_when_a_desk_was_last_seen_is_kept_now_and_then(founded: Register) -> None:
    """Not at every request: that would be a commit for each."""
    token = unseal(PRIVATE, enrol(founded, a_request(founded)).token)
    clock = founded.clock
    assert isinstance(clock, FixedClock)
    seen = []
    for seconds in (300, 301):
        clock.pass_seconds(seconds)
        author_of(founded, token)
        with founded.database.reading() as connection:
            seen.append(connection.scalar(select(tables.desks.c.last_seen)))

    assert seen == [clock.ms - 601_000, clock.ms]


def test_the_newest_recovery_code_is_kept(founded: Register) -> None:
    """A desk that made a new one sends it along."""
    desk = enrol(founded, a_request(founded)).desk
    keep_recovery(founded, desk, b"newer")

    with founded.database.reading() as connection:
        assert recovery_of(connection, desk) == b"newer"
        with pytest.raises(UnknownDeskError):
            recovery_of(connection, 99)


def test_a_desk_enrolled_again_goes_on_with_its_journal(founded: Register) -> None:
    """Whoever holds the chain at the same site continues it, and nobody else."""
    first = enrol(founded, a_request(founded)).desk
    second = enrol(founded, a_request(founded)).desk
    stranger = enrol(founded, a_request(founded, Role.DISTRIBUTOR)).desk
    pen = a_pen(founded, b"venue..1")
    pen.use("KK12345678")
    accept(founded, Author(first, VENUE, Actor.VENUE), pen.push())
    pen.use("KK12345678")

    with pytest.raises(RefusedError, match="not-yours"):
        accept(
            founded, Author(stranger, DISTRIBUTOR, Actor.DISTRIBUTOR), pen.push(3, 3)
        )
    [receipt] = accept(founded, Author(second, VENUE, Actor.VENUE), pen.push(3, 3))
    assert receipt.last == 3
