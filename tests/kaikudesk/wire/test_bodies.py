"""Bodies: one for each kind that is read here, each from its bytes."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kaikudesk.model import EntryKind
from kaikudesk.wire import bodies
from kaikudesk.wire.entry import encode_body
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.rows import AreaRowWire
from tests.kaikudesk.making_entries import BODIES

KINDS = st.sampled_from(list(BODIES)).flatmap(
    lambda kind: st.tuples(st.just(kind), BODIES[kind])
)


@given(KINDS)
def test_a_body_is_read_as_it_was_written(
    kind_and_body: tuple[EntryKind, msgspec.Struct],
) -> None:
    """Every kind that this version reads comes back whole."""
    kind, body = kind_and_body

    assert decode(bytes(encode_body(body)), bodies.BODY_OF[kind]) == body


def test_a_changed_area_is_read() -> None:
    """The register's word on its network reaches the fold."""
    row = encode(AreaRowWire("Kainuu", ("Kuhmo",), date(2026, 12, 31).toordinal()))
    body = encode_body(bodies.NetworkChanged("area", 4, row))
    read = decode(bytes(body), bodies.NetworkChanged)

    assert (read.what, read.number) == ("area", 4)
    assert bytes(read.row or b"") == bytes(row)


def test_an_area_that_ended_is_read() -> None:
    """No row says that it is gone."""
    body = encode_body(bodies.NetworkChanged("area", 4, None))

    assert decode(bytes(body), bodies.NetworkChanged).row is None


def test_fields_that_came_later_have_their_defaults() -> None:
    """A body of the first version is read by every later one."""

    def first(kind: type[msgspec.Struct], *said: object) -> msgspec.Struct:
        return decode(encode(said), kind)

    assert first(bodies.CardAmended) == bodies.CardAmended(None, None, ())
    assert first(bodies.CardInactivated) == bodies.CardInactivated(None)
    assert first(bodies.BackgroundBox) == bodies.BackgroundBox(None, None, None, None)
    assert first(bodies.EventDeclared, 740_000, "Viulun ilta", 1) == (
        bodies.EventDeclared(740_000, "Viulun ilta", 1, None, None, course=False)
    )
    assert first(bodies.CardRegistered, 740_000, 740_365, 2, 1) == (
        bodies.CardRegistered(
            740_000, 740_365, 2, 1, 1, 0, wellbeing_consent=False, consent=True
        )
    )
    assert first(bodies.RedemptionRecorded, None, 1, 1, 1) == (
        bodies.RedemptionRecorded(None, 1, 1, 1, 0, 0, 0, (), None)
    )


def test_a_patch_tells_nothing_from_none() -> None:
    """A field that is not patched is None, and zero children are a patch."""
    raw = encode(bodies.CardAmended(children=0))

    assert decode(raw, bodies.CardAmended) == bodies.CardAmended(0, None, ())


def test_the_numbers_of_kinds_never_change() -> None:
    """They stand in entries for ever; the register's own begin at 64."""
    numbers = {kind.name: kind.value for kind in EntryKind}

    assert [numbers[name] for name in ("DAY_OPENED", "CARD_REGISTERED")] == [1, 5]
    assert [numbers[name] for name in ("REDEMPTION_RECORDED", "DESK_MOVED")] == [14, 26]
    assert [numbers[name] for name in ("ALIASED", "NETWORK_CHANGED")] == [64, 70]
    assert sorted(numbers.values()) == [*range(1, 27), *range(64, 71)]
    assert set(bodies.BODY_OF) <= set(EntryKind)


def test_no_body_is_an_empty_array() -> None:
    """Kinds without a body of their own write the shortest array there is."""
    assert bytes(bodies.NO_BODY) == encode([])
