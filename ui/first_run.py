"""What `make run` does: a demo register, two desks on it, and one desk's window.

Everything of it lies in `demo/`; a second run goes on where the first one ended.
Where there is no display, the guided day is taken instead.
"""

import os
import subprocess
import sys
from pathlib import Path

from ui.guided.town import SITES, Town

_WITH_A_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY")
_FOLDER = Path("demo")
_CARDS = 2000
# Nobody's secret: these desks hold nothing but an invented country.
_PASSPHRASE = "kaikudesk demo desk"  # noqa: S105 - printed for whoever opens the demo


def main(arguments: list[str]) -> int:
    """Open the window of this role where there is a display.

    On Linux without one the same program is taken through the guided day.
    """
    role = arguments[0] if arguments else "venue"
    if role not in SITES:
        print(f"DESK is venue or distributor, not {role}.")
        return 2
    if sys.platform == "linux" and not any(os.environ.get(n) for n in _WITH_A_DISPLAY):
        print("There is no display here: the guided day is taken instead.")
        return _run("ui.guided_day")
    town = Town(_FOLDER / "register")
    town.fill(_CARDS)
    if town.answers():
        print("The register of the other desk's run is used; it ends with that run.")
    else:
        town.open()
    try:
        for each in SITES:
            _let_in(town, each)
        print(
            f"The {role}'s window opens; make run DESK={_other(role)} opens the other."
        )
        return _run("kaikudesk", "--folder", str(_FOLDER / role))
    finally:
        town.close()


def _other(role: str) -> str:
    return next(one for one in SITES if one != role)


def _let_in(town: Town, role: str) -> None:
    """Enrol the demo's desk of a role, once."""
    # Importing this takes longer than to say that there is no display.
    from kaikudesk.clock import SystemClock  # noqa: PLC0415 - waits for a display
    from kaikudesk.errors import KeysError  # noqa: PLC0415 - waits for a display
    from kaikudesk.keys import SystemKeyring  # noqa: PLC0415 - waits for a display
    from ui.arriving import Arriving  # noqa: PLC0415 - waits for a display
    from ui.way_in import WayIn  # noqa: PLC0415 - waits for a display

    folder = _FOLDER / role
    way_in = WayIn(folder, SystemClock(), SystemKeyring())
    if not way_in.has_keys:
        folder.mkdir(parents=True, exist_ok=True)
        code = town.enrolment_code(role)
        try:
            Arriving(way_in).by_enrolment(code, "").desk.close()
        except KeysError:
            Arriving(way_in).by_enrolment(code, _PASSPHRASE).desk.close()
    if way_in.has_passphrase:
        print(f"There is no key store here. The passphrase of the {role}'s desk is:")
        print(f"  {_PASSPHRASE}")


def _run(module: str, *arguments: str) -> int:
    command = [sys.executable, "-P", "-m", module, *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
