"""Finding a free time: the kind of visit, where, when, and the first openings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField
from ui.widgets.layout import Wrap, column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = ((None, "Any time"), ("morning", "Mornings"), ("afternoon", "Afternoons"))


class OpeningsPanel(QWidget):
    """Criteria and openings, one of which is taken."""

    criteria_changed = Signal()
    opening_taken = Signal(int)
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.type = Choice()
        self.office = Choice(((None, "Any office"),))
        self.part = Choice(PARTS)
        self.provider = Choice(((None, "Any provider"),))
        self.first_day = LineField("From today", 30)
        self.openings = EntryList("First openings")
        self.closed = Text("", "caption", "ink_secondary", wrap=True)
        self.empty = Notice(tone="sun")
        self.more = Button("More times", "small")
        self.first_field = FormField("From", self.first_day, "MM/DD")
        self.setLayout(
            column(
                FormField("Visit", self.type),
                Wrap(
                    FormField("Where", self.office), FormField("When", self.part),
                    gap=10, way="grow",
                ),
                Wrap(
                    FormField("With", self.provider), self.first_field, gap=10, way="grow",
                ),
                Wrap(Text("FIRST OPENINGS", "section", "ink_secondary"), self.more, way="spread"),
                self.closed,
                self.openings,
                self.empty,
            )
        )  # fmt: skip
        for choice in (self.type, self.office, self.part, self.provider):
            choice.chosen.connect(self.criteria_changed)
        self.first_day.editingFinished.connect(self.criteria_changed)
        self.openings.taken.connect(self.opening_taken)
        self.more.clicked.connect(self.more_wanted)
        self.show_openings((), "")

    def show_openings(self, entries: Sequence[Entry], closed: str, empty: str = "") -> None:
        """Show the openings, which days between are closed, and a sentence where there are none."""
        self.openings.show_entries(entries)
        self.closed.setText(closed)
        self.closed.setVisible(bool(closed))
        self.empty.say(empty)
        self.more.setVisible(bool(entries))

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the day."""
        self.first_field.show_problem(sentence)
