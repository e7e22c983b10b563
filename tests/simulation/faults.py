"""What time, machines and people do to the town."""

from sqlalchemy import select

from kaikudesk.errors import KaikuDeskError, RegisterBusyError
from kaikudesk.wire import paths
from register.horizon import drop_gone
from register.tables import feed, feed_head
from sync.round import RoundReport
from sync.tidying import tidy
from tests.simulation.dice import Dice
from tests.simulation.followers import Follower, keep_snapshot
from tests.simulation.fuse import copy_files
from tests.simulation.line import FAULTS
from tests.simulation.safety import meets_the_register
from tests.simulation.station import Station
from tests.simulation.stops import ROUNDS, TIDYINGS, a_stop
from tests.simulation.virtual_time import DAY_SECONDS, SECOND_MS
from tests.simulation.world import World

REGISTER_CUT = "power cut at the register"
OLD_LIST = "check list older than its journal"
CLOCK = "clock jump"
WEEKS = "weeks pass"
AWAY = "a desk away for 400 days"
REPLAY = "an old push comes again"
PULL_FIRST = "a push lost while the pull goes through"

_SECONDS = (-3600, -90, 90, 3600, 26 * 3600)
_YEARS = (-20, -6, -1, 1, 5, 73)
_TOLERATED_SECONDS = 90


def play_a_round(world: World, station: Station, dice: Dice) -> str:
    """Let a desk send and fetch, over the line that this seed has."""
    fates = tuple(fate for fate in FAULTS if fate.value in world.swarm)
    station.line.trouble(dice, dice.pick((0.0, 0.2, 0.5)), fates)
    stop = a_stop(world, station, dice, ROUNDS)
    if PULL_FIRST in world.swarm and dice.chance(0.25):
        world.met[PULL_FIRST] += 1
        station.line.loses = paths.PUSH
    report = station.round(stop)
    station.line.trouble(dice, 0.0, ())
    ended = ""
    if report is None:
        ended = "stopped "
        report = station.round() if dice.chance(0.5) else None
    world.last_report = report
    return ended if report is None else f"{ended}{_told(report)}"


def _told(report: RoundReport) -> str:
    return f"{[str(one) for one in report.faults]} waiting {report.waiting}"


def restart(world: World, station: Station, dice: Dice) -> str:
    """End a desk's program in order and start it again."""
    del world, dice
    station.close()
    station.open()
    return ""


def tidy_up(world: World, station: Station, dice: Dice) -> str:
    """Let a desk forget and take away what is due; its program may end in it."""
    stop = a_stop(world, station, dice, TIDYINGS)
    tidied = station.drive(tidy(station.clock), stop)
    if tidied is None:
        return "stopped"
    return f"{tidied.forgotten} forgotten, {tidied.taken_away} taken away"


def pass_the_night(world: World, station: Station, dice: Dice) -> str:
    """Let it be tomorrow; the register tidies up."""
    del station
    world.time.pass_seconds(dice.number(8, 16) * 3600)
    return f"{drop_gone(world.register)} rows forgotten"


def let_weeks_pass(world: World, station: Station, dice: Dice) -> str:
    """Let weeks or months pass in which nothing happens."""
    del station
    world.met[WEEKS] += 1
    days = dice.pick((8, 29, 31, 45, 61, 75))
    world.time.pass_seconds(days * DAY_SECONDS)
    return f"{days} days, {drop_gone(world.register)} rows forgotten"


def leave_a_desk(world: World, station: Station, dice: Dice) -> str:
    """Shut a desk down, whatever waits in it, until somebody comes back."""
    if len(world.present(station.role)) < 2:
        return "the last one stays"
    world.met[AWAY] += 1
    station.away = True
    world.time.pass_seconds(dice.pick((1, 100, 400)) * DAY_SECONDS)
    return f"{drop_gone(world.register)} rows forgotten"


def late_request_arrives(world: World, station: Station, dice: Dice) -> str:
    """Let a request arrive whose sender gave up long ago."""
    del station
    if not world.late.letters:
        return "none under way"
    world.late.deliver(dice)
    return f"{len(world.late.letters)} more"


def power_off_the_register(world: World, station: Station, dice: Dice) -> str:
    """Lose the register's process and start another one."""
    del station, dice
    world.met[REGISTER_CUT] += 1
    world.central.power_off()
    return ""


def put_an_old_list_back(world: World, station: Station, dice: Dice) -> str:
    """Keep a copy of the check list, or put the copy that was kept in its place."""
    kept = station.folder.with_name(f"list of desk {station.number}")
    if not kept.exists():
        station.copy_to(kept)
        return "kept"
    world.met[OLD_LIST] += 1
    photo = station.next_folder()
    station.copy_to(photo)
    for old in (*photo.glob("checklist.db*"),):
        old.unlink()
    copy_files(kept, photo, only="checklist.db*")
    station.go_on_with(photo)
    world.forget_cursors(station)
    del dice
    return "put back"


def set_a_clock(world: World, station: Station, dice: Dice) -> str:
    """Let a desk's clock jump, by seconds or by years, or be set right again."""
    if station.clock.off_ms and dice.chance(0.5):
        station.clock.off_ms = 0
        return "right"
    world.met[CLOCK] += 1
    years = dice.chance(0.5)
    seconds = dice.pick(_YEARS) * 365 * DAY_SECONDS if years else dice.pick(_SECONDS)
    station.clock.off_ms = seconds * SECOND_MS
    station.honest = station.honest and abs(seconds) <= _TOLERATED_SECONDS
    return f"{seconds} seconds off"


def read_slowly(world: World, station: Station, dice: Dice) -> str:
    """Let somebody who follows the feed read a page of a few rows."""
    if world.is_withdrawn(station):
        return "no right"
    token = station.desk.identity.token
    reader = world.followers.setdefault(station.number, Follower(token))
    try:
        answer = reader.read_page(world.central, dice.number(1, 9))
    except RegisterBusyError:
        return "later: the register found itself set back"
    if answer is None:
        return "from 0"
    if not answer.more:
        meets_the_register(world, reader, answer)
    return f"{len(answer.rows)} rows, more: {answer.more}"


def keep_a_snapshot(world: World, station: Station, dice: Dice) -> str:
    """Keep a snapshot of the list, to which all later changes will be added."""
    del dice
    if world.is_withdrawn(station):
        return "no right"
    kept = keep_snapshot(world.central, station.desk.identity.token)
    world.snapshots.append(kept)
    return f"{len(kept.rows)} rows"


def replay_a_push(world: World, station: Station, dice: Dice) -> str:
    """Send a push again that was answered long ago; nothing changes by it."""
    del station
    if not world.central.answered:
        return "none yet"
    world.met[REPLAY] += 1
    letter = dice.pick(world.central.answered)
    before = state_of_the_feed(world)
    try:
        world.central.send(*letter)
    except KaikuDeskError as fault:
        return f"refused: {fault}"
    assert state_of_the_feed(world) == before, "17: a replay changed the feed"
    return "as it was"


def state_of_the_feed(world: World) -> list[tuple[object, ...]]:
    """Give all that the register tells desks, and its head."""
    with world.register.database.reading() as connection:
        rows = [tuple(row) for row in connection.execute(select(feed))]
        heads = connection.execute(select(feed_head.c.n, feed_head.c.root))
        return [*(tuple(row) for row in heads), *sorted(rows, key=lambda row: row[:2])]
