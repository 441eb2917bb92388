"""What changed between two texts, line by line, so that it can be read across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.editing.model import Differing, DiffLine
from ui.content.marked_words import MarkedWords, marks
from ui.messages import count
from ui.widgets.buttons import Button
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200  # lines that are built at once; more would take longer than a press may
NOTHING = "Nothing differs."
_KINDS = {
    Differing.SAME: ("same", "plain"),
    Differing.ADDED: ("added", "ok"),
    Differing.REMOVED: ("removed", "alert"),
    Differing.CHANGED: ("changed", "sun"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lines of one text; `title` stands above them where several texts differ."""

    title: str
    lines: tuple[DiffLine, ...]


class _Line(QWidget):
    """Where it stands and what became of it, then the words before and after."""

    def __init__(self, line: DiffLine) -> None:
        super().__init__()
        word, tone = _KINDS[line.kind]
        top = held(Wrap(Text(line.where, "label", "ink_secondary"), Tag(word, tone)))
        parts: list[QWidget] = [top]
        if line.kind is Differing.CHANGED:
            went, came = marks(line.before, line.after)
            parts.append(MarkedWords("Before: ", line.before, went, gone=True))
            parts.append(MarkedWords("After: ", line.after, came))
        else:
            ink = "ink_secondary" if line.kind is Differing.REMOVED else "ink"
            parts.append(Text(line.after or line.before, "body", ink, wrap=True))
        box = column(*parts, gap=3)
        box.setContentsMargins(0, 6, 0, 9)
        self.setLayout(box)
        self.setAccessibleName(f"{line.where}, {word}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft line below."""
        bottom = self.height() - 1
        QPainter(self).fillRect(0, bottom, self.width(), 1, colour("line_soft"))


class DifferenceView(QWidget):
    """The lines below each other, built anew each time; beyond some, a press shows the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What differs")
        self._nothing = Text(NOTHING, "body", "ink_secondary", wrap=True)
        self.more = Button("", "small")
        self._box = column(self._nothing, gap=0)
        self._box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._box)
        self._parts: list[QWidget] = []
        self._rest: list[DiffLine | str] = []
        self.lines: tuple[DiffLine, ...] = ()
        self.more.hide()
        self.more.clicked.connect(lambda: self._show(len(self._rest)))

    def show_chapters(self, chapters: Sequence[Chapter], nothing: str = NOTHING) -> None:
        """Show these, or say `nothing`."""
        for old in self._parts:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = []
        self.lines = tuple(line for one in chapters for line in one.lines)
        self._rest = []
        for one in chapters:
            self._rest += [one.title] if one.title else []
            self._rest += one.lines
        self._nothing.setText(nothing)
        show_if(self._nothing, nothing and not self.lines)
        self._show(_MOST)

    @property
    def words(self) -> str:
        """What is said where nothing differs."""
        return self._nothing.text()

    def _show(self, most: int) -> None:
        for one in self._rest[:most]:
            part: QWidget = _chapter(one) if isinstance(one, str) else _Line(one)
            self._parts.append(part)
            self._box.insertWidget(self._box.count() - 1, part)
        del self._rest[:most]
        self.more.relabel(f"Show {count(len(self._rest), 'further line', 'further lines')}")
        show_if(self.more, self._rest)


def _chapter(title: str) -> Text:
    words = Text(title, "strong", wrap=True)
    words.setContentsMargins(0, 10, 0, 2)
    return words
