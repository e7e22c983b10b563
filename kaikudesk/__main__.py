"""Starts the desk: first the window, then everything that takes time to import."""

import argparse
import sys
from importlib import import_module

from kaikudesk.model import Role


def main(arguments: list[str] | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    wanted = _parser().parse_args(arguments)
    from ui.languages import system_language
    from ui.opening import Look
    from ui.starting import start

    look = Look(language=wanted.language or system_language(), role=Role(wanted.role))
    return start(look, _import_the_rest, close_at_once=wanted.close_at_once)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kaikudesk")
    parser.add_argument("--role", choices=["venue", "distributor"], default="venue")
    parser.add_argument("--language", choices=["fi", "sv", "en"])
    parser.add_argument("--close-at-once", action="store_true")
    return parser


def _import_the_rest() -> None:
    """Import what costs more start-up than the window does, in its thread."""
    for name in ("kaikudesk.counter", "kaikudesk.handover", "sync.worker"):
        import_module(name)


if __name__ == "__main__":
    sys.exit(main())
