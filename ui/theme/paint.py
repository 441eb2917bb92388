"""Boxes, arrows and buttons as every control paints them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOption

from ui.theme.theme import current
from ui.theme.tokens import SPACE

PADDING = 12


def outline(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | Qt.GlobalColor,
    *,
    line: QColor | None = None,
    radius: float = SPACE.control_radius,
    width: float = 1.0,
) -> None:
    """A rounded box whose line lies wholly inside `rect`, so that nothing is cut off."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if line else 0.0
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    box = QRectF(rect).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, radius - half, radius - half)


def chevron(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """The arrow of a combo box: a drawn stroke, as sharp at 200 % as at 100 %."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = 3.6 * current().scale
    points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
    painter.drawPolyline(QPolygonF([centre + point for point in points]))


def button(painter: QPainter, option: QStyleOption, kind: str) -> None:
    """The body of a push button; with the keyboard's focus it keeps its size and gains a ring."""
    c, state = current().c, option.state
    down = bool(state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver))
    fill, line = {
        "primary": (c.brand, c.brand),
        "danger": (c.crisis_soft, c.crisis),
    }.get(kind, (c.surface, c.line if not current().contrast else c.ink_secondary))
    if down:
        fill = fill.darker(108) if current().mode == "light" else fill.lighter(112)
    rect = QRectF(option.rect)
    if (
        state & QStyle.StateFlag.State_HasFocus
        and state & QStyle.StateFlag.State_KeyboardFocusChange
    ):
        ring = c.crisis if kind == "danger" else c.brand
        outline(painter, rect, Qt.GlobalColor.transparent, line=ring, width=2.0)
        inner = rect.adjusted(4, 4, -4, -4)
        outline(painter, inner, fill, radius=SPACE.control_radius - 4)
    else:
        outline(painter, rect, fill, line=line)
