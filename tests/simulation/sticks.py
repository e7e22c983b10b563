"""Files on sticks, both ways: late, again, in any order, cut, altered, or another's.

None of them is ever deleted, so that each may still arrive when nobody expects it.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from kaikudesk.errors import KaikuDeskError
from kaikudesk.storage import checklist, receipts
from register.errors import BusyError
from sync.by_file import read_answer_file, save_what_waits
from sync.post import Office
from tests.simulation.dice import Dice
from tests.simulation.faults import state_of_the_feed
from tests.simulation.station import Station
from tests.simulation.world import World
from tests.sync.sticks import take_in

BY_FILE = "sealed files both ways"
DAMAGED = "a file cut or altered"
AGAIN = "a file that comes again"


def carry(world: World, station: Station, dice: Dice) -> str:
    """Save a file, or let one arrive at the register or at a desk."""
    steps = {save_a_file: 2.0, deliver_a_file: 3.0, read_an_answer: 3.0}
    step = dice.weighed(steps)
    return f"{step.__name__}: {step(world, station, dice)}"


def save_a_file(world: World, station: Station, dice: Dice) -> str:
    """Save what waits at a desk."""
    del dice
    world.met[BY_FILE] += 1
    path = _next(world, "post")
    saved = save_what_waits(_office(station), path)
    station.desk.refresh()
    return f"{path.name} {saved.entries}"


def deliver_a_file(world: World, station: Station, dice: Dice) -> str:
    """Let the register take in any file that was ever saved, and write its answer."""
    del station
    posts = _files(world, "post")
    if not posts:
        return "no file"
    path, answer = dice.pick(posts), _next(world, "answer")
    if dice.chance(0.2):
        damaged, before = _damaged(world, path, dice), state_of_the_feed(world)
        _must_be_refused(world, lambda: take_in(world.register, damaged, answer))
        assert state_of_the_feed(world) == before, "17: a damaged file changed the feed"
        return f"{path.name} damaged"
    try:
        imported = take_in(world.register, path, answer)
        if dice.chance(0.3):
            _deliver_again(world, path)
    except BusyError:
        return f"{path.name}: the register found itself set back"
    return f"{path.name} {imported.entries} {imported.new} {imported.forked}"


def read_an_answer(world: World, station: Station, dice: Dice) -> str:
    """Let a desk read any answer there is, its own or another's, new or old."""
    answers = _files(world, "answer")
    if not answers:
        return "no answer"
    path, before = dice.pick(answers), _state(station)
    if dice.chance(0.2):
        damaged = _damaged(world, path, dice)
        _must_be_refused(world, lambda: read_answer_file(_office(station), damaged))
        assert _state(station) == before, "17: a damaged answer changed the desk"
        return f"{path.name} damaged"
    try:
        read_answer_file(_office(station), path)
    except KaikuDeskError as fault:
        return f"{path.name} refused: {fault}"
    finally:
        station.desk.refresh()
    return path.name


def _deliver_again(world: World, path: Path) -> None:
    world.met[AGAIN] += 1
    before = state_of_the_feed(world)
    take_in(world.register, path, _next(world, "answer"))
    assert state_of_the_feed(world) == before, "17: a file that came again"


def _must_be_refused(world: World, act: Callable[[], object]) -> None:
    world.met[DAMAGED] += 1
    try:
        act()
    except KaikuDeskError:
        return
    raise AssertionError("17: a damaged file was taken in")


def _damaged(world: World, path: Path, dice: Dice) -> Path:
    """Copy a file without its end, or with one bit that is another one."""
    content = bytearray(path.read_bytes())
    at = dice.number(0, len(content) - 1)
    if dice.chance(0.5):
        del content[at:]
    else:
        content[at] ^= 1 << dice.number(0, 7)
    damaged = world.folder / "damaged"
    damaged.write_bytes(content)
    return damaged


def _next(world: World, kind: str) -> Path:
    folder = world.folder / f"sticks of {kind}"
    folder.mkdir(exist_ok=True)
    return folder / f"{len(_files(world, kind)):04}"


def _files(world: World, kind: str) -> list[Path]:
    return sorted((world.folder / f"sticks of {kind}").glob("????"))


def _office(station: Station) -> Office:
    files = station.desk.files
    return Office(files.journal, files.checklist, station.clock)


def _state(station: Station) -> tuple[object, ...]:
    return (
        station.list_eye.look(_held),
        station.journal_eye.look(receipts.acknowledged),
    )


def _held(connection: Connection) -> tuple[object, ...]:
    return tuple(checklist.cursors(connection)), checklist.load_pulled(connection)
