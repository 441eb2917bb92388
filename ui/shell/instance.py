"""One window for one data folder, by a lock of the operating system that is never stale.

What passes between the window and a second start is in `handing_over.py`, for Qt's network is
not loaded before the first paint.
"""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "window.lock"


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


class Instance:
    """Whether this process is the folder's window; it is until `close`, or until it ends."""

    def __init__(self, folder: Path) -> None:
        # By the place and not by its name, as the lock is: one folder may have several.
        user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME")
        self.place = f"{os.path.realpath(folder)}:{user}"
        self._lock: IO[bytes] | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = _locked(folder / LOCK)
            self.is_first = self._lock is not None
        except OSError:
            self.is_first = True  # an unusable folder is told by whoever opens the store

    def close(self) -> None:
        """Let the next start be the first."""
        if self._lock is not None:
            self._lock.close()
