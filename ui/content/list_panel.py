"""The texts there are, each with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.content.sight import bring_into_sight
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Choice
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

LOADING = "Loading\N{HORIZONTAL ELLIPSIS}"
NONE_FOUND = "No text fits. Esc empties the search; “All texts” shows every one."
FILTERS = (
    ("all", "All texts"),
    ("unsaved", "With unsaved changes"),
    ("draft", "Drafts"),
    ("in-review", "In review"),
    ("approved", "Approved"),
    ("due", "Review due"),
    ("mistakes", "With mistakes"),
    ("hidden", "Not shown at the desk"),
)


class ListPanel(Card):
    """The left column; it says what was typed, narrowed down to, and looked at."""

    typed = Signal(str)
    narrowed = Signal(object)
    moved = Signal(int)
    taken = Signal(int)

    def __init__(self) -> None:
        self.search = SearchField("Find a text", "Ctrl+F", "Find a text")
        self.search.setMaxLength(200)
        self.show_only = Choice(FILTERS, "Show")
        self.texts = EntryList("Texts", framed=False)
        self.empty = Text(LOADING, "body", "ink_secondary", wrap=True)
        self.export = Button("Export\N{HORIZONTAL ELLIPSIS}", "small", name="Export texts as files")
        self.take_in = Button(
            "Import\N{HORIZONTAL ELLIPSIS}", "small", name="Import texts from files"
        )
        foot = held(Wrap(self.export, self.take_in))
        super().__init__("Texts", foot=foot, titled=False)
        self.first = self.search
        self.fill(column(self.search, self.show_only, self.empty, self.texts, None, gap=10))
        self.texts.steer(self.search)
        self.search.textChanged.connect(self.typed)
        self.search.returnPressed.connect(self._take_first)
        self.show_only.chosen.connect(self.narrowed)
        self.texts.moved.connect(self._come)
        self.texts.taken.connect(self.taken)

    def _take_first(self) -> None:
        """Enter comes to the field itself only while none of what was found is looked at."""
        if self.texts.entries:
            self.taken.emit(0)

    def _come(self, row: int) -> None:
        self._show_row(row)
        self.moved.emit(row)

    def _show_row(self, row: int) -> None:
        """A list as high as its entries scrolls with the card, so the card is told."""
        if row >= 0:
            index = self.texts.model().index(row, 0)
            bring_into_sight(self.texts, self.texts.visualRect(index))

    def look_at(self, row: int) -> None:
        """Make a row the one that is looked at; it is not told as moved."""
        self.texts.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.texts.choose(row)
        self.texts.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self._show_row(row)

    def show_entries(self, entries: Sequence[Entry], current: int) -> None:
        """Show these texts, the one at `current` looked at; it is not told as moved."""
        self.texts.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.texts.show_entries(entries, current)
        if current < 0:
            self.texts.clearSelection()
        self.texts.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.empty.setText(NONE_FOUND)
        self.empty.setVisible(not entries)
        self._show_row(current)
