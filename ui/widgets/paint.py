"""Colours, key caps and focus rings as the painted widgets draw them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics

CENTRE = Qt.AlignmentFlag.AlignCenter
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RING = QStyle.StateFlag.State_KeyboardFocusChange


def colour(name: str) -> QColor:
    """The colour of a role in the theme in force."""
    found: QColor = getattr(current().c, name)
    return found


def caps(keys: str) -> str:
    """A key sequence as it stands on a key: `Ctrl+Return` is `Ctrl ↵`."""
    return keys.replace("Return", "↵").replace("+", " ")


def cap_width(keys: str) -> int:
    """The width of a painted key, whole pixels."""
    return round(metrics("key").horizontalAdvance(caps(keys)) + 12)


def paint_cap(painter: QPainter, right: float, middle: float, keys: str, ink: QColor) -> None:
    """A small outlined key whose right edge stands at `right`."""
    width, height = cap_width(keys), round(metrics("key").height() + 3)
    box = QRectF(round(right - width), round(middle - height / 2), width, height)
    clear = Qt.GlobalColor.transparent
    line = QColor(ink)
    line.setAlphaF(0.45)
    outline(painter, box, clear, line=line, radius=4)
    painter.setPen(ink)
    painter.setFont(font("key"))
    painter.drawText(box, CENTRE, caps(keys))


def ringed(painter: QPainter, widget: QWidget, rect: QRectF, radius: float = 6) -> None:
    """The focus ring of a painted control, shown once the keyboard has been used."""
    option = QStyleOptionButton()
    option.initFrom(widget)
    if widget.hasFocus() and option.state & RING:
        clear = Qt.GlobalColor.transparent
        outline(painter, rect, clear, line=colour("brand"), radius=radius, width=2.0)
