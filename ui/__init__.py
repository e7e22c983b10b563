"""The desk's face: PySide6, and only here."""
