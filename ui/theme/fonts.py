"""The shipped faces of Inter, given to Qt: those of the first paint at once, the rest later."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtGui import QFontDatabase

_FIRST = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_LATER = ("Inter-Italic.ttf",)


def load_first() -> bool:
    """Give Qt the faces that the first paint needs; False where one could not be read."""
    return _load(_FIRST)


def load_rest() -> bool:
    """Give Qt the other faces."""
    return _load(_LATER)


def _load(names: tuple[str, ...]) -> bool:
    folder = files("resources").joinpath("fonts")
    return all(
        QFontDatabase.addApplicationFontFromData(folder.joinpath(n).read_bytes()) >= 0
        for n in names
    )
