"""A square code that a telephone's camera reads, beside the words that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import segno
from reportlab.lib.colors import black

from frontdesk.documents.canvas import Node
from frontdesk.documents.pieces import Worded, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.documents.canvas import TaggedCanvas
    from frontdesk.documents.pieces import Lines, Piece

_QUIET_ZONE = 4  # empty modules around a code, without which cameras miss it


@dataclass(frozen=True, slots=True)
class Code:
    """A code as a grid of `size` modules to a side, and its dark runs by row, column, length."""

    size: int
    runs: tuple[tuple[int, int, int], ...]

    @property
    def rectangles(self) -> str:
        """The dark runs as a PDF's rectangles, one module high, counted from the lower left."""
        return " ".join(
            f"{column} {self.size - 1 - row} {length} 1 re" for row, column, length in self.runs
        )


@lru_cache(maxsize=16)
def code(content: str) -> Code:
    """The code that holds a text, with room for a quarter of it to be soiled."""
    rows = [bytes(row) for row in segno.make_qr(content, error="q").matrix]
    found = []
    for number, row in enumerate(rows):
        column = 0
        while column < len(row):
            length = len(row[column:]) - len(row[column:].lstrip(b"\x01"))
            if length:
                found.append((number, column, length))
            column += length or 1
    return Code(len(rows), tuple(found))


class CodePanel(Worded):
    """A code and, beside it, the lines that say what it holds; kept on one page."""

    keep_with_next = False

    def __init__(
        self, content: str, alt: str, beside: Sequence[Piece], *, side: float, gap: float
    ) -> None:
        self._code = code(content)
        self._beside = list(beside)
        self._side = side
        self._indent = side * (1 + _QUIET_ZONE / self._code.size)
        self._node = Node("Figure", alt=alt)
        self._heights: list[float] = []
        self.before = self.after = max(gap, self._indent - side)

    def lines(self) -> Iterator[Lines]:
        """The lines of text in it."""
        for piece in self._beside:
            yield from lines_in(piece)

    def measure(self, width: float) -> float:
        """The height of the code, or of the words where they are higher."""
        self._heights = [piece.measure(width - self._indent) for piece in self._beside]
        return max(self._side, self._words())

    def _words(self) -> float:
        return sum(self._heights) + sum(piece.after for piece in self._beside[:-1])

    def split(self, width: float, room: float) -> tuple[Piece, ...]:
        """No parts: a code moves to the next page as a whole."""
        del width, room
        return ()

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the words in the middle of the code's height, then the code."""
        height = max(self._side, self._words())
        y = top - (height - self._words()) / 2
        for piece, own in zip(self._beside, self._heights, strict=True):
            piece.draw(canvas, x + self._indent, y)
            y -= own + piece.after
        self._draw_code(canvas, x, top)

    def _draw_code(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        module = self._side / self._code.size
        box = f"[{x:.2f} {top - self._side:.2f} {x + self._side:.2f} {top:.2f}]"
        self._node.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        canvas.saveState()
        canvas.setFillColor(black)
        canvas.transform(module, 0, 0, module, x, top - self._side)
        with canvas.artifact(figure=self._node):
            canvas.fill(self._code.rectangles)
        canvas.restoreState()
