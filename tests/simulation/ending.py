"""When all lines hold again and everybody has come back: nothing is amiss anywhere."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from sqlalchemy import select

from kaikudesk import standing
from kaikudesk.errors import RegisterBusyError
from kaikudesk.ledger.projection import card_item
from kaikudesk.wire.packing import decode
from kaikudesk.wire.rows import USE_ITEM, UseRowWire
from register.feed import list_tuple
from register.tables import entries
from sync.tidying import tidy
from tests.register.staging import assert_whole
from tests.simulation.bounded import no_time_lies_above_when_it_was_heard
from tests.simulation.cases_model import (
    the_right_answer_stands,
    uses_of_nobody_are_asked_about,
)
from tests.simulation.decided import (
    erased_is_nowhere,
    owe_nothing,
    what_stood_before_a_set_back_stands,
)
from tests.simulation.followers import brought_up_to_date
from tests.simulation.invented import no_desk_brings_more_than_its_budget
from tests.simulation.rights import held_entries
from tests.simulation.safety import (
    meets_the_register,
    nothing_goes_back,
    registers_entries,
    registers_head,
    registers_rows,
    rows_at_the_head_are_the_registers,
)
from tests.simulation.station import Station
from tests.simulation.stocks import cards_of_other_boxes_are_asked_about
from tests.simulation.world import VENUES, World

_MOST_PASSES = 3


def everybody_is_heard(world: World) -> None:
    """19: nothing waits, and the numbers of each desk add up."""
    for station in world.stations:
        assert station.waiting() == 0, f"L: desk {station.number} still waits"
        ledger = standing.read_ledger(station.desk)
        numbers = ledger.numbers(station.desk.acts.acts(), station.desk.acts)
        there = numbers.withdrawn + numbers.person + numbers.confirmed
        assert (numbers.waiting, there) == (0, numbers.entered), (
            f"19: desk {station.number}: {numbers}"
        )


def everything_is_there_once(world: World) -> None:
    """2: the register holds each entry that a screen called recorded, and once."""
    there = Counter(registers_entries(world))
    missing = [one.hex() for one in world.shadow.owed if not there[one]]
    assert not missing, f"2: the register lacks {missing}"
    twice = [one.hex() for one in world.shadow.acts if there[one] > 1]
    assert not twice, f"2: the register has {twice} twice"


def tickets_count_once(world: World) -> None:
    """2: the use rows say of every ticket what the shadow log says.

    A row does not go back for ever: what it no longer lists is not asked of it.
    """
    held = held_entries(world)
    for site in VENUES:
        counted: dict[bytes, tuple[int, int]] = {}
        begins: dict[bytes, int] = {}
        for item, packed in registers_rows(world, f"site/{site}").items():
            if item.startswith(USE_ITEM):
                row = decode(packed, UseRowWire)
                begins[item] = row.since
                for use in row.uses:
                    assert use.entry_id not in counted, "2: a use in two rows"
                    counted[use.entry_id] = (use.own, use.children)
        key = world.register.list_key
        expected = {
            act.entry_id: (act.own, act.children) if stands else (0, 0)
            for act in world.shadow.acts.values()
            for stands in (world.shadow.stands(act),)
            if act.site == site
            and act.is_ticket
            and act.day >= begins.get(USE_ITEM + card_item(act.code, key), 0)
        }
        for act_id in (world.shadow.burnt | held) - counted.keys():
            expected.pop(act_id, None)
        for about in (_unsure(world) | held) & expected.keys():
            expected[about] = counted.get(about, expected[about])
        assert counted == expected, f"2: tickets at site {site}"


def _unsure(world: World) -> set[bytes]:
    """Name the tickets of which a void was lost with a disk, or is held."""
    numbers = {one.number for one in world.stations if world.is_withdrawn(one)}
    voided = world.shadow.voided.items()
    return world.shadow.unsure | {about for about, desk in voided if desk in numbers}


def the_fold_is_whole(world: World) -> None:
    """3: the feed is what a new fold of all entries makes, and so is its root."""
    assert_whole(world.register)


def desks_hold_what_the_register_holds(world: World) -> None:
    """6: in each of its scopes, and the overlay changes nothing any more."""
    for station in world.stations:
        rows_at_the_head_are_the_registers(world, station)


def an_idle_town_is_quiet(world: World) -> None:
    """L: rounds in which nobody has anything new change nothing."""
    before = registers_head(world)
    for station in world.stations:
        heal_one(world, station)
    assert registers_head(world) == before, "L: an idle round moved the head"


def readers_missed_nothing(world: World) -> None:
    """4: whoever followed the feed, however slowly, has what is there now."""
    for reader in world.followers.values():
        meets_the_register(world, reader, reader.read_to_head(world.central))


def snapshots_and_changes_add_up(world: World) -> None:
    """5: a snapshot with all later changes is the list of now."""
    for kept in world.snapshots:
        listed = brought_up_to_date(world.central, kept)
        if listed is not None:
            there = registers_rows(world, kept.manifest.scope)
            now = sorted(list_tuple(item, row) for item, row in there.items())
            assert listed == now, f"5: a snapshot of number {kept.manifest.seq}"


def entries_travel_byte_for_byte(world: World) -> None:
    """15: the register holds the very bytes that each desk wrote."""
    with world.register.database.reading() as connection:
        there = set(connection.scalars(select(entries.c.plain)))
    for station in world.stations:
        own = set(station.journal().values())
        assert own <= there, f"15: desk {station.number} wrote other bytes"


def heal_a_core(world: World) -> None:
    """L: half of the desks come to rest while the others stay as broken as they are."""
    core = world.stations[::2]
    _heal(world, core)
    waiting = [one.number for one in core if one.waiting()]
    assert not waiting, f"L: of a healthy core, {waiting} still wait"


def heal(world: World) -> None:
    """Let everybody come back, set their clocks right, and exchange what there is."""
    _heal(world, world.stations)
    owe_nothing(world)
    for station in world.stations:
        heal_one(world, station)
        station.drive(tidy(station.clock))


def _heal(world: World, stations: list[Station]) -> None:
    if world.set_back:
        _let_it_notice(world, stations)
    for station in stations:
        station.away, station.clock.off_ms = False, 0
    for _ in range(_MOST_PASSES):
        before = registers_head(world)
        for station in stations:
            heal_one(world, station)
        waits = any(one.waiting() for one in stations)
        if registers_head(world) == before and not waits:
            # Everybody has seen this head, and nobody has anything to add.
            return


def _let_it_notice(world: World, stations: list[Station]) -> None:
    """Let whoever holds what a register lost tell it so; it asks for patience then."""
    readers: list[Callable[[], object]] = [
        *(partial(one.round) for one in stations),
        *(partial(one.read_to_head, world.central) for one in world.followers.values()),
        *(partial(brought_up_to_date, world.central, one) for one in world.snapshots),
    ]
    for read in readers:
        for _ in range(2):
            world.time.pass_seconds(10)
            with suppress(RegisterBusyError):
                read()


def heal_one(world: World, station: Station) -> None:
    """Play a round over a line that holds; nothing may be amiss in it."""
    world.time.pass_seconds(10)
    world.last_report = report = station.round()
    assert report is not None
    faults = [str(one) for one in report.faults]
    withdrawn = world.is_withdrawn(station) and report.withdrawn
    assert withdrawn or not faults, f"L: desk {station.number}: {faults}"
    nothing_goes_back(world, station)


AT_THE_END = (
    everybody_is_heard,
    everything_is_there_once,
    tickets_count_once,
    the_fold_is_whole,
    no_time_lies_above_when_it_was_heard,
    desks_hold_what_the_register_holds,
    readers_missed_nothing,
    snapshots_and_changes_add_up,
    entries_travel_byte_for_byte,
    erased_is_nowhere,
    uses_of_nobody_are_asked_about,
    cards_of_other_boxes_are_asked_about,
    no_desk_brings_more_than_its_budget,
    the_right_answer_stands,
    what_stood_before_a_set_back_stands,
    an_idle_town_is_quiet,
)
