"""Cards of lines with two ways on: calls to return, and what needs a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal

from ui.theme.theme import current
from ui.widgets.action_list import ActionLine, ActionList
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import column, held, row
from ui.widgets.text import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says and where its buttons lead: `about` is handed on when one is pressed."""

    title: str
    detail: str = ""
    tag: str = ""
    tone: str = "plain"
    action: str = ""
    second: str = ""
    what: str = ""
    about: object = None


class TwoWays(ActionLine):
    """A line with a second, quieter button."""

    turned = Signal()

    def __init__(self, line: Line, *, leading: bool) -> None:
        super().__init__(
            line.title, line.detail, tag=line.tag, tone=line.tone, action=line.action,
            leading=leading,
        )  # fmt: skip
        self.second: Button | None = None
        box = self.layout()
        if line.second and box is not None:
            self.second = Button(line.second, "small", name=f"{line.second}: {line.title}")
            self.second.clicked.connect(self.turned)
            box.addWidget(held(row(self.second)))


class _Lines(ActionList):
    """Asks for room beside the buttons, so that large text puts the cards below each other."""

    def minimumSizeHint(self) -> QSize:
        """Some words, a tag and two buttons."""
        return QSize(current().px(340), super().minimumSizeHint().height())


class LinesCard(Card):
    """A card of such lines; `acted` and `turned` carry the line."""

    acted = Signal(object)
    turned = Signal(object)

    def __init__(self, title: str, empty: str, *, leading: bool = False) -> None:
        self.count = Tag("", "alert")
        super().__init__(title, self.count)
        self.count.hide()
        self._leading = leading
        self._lines: tuple[Line, ...] = ()
        self.list = _Lines(title, empty)
        self.fill(column(self.list, None), bleed=True)
        self.list.acted.connect(lambda number: self.acted.emit(self._lines[number]))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; nothing is touched where they are the same."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        shown = []
        for line in self._lines:
            widget = TwoWays(line, leading=self._leading)
            widget.turned.connect(lambda one=line: self.turned.emit(one))
            shown.append(widget)
        self.list.show_lines(shown)
        self.refit()
