"""The frame of a page: the clinic's name and telephone, marks, the page's number, the foot."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from frontdesk.documents.canvas import Node
from frontdesk.documents.fonts import BOLD, register
from frontdesk.documents.logo import picture
from frontdesk.documents.text import shown

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reportlab.lib.colors import Color

    from frontdesk.documents.canvas import TaggedCanvas
    from frontdesk.documents.model import Frame, PageSize
    from frontdesk.documents.styles import Scale

_EDGE = 54.0  # from the sheet's upper and lower edge to the lines that stand there
_LOGO = 30.0  # the highest that a logo may be; it reaches into the sheet's upper edge
_LOGO_SHARE = 0.55  # of the column's width
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
    is_first = number == 1
    base = size.height - _EDGE
    if frame.logo:
        _logo(canvas, frame, (area.left, base), area.width, is_first=is_first)
    if frame.phone or (frame.clinic and not frame.logo):
        with _voice(canvas, is_first=is_first):
            _letterhead(canvas, frame, (area.left, right), base, scale)
    rule = _rule(size, scale)
    canvas.setStrokeColor(canvas.palette.brand)
    canvas.setLineWidth(1.5 * canvas.palette.stroke)
    canvas.line(area.left, rule, right, rule)
    x = area.left
    for mark in frame.marks:
        with _voice(canvas, is_first=is_first):
            x += _chip(canvas, mark, (x, rule - 8), scale) + 8
    with canvas.artifact("Footer"):
        page_of = frame.counted.format(number=number, count=count)
        _foot(canvas, frame, scale, (area.left, right), page_of)


def _voice(canvas: TaggedCanvas, *, is_first: bool) -> AbstractContextManager[None]:
    return canvas.tagged(Node("P")) if is_first else canvas.artifact("Header")


def _rule(size: PageSize, scale: Scale) -> float:
    return size.height - _EDGE - scale.furniture * 0.9


def _chip_height(scale: Scale) -> float:
    return scale.furniture * 1.7


def _letterhead(
    canvas: TaggedCanvas, frame: Frame, sides: tuple[float, float], base: float, scale: Scale
) -> None:
    left, right = sides
    palette = canvas.palette
    type_size = scale.furniture + 1 if scale.furniture < scale.body else scale.furniture
    phone = shown(frame.phone)
    width = stringWidth(phone, register(palette.text), type_size)
    if not frame.logo:
        name = _cut(shown(frame.clinic), BOLD, type_size, right - left - width - 12)
        _text(canvas, name, (left, base), BOLD, type_size, palette.brand)
    _text(canvas, phone, (right - width, base), palette.text, type_size, palette.ink)


def _logo(
    canvas: TaggedCanvas, frame: Frame, corner: tuple[float, float], width: float, *, is_first: bool
) -> None:
    """Draw the logo in the place of the clinic's name, which readers hear for it."""
    image = picture(frame.logo, is_grey=canvas.palette.is_grey)
    columns, rows = image.getSize()
    factor = min(_LOGO / rows, _LOGO_SHARE * width / columns)
    x, y = corner
    wide, high = columns * factor, rows * factor
    box = f"[{x:.2f} {y:.2f} {x + wide:.2f} {y + high:.2f}]"
    node = Node("Figure", alt=frame.clinic, O="/Layout", Placement="/Block", BBox=box)
    with canvas.artifact("Header", figure=node if is_first else None):
        canvas.drawImage(image, x, y, wide, high)


def _chip(canvas: TaggedCanvas, mark: str, corner: tuple[float, float], scale: Scale) -> float:
    """Draw a mark in its box; answers the box's width."""
    x, top = corner
    palette = canvas.palette
    size, height = scale.furniture, _chip_height(scale)
    width = float(stringWidth(mark, register(palette.strong), size)) + size * 1.4
    canvas.setFillColor(palette.mark_ground)
    canvas.setStrokeColor(palette.mark)
    canvas.setLineWidth(0.6 * palette.stroke)
    canvas.roundRect(x, top - height, width, height, 3, stroke=1, fill=1)
    base = top - height / 2 - size * 0.36
    _text(canvas, mark, (x + size * 0.7, base), palette.strong, size, palette.mark)
    return width


def _foot(
    canvas: TaggedCanvas, frame: Frame, scale: Scale, sides: tuple[float, float], page: str
) -> None:
    left, right = sides
    size = scale.furniture - 1 if scale.furniture < scale.body else scale.furniture
    lead = scale.furniture * 1.3
    lines = frame.footer or ("",)
    base = _EDGE - scale.furniture * 1.3 + (len(lines) - 1) * lead
    face, colour = canvas.palette.text, canvas.palette.quiet
    width = stringWidth(page, register(face), size)
    _text(canvas, page, (right - width, base), face, size, colour)
    for line in lines:
        text = _cut(shown(line), face, size, right - left - width - 12)
        _text(canvas, text, (left, base), face, size, colour)
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
