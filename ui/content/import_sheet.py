"""What an import would change, line by line, before any of it is taken; what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.content.difference_view import Chapter, DifferenceView
from ui.messages import count
from ui.widgets.dialog import Sheet
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

SAME = "The folder holds what stands here already. There is nothing to take."
ALL = "All of it is taken, or nothing. No version that stands here is lost."
_MOST = 100


class ImportSheet(Sheet):
    """Every line that would change, text by text."""

    least_width = 760

    def __init__(self, parent: QWidget, chapters: Sequence[Chapter]) -> None:
        self.lines = DifferenceView()
        self.lines.show_chapters(chapters, SAME)
        changed = count(len(chapters), "text changes", "texts change")
        about = f"{changed}. {ALL}" if chapters else ""
        body = column(Text(about, "body", "ink_secondary", wrap=True), self.lines, None)
        super().__init__(
            parent, "What the import changes", body, accept="Take all of it", cancel="Take nothing"
        )
        self.go.setEnabled(bool(chapters))


class MistakesSheet(Sheet):
    """What is wrong with the files, each mistake with its file and its line."""

    least_width = 760

    def __init__(self, parent: QWidget, found: Sequence[str]) -> None:
        wrong = count(len(found), "mistake", "mistakes")
        head = f"The files have {wrong}. Nothing was taken. Mend the files, then import them again."
        self.found = tuple(found)
        lines = [Text(one, "body", wrap=True) for one in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(Text(f"And {len(found) - _MOST} more.", "body", "ink_secondary"))
        body = column(Text(head, "strong", "alert", wrap=True), *lines, None)
        super().__init__(parent, "Not imported", body, accept="Close", cancel="", keys="Esc")
        self.submitted.connect(self.accept)
