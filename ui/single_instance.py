"""One window for one desk: a second start brings the first to the front.

A lock file beside the desk decides who is first, and it costs nothing. QtNetwork,
which passes the knock on, is imported by the second start, or by the first one
once its window stands.
"""

# QtNetwork and OpenSSL wait until they are needed, so that the window is there first.
# ruff: noqa: PLC0415

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

LOCK_NAME = "desk.lock"
_TAKEN = QLockFile.LockError.LockFailedError
# An old computer just switched on takes this long to bring the first window about.
_PATIENCE_MS = 15_000
_TRY_MS = 200


class SingleInstance(QObject):
    """The right to be this desk's one window."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Ask for the right; `is_first` tells whether it was given.

        Raises OSError where nobody can have it, since nothing can be written there.
        """
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # Only a process that has died leaves a lock that may be taken.
        self._lock.setStaleLockTime(0)
        self.is_first = self._lock.tryLock(0)
        if not self.is_first and self._lock.error() is not _TAKEN:
            raise OSError(f"no lock can be made in {folder}")

    @cached_property
    def _name(self) -> str:
        """Name the desk's door; a folder's own name may be too long for a socket."""
        from hashlib import blake2b

        whole = str(self._folder.resolve()).encode()
        return f"kaikudesk-{blake2b(whole, digest_size=8).hexdigest()}"

    def listen(self, come_forward: Callable[[], None]) -> bool:
        """Come forward at each knock; to be called once the window stands."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # A crash leaves the name behind; the lock says that nobody listens there.
        QLocalServer.removeServer(self._name)

        def answer() -> None:
            while server.hasPendingConnections():
                server.nextPendingConnection().disconnectFromServer()
                come_forward()

        server.newConnection.connect(answer)
        self._server = server
        return server.listen(self._name)

    def knock(self) -> bool:
        """Ask the first window to come forward; tell whether it heard.

        It may still be starting, so this tries for a little while.
        """
        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_TRY_MS):
                return True
            QThread.msleep(_TRY_MS)
        return False

    def release(self) -> None:
        """Give the right back."""
        if self.is_first:
            self._lock.unlock()
            self.is_first = False
