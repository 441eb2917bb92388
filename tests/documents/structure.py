"""Judges the structure of a tagged PDF with pikepdf, independently of what wrote it.

Judged: the catalogue (marked, language, title shown and in XMP), tab order, marks that are balanced
and keep to their text objects, no text or path outside every mark, artifacts and content apart,
every mark once in its page and once in the tree, ParentTree and tree agreeing, who may lie in whom,
alternative texts, heading levels, fonts embedded and readable. What no program can judge: whether
order, roles and alternative texts make sense.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = frozenset(["Tj", "TJ", "'", '"'])
_PAINT = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"])
_PARENTS = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
}
_CHILDREN = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"Lbl", "LBody"}}


@dataclass
class _Tree:
    marks: list[tuple[tuple[Any, int], Any]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


@dataclass
class _Page:
    """What a page's operators say: marks by number with what they show, and the fonts in use."""

    say: Callable[[str], None]
    marks: dict[int, list[Any]] = field(default_factory=dict)
    fonts: set[str] = field(default_factory=set)
    stack: list[tuple[str, int | None]] = field(default_factory=list)
    font: str = ""
    saved: list[str] = field(default_factory=list)
    text_depth: int = 0

    def read(self, page: pikepdf.Page) -> None:
        for step in pikepdf.parse_content_stream(page):
            self._take(str(step.operator), step.operands)
        if self.stack:
            self.say(f"{len(self.stack)} marks left open")

    def _take(self, op: str, operands: Any) -> None:
        if op in ("BDC", "BMC"):
            self._open(op, operands)
        elif op == "EMC":
            if self.stack:
                self.stack.pop()
            else:
                self.say("EMC without a beginning")
        elif op in ("BT", "ET"):
            if op == "ET" and self.text_depth != len(self.stack):
                self.say("a mark crosses the end of a text object")
            self.text_depth = len(self.stack)
        elif op in ("q", "Q", "Tf"):
            self._state(op, operands)
        elif op in _TEXT | _PAINT:
            self._paint(op)

    def _open(self, op: str, operands: Any) -> None:
        tag = str(operands[0])
        mark = operands[1].get("/MCID") if op == "BDC" else None
        if self.stack and "/Artifact" in (tag, *(outer for outer, _ in self.stack)):
            self.say(f"{tag} inside {self.stack[-1][0]}")
        if mark is not None:
            if int(mark) in self.marks or any(outer is not None for _, outer in self.stack):
                self.say(f"MCID {mark} used twice, or nested")
            self.marks[int(mark)] = [tag, 0]
        self.stack.append((tag, None if mark is None else int(mark)))

    def _state(self, op: str, operands: Any) -> None:
        if op == "q":
            self.saved.append(self.font)
        else:
            self.font = self.saved.pop() if op == "Q" else str(operands[0])

    def _paint(self, op: str) -> None:
        if op in _TEXT:
            self.fonts.add(self.font)
        if not self.stack:
            self.say(f"{op} outside every mark")
        for _, mark in self.stack:
            if mark is not None:
                self.marks[mark][1] += 1


def findings(pdf: bytes) -> list[str]:
    """What is wrong with the structure; empty where nothing is."""
    document = pikepdf.open(BytesIO(pdf))
    found: list[str] = []
    root: Any = document.Root
    with document.open_metadata() as metadata:
        title = metadata.get("dc:title")
    wanted = {
        "Marked": root.get("/MarkInfo", {}).get("/Marked"),
        "Lang": root.get("/Lang"),
        "Title": document.docinfo.get("/Title"),
        "DisplayDocTitle": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"),
        "XMP title": title,
        "StructTreeRoot": "/StructTreeRoot" in root,
    }
    found += [f"catalogue: no {name}" for name, value in wanted.items() if not value]
    if "/StructTreeRoot" not in root:
        return found
    tree = _Tree()
    _walk(root.StructTreeRoot.K, root.StructTreeRoot, None, tree, found.append)
    levels = zip([0, *tree.headings], tree.headings, strict=False)
    found += [f"heading {b} under {a}" for a, b in levels if b > a + 1]
    drawn = sum(
        _page(page, number, tree, root.StructTreeRoot, found)
        for number, page in enumerate(document.pages, 1)
    )
    if len(tree.marks) != drawn:
        found.append(f"the tree has {len(tree.marks)} marks, the pages {drawn}")
    return found


def roles(pdf: bytes) -> Counter[str]:
    """How many elements of each role the structure tree holds."""
    counted: Counter[str] = Counter()
    document = pikepdf.open(BytesIO(pdf))
    pending: list[Any] = [document.Root.StructTreeRoot.K]
    while pending:
        element = pending.pop()
        counted[str(element.S)[1:]] += 1
        kids: Any = element.get("/K", [])
        pending += [kid for kid in kids if not isinstance(kid, int) and "/S" in kid]
    return counted


def _page(page: pikepdf.Page, number: int, tree: _Tree, root: Any, found: list[str]) -> int:
    def say(text: str) -> None:
        found.append(f"page {number}: {text}")

    read = _Page(say)
    read.read(page)
    references = Counter(key for key, _ in tree.marks)
    owners = dict(tree.marks)
    numbers: dict[int, Any] = dict(pikepdf.NumberTree(root.ParentTree).items())
    parents: Any = numbers.get(int(page.obj.get("/StructParents", -1)), [])
    if str(page.obj.get("/Tabs")) != "/S":
        say("Tabs is not S")
    for mark, (tag, shown) in read.marks.items():
        key = (page.obj.objgen, mark)
        if references[key] != 1 or not shown:
            say(f"MCID {mark} is referenced {references[key]} times and shows {shown} things")
        elif (
            mark >= len(parents)
            or parents[mark].objgen != owners[key].objgen
            or tag != owners[key].S
        ):
            say(f"MCID {mark}: ParentTree or tag disagrees with the tree")
    for name in read.fonts:
        _judge_font(page.resources.Font[name], say)
    return len(read.marks)


def _judge_font(font: Any, say: Callable[[str], None]) -> None:
    inner = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
    is_embedded = any(key.startswith("/FontFile") for key in inner.keys())  # noqa: SIM118
    if not is_embedded or "/ToUnicode" not in font:
        say(f"font {font.get('/BaseFont')} is not embedded or has no ToUnicode")


def _walk(element: Any, parent: Any, page: Any, tree: _Tree, say: Callable[[str], None]) -> None:
    role, outer = str(element.S)[1:], str(parent.get("/S", ""))[1:]
    page = element.get("/Pg", page)
    for problem in _misplaced(element, parent, role, outer):
        say(problem)
    if role[0] == "H" and role[1:].isdigit():
        tree.headings.append(int(role[1:]))
    kids = list(element.get("/K", []))
    if not kids and role not in ("TD", "TH"):
        say(f"{role} {element.objgen} is empty")
    for kid in kids:
        if isinstance(kid, int):
            tree.marks.append(((page.objgen, kid), element))
        elif kid.get("/Type") == "/MCR":
            tree.marks.append(((kid.get("/Pg", page).objgen, int(kid.MCID)), element))
        else:
            _walk(kid, element, page, tree, say)


def _misplaced(element: Any, parent: Any, role: str, outer: str) -> Iterator[str]:
    if element.P.objgen != parent.objgen:
        yield f"{role} {element.objgen}: P is not its parent"
    if role not in _CHILDREN.get(outer, {role}) or outer not in _PARENTS.get(role, {outer}):
        yield f"{role} under {outer}"
    if role == "Figure" and not str(element.get("/Alt", "")):
        yield "Figure without Alt"
