"""A list to tick from, with a search: facts, topics, handouts, kinds of visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.widgets.dialog import Sheet
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_MOST = 60  # more is not read, it is searched


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tick: its id, its words, and what stands small below."""

    key: str
    title: str
    detail: str = ""


class PickSheet(Sheet):
    """Enter in the search ticks the chosen line, Ctrl+Return takes what is ticked: `picked`."""

    least_width = 620
    picked = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, options: Sequence[Option], ticked: Sequence[str]
    ) -> None:
        self._options = tuple(options)
        self._ticked = list(ticked)
        self._shown: list[Option] = []
        self.search = SearchField("Search", placeholder="Search by words or number")
        self.search.setMaxLength(200)
        self.list = EntryList(title)
        self.more = Text("", "caption", "ink_secondary", wrap=True)
        super().__init__(
            parent, title, column(self.search, self.list, self.more, None), accept="Take these"
        )
        self.search.textChanged.connect(lambda _words: self._show(0))
        self.list.steer(self.search)
        self.list.taken.connect(self._tick)
        self.list.ticked.connect(self._tick)
        self.submitted.connect(self._take)
        self._show(0)
        self.search.setFocus()

    @property
    def ticked(self) -> tuple[str, ...]:
        """What is ticked, in the order in which it was."""
        return tuple(self._ticked)

    def _show(self, at: int) -> None:
        words = self.search.text().casefold().split()
        found = [
            one for one in self._options
            if all(word in f"{one.key} {one.title} {one.detail}".casefold() for word in words)
        ]  # fmt: skip
        if not words:  # what is ticked already stands first
            found.sort(key=lambda one: one.key not in self._ticked)
        self._shown = found[:_MOST]
        self.list.show_entries(
            [Entry(one.title, one.detail, check=one.key in self._ticked) for one in self._shown], at
        )
        rest = len(found) - len(self._shown)
        self.more.setText(f"{rest} more. Type to find them." if rest else "")
        if not found:
            self.more.setText("Nothing fits. Esc empties the search.")

    def _tick(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        key = self._shown[row].key
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        self.list.show_entries(
            [Entry(one.title, one.detail, check=one.key in self._ticked) for one in self._shown],
            row,
        )

    def _take(self) -> None:
        self.picked.emit(self.ticked)
        self.accept()
