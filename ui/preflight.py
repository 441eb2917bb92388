"""Says in one line which system library or display is missing; imports no Qt at the top."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What Qt's own libraries load, and the Debian package of each.
_NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# What its platform for X11 loads beside them.
_NEEDED_ON_X11 = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, else where a server answers."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return bool(os.environ.get("DISPLAY")) and _answers()


def _answers() -> bool:
    """Whether the X server of DISPLAY can be reached; Qt would abort where it cannot."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # that it is missing is told with the other libraries
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those libraries that cannot be loaded; empty off Linux.

    They are loaded and not looked for by name, which starts other programs and takes longer
    than the first paint.
    """
    if not sys.platform.startswith("linux"):
        return []
    return sorted(package for name, package in libraries.items() if not _loads(name))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def qt_problem() -> str | None:
    """One sentence on why no window can open, with the command that mends it; None if it can."""
    try:
        import PySide6.QtWidgets  # noqa: F401 -- the import itself is the question
    except ImportError:
        return _told(missing(_NEEDED)) or (
            "Qt cannot be loaded. Install FrontDesk again with: pip install --force-reinstall ."
        )
    # The libraries of X11 are loaded with the window; without one of them Qt would abort there.
    on_x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if on_x11 and not os.environ.get("QT_QPA_PLATFORM"):
        return _told(missing(_NEEDED_ON_X11))
    return None


def _told(packages: list[str]) -> str | None:
    if not packages:
        return None
    listed = ", ".join(packages)
    return (
        f"Qt needs system libraries that are missing here: {listed}. "
        f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
    )
