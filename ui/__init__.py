"""The desk's face: PySide6, and only here."""

import sys

if sys.version_info < (3, 12):
    from ui import lasting_constants

    lasting_constants.keep_alive()
