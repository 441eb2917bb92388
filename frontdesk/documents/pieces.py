"""The pieces a page is set from: each knows its height, where it may break, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reportlab.lib.colors import Color
from reportlab.platypus.paragraph import Paragraph

from frontdesk.documents.canvas import Node
from frontdesk.documents.fonts import ascent
from frontdesk.documents.styles import CRISIS, LINE, SOFT
from frontdesk.documents.text import markup, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from frontdesk.documents.canvas import TaggedCanvas

UNBOUNDED = 1e6
DOT = "\u2022"


class Piece(Protocol):
    """Something that is set into the column of a page; measures are points.

    A piece is measured with its final width before it is split or drawn.
    """

    before: float
    after: float
    keep_with_next: bool

    def measure(self, width: float) -> float:
        """The height it takes at that width."""
        ...

    def split(self, width: float, room: float) -> tuple[Piece, ...]:
        """The parts to set instead: the first fits into the room. Empty where it cannot break."""
        ...

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        ...


class Para:
    """A paragraph of plain text with a role; its parts on two pages stay one element.

    The text is what a person wrote and is never read as markup. `strong` stands before it in the
    face `strong_face` and the colour of alarm.
    """

    def __init__(
        self, text: str, style: ParagraphStyle, role: str = "P", *, strong: str = "", face: str = ""
    ) -> None:
        self.keep_with_next = role.startswith("H")
        self.before = style.spaceBefore
        self.after = style.spaceAfter
        self.style = style
        self.node = Node(role)
        words = markup(text)
        if strong:
            colour = f"#{CRISIS.hexval()[2:]}"
            words = f'<font name="{face}" color="{colour}">{markup(strong)}</font> {words}'
        self._paragraph = Paragraph(words, style)
        self._height = 0.0

    @classmethod
    def _part(cls, whole: Para, paragraph: Paragraph) -> Para:
        part = cls.__new__(cls)
        part.keep_with_next = False
        part.before = 0.0
        part.after = whole.after
        part.style = whole.style
        part.node = whole.node
        part._paragraph = paragraph
        part._height = 0.0
        return part

    def measure(self, width: float) -> float:
        """The height of its lines."""
        _, self._height = self._paragraph.wrap(width, UNBOUNDED)
        return self._height

    def split(self, width: float, room: float) -> tuple[Para, ...]:
        """Break between lines, with two at least on either side."""
        parts = self._paragraph.split(width, room)
        if len(parts) < 2:  # noqa: PLR2004 -- it broke, or it did not
            self._paragraph.wrap(width, UNBOUNDED)
            return ()
        return tuple(self._part(self, part) for part in parts if isinstance(part, Paragraph))

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines as content of its element."""
        with canvas.tagged(self.node):
            self._paragraph.drawOn(canvas, x, top - self._height)


class Item:
    """An item of a list: its label and its paragraph."""

    keep_with_next = False
    before = 0.0

    def __init__(self, label: str, body: Para, parent: Node, *, indent: float) -> None:
        self.after = body.after
        self._label = label
        self._body = body
        self._indent = indent
        item = Node("LI", parent)
        self._label_node = Node("Lbl", item)
        self._body_node = Node("LBody", item)

    def _continued(self, body: Para) -> Item:
        rest = Item.__new__(Item)
        rest.after = self.after
        rest._label = ""
        rest._body = body
        rest._indent = self._indent
        rest._label_node = self._label_node
        rest._body_node = self._body_node
        return rest

    def measure(self, width: float) -> float:
        """The height of its paragraph beside the label."""
        return self._body.measure(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Item, ...]:
        """Break the paragraph; the label stays with its beginning."""
        parts = self._body.split(width - self._indent, room)
        if not parts:
            return ()
        first = self._continued(parts[0])
        first._label = self._label
        return (first, *(self._continued(part) for part in parts[1:]))

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the label on the first line's base, and the paragraph beside it."""
        style = self._body.style
        if self._label:
            base = top - ascent(style.fontName, style.fontSize)
            with canvas.tagged(self._label_node):
                canvas.setFont(style.fontName, style.fontSize)
                canvas.setFillColor(style.textColor)
                canvas.drawString(x, base, self._label)
        with canvas.tagged(self._body_node):
            self._body.draw(canvas, x + self._indent, top)


def bullets(texts: Sequence[str], style: ParagraphStyle, label: str = DOT) -> list[Piece]:
    """A list with a dot, or another sign, before each text; each is a piece of its own."""
    return _listed([(label, text) for text in texts], style, "/Disc", 1.25)


def steps(texts: Sequence[str], style: ParagraphStyle) -> list[Piece]:
    """A list numbered from 1; each text is a piece of its own."""
    labelled = [(f"{number}.", text) for number, text in enumerate(texts, 1)]
    return _listed(labelled, style, "/Decimal", 1.75)


def _listed(
    labelled: Sequence[tuple[str, str]], style: ParagraphStyle, numbering: str, indent: float
) -> list[Piece]:
    parent = Node("L", O="/List", ListNumbering=numbering)
    wide = indent * style.fontSize
    return [Item(label, Para(text, style), parent, indent=wide) for label, text in labelled]


class Box:
    """Pieces in a frame of their own that stays together on one page where it can."""

    keep_with_next = False

    def __init__(
        self, pieces: Sequence[Piece], *, edge: Color = LINE, fill: Color | None = None, gap: float
    ) -> None:
        self._pieces = list(pieces)
        self._edge = edge
        self._fill = fill
        self.before = gap
        self.after = gap
        self._padding = gap
        self._width = 0.0
        self._height = 0.0

    def measure(self, width: float) -> float:
        """The height of what is inside, with the padding."""
        inner = width - 2 * self._padding
        heights = [piece.measure(inner) + piece.after for piece in self._pieces]
        self._width = width
        self._height = sum(heights) - self._pieces[-1].after + 1.7 * self._padding
        return self._height

    def split(self, width: float, room: float) -> tuple[Piece, ...]:
        """No parts: a box moves to the next page as a whole."""
        del width, room
        return ()

    def unpacked(self) -> list[Piece]:
        """What is inside, for a box that is higher than a page."""
        return self._pieces

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the frame as decoration, and what is inside as content."""
        canvas.saveState()
        canvas.setLineWidth(1)
        canvas.setStrokeColor(self._edge)
        if self._fill:
            canvas.setFillColor(self._fill)
        low = top - self._height
        fill = 1 if self._fill else 0
        canvas.roundRect(x, low, self._width, self._height, 5, stroke=1, fill=fill)
        canvas.restoreState()
        y = top - 0.8 * self._padding
        for piece in self._pieces:
            height = piece.measure(self._width - 2 * self._padding)
            piece.draw(canvas, x + self._padding, y)
            y -= height + piece.after


class WritingLines:
    """Empty ruled lines for what the clinic has not entered yet."""

    keep_with_next = False
    before = 0.0

    def __init__(self, count: int, *, pitch: float, after: float) -> None:
        self._count = count
        self._pitch = pitch
        self.after = after
        self._node = Node("Figure", alt="Empty lines to write on")
        self._width = 0.0

    def measure(self, width: float) -> float:
        """The height of all lines."""
        self._width = width
        return self._count * self._pitch

    def split(self, width: float, room: float) -> tuple[Piece, ...]:
        """No parts: the lines stay together."""
        del width, room
        return ()

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines as one figure with a text for readers."""
        low = top - self._count * self._pitch
        box = f"[{x:.2f} {low:.2f} {x + self._width:.2f} {top:.2f}]"
        self._node.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        with canvas.artifact(figure=self._node):
            for number in range(1, self._count + 1):
                y = top - number * self._pitch + 2
                canvas.line(x, y, x + self._width, y)
        canvas.restoreState()


class Row:
    """A row of a table; its head row is set again, as decoration, at the top of a later page."""

    keep_with_next = False
    before = 0.0
    after = 0.0
    _gutter = 6.0
    _padding = 4.0

    def __init__(
        self,
        cells: Sequence[Para | None],
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
        heights = [cell.measure(space - self._gutter) for cell, space in wide if cell]
        self._height = max(heights, default=0.0) + 2 * self._padding
        return self._height

    def split(self, width: float, room: float) -> tuple[Row, ...]:
        """Break each cell that is too high; cells that fit stay with the first part."""
        first: list[Para | None] = []
        rest: list[Para | None] = []
        room -= 2 * self._padding
        for cell, space in zip(self._cells, self._widths(width), strict=True):
            if cell is None or cell.measure(space - self._gutter) <= room:
                first.append(cell)
                rest.append(None)
                continue
            parts = cell.split(space - self._gutter, room)
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
            canvas.setFillColor(SOFT)
            canvas.rect(x, low, self._width, self._height, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(x, low, x + self._width, low)
        canvas.restoreState()
        with canvas.artifact() if self._is_repeated else canvas.tagged(self._node):
            for cell, node, space in zip(
                self._cells, self._nodes, self._widths(self._width), strict=True
            ):
                with canvas.tagged(node):
                    if cell:
                        cell.draw(canvas, x + self._gutter / 2, top - self._padding)
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
