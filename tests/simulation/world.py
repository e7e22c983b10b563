"""The town: its sites, its desks, the central register, and the time for all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from kaikudesk.model import Role
from kaikudesk.wire.rows import AreaRowWire, SiteRowWire
from register import acts
from register.enrolment import make_code
from register.opened import Register
from sync.round import RoundReport
from tests.simulation.central import Central
from tests.simulation.followers import Follower, Kept
from tests.simulation.line import Line, Mailbag
from tests.simulation.shadow import Shadow
from tests.simulation.station import Station
from tests.simulation.told import Decided, Place, Told
from tests.simulation.virtual_time import TownClock, VirtualTime

MEMORY = Path("/dev/shm")  # noqa: S108 - the one folder that lies in memory

VENUES = (7, 8)
DISTRIBUTORS = (31, 32)
# No venue may ever find one of these words in its files.
SECRET_NAMES = {31: "Sosiaalitoimi", 32: "Velkaneuvonta"}
_SITES = (
    SiteRowWire(7, "Kuhmotalo", 1, "Kuhmo", (Role.VENUE,)),
    SiteRowWire(
        8, "Haparanda konsthall", 2, "Haparanda", (Role.VENUE,), "Europe/Stockholm"
    ),
    SiteRowWire(31, SECRET_NAMES[31], 1, "Kuhmo", (Role.DISTRIBUTOR,)),
    SiteRowWire(32, SECRET_NAMES[32], 2, "Tornio", (Role.DISTRIBUTOR,)),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a desk had come when it was last looked at.

    `written` is the number of its newest entry.
    """

    epoch: bytes = b""
    register_ms: int = 0
    seqs: dict[str, int] = field(default_factory=dict)
    written: int = 0


@dataclass
class World:
    """Everything there is in one run, and what came of it so far.

    `set_back` names what the register lost when it came back from yesterday,
    `withdrawn` the desks, by its numbers, whose right has ended. `stood` are the
    answers that stood then and are known to more than the register.
    """

    folder: Path
    time: VirtualTime
    central: Central
    swarm: frozenset[str] = frozenset()
    stations: list[Station] = field(default_factory=list)
    shadow: Shadow = field(default_factory=Shadow)
    met: Counter[str] = field(default_factory=Counter)
    trace: list[str] = field(default_factory=list)
    memory: dict[int, Seen] = field(default_factory=dict)
    followers: dict[int, Follower] = field(default_factory=dict)
    snapshots: list[Kept] = field(default_factory=list)
    list_before: bytes = b""
    withdrawn: set[int] = field(default_factory=set)
    set_back: set[bytes] = field(default_factory=set)
    decided: Decided = field(default_factory=Decided)
    stood: dict[Place, Told] = field(default_factory=dict)
    last_report: RoundReport | None = None
    late: Mailbag = field(init=False)

    def __post_init__(self) -> None:
        self.late = Mailbag(self.central)

    @property
    def register(self) -> Register:
        """Give the register that runs now."""
        return self.central.register

    def tell(self, *said: object) -> None:
        """Note in the trace what happened; the same seed tells the same."""
        self.trace.append(" ".join(map(str, said)))

    def fingerprint(self) -> str:
        """Give the trace in a few characters."""
        return blake2b("\n".join(self.trace).encode(), digest_size=8).hexdigest()

    def present(self, role: Role | None = None) -> list[Station]:
        """Give the desks at which somebody works, in this role where one is named."""
        return [
            one for one in self.stations if not one.away and role in {None, one.role}
        ]

    def is_withdrawn(self, station: Station) -> bool:
        """Tell whether the right of a desk has ended."""
        return station.desk.identity.desk in self.withdrawn

    def settle_in(self, site: int) -> Station:
        """Enrol one more desk for a site."""
        role = Role.VENUE if site in VENUES else Role.DISTRIBUTOR
        code = make_code(self.register, site, role, address="http://localhost")
        station = self.place(role)
        station.let_in(code)
        return station

    def forget_cursors(self, station: Station) -> None:
        """Expect nothing of cursors that somebody put back by hand."""
        self.memory.pop(station.number, None)

    def place(self, role: Role) -> Station:
        """Put a desk somewhere that is not enrolled yet."""
        number = len(self.stations) + 1
        clock = TownClock(self.time, f"desk {number}")
        line = Line(self.central, self.late, self.met)
        folder = self.folder / f"desk {number}"
        self.stations.append(Station(number, role, folder, clock, line))
        return self.stations[-1]


@contextmanager
def a_world(
    sites: tuple[int, ...], swarm: frozenset[str] = frozenset()
) -> Iterator[World]:
    """Found a town with a desk at each of these sites, and take it down at the end."""
    place = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(dir=place, prefix="kaiku-") as folder:
        time = VirtualTime()
        central = Central(Path(folder, "register"), TownClock(time, "register"))
        world = World(Path(folder), time, central, swarm)
        _found_network(world.register)
        for site in sites:
            world.settle_in(site)
        try:
            yield world
        finally:
            for station in world.stations:
                station.close()
            central.close()


def _found_network(register: Register) -> None:
    areas = (AreaRowWire("Kainuu", ("Kuhmo",)), AreaRowWire("Meri-Lappi", ("Tornio",)))
    changes = [acts.area_changed(number, row) for number, row in enumerate(areas, 1)]
    acts.write_acts(register, changes + [acts.site_changed(row) for row in _SITES])
