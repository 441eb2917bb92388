"""The painted layers of one column: ground with its blocks, and the words on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QStaticText

from ui.schedule.geometry import Box, Geometry, places
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import colour, elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.schedule.plan import Block, Track
    from ui.theme.tokens import Role

KINDS: dict[str, tuple[str, str]] = {
    "visit": ("brand_soft", "brand"),
    "medication": ("sun_soft", "sun_ink"),
    "therapy": ("lavender_soft", "lavender"),
    "here": ("ok_soft", "ok"),
    "held": ("surface", "brand"),
    "done": ("sunken", "ink_secondary"),
    "missed": ("alert_soft", "alert"),
    "shut": ("sunken", "ink_secondary"),
}
"""Ground and ink of each kind of block."""
_RADIUS, _BAR = 6.0, 3.0
_LEFT, _RIGHT, _TOP = 11.0, 5.0, 4.0
_LEAST_WORD = 26.0  # a second text on a line narrower than this would say nothing


@dataclass(frozen=True, slots=True)
class ColumnLayers:
    """A column drawn: what lies below the line of the present, what above, and where words are."""

    ground: QPixmap
    words: QPixmap
    texts: tuple[QRectF, ...]


@lru_cache(maxsize=8192)
def _advance(text: str, role: Role, _scale: float) -> float:
    return metrics(role).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _prepared(text: str, role: Role, _scale: float) -> QStaticText:
    """A line laid out once: names and titles repeat all day."""
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(font=font(role))
    return static


@lru_cache(maxsize=8192)
def _fit(text: str, role: Role, scale: float, width: float) -> str:
    """The text, elided where it is too long: measuring costs a third of eliding."""
    if _advance(text, role, scale) <= width:
        return text
    return elided(metrics(role), text, width)


@lru_cache(maxsize=8192)
def lines(text: str, role: Role, scale: float, width: int, most: int) -> tuple[str, ...]:
    """The text in at most so many lines of that width; the last is elided where more is left."""
    if most < 1 or not text:
        return ()
    found: list[str] = []
    rest = text.replace(" \u00b7 ", "\u00a0\u00b7 ").split(" ")  # no line begins with the dot
    while rest and len(found) < most - 1:
        taken = 1
        while taken < len(rest) and _advance(" ".join(rest[: taken + 1]), role, scale) <= width:
            taken += 1
        found.append(_fit(" ".join(rest[:taken]), role, scale, width))
        rest = rest[taken:]
    if rest:
        found.append(_fit(" ".join(rest), role, scale, width))
    return tuple(found)


def boxes(blocks: Sequence[Block], geometry: Geometry) -> list[Box]:
    """Where the blocks of one column stand, from the column's own left edge."""
    if not blocks:
        return []
    found = places([(one.start, one.end) for one in blocks])
    return [
        geometry.box(one.track, one.start, one.end, place)
        for one, place in zip(blocks, found, strict=True)
    ]


def column_layers(
    track: Track, blocks: Sequence[Block], geometry: Geometry, number: int, ratio: float
) -> ColumnLayers:
    """Draw a column anew: for other data, another size, theme or text; never for a scroll."""
    wide = geometry.x(number + 1) - geometry.x(number)
    size = QSize(round(wide * ratio), round(geometry.height * ratio))
    placed = boxes(blocks, geometry)
    ground = QPixmap(size)
    ground.setDevicePixelRatio(ratio)
    ground.fill(colour("surface"))
    painter = QPainter(ground)
    _paint_hours(painter, track, geometry, wide)
    _paint_blocks(painter, blocks, placed)
    painter.end()
    words = QPixmap(size)
    words.setDevicePixelRatio(ratio)
    words.fill(Qt.GlobalColor.transparent)
    painter = QPainter(words)
    texts = [
        rect
        for one, box in zip(blocks, placed, strict=True)
        for rect in _paint_words(painter, one, box)
    ]
    painter.end()
    return ColumnLayers(ground, words, tuple(texts))


def _paint_hours(painter: QPainter, track: Track, geometry: Geometry, wide: int) -> None:
    """Hours nobody works are shaded; a line at each hour and at the column's left edge."""
    for first, last in track.shut:
        top, end = max(first, geometry.first), min(last, geometry.last)
        if top < end:
            high = geometry.y(end) - geometry.y(top)
            painter.fillRect(QRectF(0, geometry.y(top), wide, high), colour("background"))
    painter.setPen(colour("line_soft"))
    rows = [round(geometry.y(minute)) for minute in range(geometry.first, geometry.last, 60)]
    painter.drawLines([QLineF(0, y, wide, y) for y in rows])
    painter.setPen(current().line)
    painter.drawLine(QLineF(0, 0, 0, geometry.height))


def _paint_blocks(painter: QPainter, blocks: Sequence[Block], placed: Sequence[Box]) -> None:
    """Each block from a picture of its kind and size, of which a week has few."""
    ratio = painter.device().devicePixelRatioF()
    edge = colour("line").rgba()
    dark = colour("sunken")
    for one, box in zip(blocks, placed, strict=True):
        soft, ink = (colour(name) for name in KINDS[one.kind])
        left, top = round(box.left), round(box.top)
        size = (round(box.right) - left, round(box.bottom) - top)
        look = (soft.rgba(), ink.rgba(), edge if soft == dark else None, one.kind == "held")
        painter.drawPixmap(left, top, _picture(size, look, ratio))


@lru_cache(maxsize=256)
def _picture(
    size: tuple[int, int], look: tuple[int, int, int | None, bool], ratio: float
) -> QPixmap:
    """The ground of a block: its colours, its edge where it has one, and whether it is dashed."""
    soft, ink, edge, dashed = look
    wide, high = size
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0, 0, wide, high)
    if dashed:
        painter.setPen(QPen(QColor.fromRgba(ink), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor.fromRgba(soft))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
        return picture
    bar, ground = QPainterPath(), QPainterPath()
    bar.addRoundedRect(QRectF(0, 0, 2 * _RADIUS, high), _RADIUS, _RADIUS)
    ground.setFillRule(Qt.FillRule.WindingFill)
    inner = rect.adjusted(_BAR, 0, 0, 0)
    ground.addRoundedRect(inner, _RADIUS, _RADIUS)
    # Squares the left corners, but for the inner curve that keeps the bar's own shape.
    ground.addRect(QRectF(inner.left(), 1, _RADIUS, high - 2))
    painter.fillPath(bar, QColor.fromRgba(ink))
    painter.fillPath(ground, QColor.fromRgba(soft))
    if edge is not None:  # in the dark the ground is hardly another than the column's
        painter.setPen(QPen(QColor.fromRgba(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.end()
    return picture


def _paint_words(painter: QPainter, one: Block, box: Box) -> list[QRectF]:
    """Title, then who and the state; a short block says it on one line. Never half letters."""
    scale = current().scale
    title_high = metrics("blocktitle").height()
    small_high = metrics("caption").height()
    wide = int(box.width - _LEFT - _RIGHT)
    room = box.height - _TOP - 2
    left, top = box.left + _LEFT, box.top + _TOP
    painter.setPen(colour(KINDS[one.kind][1]))
    if wide < _LEAST_WORD / 2:
        return []
    if room < title_high + small_high or not one.detail:
        return _one_line(painter, one, box, wide) if room < title_high + small_high else _lines(
            painter, lines(one.title, "blocktitle", scale, wide, int(room // title_high)),
            "blocktitle", left, top,
        )  # fmt: skip
    most = max(1, int((room - small_high) // title_high))
    titles = lines(one.title, "blocktitle", scale, wide, min(2, most))
    texts = _lines(painter, titles, "blocktitle", left, top)
    below = top + len(titles) * title_high
    count = int((box.bottom - 2 - below) // small_high)
    texts += _lines(painter, _detail(one, wide, count), "caption", left, below)
    return texts


def _detail(one: Block, width: int, count: int) -> tuple[str, ...]:
    """Who and the state; where it is too long, the name is cut and the state stays whole."""
    scale = current().scale
    whole = lines(one.detail, "caption", scale, width, count)
    cut = bool(whole) and whole[-1].endswith("\N{HORIZONTAL ELLIPSIS}")
    if not (cut and one.state and one.who):
        return whole
    if count > 1:
        return (*lines(one.who, "caption", scale, width, count - 1),
                _fit(one.state, "caption", scale, width))  # fmt: skip
    tail = f" · {one.state}"
    room = width - _advance(tail, "caption", scale)
    if room < _LEAST_WORD:
        return (_fit(one.state, "caption", scale, width),)
    return (_fit(one.who, "caption", scale, room) + tail,)


def _one_line(painter: QPainter, one: Block, box: Box, wide: int) -> list[QRectF]:
    """Who, and beside it the state or else the kind of visit."""
    scale = current().scale
    first, second = (one.who, one.state or one.title) if one.who else (one.title, one.state)
    usual = one.state == "confirmed"  # the name says more than that
    tail = f"· {second}" if second else ""
    keep = _advance(tail, "caption", scale) + 5 if one.state and not usual else 0.0
    room = wide - keep if wide - keep >= _LEAST_WORD else wide
    shown = _fit(first, "blocktitle", scale, room)
    top = box.top + (box.height - metrics("blocktitle").height()) / 2
    texts = _lines(painter, (shown,), "blocktitle", box.left + _LEFT, top)
    at = _advance(shown, "blocktitle", scale) + 5
    whole = at + _advance(tail, "caption", scale) <= wide + 1
    if tail and (whole if one.state else wide - at >= 2 * _LEAST_WORD):
        beside = tail if whole else _fit(tail, "caption", scale, wide - at)
        texts += _lines(painter, (beside,), "caption", box.left + _LEFT + at, top)
    return texts


def _lines(
    painter: QPainter, words: Sequence[str], role: Role, left: float, top: float
) -> list[QRectF]:
    """Draw the lines below each other; where each stands."""
    scale, high = current().scale, metrics(role).height()
    painter.setFont(font(role))
    found: list[QRectF] = []
    for number, text in enumerate(words):
        y = round(top + number * high)
        painter.drawStaticText(QPointF(left, y), _prepared(text, role, scale))
        found.append(QRectF(left, y, _advance(text, role, scale), high))
    return found


def forget_fonts() -> None:
    """Drop what was laid out in a former font."""
    for kept in (_advance, _prepared, _fit, lines):
        kept.cache_clear()
