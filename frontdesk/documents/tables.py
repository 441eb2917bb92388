"""Tables whose rows are pieces of their own, with a head that comes again on a later page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.canvas import Node
from frontdesk.documents.pieces import Lines, Para, Piece
from frontdesk.documents.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from frontdesk.documents.canvas import TaggedCanvas

_GUTTER = 8.0
_PADDING = 4.0


class Row:
    """A row of a table; its head row is set again, as decoration, at the top of a later page."""

    keep_with_next = False
    before = 0.0
    after = 0.0

    def __init__(
        self,
        cells: Sequence[Lines | None],
        nodes: Sequence[Node],
        widths: Sequence[float],
        *,
        row: Node,
        head: Row | None = None,
        repeated: bool = False,
    ) -> None:
        self._cells = list(cells)
        self._nodes = list(nodes)
        self._shares = list(widths)
        self._node = row
        self.head = head
        self._is_repeated = repeated
        self._height = 0.0
        self._width = 0.0

    def _widths(self, width: float) -> list[float]:
        return [width * share for share in self._shares]

    def measure(self, width: float) -> float:
        """The height of its highest cell."""
        self._width = width
        wide = zip(self._cells, self._widths(width), strict=True)
        heights = [cell.measure(space - _GUTTER) for cell, space in wide if cell]
        self._height = max(heights, default=0.0) + 2 * _PADDING
        return self._height

    def split(self, width: float, room: float) -> tuple[Row, ...]:
        """Break each cell that is too high; cells that fit stay with the first part."""
        first: list[Lines | None] = []
        rest: list[Lines | None] = []
        room -= 2 * _PADDING
        for cell, space in zip(self._cells, self._widths(width), strict=True):
            if cell is None or cell.measure(space - _GUTTER) <= room:
                first.append(cell)
                rest.append(None)
                continue
            parts = cell.split(space - _GUTTER, room)
            if not parts:
                return ()
            first.append(parts[0])
            rest.append(parts[1])
        upper, lower = (
            Row(part, self._nodes, self._shares, row=self._node, head=self.head)
            for part in (first, rest)
        )
        return (upper, lower)

    def again(self) -> Row:
        """The same row as decoration, for the head of a table that goes on."""
        return Row(self._cells, self._nodes, self._shares, row=self._node, repeated=True)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the cells, a ground below a head row and a line below any."""
        low = top - self._height
        canvas.saveState()
        if self.head is None:
            canvas.setFillColor(canvas.palette.soft)
            canvas.rect(x, low, self._width, self._height, stroke=0, fill=1)
        canvas.setStrokeColor(canvas.palette.line)
        canvas.setLineWidth(0.5 * canvas.palette.stroke)
        canvas.line(x, low, x + self._width, low)
        canvas.restoreState()
        with canvas.artifact() if self._is_repeated else canvas.tagged(self._node):
            for cell, node, space in zip(
                self._cells, self._nodes, self._widths(self._width), strict=True
            ):
                with canvas.tagged(node):
                    if cell:
                        cell.draw(canvas, x + _GUTTER / 2, top - _PADDING)
                x += space


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    weights: Sequence[float],
    head: ParagraphStyle,
    body: ParagraphStyle,
) -> list[Piece]:
    """A table with one head row; each row is a piece of its own."""
    whole = Node("Table")
    shares = [weight / sum(weights) for weight in weights]

    def row(texts: Sequence[str], style: ParagraphStyle, above: Row | None) -> Row:
        node = Node("TR", whole)
        scope = {} if above else {"O": "/Table", "Scope": "/Column"}
        nodes = [Node("TD" if above else "TH", node, "", **scope) for _ in texts]
        cells = [Para(text, style) if shown(text) else None for text in texts]
        return Row(cells, nodes, shares, row=node, head=above)

    first = row(columns, head, None)
    return [first, *(row(texts, body, first) for texts in rows)]
