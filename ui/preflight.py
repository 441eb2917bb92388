"""Says in one line which system library or display is missing; imports no Qt at the top."""

from __future__ import annotations

import ctypes.util
import os
import sys

# What Qt's own libraries and its X11 platform load, and the Debian package of each.
_NEEDED = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "xkbcommon": "libxkbcommon0",
    "glib-2.0": "libglib2.0-0",
}
_NEEDED_ON_X11 = {
    "xcb-cursor": "libxcb-cursor0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
}


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS, else where a server is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries() -> list[str]:
    """The Debian packages of system libraries that are not there; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))
    needed = _NEEDED | ({} if offscreen or os.environ.get("WAYLAND_DISPLAY") else _NEEDED_ON_X11)
    return sorted(package for name, package in needed.items() if not ctypes.util.find_library(name))


def qt_problem() -> str | None:
    """One sentence on why no window can open, with the command that mends it; None if it can."""
    packages = missing_libraries()
    try:
        import PySide6.QtWidgets  # noqa: F401 -- the import itself is the question
    except ImportError:
        if packages:
            return (
                f"Qt needs system libraries that are missing here: {', '.join(packages)}. "
                f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
            )
        return "Qt cannot be loaded. Install FrontDesk again with: pip install --force-reinstall ."
    if packages and not os.environ.get("QT_QPA_PLATFORM") and has_display():
        cursor = [package for package in packages if package in _NEEDED_ON_X11.values()]
        if cursor:
            return (
                f"The window needs system libraries that are missing here: {', '.join(cursor)}. "
                f"On Debian or Ubuntu: sudo apt-get install {' '.join(cursor)}"
            )
    return None
