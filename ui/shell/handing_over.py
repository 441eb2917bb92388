"""What a second start says to the window that is open: show yourself, and take this call.

The name of the local socket is taken anew by whoever holds the lock of `instance.py`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from ui.shell.instance import Instance

_MILLISECONDS = 2000
_AGAIN_MILLISECONDS = 25


def _name(instance: Instance) -> str:
    return f"frontdesk-{hashlib.sha256(instance.place.encode()).hexdigest()[:20]}"


class Listener(QObject):
    """Hears other starts; `asked` carries the number of a call that came with one, or nothing."""

    asked = Signal(str)

    def __init__(self, instance: Instance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callers: list[QLocalSocket] = []
        self._heard: list[QLocalSocket] = []
        name = _name(instance)
        QLocalServer.removeServer(name)  # a name left by a killed process; we hold the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(name)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
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

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()
        self._callers.clear()
        self._heard.clear()


def hand_over(instance: Instance, number: str) -> bool:
    """Ask the first window to show itself, with a call where one waits; whether it heard.

    A window that is only just starting has not begun to listen: it is given two seconds.
    """
    deadline = QDeadlineTimer(_MILLISECONDS)
    socket = QLocalSocket()
    socket.connectToServer(_name(instance))
    while not socket.waitForConnected(_MILLISECONDS):
        if deadline.hasExpired():
            return False
        QThread.msleep(_AGAIN_MILLISECONDS)
        socket.connectToServer(_name(instance))
    socket.write(number.encode("utf-8"))
    socket.flush()
    socket.waitForBytesWritten(_MILLISECONDS)
    socket.disconnectFromServer()
    return True
