"""The versions of a text: who wrote them and when, what differs, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.content.difference_view import Chapter, DifferenceView
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns
from ui.widgets.check_line import CheckLine
from ui.widgets.choices import Choice
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import FormField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.editing.model import DiffLine


class HistoryView(QWidget):
    """Versions at the left, the newest first; what differs between two of them at the right."""

    left = Signal()
    asked = Signal()
    returned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", "h1", wrap=True)
        self.back = Button("Back to the editor", keys="Esc")
        self.take = Button("Return to this version", "primary", "Ctrl+R")
        self.versions = EntryList("Versions", framed=False)
        self.first: QWidget = self.versions
        self.with_which = Choice((), "Compare with")
        self.whole = CheckLine("Show the lines that are the same")
        self.about = Text("", "body", "ink_secondary", wrap=True)
        self.lines = DifferenceView()
        left = Card("Versions")
        left.fill(column(self.versions, None))
        left.first = self.versions
        right = Card("What differs")
        right.first = self.with_which
        right.fill(column(
            FormField("Compare with", self.with_which), self.whole, self.about, self.lines, None,
        ))  # fmt: skip
        self._right = right
        doing = held(Wrap(self.back, self.take))
        columns = Columns((left, 1), (right, 2))
        box = column(held(Wrap(self.title, doing, way="spread")), columns, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.left)
        self.take.clicked.connect(lambda: self.returned.emit(self.versions.current))
        self.versions.moved.connect(lambda _row: self.asked.emit())
        self.with_which.chosen.connect(lambda _value: self.asked.emit())
        self.whole.toggled.connect(lambda _on: self.asked.emit())
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)

    def show_versions(self, title: str, entries: Sequence[Entry], at: int) -> None:
        """Show the versions of a text, one of them chosen; it is not told as asked for."""
        self.title.setText(title)
        self.versions.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.versions.show_entries(entries, at)
        self.versions.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.with_which.offer([
            (None, "The version before it"), *((row, one.title) for row, one in enumerate(entries)),
        ])  # fmt: skip

    def compare_with(self, row: int) -> None:
        """Choose what the chosen version is compared with."""
        self.with_which.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.with_which.set_value(row)
        self.with_which.blockSignals(False)  # noqa: FBT003 -- Qt's own

    @property
    def pair(self) -> tuple[int, int]:
        """The rows of the version before and of the chosen one; they may be the same."""
        chosen, other = self.versions.current, self.with_which.value()
        last = len(self.versions.entries) - 1
        return (other if isinstance(other, int) else min(chosen + 1, last)), chosen

    def show_difference(self, about: str, lines: Sequence[DiffLine]) -> None:
        """Show what differs, under a sentence that names the two."""
        self.about.setText(about)
        self.lines.show_chapters([Chapter("", tuple(lines))], "")
        self._right.refit()

    def show_take(self, *, can: bool) -> None:
        """Whether the chosen version can be returned to: the newest one stands there already."""
        self.take.setEnabled(can)
