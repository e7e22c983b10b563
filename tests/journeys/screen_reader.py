"""Reads and works a window as assistive programs do: by AT-SPI, and by the keyboard.

Runs under the system's own Python, which has the bindings, and imports nothing of
ours. Each line that comes in is a wish, `["write", "Enrolment code", "ABC"]`; each is
answered by one line once it has come true, or by the reason why it did not.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import gi  # type: ignore[import-untyped,import-not-found,unused-ignore]  # the system's Python has it

gi.require_version("Atspi", "2.0")
from gi.repository import (  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: E402 - the version is asked for first
    Atspi,
    Gio,
    GLib,
)

PROGRAM = "KaikuDesk"
LONG_SECONDS = 60
RETURN = 0xFF0D  # by its symbol
LOOK_AGAIN_SECONDS = 0.05
_again = Event()


def listen() -> None:
    """Tell the session that somebody reads screens."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    enabled = GLib.Variant.new_boolean(True)  # noqa: FBT003 - takes the bare value
    wanted = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", enabled))
    bus.call_sync(
        *("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set"),
        *(wanted, None, Gio.DBusCallFlags.NONE, -1, None),
    )
    Atspi.init()


def parts() -> Iterator[Any]:
    """Give every part of the program's windows that shows."""
    desktop = Atspi.get_desktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    left = [one for one in _children(desktop) if PROGRAM in one.get_name()]
    while left:
        one = left.pop()
        states = one.get_state_set()
        if not _children(one) or states.contains(Atspi.StateType.SHOWING):
            yield one
        left += _children(one)


def _children(one: Any) -> list[Any]:  # noqa: ANN401 - the bindings ship no types
    found = (one.get_child_at_index(at) for at in range(one.get_child_count()))
    return [child for child in found if child is not None]


def named(name: str, *, state: Any = None) -> Any:  # noqa: ANN401 - the bindings ship no types
    """Give the part of this name that shows and is in this state, if there is one."""
    wanted = [Atspi.StateType.SHOWING] + ([state] if state else [])
    for one in parts():
        states = one.get_state_set()
        fits = one.get_name() == name and all(map(states.contains, wanted))
        if fits and one.get_role() is not Atspi.Role.LABEL:
            return one
    return None


def stands(text: str) -> Any:  # noqa: ANN401 - the bindings ship no types
    """Give the part that shows and whose name begins like this."""
    showing = Atspi.StateType.SHOWING
    fitting = (
        one
        for one in parts()
        if one.get_name().startswith(text) and one.get_state_set().contains(showing)
    )
    return next(fitting, None)


def until(look: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the look gives
    """Look again and again until there is something to see; gives that."""
    end = time.monotonic() + LONG_SECONDS
    while time.monotonic() < end:
        try:
            seen = look()
        except GLib.Error:
            seen = None  # A part went away while it was looked at.
        if seen:
            return seen
        _again.wait(LOOK_AGAIN_SECONDS)
    raise TimeoutError


def read(text: str) -> str:
    """Wait until a text shows that begins like this; give it whole."""
    until(lambda: stands(text))
    name: str = until(lambda: stands(text).get_name())
    return name


def write(name: str, text: str) -> str:
    """Put a text into the line of this name."""
    line = until(lambda: named(name, state=Atspi.StateType.EDITABLE))
    Atspi.EditableText.set_text_contents(line, text)
    return text


def press(name: str) -> str:
    """Press the button of this name."""
    enabled = Atspi.StateType.ENABLED
    button = until(lambda: named(name, state=enabled))
    Atspi.Action.do_action(button, 0)
    return name


def strike(name: str, text: str) -> str:
    """Type on the screen's keyboard, then Enter, once this name has the focus."""
    until(lambda: named(name, state=Atspi.StateType.FOCUSED))
    if text:
        Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)
    Atspi.generate_keyboard_event(RETURN, None, Atspi.KeySynthType.SYM)
    return text


def leave(modifier: str, key: str) -> str:
    """Press one key while another is held: the way out of every window.

    Waits until the window manager has made a window of the program the active one.
    """
    until(lambda: any(map(_is_active, parts())))
    held, pressed = int(modifier), int(key)
    Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.PRESS)
    Atspi.generate_keyboard_event(pressed, None, Atspi.KeySynthType.PRESSRELEASE)
    Atspi.generate_keyboard_event(held, None, Atspi.KeySynthType.RELEASE)
    return "left"


def _is_active(one: Any) -> bool:  # noqa: ANN401 - the bindings ship no types
    is_active: bool = one.get_state_set().contains(Atspi.StateType.ACTIVE)
    return is_active


def everything() -> str:
    """Name all that shows, for whoever wonders why a wish did not come true."""
    showing = Atspi.StateType.SHOWING
    names = [one.get_name() for one in parts() if one.get_state_set().contains(showing)]
    return " | ".join(name for name in names if name)


WISHES: dict[str, Callable[..., str]] = {
    "read": read,
    "write": write,
    "press": press,
    "strike": strike,
    "leave": leave,
}


def main() -> None:
    """Fulfil one wish after the other."""
    listen()
    for line in sys.stdin:
        wish, *words = json.loads(line)
        try:
            answer = {"seen": WISHES[wish](*words)}
        except TimeoutError:
            answer = {"fault": f"{wish} {words} – there is: {everything()}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
