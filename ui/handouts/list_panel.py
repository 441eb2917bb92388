"""The handouts there are, each to be ticked into the packet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, SearchField
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

LOADING = "Loading\N{HORIZONTAL ELLIPSIS}"
NONE_FOUND = "No handout has these words in its title. Esc shows all of them again."


class ListPanel(Card):
    """The left column; it says what was typed, looked at and ticked."""

    typed = Signal(str)
    moved = Signal(int)
    ticked = Signal(int)
    begun = Signal(object)

    def __init__(self) -> None:
        self.beginning = Choice(name="Begin a packet with")
        self.search = SearchField("Find a handout", "Ctrl+F", "Find a handout")
        self.search.setMaxLength(200)
        self.handouts = EntryList("Handouts", framed=False)
        self.empty = Text(LOADING, "body", "ink_secondary", wrap=True)
        super().__init__("Handouts", titled=False)
        self.first = self.search
        begin = FormField("Begin a packet with", self.beginning)
        self.fill(column(self.search, begin, self.empty, self.handouts, None, gap=10))
        self.handouts.steer(self.search)
        self.search.textChanged.connect(self.typed)
        self.handouts.moved.connect(self.moved)
        self.handouts.ticked.connect(self.ticked)
        self.handouts.taken.connect(self.ticked)
        self.beginning.chosen.connect(self.begun)

    def offer_beginnings(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer what a packet may begin with: the handouts of each, and what it is called."""
        self.beginning.offer(options)

    def show_beginning(self, beginning: object = None) -> None:
        """Show what the packet began with, by hand where nothing is named, without telling so."""
        self.beginning.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.beginning.setCurrentIndex(0)
        self.beginning.set_value(beginning)
        self.beginning.blockSignals(False)  # noqa: FBT003 -- Qt's own

    def show_entries(self, entries: Sequence[Entry], current: int) -> None:
        """Show these handouts, the one at `current` looked at; it is not told as moved."""
        self.handouts.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.handouts.show_entries(entries, current)
        self.handouts.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.empty.setText(NONE_FOUND)
        self.empty.setVisible(not entries)
