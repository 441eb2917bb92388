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


def chevron(painter: QPainter, centre: QPointF, colour: QColor, *, up: bool = False) -> None:
    """The arrow of a combo box: a drawn stroke, as sharp at 200 % as at 100 %."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = 3.6 * current().scale
    tip = -size / 2 if up else size / 2
    points = [QPointF(-size, -tip), QPointF(0, tip), QPointF(size, -tip)]
    painter.drawPolyline(QPolygonF([centre + point for point in points]))


def field(
    painter: QPainter,
    option: QStyleOption,
    *,
    sunken: bool = False,
    quiet: bool = False,
    wrong: bool = False,
) -> None:
    """The box of a field or list; focus thickens its line inside, so that no area cuts it off."""
    theme, state = current(), option.state
    c, focus = theme.c, bool(state & QStyle.StateFlag.State_HasFocus)
    off = not state & QStyle.StateFlag.State_Enabled
    fill = c.background if sunken and not focus else c.sunken if off and not quiet else c.surface
    line = theme.line if quiet or off else theme.edge
    if focus or wrong:
        line = c.alert if wrong else c.brand
    outline(painter, option.rect, fill, line=line, width=2.0 if focus else 1.0)


def button(painter: QPainter, option: QStyleOption, kind: str) -> None:
    """The body of a push button; with the keyboard's focus it keeps its size and gains a ring."""
    theme, state, rect = current(), option.state, QRectF(option.rect)
    c = theme.c
    if not state & QStyle.StateFlag.State_Enabled:
        outline(painter, rect, c.sunken, line=theme.line)
        return
    fill, line = {
        "primary": (c.brand, c.brand),
        "small-primary": (c.brand, c.brand),
        "danger": (c.crisis_soft, c.crisis),
    }.get(kind, (c.surface, c.ink_secondary if theme.contrast else c.line))
    if state & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver):
        fill = fill.darker(104) if theme.mode == "light" else fill.lighter(112)
        if state & QStyle.StateFlag.State_Sunken:
            fill = fill.darker(106)
    focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    if state & focused == focused:
        ring = c.crisis if kind == "danger" else c.brand
        outline(painter, rect, Qt.GlobalColor.transparent, line=ring, width=2.0)
        inner = rect.adjusted(4, 4, -4, -4)
        outline(painter, inner, fill, radius=SPACE.control_radius - 4)
    else:
        outline(painter, rect, fill, line=line)
