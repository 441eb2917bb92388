"""What lies over the columns: names at the top, hours at the left, the line of the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPen

from ui.messages import day
from ui.schedule.layers import lines
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import START, colour, elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from ui.schedule.geometry import Geometry
    from ui.schedule.plan import Plan

_PAD = 10
_NOON = 12


def head_height(shown: Plan, least: int) -> int:
    """The height of the names: a line, one or two smaller ones, and in a week the day above them.

    `least` is the width of the narrowest column, which decides whether a detail takes two lines.
    """
    small = metrics("caption")
    widest = max((small.horizontalAdvance(one.detail) for one in shown.tracks), default=0)
    rows = 2 if widest > least - _PAD - 4 else 1
    base = metrics("strong").height() + rows * small.height() + 22
    return round(base + (metrics("section").height() + 8 if shown.is_week else 0))


def paint_gutter(
    painter: QPainter, geometry: Geometry, now: int | None, area: QRect, scrolled: int
) -> None:
    """The hours, and the mark of the present."""
    painter.fillRect(area, colour("surface"))
    painter.setClipRect(area.adjusted(0, 0, 6, 0))
    painter.setPen(colour("ink_secondary"))
    painter.setFont(font("caption"))
    below = round(metrics("caption").ascent() + 4)
    for minute in range(geometry.first, geometry.last, 60):
        hour = minute // 60
        half = "AM" if hour < _NOON else "PM"
        top = area.top() + round(geometry.y(minute)) - scrolled
        painter.drawText(QPointF(_PAD, top + below), f"{(hour - 1) % 12 + 1} {half}")
    if now is not None:
        y = area.top() + round(geometry.y(now)) - scrolled
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("alert"))
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(area.right(), y), 4, 4)
    painter.setClipping(False)


def paint_titles(
    painter: QPainter,
    shown: Plan,
    geometry: Geometry,
    columns: list[int],
    across: tuple[int, int, int],
    head: int,
) -> None:
    """The names of the columns in sight; `across` is the gutter, the shift, and the whole width."""
    gutter, left, width = across
    painter.fillRect(QRectF(0, 0, width, head), colour("surface"))
    painter.setClipRect(QRect(gutter, 0, width - gutter, head))
    top = _PAD
    if shown.is_week:
        _paint_days(painter, shown, geometry, columns, (gutter, left, head))
        top += round(metrics("section").height() + 4)
    scale = current().scale
    name_high, small_high = metrics("strong").height(), metrics("caption").height()
    for number in columns:
        track = shown.tracks[number]
        at = geometry.x(number) + left + _PAD
        room = geometry.x(number + 1) - geometry.x(number) - _PAD - 4
        painter.setPen(colour("ink"))
        painter.setFont(font("strong"))
        name = elided(metrics("strong"), track.title, room)
        painter.drawText(QRectF(at, top, room + 2, name_high), START, name)
        painter.setPen(colour("ink_secondary"))
        painter.setFont(font("caption"))
        for row, text in enumerate(lines(track.detail, "caption", scale, room, 2)):
            y = top + name_high + 2 + row * small_high
            painter.drawText(QRectF(at, y, room + 2, small_high), START, text)
    painter.setClipping(False)
    painter.fillRect(QRectF(0, head - 1.5, width, 1.5), current().line)


def _paint_days(
    painter: QPainter,
    shown: Plan,
    geometry: Geometry,
    columns: list[int],
    across: tuple[int, int, int],
) -> None:
    """The day above its columns; it stays in sight as long as one of them is."""
    gutter, left, head = across
    days = dict.fromkeys(shown.tracks[n].day for n in columns)
    high = metrics("section").height() + 4
    painter.setFont(font("section"))
    for one in days:
        own = [n for n in range(len(shown.tracks)) if shown.tracks[n].day == one]
        start = geometry.x(own[0]) + left
        end = geometry.x(own[-1] + 1) + left
        at = max(start, gutter) + _PAD
        painter.setPen(colour("brand"))
        painter.drawText(QRectF(at, 7, max(0, end - at - 4), high), START,
                         elided(metrics("section"), day(one), end - at - 4))  # fmt: skip
        painter.fillRect(QRectF(start, 0, 1.5, head), current().line)


def paint_present(
    painter: QPainter, span: tuple[int, int], at: tuple[int, int], texts: Sequence[QRectF]
) -> None:
    """A line over one column that pauses where words stand.

    `span` is the column's edges and `at` the line's place below the column's top and that top, in
    the view; `texts` are measured from the column's own corner.
    """
    (start, end), (y, top) = span, at
    painter.setPen(QPen(colour("alert"), 2))
    reached = float(start)
    for text in sorted(texts, key=QRectF.left):
        if text.top() - 2 < y < text.bottom() + 2 and start + text.right() + 5 > reached:
            until = start + text.left() - 5
            if until > reached:
                painter.drawLine(QPointF(reached, y + top), QPointF(until, y + top))
            reached = start + text.right() + 5
    if reached < end:
        painter.drawLine(QPointF(reached, y + top), QPointF(end, y + top))
