"""Whatever becomes of files on their way, no entry is lost or doubled by them."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kaikudesk.errors import MalformedEntryError, ParcelError, SignatureError
from register.tables import entries
from tests.register.staging import assert_whole
from tests.sync.lossy import Fate
from tests.sync.real_town import Town, a_town
from tests.sync.sticks import Stick, state_of

CODE = "KK00000001"
REFUSALS = (MalformedEntryError, SignatureError, ParcelError)

# Which of all files there are is meant by its place; how it is damaged by another.
places = st.integers(0, 7)
damages = st.none() | st.tuples(st.sampled_from(["cut", "alter"]), st.floats(0, 1))
acts = st.tuples(st.just("give"), st.just(0), st.none())
cards = st.tuples(st.just("card"), st.integers(2, 5), st.none())
saves = st.tuples(st.just("save"), st.just(0), st.none())
carries = st.tuples(st.sampled_from(["deliver", "read"]), places, damages)
rounds = st.tuples(st.just("round"), st.lists(st.sampled_from(Fate), max_size=4))
days = st.lists(
    acts | cards | saves | saves | carries | carries | rounds, min_size=8, max_size=20
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(day=days)
def test_any_order_of_files_and_rounds_ends_with_each_entry_once(
    day: list[tuple[object, ...]],
) -> None:
    """At every step what is acknowledged is there once; one more file brings all."""
    with tempfile.TemporaryDirectory() as folder, a_town(Path(folder)) as town:
        stick = a_stick(Path(folder), town)
        for step in day:
            live(town, stick, step)
            what_is_acknowledged_is_there_once(town, stick)
        stick.clerk.line.doom([])
        stick.exchange(town.register)
        all_is_there_once(town, stick)
        all_is_read(town, stick)


def a_stick(folder: Path, town: Town) -> Stick:
    """Give the stick of the first desk, with a file and an answer on it."""
    there = folder / "ä stick"
    there.mkdir()
    stick = Stick(there, town.clerks[0])
    stick.clerk.give(CODE)
    stick.save()
    stick.deliver(town.register)
    return stick


def live(town: Town, stick: Stick, step: tuple[object, ...]) -> None:
    """Let one thing happen; a file that is refused is one that changed nothing."""
    match step:
        case "give", *_:
            stick.clerk.give(CODE)
        case "card", int(number), _:
            town.distributor.hand_over(f"KK0000000{number}")
            town.distributor.round([])
        case "save", *_:
            stick.save()
        case "round", list(fates):
            stick.clerk.round(fates)
        case str(way), int(place), damage:
            assert damage is None or isinstance(damage, tuple)
            carry(town, stick, way, place=place, damage=damage)


def carry(
    town: Town,
    stick: Stick,
    way: str,
    *,
    place: int,
    damage: tuple[str, float] | None,
) -> None:
    """Bring one of all files to where it goes, as it is or damaged."""
    files = stick.saved if way == "deliver" else stick.answers
    if not files:
        return
    path = files[place % len(files)]
    whole = path.read_bytes()
    if damage is not None:
        path.write_bytes(damaged(whole, *damage))
    before = state_of(stick)
    try:
        if way == "deliver":
            stick.deliver(town.register, path)
        else:
            stick.read(path)
        refused = False
    except REFUSALS:
        refused = True
        assert state_of(stick) == before
    finally:
        path.write_bytes(whole)
    # A whole file of a desk is never refused; an answer may be older by now.
    assert refused or damage is None
    assert damage or way == "read" or not refused


def damaged(whole: bytes, how: str, where: float) -> bytes:
    """Lose the end of a file from some place on, or alter the byte there."""
    at = min(int(where * len(whole)), len(whole) - 1)
    if how == "cut":
        return whole[:at]
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


def stored(town: Town, plains: list[bytes]) -> list[bytes]:
    """Give those of these entries that lie at the register, as often as they do."""
    asked = select(entries.c.plain).where(entries.c.plain.in_(plains))
    with town.register.database.reading() as connection:
        return sorted(connection.scalars(asked))


def what_is_acknowledged_is_there_once(town: Town, stick: Stick) -> None:
    """Nothing is acknowledged that is not there, and nothing is there twice."""
    written = stick.clerk.written()
    acknowledged = written[: stick.clerk.acknowledged()]
    there = stored(town, written)

    assert stored(town, acknowledged) == sorted(acknowledged)
    assert len(there) == len(set(there))


def all_is_there_once(town: Town, stick: Stick) -> None:
    """Each entry lies at the register once, the desk knows it, and nothing waits."""
    written = stick.clerk.written()

    assert stored(town, written) == sorted(written)
    assert stick.clerk.acknowledged() == len(written)
    assert stick.save().entries == 0
    assert_whole(town.register)


def all_is_read(town: Town, stick: Stick) -> None:
    """The desk holds the register's rows, whichever way each came."""
    pulled = stick.clerk.desk.pulled
    assert pulled is not None
    assert stick.clerk.listed() == town.listed(pulled.list_scope)
    for scope in set(pulled.scopes) - {pulled.list_scope}:
        assert stick.clerk.rows(scope) == town.feed(scope)
