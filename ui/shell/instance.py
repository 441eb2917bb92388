"""One window for one data folder: a second start hands over to the first.

The lock is the operating system's own, held by the process and never stale; the local socket is
used only to say "show yourself", and its name is taken anew under the lock.
"""

from __future__ import annotations

import hashlib
import os
import sys
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "window.lock"
_MILLISECONDS = 2000


def _locked(path: Path) -> IO[bytes] | None:
    """The open lock file, or None where another process holds it."""
    file = path.open("a+b")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


class Instance(QObject):
    """Whether this process is the folder's window; if not, the way to the one that is."""

    asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # By the place and not by its name, as the lock is: one folder may have several.
        user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME")
        whose = f"{os.path.realpath(folder)}:{user}"
        self._name = f"frontdesk-{hashlib.sha256(whose.encode()).hexdigest()[:20]}"
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []
        self._heard: list[QLocalSocket] = []
        self._lock: IO[bytes] | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = _locked(folder / LOCK)
            self.is_first = self._lock is not None
        except OSError:
            self.is_first = True  # an unusable folder is told by whoever opens the store
        if self.is_first:
            self._listen()

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # a name left by a killed process; we hold the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._name)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is not None:
            # The server owns it and a start is rare, so each is kept until the window closes:
            # freed earlier from its own signal, Qt would still look at it.
            self._callers.append(socket)
            socket.disconnected.connect(self._hear)
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._hear()

    def _hear(self) -> None:
        for socket in self._callers:
            if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
                continue
            if socket not in self._heard:
                self._heard.append(socket)
                said = bytes(socket.readAll().data()).decode("utf-8", errors="replace")
                self.asked.emit(said[:60])

    def hand_over(self, number: str) -> bool:
        """Ask the first window to show itself, with a call where one waits; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_MILLISECONDS):
            return False
        socket.write(number.encode("utf-8"))
        socket.flush()
        socket.waitForBytesWritten(_MILLISECONDS)
        socket.disconnectFromServer()
        return True

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._callers.clear()
            self._heard.clear()
        if self._lock is not None:
            self._lock.close()
