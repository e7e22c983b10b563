"""What people answer to cases, at desks and at the coordinator's."""

from kaikudesk.cases import read_cases, settle_case
from kaikudesk.errors import NotAllowedError
from kaikudesk.model import EntryKind, Settlement
from kaikudesk.wire.bodies import CaseSettled
from kaikudesk.wire.rows import CaseRowWire
from register.acts import write_acts
from register.pen import Act as Decision
from tests.simulation.actions import a_fuse
from tests.simulation.dice import Dice
from tests.simulation.shadow import Act
from tests.simulation.station import Station
from tests.simulation.told import told_cases
from tests.simulation.world import World

_COORDINATORS = "cases/0"
_KEEPS = (Settlement.OURS_KEEPS, Settlement.OTHER_KEEPS)


def answer_at_a_desk(world: World, station: Station, dice: Dice) -> str:
    """Answer one of the site's cases, also one that was answered already."""
    cases = [one for one in read_cases(station.desk) if one.answers]
    if not cases:
        return "no case"
    case, before = dice.pick(cases), station.journal().keys()
    said = dice.pick(case.answers)
    try:
        lived = station.press(
            lambda: settle_case(station.desk, case, said), a_fuse(world, dice)
        )
    except NotAllowedError as fault:
        return f"refused: {fault}"
    for entry_id in sorted(station.journal().keys() - before):
        world.shadow.record(Act(entry_id, station.number, station.site))
    return f"{case.key.hex()} {said.name} {lived}"


def answer_as_coordinator(world: World, station: Station, dice: Dice) -> str:
    """Answer a case at the register, whether or not somebody has already."""
    del station
    told = world.central.eye.look(told_cases)
    cases = [one for one in told if one.scope == _COORDINATORS and one.row.answers]
    if not cases:
        return "no case"
    case = dice.pick(cases)
    said = Settlement(dice.pick(case.row.answers))
    body = CaseSettled(
        case=case.key,
        kind=case.row.kind,
        answer=said,
        keeper=_keeper(case.row, said, dice),
        replaces=(case.standing or None) if dice.chance(0.7) else None,
        extent=case.row.extent,
    )
    decision = Decision(EntryKind.CASE_SETTLED, body, about=case.row.entries[0])
    write_acts(world.register, [decision])
    return f"{case.key.hex()} {said.name}"


def _keeper(row: CaseRowWire, said: Settlement, dice: Dice) -> bytes | None:
    return dice.pick(row.choices) if said in _KEEPS and row.choices else None
