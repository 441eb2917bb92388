"""The frame of a page: the clinic's name and telephone, marks, the page's number, the foot."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from frontdesk.documents.canvas import Node
from frontdesk.documents.fonts import BOLD, REGULAR, SEMIBOLD, register
from frontdesk.documents.styles import BRAND, INK, QUIET, SUN_INK, SUN_SOFT
from frontdesk.documents.text import shown

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reportlab.lib.colors import Color

    from frontdesk.documents.canvas import TaggedCanvas
    from frontdesk.documents.model import Frame, PageSize
    from frontdesk.documents.styles import Scale

_EDGE = 54.0  # from the sheet's upper and lower edge to the lines that stand there
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Area:
    """Where the text of a page lies, in points from the sheet's lower left corner."""

    left: float
    bottom: float
    width: float
    top: float


def inner_area(frame: Frame, size: PageSize, scale: Scale) -> Area:
    """The room that the frame leaves, in lines of at most the scale's column."""
    width = min(scale.column, size.width - 2 * scale.margin)
    below_rule = _rule(size, scale)
    marks = _chip_height(scale) + 8 if frame.marks else 0.0
    feet = max(len(frame.footer), 1) * scale.furniture * 1.3
    return Area(
        left=(size.width - width) / 2,
        bottom=_EDGE - scale.furniture * 1.3 + feet + 18,
        width=width,
        top=below_rule - marks - 16,
    )


def draw_frame(
    canvas: TaggedCanvas, frame: Frame, size: PageSize, scale: Scale, page: tuple[int, int]
) -> None:
    """Draw what stands around the text; `page` is the page's number and how many there are.

    On the first page readers hear the letterhead and the marks; later they are decoration.
    """
    area = inner_area(frame, size, scale)
    right = area.left + area.width
    number, count = page
    with _voice(canvas, "Header", is_first=number == 1):
        _letterhead(canvas, frame, size, scale, (area.left, right))
    if frame.marks:
        with _voice(canvas, "Header", is_first=number == 1):
            _chips(canvas, frame.marks, (area.left, _rule(size, scale) - 8), scale)
    with canvas.artifact("Footer"):
        _foot(canvas, frame, scale, (area.left, right), f"Page {number} of {count}")


def _voice(canvas: TaggedCanvas, subtype: str, *, is_first: bool) -> AbstractContextManager[None]:
    return canvas.tagged(Node("P")) if is_first else canvas.artifact(subtype)


def _rule(size: PageSize, scale: Scale) -> float:
    return size.height - _EDGE - scale.furniture * 0.9


def _chip_height(scale: Scale) -> float:
    return scale.furniture * 1.7


def _letterhead(
    canvas: TaggedCanvas, frame: Frame, size: PageSize, scale: Scale, sides: tuple[float, float]
) -> None:
    left, right = sides
    base = size.height - _EDGE
    type_size = scale.furniture + 1 if scale.furniture < scale.body else scale.furniture
    phone = shown(frame.phone)
    room = right - left - stringWidth(phone, register(REGULAR), type_size) - 12
    _text(
        canvas,
        _cut(shown(frame.clinic), BOLD, type_size, room),
        (left, base),
        BOLD,
        type_size,
        BRAND,
    )
    width = stringWidth(phone, REGULAR, type_size)
    _text(canvas, phone, (right - width, base), REGULAR, type_size, INK)
    canvas.setStrokeColor(BRAND)
    canvas.setLineWidth(1.5)
    rule = _rule(size, scale)
    canvas.line(left, rule, right, rule)


def _chips(
    canvas: TaggedCanvas, marks: tuple[str, ...], corner: tuple[float, float], scale: Scale
) -> None:
    x, top = corner
    size, height = scale.furniture, _chip_height(scale)
    for mark in marks:
        width = stringWidth(mark, register(SEMIBOLD), size) + size * 1.4
        canvas.setFillColor(SUN_SOFT)
        canvas.setStrokeColor(SUN_INK)
        canvas.setLineWidth(0.6)
        canvas.roundRect(x, top - height, width, height, 3, stroke=1, fill=1)
        base = top - height / 2 - size * 0.36
        _text(canvas, mark, (x + size * 0.7, base), SEMIBOLD, size, SUN_INK)
        x += width + 8


def _foot(
    canvas: TaggedCanvas, frame: Frame, scale: Scale, sides: tuple[float, float], page: str
) -> None:
    left, right = sides
    size = scale.furniture - 1 if scale.furniture < scale.body else scale.furniture
    lead = scale.furniture * 1.3
    lines = frame.footer or ("",)
    base = _EDGE - scale.furniture * 1.3 + (len(lines) - 1) * lead
    width = stringWidth(page, register(REGULAR), size)
    _text(canvas, page, (right - width, base), REGULAR, size, QUIET)
    for line in lines:
        text = _cut(shown(line), REGULAR, size, right - left - width - 12)
        _text(canvas, text, (left, base), REGULAR, size, QUIET)
        base -= lead


def _text(
    canvas: TaggedCanvas, text: str, at: tuple[float, float], face: str, size: float, colour: Color
) -> None:
    if text:
        canvas.setFont(register(face), size)
        canvas.setFillColor(colour)
        canvas.drawString(*at, text)


def _cut(text: str, face: str, size: float, room: float) -> str:
    """The text, shortened by whole signs until it fits the room."""
    register(face)
    if stringWidth(text, face, size) <= room:
        return text

    def width(count: int) -> float:
        return float(stringWidth(text[:count] + _ELLIPSIS, face, size))

    fitting = bisect_right(range(len(text)), room, key=width) - 1
    return text[: max(fitting, 0)] + _ELLIPSIS
