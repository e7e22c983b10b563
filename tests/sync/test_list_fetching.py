"""A whole list comes as a snapshot, goes on where it broke off, and is followed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaikudesk.model import Unreached
from kaikudesk.wire import paths
from kaikudesk.wire.messages import Chunk
from tests.making import a_list_row, working_keys
from tests.sync.desk import Desk, a_desk
from tests.sync.lossy import Fate
from tests.sync.model_register import LIST, ModelRegister
from tests.sync.rows import on_list


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk whose register offers a snapshot of seven cards."""
    register = ModelRegister(snapshots=True)
    register.put(*(on_list(key) for key in range(7)))
    with a_desk(tmp_path, register) as made:
        yield made


def chunks_asked(desk: Desk) -> int:
    """Count the requests for chunks."""
    return sum(path.startswith(paths.CHUNKS) for path in desk.register.asked)


def test_the_first_list_comes_as_a_snapshot(desk: Desk) -> None:
    """All cards are there, no list row came by pages, and progress was told."""
    report = desk.round()

    assert report.faults == ()
    assert [desk.card(key) for key in range(8)] == [a_list_row()] * 7 + [None]
    assert desk.told == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert desk.pulled().list_scope == LIST


def test_a_list_that_is_held_is_not_fetched_again(desk: Desk) -> None:
    """The next round asks for changes only."""
    desk.round()
    desk.register.asked.clear()

    desk.round()

    assert desk.register.asked == [paths.PULL]


def test_what_changed_while_the_snapshot_loaded_follows(desk: Desk) -> None:
    """The snapshot and the changes since it equal the list of now."""

    class Busy(ModelRegister):
        def _chunk(self, name: bytes) -> bytes:
            if len(self.asked) == 3:
                self.put(on_list(0, None), on_list(1, 9), on_list(50))
            return super()._chunk(name)

    busy = Busy(snapshots=True, feed=desk.register.feed, seq=desk.register.seq)
    desk.line.register = busy
    desk.round()

    assert desk.card(0) is None
    assert [desk.card(1), desk.card(50)] == [a_list_row(children=9), a_list_row()]


def test_a_load_that_broke_off_fetches_only_the_rest(desk: Desk) -> None:
    """No chunk is fetched twice, and the list in use stays empty until the end."""
    desk.line.doom([Fate.ARRIVES, Fate.ARRIVES, Fate.ARRIVES, Fate.LOST])
    first = desk.round()
    assert (first.why_not, desk.card(0)) == (Unreached.NO_ANSWER, None)

    desk.round()

    assert chunks_asked(desk) == 4
    assert desk.register.asked.count(paths.MANIFEST) == 1
    assert desk.card(6) == a_list_row()


def test_chunks_that_are_gone_make_the_desk_ask_for_a_newer_manifest(
    desk: Desk,
) -> None:
    """A load that rested for long starts anew instead of failing for ever."""
    desk.line.doom([Fate.ARRIVES, Fate.ARRIVES, Fate.LOST])
    desk.round()
    desk.register.chunk_bodies.clear()
    desk.register.put(on_list(20))

    report = desk.round()

    assert report.faults == ()
    assert [desk.card(key) is not None for key in (0, 6, 20)] == [True, True, True]


@pytest.mark.parametrize("why", ["epoch", "horizon"])
def test_a_snapshot_that_cannot_be_followed_is_dropped(desk: Desk, why: str) -> None:
    """A load resumed behind the horizon does not keep every later round from it."""
    desk.line.doom([Fate.ARRIVES] * 5 + [Fate.LOST])
    desk.round()
    if why == "epoch":
        desk.register.epoch = b"the next epoch.."
    else:
        desk.register.seq += 5
        desk.register.horizon = desk.register.seq

    desk.round()
    report = desk.round()

    assert report.faults == ()
    assert desk.card(6) == a_list_row()


@pytest.mark.parametrize("fate", [Fate.ANSWER_CUT, Fate.ANSWER_GARBLED])
def test_a_chunk_of_other_bytes_is_not_taken(desk: Desk, fate: Fate) -> None:
    """Each chunk is the one that the signed manifest names, or nothing."""
    desk.line.doom([Fate.ARRIVES, fate])

    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert desk.card(0) is None


def test_a_manifest_that_nobody_vouches_for_is_not_followed(desk: Desk) -> None:
    """Whoever cannot sign for the register cannot give a list."""
    desk.register.signing_number = 2

    report = desk.round()

    assert report.why_not is Unreached.REGISTER_FAULT
    assert chunks_asked(desk) == 0


def test_a_manifest_under_newer_keys_is_followed(desk: Desk) -> None:
    """The root vouches for the keys that the register uses now."""
    desk.register.signing_number = 2
    desk.register.keys = (working_keys(1), working_keys(2))

    assert desk.round().faults == ()
    assert desk.card(0) == a_list_row()


def test_a_new_version_of_the_list_comes_as_a_snapshot_too(desk: Desk) -> None:
    """The yearly new key is a new snapshot, and the old list serves until then."""
    desk.round()
    desk.register.scopes[0] = "list/1/2"
    desk.register.list_version = 2
    desk.register.put(*(on_list(key, scope="list/1/2") for key in range(3, 9)))
    before = chunks_asked(desk)
    desk.line.doom([Fate.ARRIVES, Fate.ARRIVES, Fate.LOST])
    desk.round()
    assert desk.card(0) == a_list_row()

    desk.round()

    assert [desk.card(key) is not None for key in (0, 3, 8)] == [False, True, True]
    assert chunks_asked(desk) - before == 3
    assert desk.pulled().key_version == 2


def test_a_named_chunk_that_is_no_chunk_is_a_fault(desk: Desk) -> None:
    """A manifest may be signed and still name something that does not decode."""

    class Confused(ModelRegister):
        def _named(self, bodies: list[tuple[bytes, int]]) -> tuple[Chunk, ...]:
            return super()._named([(b"not a chunk", count) for _, count in bodies])

    desk.line.register = Confused(snapshots=True, feed=desk.register.feed)

    assert desk.round().why_not is Unreached.REGISTER_FAULT
    assert desk.card(0) is None


def test_a_chunk_in_the_place_of_another_is_not_taken(desk: Desk) -> None:
    """Even a chunk of the same list counts only under its own name."""

    class Mixed(ModelRegister):
        def _chunk(self, _name: bytes) -> bytes:
            return super()._chunk(next(iter(self.chunk_bodies)))

    desk.line.register = Mixed(snapshots=True, feed=desk.register.feed)

    assert desk.round().why_not is Unreached.REGISTER_FAULT
    assert desk.card(0) is None
