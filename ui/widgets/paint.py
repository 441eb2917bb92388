"""Colours, key caps and focus rings as the painted widgets draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import TONES, Role

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

CENTRE = Qt.AlignmentFlag.AlignCenter
START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RING = QStyle.StateFlag.State_KeyboardFocusChange
LEAST_TARGET = 24
"""The least side of what can be clicked, in pixels."""

Index = QModelIndex | QPersistentModelIndex


def colour(name: str) -> QColor:
    """The colour of a role in the theme in force."""
    found: QColor = getattr(current().c, name)
    return found


def caps(keys: str) -> str:
    """A key sequence as it stands on a key: `Ctrl+Return` is `Ctrl ↵`, on a Mac `⌘↵`."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "↵").replace("+", " ")


def cap_width(keys: str) -> int:
    """The width of a painted key, whole pixels; 0 without a key."""
    return round(metrics("key").horizontalAdvance(caps(keys)) + 12) if keys else 0


def paint_cap(painter: QPainter, right: float, middle: float, keys: str, ink: QColor) -> None:
    """A small outlined key whose right edge stands at `right`."""
    width, height = cap_width(keys), round(metrics("key").height() + 3)
    box = QRectF(round(right - width), round(middle - height / 2), width, height)
    line = QColor(ink)
    line.setAlphaF(0.45)
    outline(painter, box, Qt.GlobalColor.transparent, line=line, radius=4)
    painter.setPen(ink)
    painter.setFont(font("key"))
    painter.drawText(box, CENTRE, caps(keys))


def ringed(painter: QPainter, widget: QWidget, rect: QRect | QRectF, radius: float = 6) -> None:
    """The focus ring of a painted control, shown once the keyboard has been used."""
    option = QStyleOptionButton()
    option.initFrom(widget)
    if widget.hasFocus() and option.state & RING:
        clear = Qt.GlobalColor.transparent
        outline(painter, rect, clear, line=colour("brand"), radius=radius, width=2.0)


def tag_width(word: str, role: Role = "tag") -> int:
    """The width of a painted tag, whole pixels; 0 without a word."""
    return round(metrics(role).horizontalAdvance(word)) + 16 if word else 0


def tag_height(role: Role = "tag") -> int:
    """The height of a painted tag, whole pixels."""
    return round(metrics(role).height() + 6)


def paint_tag(painter: QPainter, rect: QRectF, word: str, tone: str, role: Role = "tag") -> None:
    """A word on a soft ground, elided where the rectangle is too narrow."""
    soft, ink = TONES[tone]
    outline(painter, rect, colour(soft), radius=6)
    painter.setPen(colour(ink))
    painter.setFont(font(role))
    shown = elided(metrics(role), word, rect.width() - 8)
    painter.drawText(rect, CENTRE, shown)


def elided(measure: QFontMetricsF, text: str, width: float) -> str:
    """The text on one line, with an ellipsis where it does not fit."""
    one_line = " ".join(text.split())
    return measure.elidedText(one_line, Qt.TextElideMode.ElideRight, width + 0.5)
