"""A ReportLab canvas that writes tagged (accessible) PDF; the only place that knows its insides.

ReportLab 5 writes no structure of its own. All of its text passes `beginText`, so marks go inside
the text objects; graphics outside a tag become artifacts when the page ends. The private names of
ReportLab that this file uses are the reason for the upper bound on its version; what it writes is
read back and judged by `tests/documents/structure.py`.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from frontdesk.documents.fonts import REGULAR, register
from frontdesk.documents.styles import COLOUR, Palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from frontdesk.documents.model import PageSize

    _Direction = Literal["LTR", "RTL"] | None

# Streams as bytes instead of base 85: a fifth smaller and quicker to make.
rl_config.useA85 = 0

_PAINTS = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"])
_BLOCK = 99  # entries of a character map that one block may hold
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Node:
    """What a piece of the document is (`H1`, `P`, `TD` …), on however many pages it lies.

    `language` is named where it is not that of what lies around it.
    """

    def __init__(
        self,
        role: str,
        parent: Node | None = None,
        alt: str = "",
        *,
        language: str = "",
        **attributes: object,
    ) -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.language = language
        self.attributes = attributes


class _Element:
    """A node as drawn on one canvas: its PDF object and its kids in reading order."""

    def __init__(self, node: Node, parent: object, document: PDFDocument) -> None:
        entries: dict[str, object] = {"Type": "/StructElem", "S": f"/{node.role}", "P": parent}
        if node.alt:
            entries["Alt"] = PDFString(node.alt)
        if node.language:
            entries["Lang"] = PDFString(node.language)
        if node.attributes:
            entries["A"] = PDFDictionary(dict(node.attributes))
        self.pdf = PDFDictionary(entries)
        self.reference = document.Reference(self.pdf)  # type: ignore[no-untyped-call]
        self.kids: list[object] = []
        self.page: str | None = None

    def add(self, page: str, mark: int) -> None:
        """Take marked content by its number; content on a later page than the first names it."""
        self.page = self.page or page
        if self.page == page:
            self.kids.append(mark)
        else:
            where = PDFObjectReference(page)
            self.kids.append(PDFDictionary({"Type": "/MCR", "MCID": mark, "Pg": where}))


class _TaggedText(PDFTextObject):
    """A text object whose strings lie in marked content of the current node."""

    _canvas: TaggedCanvas
    _code: list[str]

    def _textOut(self, text: object, TStar: int = 0) -> None:  # noqa: N802, N803 -- ReportLab's names
        """End a line with an unseen space, so that its last word does not run into the next."""
        runs_on = TStar and isinstance(text, str) and text and text[-1] not in " -"
        super()._textOut(f"{text} " if runs_on else text, TStar)  # type: ignore[misc]

    def getCode(self) -> str:  # noqa: N802 -- ReportLab's name
        """Put what is shown between the marks of the node it belongs to."""
        node = self._canvas.node
        shown = self._code[1:]
        if node and any("Tj" in part or "TJ" in part for part in shown):
            self._code = [self._code[0], self._canvas.mark(node), *shown, "EMC"]
        return str(super().getCode())


class TaggedCanvas(Canvas):
    """A canvas that builds the structure tree as it is drawn on; the same calls, the same bytes.

    Text belongs to the node that is current (`with canvas.tagged(node)`) or to an artifact, which
    readers skip; text outside both raises RuntimeError.
    """

    _doc: Any
    _code: list[str]

    def __init__(
        self,
        size: PageSize,
        *,
        title: str,
        author: str,
        language: str,
        palette: Palette = COLOUR,
    ) -> None:
        self.palette = palette
        self.language = language
        self._out = BytesIO()
        self._root = PDFDictionary({"Type": "/StructTreeRoot"})
        self._document_node = Node("Document")
        self._stack: list[Node | None] = [self._document_node]
        self._numbers: list[object] = []
        self._key = 0
        self._marks: list[object] = []
        self._title = title
        register(REGULAR)
        super().__init__(
            self._out,
            pagesize=(size.width, size.height),
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=REGULAR,  # type: ignore[arg-type]  # the stub says a number
        )
        self.setTitle(title)
        self.setAuthor(author)
        self.setCreator("FrontDesk")
        root = _Element(self._document_node, self._doc.Reference(self._root), self._doc)
        self._elements = {self._document_node: root}

    @property
    def node(self) -> Node | None:
        """The node that text is drawn for; None inside an artifact or a figure."""
        if self._stack[-1] is self._document_node:
            message = f"page {self.getPageNumber()}: text outside every tag and artifact"
            raise RuntimeError(message)
        return self._stack[-1]

    def mark(self, node: Node) -> str:
        """The operator that opens the next marked content of this page, entered in the tree."""
        element = self._element(node)
        element.add(self._doc.thisPageName(), len(self._marks))
        self._marks.append(element.reference)
        return f"/{node.role} <</MCID {len(self._marks) - 1}>> BDC"

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the node; without effect inside an artifact."""
        if self._stack[-1] is None:
            self._stack.append(None)
        else:
            self._element(node)
            self._stack.append(node)
        try:
            yield
        finally:
            self._stack.pop()

    @contextmanager
    def artifact(self, subtype: str = "", figure: Node | None = None) -> Iterator[None]:
        """Nothing drawn inside is content; with `figure`, all of it is that one node.

        `subtype` is `Header` or `Footer` for what stands on every page.
        """
        outermost = self._stack[-1] is not None
        if outermost:
            pagination = f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC"
            opening = pagination if subtype else "/Artifact BMC"
            self._code.append(self.mark(figure) if figure else opening)
        self._stack.append(None)
        try:
            yield
        finally:
            self._stack.pop()
            if outermost:
                self._code.append("EMC")

    def fill(self, path: str) -> None:
        """Fill a path that is written as a PDF writes it, in one step instead of one a shape."""
        self._code.append(f"{path} f")

    def bookmark(self, title: str) -> None:
        """Let readers jump to the page that is being drawn, by its title."""
        key = f"page {self.getPageNumber()}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key)

    def finished(self) -> bytes:
        """Close the document and answer its bytes; the canvas is used up."""
        for element in self._elements.values():
            if element.page:
                element.pdf["Pg"] = PDFObjectReference(element.page)
            element.pdf["K"] = PDFArray(element.kids)
        numbers = self._doc.Reference(PDFDictionary({"Nums": PDFArray(self._numbers)}))
        self._root["K"] = self._elements[self._document_node].reference
        self._root["ParentTree"] = numbers
        self._root["ParentTreeNextKey"] = self._key
        self._mend_unicode_maps()
        packet = _XMP.format(title=escape(self._title, quote=False)).encode()
        self.setCatalogEntry("StructTreeRoot", self._root)
        self.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self.setCatalogEntry("Metadata", XMP(creator=lambda _document: packet))
        self.setViewerPreference("DisplayDocTitle", "true")
        self.save()
        return self._out.getvalue()

    def beginText(self, x: float = 0, y: float = 0, direction: _Direction = None) -> PDFTextObject:  # noqa: N802
        """Make the text object through which all text passes."""
        return _TaggedText(self, x, y, direction=direction)

    def showPage(self) -> None:  # noqa: N802 -- ReportLab's name
        """End the page, with its decoration marked as such and its marks entered."""
        self._wrap_decoration()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = "/S"
        page.StructParents = self._key
        self._numbers += [self._key, PDFArray(self._marks)]
        self._key += 1
        self._marks = []

    def _element(self, node: Node) -> _Element:
        if node not in self._elements:
            outer = node.parent or next(n for n in reversed(self._stack) if n)
            parent = self._element(outer)
            element = self._elements[node] = _Element(node, parent.reference, self._doc)
            parent.kids.append(element.reference)
        return self._elements[node]

    def _wrap_decoration(self) -> None:
        code: list[str] = []
        depth = 0
        open_here = False
        for entry in self._code:
            last = entry.rsplit(None, 1)[-1:]
            opens = last in (["BDC"], ["BMC"])
            text = entry.startswith("BT")
            if open_here and (opens or text or entry in ("q", "Q")):
                code.append("EMC")
                open_here = False
            depth += opens - (entry == "EMC")
            inside = depth or open_here or text
            if not inside and last and last[0] in _PAINTS:
                code.append("/Artifact BMC")
                open_here = True
            code.append(entry)
        self._code[:] = [*code, "EMC"] if open_here else code

    def _mend_unicode_maps(self) -> None:
        """Drop ReportLab's filler entries, which map unused codes to U+0000."""
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        self._doc.delayedFonts = []
        for name, stream in self._doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _without_fillers(stream.content)


def _without_fillers(character_map: str) -> str:
    before, _, rest = re.split(r"(\d+ beginbfchar\n)", character_map)
    entries, _, after = rest.partition("endbfchar\n")
    kept = [entry for entry in entries.splitlines() if not entry.endswith("<0000>")]
    blocks = [kept[start : start + _BLOCK] for start in range(0, len(kept), _BLOCK)]
    body = ["\n".join([f"{len(block)} beginbfchar", *block, "endbfchar\n"]) for block in blocks]
    return before + "".join(body) + after
