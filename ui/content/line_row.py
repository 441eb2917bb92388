"""One line in the editor: its words, what they rest on, how hard they read, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.handouts.model import Block, BlockKind, ClinicKey
from ui.content.words_field import WordsField
from ui.treatments.card_view import source_words
from ui.widgets.announce import announce
from ui.widgets.layout import column, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.content.lines import Row

KINDS = {
    BlockKind.PARAGRAPH: "Paragraph",
    BlockKind.BULLET: "Bullet",
    BlockKind.STEP: "Numbered step",
}
CLINIC_WORDS = {
    ClinicKey.WHAT_TO_BRING: "What to bring",
    ClinicKey.OFFICES: "Our offices",
    ClinicKey.GROUP_HOW_TO_ASK: "How to ask for a group",
    ClinicKey.TELEHEALTH_GETTING_READY: "Getting ready for a video visit",
}
NO_SOURCE = "No source"
LOGISTICS_WORDS = "Logistics, needs no source"
_BAR = 3


@dataclass(frozen=True, slots=True)
class Note:
    """What is said below a line: how it reads, and what is wrong with it."""

    reading: str = ""
    problem: str = ""


def clinic_words(key: str) -> str:
    """What the clinic enters itself under that key."""
    return next((words for one, words in CLINIC_WORDS.items() if one == key), key)


class LineRow(QWidget):
    """The field with its notes below; a bar at its left while it is the line in hand."""

    came = Signal()

    def __init__(self, name: str, row: Row, *, needs_source: bool = True) -> None:
        super().__init__()
        self._needs_source = needs_source
        self._row, self._note, self._is_here = row, Note(), False
        self.field = WordsField(name)
        self.field.came.connect(self.came)
        self._below = Text("", "caption", "ink_secondary", wrap=True)
        self._problem = Text("", "caption", "alert", wrap=True)
        box = column(self.field, self._below, self._problem, gap=3)
        box.setContentsMargins(_BAR + 5, 2, 0, 2)
        self.setLayout(box)
        self.show_row(row)
        self.show_note(Note())

    def show_row(self, row: Row) -> None:
        """Show another state of the line."""
        self._row = row
        clinic = isinstance(row, Block) and row.kind is BlockKind.CLINIC
        self.field.setReadOnly(clinic)
        self.field.show_words(clinic_words(row.text) if clinic else row.text)
        self._say()

    def show_note(self, note: Note) -> None:
        """Say how it reads, and what is wrong; a new problem is read out where the hands are."""
        if note.problem and note.problem != self._note.problem and self.field.hasFocus():
            announce(self.field, note.problem)
        self._note = note
        self._problem.setText(note.problem)
        show_if(self._problem, note.problem)
        if self.field.property("wrong") != bool(note.problem):
            self.field.setProperty("wrong", bool(note.problem))
            self.field.update()
        self._say()

    def _say(self) -> None:
        parts: list[str] = []
        if isinstance(self._row, Block):
            clinic = self._row.kind is BlockKind.CLINIC
            parts += ["The clinic\u2019s own words" if clinic else KINDS[self._row.kind]]
        parts += [self._rests_on(), self._note.reading]
        words = " \u00b7 ".join(part for part in parts if part)
        if words != self._below.text():
            self._below.setText(words)
        show_if(self._below, words)
        self.field.setAccessibleDescription(". ".join(filter(None, (words, self._note.problem))))

    def _rests_on(self) -> str:
        row = self._row
        if isinstance(row, Block) and row.kind is BlockKind.CLINIC:
            return ""
        if isinstance(row, Block) and row.logistics:
            return LOGISTICS_WORDS
        return source_words(row.sources) or (NO_SOURCE if self._needs_source else "")

    @property
    def notes(self) -> tuple[str, str]:
        """What stands below the field, and what is said to be wrong."""
        return self._below.text(), self._problem.text()

    def show_here(self, *, here: bool) -> None:
        """Mark the line that the buttons act on."""
        if here != self._is_here:
            self._is_here = here
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        if self._is_here:
            QPainter(self).fillRect(0, 2, _BAR, self.height() - 4, colour("brand"))
