"""Starts the desk: first the window, then everything that takes time to import."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    from ui.starting import start

    return start(sys.argv if arguments is None else ["kaikudesk", *arguments])


if __name__ == "__main__":
    sys.exit(main())
