"""Two treatments side by side, in approved lines only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.treatments.model import Topic
from ui.treatments.card_view import source_words
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.sayings import Passage, Saying
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE_BY_SIDE = "Side by side"
NOT_APPROVED = "Its text is not approved yet, so no line of it is compared."


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic to compare; `state` says that its text is not approved, empty where it is."""

    topic: Topic
    state: str = ""

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The lines that may be compared, each with the words of its source."""
        if self.state:
            return ()
        lines = (*self.topic.say, *self.topic.footnotes)
        return tuple((line.text, source_words(line.sources)) for line in lines)


class _Side(QWidget):
    def __init__(self, one: Compared) -> None:
        super().__init__()
        self.setAccessibleName(one.topic.title)
        lines: list[QWidget] = [Saying(text, source) for text, source in one.lines]
        if not lines:
            lines = [Text(NOT_APPROVED, "body", "ink_secondary", wrap=True)]
        state = [Tag(one.state, "lavender")] if one.state else []
        title = Text(one.topic.title, "h2", wrap=True)
        self.setLayout(column(title, *state, Passage("Say", "brand", *lines), None, gap=8))


class Comparison(QWidget):
    """Two columns of lines with their sources; the same lines that the cards show, no others."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(SIDE_BY_SIDE)
        self.close_button = Button("Close comparison", "small")
        self._sides: list[QWidget] = []
        self._columns = row(gap=24)
        head = held(Wrap(Text(SIDE_BY_SIDE, "h1"), self.close_button, way="spread"))
        self.setLayout(column(head, self._columns, None, gap=14))
        self.close_button.setToolTip("Esc")
        self.close_button.clicked.connect(self.closed)
        shut = QShortcut(QKeySequence("Esc"), self, self.closed.emit)
        shut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    @property
    def sides(self) -> tuple[QWidget, ...]:
        """The columns, from left to right."""
        return tuple(self._sides)

    def show_sides(self, compared: Sequence[Compared]) -> None:
        """Show these side by side, in place of what stood here."""
        for old in self._sides:
            self._columns.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sides = [_Side(one) for one in compared]
        for side in self._sides:
            self._columns.addWidget(side, 1)
        names = " and ".join(one.topic.title for one in compared)
        announce(self, f"{SIDE_BY_SIDE}: {names}")
