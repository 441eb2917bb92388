"""Sets pieces into pages and draws the pages with their frame; records and pieces in, bytes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from frontdesk.documents.canvas import Node, TaggedCanvas
from frontdesk.documents.letterhead import draw_frame, inner_area
from frontdesk.documents.model import Frame, PageSize
from frontdesk.documents.pieces import Box, Piece, lines_in
from frontdesk.documents.styles import COLOUR, Palette
from frontdesk.documents.tables import Row

if TYPE_CHECKING:
    from frontdesk.documents.styles import Scale

_SLACK = 0.01  # points that rounding may cost
# ReportLab's fonts hold the state of reading their files: one document is made at a time.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of paper in a document, with pages counted from 1: a handout, a card, a sheet.

    `language` is named where it is not the document's. `title` is where readers jump to it, in a
    document of several. The first mention of `trademark` on each
    page carries its last sign, and no other does: `Spravato®`.
    """

    frame: Frame
    story: Sequence[Piece]
    language: str = ""
    title: str = ""
    trademark: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A document's bytes, its pages, and the page on which each part begins (from 0)."""

    pdf: bytes = field(repr=False)
    pages: int
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the height at which its upper edge lies."""

    piece: Piece
    top: float


def document(  # noqa: PLR0913 -- each says one thing of the whole document
    parts: Sequence[Part],
    *,
    title: str,
    author: str,
    language: str,
    size: PageSize,
    scale: Scale,
    palette: Palette = COLOUR,
) -> Finished:
    """Make one PDF of several parts; the same parts give the same bytes."""
    starts: list[int] = []
    pages = 0
    with _one_at_a_time:
        canvas = TaggedCanvas(size, title=title, author=author, language=language, palette=palette)
        for part in parts:
            starts.append(pages)
            if part.title and len(parts) > 1:
                canvas.bookmark(part.title)
            pages += _draw(canvas, part, size, scale)
        return Finished(canvas.finished(), pages, tuple(starts))


def _draw(canvas: TaggedCanvas, part: Part, size: PageSize, scale: Scale) -> int:
    area = inner_area(part.frame, size, scale)
    pages = paginated(part.story, area.width, area.top, area.bottom, part.trademark)
    other = part.language if part.language != canvas.language else ""
    with canvas.tagged(Node("Sect", language=other)):
        for number, placed in enumerate(pages, 1):
            draw_frame(canvas, part.frame, size, scale, (number, len(pages)))
            for each in placed:
                each.piece.draw(canvas, area.left, each.top)
            canvas.showPage()
    return len(pages)


def paginated(
    story: Sequence[Piece], width: float, top: float, bottom: float, trademark: str = ""
) -> list[list[Placed]]:
    """Pieces laid into pages, each with its place; heights count upwards from the sheet's edge."""
    layout = _Layout(story, width, top, bottom, trademark)
    while layout.waiting:
        layout.place_next()
    return layout.pages


class _Layout:
    """The pages laid so far and the pieces that wait."""

    def __init__(
        self, story: Sequence[Piece], width: float, top: float, bottom: float, trademark: str
    ) -> None:
        self.waiting = deque(story)
        self.pages: list[list[Placed]] = [[]]
        self._width = width
        self._top = top
        self._bottom = bottom
        self._y = top
        self._gap = 0.0
        self._name, self._mark = trademark[:-1], trademark[-1:]
        self._is_named = False

    def place_next(self) -> None:
        """Place the next piece, a part of it, or begin a page for it."""
        piece = self.waiting.popleft()
        self._sign(piece)
        y = self._y - (max(self._gap, piece.before) if self.pages[-1] else 0.0)
        room = y - self._bottom
        if piece.measure(self._width) > room + _SLACK:
            self._place_parts(piece, y, room)
        elif piece.keep_with_next and self.pages[-1] and not self._holds_the_next(piece, y):
            self._turn_over(piece)
        else:
            self._put(piece, y)

    def _sign(self, piece: Piece) -> None:
        """Give the trademark its sign where this is its first mention on the page."""
        named = self._is_named
        for lines in lines_in(piece) if self._name else ():
            if lines.mentions(self._name):
                lines.sign(self._name, self._mark, is_first=not named)
                named = True

    def _put(self, piece: Piece, y: float) -> None:
        self._is_named |= bool(self._name) and any(
            lines.mentions(self._name) for lines in lines_in(piece)
        )
        self.pages[-1].append(Placed(piece, y))
        self._y = y - piece.measure(self._width)
        self._gap = piece.after

    def _place_parts(self, piece: Piece, y: float, room: float) -> None:
        parts = piece.split(self._width, room) if room > 0 else ()
        if parts:
            self._put(parts[0], y)
            self._turn_over(*parts[1:])
        elif self.pages[-1]:
            self._turn_over(piece)
        elif isinstance(piece, Box):
            self.waiting.extendleft(reversed(piece.unpacked()))
        else:
            self._put(piece, y)

    def _holds_the_next(self, piece: Piece, y: float) -> bool:
        """Whether a piece that must not end a page is followed on it by some of the next."""
        y -= piece.measure(self._width)
        after = piece.after
        for following in self.waiting:
            y -= max(after, following.before)
            height = following.measure(self._width)
            if height <= y - self._bottom:
                if not following.keep_with_next:
                    return True
            else:
                return bool(following.split(self._width, max(y - self._bottom, 0.0)))
            y -= height
            after = following.after
        return True

    def _turn_over(self, *pieces: Piece) -> None:
        self.waiting.extendleft(reversed(pieces))
        self.pages.append([])
        self._y = self._top
        self._gap = 0.0
        self._is_named = False
        following = self.waiting[0]
        if isinstance(following, Row) and following.head:
            self._put(following.head.again(), self._y)
