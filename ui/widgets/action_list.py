"""Lines that each carry what can be done about them: calls to return, things to look after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.layout import column, held, row, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE = 10  # as the cells of a table


class ActionLine(QWidget):
    """Title over detail, a tag, and one small button; the button's name says what it acts on.

    `leading` puts the tag before the words instead of beside the button.
    """

    acted = Signal()

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        tag: str = "",
        tone: str = "plain",
        action: str = "",
        leading: bool = False,
    ) -> None:
        super().__init__()
        self.last = False
        self.setAccessibleName(", ".join(part for part in (title, detail, tag) if part))
        words = [Text(title, "strong" if detail else "body", wrap=True)]
        if detail:
            words.append(Text(detail, "caption", "ink_secondary", wrap=True))
        text = held(column(*words, gap=2))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        text.setSizePolicy(policy)
        ends: list[QWidget] = [Tag(tag, tone)] if tag and not leading else []
        self.button: Button | None = None
        if action:
            self.button = Button(action, "small", name=f"{action}: {title}")
            self.button.clicked.connect(self.acted)
            ends.append(self.button)
        box = row(gap=10)
        if tag and leading:
            box.addWidget(Tag(tag, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(text, 1)
        if ends:
            box.addWidget(held(row(*ends, gap=10)), 0, Qt.AlignmentFlag.AlignVCenter)
        box.setContentsMargins(_SIDE, 9, _SIDE, 10)
        self.setLayout(box)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft line below, but not below the last."""
        if not self.last:
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line_soft"))


class ActionList(QWidget):
    """Lines below each other; `acted` carries the number of the line whose button was pressed."""

    acted = Signal(int)

    def __init__(self, name: str, empty: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lines: list[ActionLine] = []
        self._empty = Text(empty, "body", "ink_secondary", wrap=True)
        self._empty.setContentsMargins(_SIDE, 6, _SIDE, 6)
        self._box = column(self._empty, gap=0)
        self.setLayout(self._box)

    @property
    def lines(self) -> tuple[ActionLine, ...]:
        """What is shown."""
        return tuple(self._lines)

    def show_lines(self, lines: Sequence[ActionLine]) -> None:
        """Show these instead; the focus stays at the same place of the list."""
        focused = [bool(line.button and line.button.hasFocus()) for line in self._lines]
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = list(lines)
        for number, line in enumerate(self._lines):
            line.last = number == len(self._lines) - 1
            line.acted.connect(lambda n=number: self.acted.emit(n))
            self._box.addWidget(line)
        show_if(self._empty, not self._lines and self._empty.text())
        if True in focused and self._lines:
            button = self._lines[min(focused.index(True), len(self._lines) - 1)].button
            if button:
                button.setFocus()
