"""Sending and fetching by file, for a desk whose network is gone or never was."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.section import Section, put_button, wish_button
from ui.theme import Theme


class FilesSection(Section):
    """Two files: what waits goes to the register, the answer comes back.

    Signals:
        save_wished: write what waits into a file.
        read_wished: take the register's answer in.
    """

    save_wished = Signal()
    read_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand ready."""
        super().__init__(theme, parent)
        self.save, self.read = wish_button(), wish_button()
        self.save.clicked.connect(self.save_wished)
        self.read.clicked.connect(self.read_wished)
        self.finish(self.save, self.read)
        self.put_words()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing else be begun while a file is written or read."""
        for one in (self.save, self.read):
            one.setEnabled(not busy)

    def put_words(self) -> None:
        """Name everything."""
        super().put_words()
        self.title.setText(self.tr("By file, without a network"))
        self.ground.setText(
            self.tr(
                "Save what waits to a stick and give it to the register’s "
                "administrator. The file that comes back confirms it and brings the "
                "list. Both are encrypted, and either may be late or come twice."
            )
        )
        put_button(self.save, self.tr("Save what waits …"))
        put_button(self.read, self.tr("Read the answer …"))
