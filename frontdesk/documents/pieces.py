"""The pieces a page is set from: each knows its height, where it may break, and what it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Protocol

from reportlab.platypus.paragraph import Paragraph

from frontdesk.documents.canvas import Node
from frontdesk.documents.fonts import ascent, register
from frontdesk.documents.text import markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.lib.colors import Color
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


class Worded(ABC):
    """A piece that holds lines of text."""

    @abstractmethod
    def lines(self) -> Iterator[Lines]:
        """Its paragraphs, in reading order."""


def lines_in(piece: Piece) -> Iterator[Lines]:
    """The paragraphs of a piece in reading order; none in a drawing."""
    if isinstance(piece, Worded):
        yield from piece.lines()


class Lines(Worded):
    """Set lines of a paragraph, or the part of them that lies on one page."""

    def __init__(
        self, paragraph: Paragraph, style: ParagraphStyle, node: Node, *, before: float = 0
    ) -> None:
        self.keep_with_next = False
        self.before = before
        self.after = float(style.spaceAfter)
        self.style = style
        self._node = node
        self._paragraph = paragraph
        self._height = 0.0

    def lines(self) -> Iterator[Lines]:
        """Itself."""
        yield self

    def mentions(self, name: str) -> bool:
        """Whether a name is among its words."""
        return any(name in text for frag in self._paragraph.frags for text in _texts(frag))

    def sign(self, name: str, mark: str, *, is_first: bool) -> None:
        """Let its first mention of a name carry the name's mark where `is_first`, and no other.

        Words beside a strong lead are left as they are.
        """
        signed = not is_first
        for frag in self._paragraph.frags:
            texts = _texts(frag)
            for place, text in enumerate(texts):
                if name in text:
                    plain = text.replace(name + mark, name)
                    texts[place] = plain if signed else plain.replace(name, name + mark, 1)
                    signed = True
            if hasattr(frag, "text"):
                frag.text = texts[0]

    def measure(self, width: float) -> float:
        """The height of its lines."""
        _, self._height = self._paragraph.wrap(width, UNBOUNDED)
        return self._height

    def split(self, width: float, room: float) -> tuple[Lines, ...]:
        """Break between lines, with two at least on either side; the parts stay one element."""
        parts = [p for p in self._paragraph.split(width, room) if isinstance(p, Paragraph)]
        if len(parts) == 1 or not parts:
            self._paragraph.wrap(width, UNBOUNDED)
            return ()
        return tuple(Lines(part, self.style, self._node) for part in parts)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines as content of their element."""
        with canvas.tagged(self._node):
            self._paragraph.drawOn(canvas, x, top - self._height)


def _texts(frag: Any) -> list[str]:  # noqa: ANN401 -- ReportLab's own, of two shapes
    """The words of a fragment: one text, or a list where ReportLab has split it.

    None of a paragraph in two faces, which ReportLab measures word by word.
    """
    return [frag.text] if hasattr(frag, "text") else getattr(frag, "words", [])


class Para(Lines):
    """A paragraph of plain text with a role.

    The text is what a person wrote and is never read as markup. `strong` stands before it, in the
    face and colour of its own style. `language` is named where it is not the page's.
    """

    def __init__(
        self,
        text: str,
        style: ParagraphStyle,
        role: str = "P",
        *,
        strong: tuple[str, ParagraphStyle] | None = None,
        language: str = "",
    ) -> None:
        words = markup(text)
        if strong:
            lead, face = strong
            colour = face.textColor.hexval()[2:]
            before = f'<font name="{register(face.fontName)}" color="#{colour}">'
            words = f"{before}{markup(lead)}</font> {words}"
        node = Node(role, language=language)
        super().__init__(Paragraph(words, style), style, node, before=style.spaceBefore)
        self.keep_with_next = role.startswith("H")


class Item(Worded):
    """An item of a list, or the part of it that lies on one page: its label and its lines.

    `nodes` are the structure's label and body.
    """

    keep_with_next = False
    before = 0.0

    def __init__(self, label: str, body: Lines, nodes: tuple[Node, Node], *, indent: float) -> None:
        self.after = body.after
        self._label = label
        self._body = body
        self._nodes = nodes
        self._indent = indent

    def lines(self) -> Iterator[Lines]:
        """Its lines, without the label."""
        yield self._body

    def measure(self, width: float) -> float:
        """The height of its lines beside the label."""
        return self._body.measure(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Item, ...]:
        """Break the lines; the label stays with their beginning."""
        return tuple(
            Item("" if later else self._label, part, self._nodes, indent=self._indent)
            for later, part in enumerate(self._body.split(width - self._indent, room))
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the label on the first line's base, and the lines beside it."""
        style = self._body.style
        label, body = self._nodes
        if self._label:
            base = top - ascent(style.fontName, style.fontSize)
            with canvas.tagged(label):
                canvas.setFont(style.fontName, style.fontSize)
                canvas.setFillColor(style.textColor)
                canvas.drawString(x, base, self._label)
        with canvas.tagged(body):
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
    whole = Node("L", O="/List", ListNumbering=numbering)
    items: list[Piece] = []
    for label, text in labelled:
        item = Node("LI", whole)
        nodes = Node("Lbl", item), Node("LBody", item)
        items.append(Item(label, Para(text, style), nodes, indent=indent * style.fontSize))
    return items


class Box(Worded):
    """Pieces in a frame of their own that stays together on one page where it can."""

    keep_with_next = False

    def __init__(
        self,
        pieces: Sequence[Piece],
        *,
        edge: Color | None = None,
        fill: Color | None = None,
        gap: float,
    ) -> None:
        self._pieces = list(pieces)
        self._edge = edge
        self._fill = fill
        self.before = gap
        self.after = gap
        self._padding = gap
        self._width = 0.0
        self._height = 0.0

    def lines(self) -> Iterator[Lines]:
        """The lines of what is inside."""
        for piece in self._pieces:
            yield from lines_in(piece)

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
        canvas.setLineWidth(canvas.palette.stroke)
        canvas.setStrokeColor(self._edge or canvas.palette.line)
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

    def __init__(
        self, count: int, *, pitch: float, after: float, alt: str = "Empty lines to write on"
    ) -> None:
        self._count = count
        self._pitch = pitch
        self.after = after
        self._node = Node("Figure", alt=alt)
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
        canvas.setStrokeColor(canvas.palette.line)
        canvas.setLineWidth(0.7 * canvas.palette.stroke)
        with canvas.artifact(figure=self._node):
            for number in range(1, self._count + 1):
                y = top - number * self._pitch + 2
                canvas.line(x, y, x + self._width, y)
        canvas.restoreState()
