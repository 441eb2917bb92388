"""How hard a text reads, and what the line in hand rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import Facts
from ui.widgets.cards import Card, Rule
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

NO_LINE = "Go to a line to see what it rests on."
NO_SOURCE = "This line names no source yet. Choose one with Ctrl+L."


class ReadingPanel(Card):
    """The grade of the whole text beside the clinic's target, the hard lines, the line's facts."""

    def __init__(self) -> None:
        self.grade = Tag("", "ok")
        self.words = Text("", "body", "ink_secondary", wrap=True)
        self.hard = Facts("Lines that read harder than the target")
        self._sources = Text("", "section", "ink_secondary", wrap=True)
        self._none = Text(NO_LINE, "body", "ink_secondary", wrap=True)
        self.facts = Facts("What the line in hand rests on")
        super().__init__("Reading level and sources", titled=False)
        top = held(Wrap(Text("Reading level", "h2"), self.grade, way="spread"))
        self.fill(column(
            top, self.words, self.hard, Rule(), self._sources, self._none, self.facts, None, gap=10,
        ))  # fmt: skip
        self.show_reading("", "", "ok", ())
        self.show_sources("", None)

    def show_reading(
        self, grade: str, words: str, tone: str, hard: Sequence[tuple[str, str]]
    ) -> None:
        """Say how the whole reads, and which lines are hard: where, and by which words."""
        self.grade.say(grade, tone)
        self.words.setText(words)
        show_if(self.words, words)
        self.hard.show_facts(hard)

    def show_sources(self, where: str, facts: Sequence[tuple[str, str]] | None) -> None:
        """The words of the facts that a line rests on; None where no line is in hand."""
        self._sources.setText(f"WHAT {where.upper()} RESTS ON" if where else "SOURCES")
        self._none.setText(NO_LINE if facts is None else NO_SOURCE)
        show_if(self._none, not facts)
        self.facts.show_facts(facts or ())


def side(look: QWidget, reading: QWidget) -> QWidget:
    """The right column: the look above, the reading below."""
    box = column(look, reading)
    box.setStretch(0, 3)
    box.setStretch(1, 2)
    return held(box)
