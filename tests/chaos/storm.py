"""A town in a storm: desks and a register that are killed while the line fails."""

import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from kaikudesk.clock import SystemClock
from kaikudesk.wire.enrolment_code import read_code
from tests.chaos.central import Central
from tests.chaos.fault_proxy import FaultProxy, a_fault_proxy
from tests.chaos.faults import Fault
from tests.chaos.seat import DeskBrokeError, Forge, Seat, SmallDisk, a_forge
from tests.journeys.town import Town, enrolled
from tests.power.library import Mains, built

_DESKS: Final = (("venue", 1), ("venue", 1), ("distributor", 2))
_LONGEST_CALM: Final = 0.4
_CLOSING_SECONDS: Final = 180.0
_LEFT_BYTES: Final = 24 * 1024
# An SQLite file is served by one process only.
_PROCESSES: Final = 2


@dataclass
class Storm:
    """Everything that runs, and what can befall it."""

    dice: Random
    central: Central
    proxy: FaultProxy
    forge: Forge
    seats: list[Seat]
    disk: SmallDisk | None
    fills: int = 0

    def blow(self, seconds: float) -> None:
        """Let one misfortune follow the other for so long."""
        calm = select.poll()
        until = time.monotonic() + seconds
        for seat in self.seats:
            seat.begin(self.forge)
        while time.monotonic() < until:
            calm.poll(self.dice.uniform(0, _LONGEST_CALM) * 1000)
            self._befall()
            self.central.require_alive()
            for seat in self.seats:
                self._revive(seat)

    def calm_down(self) -> None:
        """Take every fault away, and let each desk deliver what it has."""
        self.proxy.weather = ()
        if self.disk is not None:
            self.disk.free()
        for seat in self.seats:
            self._strike(seat)
        for seat in self.seats:
            seat.begin(self.forge, closing=True)
        for seat in self.seats:
            ended = seat.has_ended(within=_CLOSING_SECONDS)
            seat.bury()
            if not ended or seat.ending() is None:
                raise DeskBrokeError("a desk did not come to its end")
        self.central.require_alive()

    def _befall(self) -> None:
        happens = self.dice.random()
        if happens < 0.5:
            self._strike(self.dice.choice(self.seats))
        elif happens < 0.57:
            self.central.strike(self.dice)
        elif happens < 0.78:
            faults = self.dice.sample(list(Fault), self.dice.randrange(5))
            self.proxy.weather = tuple(faults)
        elif happens < 0.88:
            self._fill_or_free()
        elif happens < 0.9 and self.central.server:
            self.central.crash_database()

    def _fill_or_free(self) -> None:
        full = self.dice.random() < 0.5
        if self.disk is None:
            self.seats[0].full = full
            self.fills += full
        elif full:
            self.disk.fill(self.dice.randrange(_LEFT_BYTES))
        else:
            self.disk.free()

    def _strike(self, seat: Seat) -> None:
        if not seat.has_ended():
            self._make_room(seat)
            seat.strike()

    def _revive(self, seat: Seat) -> None:
        if seat.has_ended():
            self._make_room(seat)
            seat.bury()
            seat.begin(self.forge)

    def _make_room(self, seat: Seat) -> None:
        """Free this desk's small disk, if any: what a cut brings back needs room."""
        if self.disk is not None and seat is self.seats[0]:
            self.disk.free()


def may_mount() -> bool:
    """Tell whether a small disk can be mounted where nobody else sees it."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


@contextmanager
def a_storm(
    folder: Path, dice: Random, *, server: str = "", url: str = ""
) -> Iterator[Storm]:
    """Found a register, let three desks in, and give what befalls them.

    With `url` the register's database is one of `server`, else a file.
    """
    library = built(folder)
    central = _a_central(folder, library, url, server)
    with ExitStack() as held:
        held.callback(central.close)
        town = Town(folder, central.url, central.places)
        town.found()
        central.serve()
        proxy = held.enter_context(a_fault_proxy(Random(dice.random()), *central.doors))
        disk = folder / "disk" if may_mount() else None
        if disk is not None:
            disk.mkdir()
        forge = held.enter_context(a_forge(library, disk))
        yard = _Yard(folder, library, forge, town, dice)
        seats = [yard.seat(number, proxy, disk) for number in range(len(_DESKS))]
        small = SmallDisk(seats[0].mains.here(disk)) if disk is not None else None
        yield Storm(dice, central, proxy, forge, seats, small)


def _a_central(folder: Path, library: Path, url: str, server: str) -> Central:
    complaints = folder / "complaints"
    place = folder / "register"
    place.mkdir()
    if url:
        keeps = (("--root-key", "root.key"), ("--acts", "register.acts"))
        places = tuple(w for word, name in keeps for w in (word, str(place / name)))
        return Central(
            url, complaints, server=server, places=places, processes=_PROCESSES
        )
    mains = Mains(library, place, folder / "register.aside", folder / "register.power")
    return Central(f"sqlite:///{place}/register.db", complaints, mains)


@dataclass
class _Yard:
    """Where desks are let in and given their places."""

    folder: Path
    library: Path
    forge: Forge
    town: Town
    dice: Random

    def seat(self, number: int, proxy: FaultProxy, disk: Path | None) -> Seat:
        """Let a desk in and give it a place; the first one works on the small disk."""
        notes = self.folder / f"notes {number}"
        notes.mkdir()
        root, home = Path("/"), self.folder / f"työpöytä {number}"
        if disk is not None and number == 0:
            root, home = Path(f"/proc/{self.forge.process.pid}/root"), disk
        mains = Mains(
            self.library, home / "desk", home / "aside", notes / "power", root
        )
        role, site = _DESKS[number]
        code = read_code(self.town.enrolment_code(site, role, proxy.address))
        fresh = notes / "fresh"
        fresh.mkdir()
        enrolled(fresh, code, SystemClock()).desk.close()
        shutil.copytree(fresh, mains.here(mains.folder))
        return Seat(mains, notes, Random(self.dice.random()))
