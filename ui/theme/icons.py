"""Icons: drawings in one colour, tinted with a role of the theme in force."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.theme.theme import current

NAMES = (
    "back", "check", "clock", "close", "down", "forward", "mark", "phone", "plus", "print",
    "search", "warning",
)  # fmt: skip
_DRAWN = b"#000"
_SIZES = (16, 20, 24, 32, 48, 64)


@lru_cache(maxsize=len(NAMES))
def _drawing(name: str) -> bytes:
    return files("resources").joinpath("icons", f"{name}.svg").read_bytes()


def paint_icon(painter: QPainter, rect: QRectF, name: str, ink: str = "ink") -> None:
    """Paint an icon into a rectangle; raises FileNotFoundError for a name that is none."""
    from PySide6.QtSvg import QSvgRenderer  # most windows open without an icon in them

    colour = getattr(current().c, ink).name().encode()
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(_DRAWN, colour)))
    renderer.render(painter, rect)


def icon(name: str, ink: str = "ink") -> QIcon:
    """An icon in the colour of now; ask again when the theme changes."""
    found = QIcon()
    for side in _SIZES:
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_icon(painter, QRectF(0, 0, side, side), name, ink)
        painter.end()
        found.addPixmap(picture)
    return found
