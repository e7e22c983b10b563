"""Everything that can happen in the town, how often, and to whose desk."""

from dataclasses import dataclass

from kaikudesk.model import Role
from tests.simulation import (
    actions,
    answers,
    busy,
    copies,
    faults,
    full_disk,
    invented,
    moves,
    newer,
    rights,
    setbacks,
    sticks,
    stocks,
)
from tests.simulation.actions import ONE_HOT_CARD, STOPPED, Play
from tests.simulation.card_life import VERBS, playing
from tests.simulation.faults import PULL_FIRST
from tests.simulation.line import FAULTS as FATES
from tests.simulation.line import Fate
from tests.simulation.stops import POWER_CUT, STOPPED_ROUND


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of thing: how often it comes, at which desks, and how it goes.

    `records` tells that it usually writes an entry.
    """

    play: Play
    weight: float
    role: Role | None = None
    records: bool = False


HAPPENINGS = {
    "give": Happening(actions.give_tickets, 30, Role.VENUE, records=True),
    "void": Happening(actions.take_back, 5, Role.VENUE, records=True),
    "event": Happening(actions.declare_event, 3, Role.VENUE, records=True),
    "hand over": Happening(actions.hand_over, 12, Role.DISTRIBUTOR, records=True),
    **{
        name: Happening(playing(verb), weight, Role.DISTRIBUTOR, records=True)
        for name, verb, weight in VERBS
    },
    "assign": Happening(actions.assign, 2),
    "stock": Happening(stocks.take_or_pass_on_a_box, 2, Role.DISTRIBUTOR, records=True),
    "answer": Happening(answers.answer_at_a_desk, 5, records=True),
    "coordinate": Happening(answers.answer_as_coordinator, 2),
    "tidy": Happening(faults.tidy_up, 4),
    "round": Happening(faults.play_a_round, 40),
    "restart": Happening(faults.restart, 2),
    "read slowly": Happening(faults.read_slowly, 6),
    "snapshot": Happening(faults.keep_a_snapshot, 1, Role.VENUE),
    "night": Happening(faults.pass_the_night, 3),
}

# What comes only where its fault is among those of the seed.
FAULT_STEPS = {
    Fate.LATE.value: Happening(faults.late_request_arrives, 5),
    faults.REGISTER_CUT: Happening(faults.power_off_the_register, 2),
    faults.OLD_LIST: Happening(faults.put_an_old_list_back, 3),
    faults.CLOCK: Happening(faults.set_a_clock, 3),
    faults.WEEKS: Happening(faults.let_weeks_pass, 1),
    faults.AWAY: Happening(faults.leave_a_desk, 0.7),
    copies.RESTORED: Happening(copies.restore_a_journal, 3),
    copies.COPIED: Happening(copies.copy_a_desk, 1.5),
    setbacks.BY_TOOL: Happening(setbacks.restore_with_the_tool, 2),
    setbacks.BEHIND: Happening(setbacks.put_files_back, 2),
    rights.WITHDRAWN: Happening(rights.withdraw_a_right, 1),
    invented.INVENTED: Happening(invented.invent_codes, 2, Role.VENUE),
    rights.LOOKED_AT: Happening(rights.look_at_what_is_held, 2),
    moves.MOVED: Happening(moves.put_a_desk_elsewhere, 3),
    full_disk.FULL: Happening(full_disk.record_on_a_full_disk, 1, Role.VENUE),
    full_disk.REGISTER_FULL: Happening(full_disk.receive_on_a_full_disk, 2),
    busy.BUSY: Happening(busy.record_in_a_busy_journal, 1),
    busy.REGISTER_BUSY: Happening(busy.receive_in_a_busy_database, 1.5),
    sticks.BY_FILE: Happening(sticks.carry, 8),
    newer.MIXED: Happening(newer.write_what_is_unknown, 3),
    faults.REPLAY: Happening(faults.replay_a_push, 4),
}

FAULTS: tuple[str, ...] = (
    *(fate.value for fate in FATES),
    ONE_HOT_CARD,
    STOPPED,
    STOPPED_ROUND,
    POWER_CUT,
    PULL_FIRST,
    *(name for name in FAULT_STEPS if name != Fate.LATE.value),
)


def swarm_steps(swarm: frozenset[str]) -> dict[str, float]:
    """Give the weights of the steps that these faults bring."""
    return {name: one.weight for name, one in FAULT_STEPS.items() if name in swarm}
