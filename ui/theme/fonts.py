"""The shipped faces of Inter, given to Qt: those of the first paint at once, the rest later."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FIRST = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_LATER = ("Inter-Italic.ttf",)


def load_first() -> bool:
    """Give Qt the faces that the first paint needs; False where one could not be read."""
    return _load(_FIRST)


def load_rest() -> bool:
    """Give Qt the other faces, once the window is there."""
    return _load(_LATER)


def _load(names: tuple[str, ...]) -> bool:
    folder = files("resources").joinpath("fonts")
    given = [_given(folder.joinpath(name)) for name in names]
    return all(given)


def _given(face: Traversable) -> bool:
    try:
        return QFontDatabase.addApplicationFontFromData(face.read_bytes()) >= 0
    except OSError:  # a damaged installation still gets a window, in the system's own face
        return False
