"""Layouts: side by side, below each other, and wrapping onto further lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable


def row(*parts: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """Side by side: widgets, layouts, pixels of room, or None for a stretch."""
    box = QHBoxLayout()
    _fill(box, parts, gap)
    return box


def column(*parts: QWidget | QLayout | int | None, gap: int = SPACE.gap) -> QVBoxLayout:
    """Below each other, as `row` does it side by side."""
    box = QVBoxLayout()
    _fill(box, parts, gap)
    return box


def show_if(widget: QWidget, holds: object) -> None:
    """Show a widget where something holds, else hide it.

    One that has no parent yet is left as it is when it should show: Qt would open it as a window
    of its own, which takes the focus away, and it shows anyway once it is laid out.
    """
    if not holds:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # noqa: FBT003
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)  # noqa: FBT003


def held(layout: QLayout) -> QWidget:
    """A widget around a layout, for places that take widgets only."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _fill(box: QBoxLayout, parts: Iterable[QWidget | QLayout | int | None], gap: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        elif part is None:
            box.addStretch(1)
        else:
            box.addSpacing(part)


Way = Literal["start", "grow", "spread", "end"]


class Wrap(QLayout):
    """Side by side while it fits, then on further lines.

    What is left of a line stays at its end, is shared out (`grow`), or lies between (`spread`:
    the first item stands left and the last right, also when the last has a line to itself), or
    stands before it (`end`).
    """

    def __init__(
        self,
        *widgets: QWidget,
        gap: int = 8,
        way: Way = "start",
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._way = way
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 -- Qt's own name
        """Keep the item; Python owns it."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 -- Qt's own name
        """The item there, or None past the end, as Qt wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 -- Qt's own name
        """Give the item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's own name
        """Narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 -- Qt's own name
        """The widest item."""
        seen = [item for item in self._items if not item.isEmpty()]
        sizes = [QSize(0, 0), *(item.minimumSize() for item in seen)]
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 -- Qt's own name
        """Place the items, in the middle of what height there is."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._place(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():  # hidden: it takes no room, and leaves no gap
                continue
            soft = self._way == "grow" or item.hasHeightForWidth()
            least = item.minimumSize() if soft else item.sizeHint()
            if lines[-1] and used + least.width() > rect.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += least.width() + self.spacing()
        if not lines[0]:
            return 0
        top = rect.top()
        for number, line in enumerate(lines):
            alone = number > 0 and len(line) == 1
            height = self._line(line, rect, top, alone=alone, move=move)
            top += height + self.spacing()
        return top - self.spacing() - rect.top()

    def _line(
        self, line: list[QLayoutItem], rect: QRect, top: int, *, alone: bool, move: bool
    ) -> int:
        room = rect.width() - self.spacing() * (len(line) - 1)
        least = [item.minimumSize().width() for item in line]
        wide = [max(item.sizeHint().width(), low) for item, low in zip(line, least, strict=True)]
        spare, between = room - sum(wide), float(self.spacing())
        if spare < 0:  # narrower than asked for: each gives from what it has above its least
            soft = max(1, sum(wide) - sum(least))
            cut = min(1.0, -spare / soft)
            wide = [int(w - (w - low) * cut) for w, low in zip(wide, least, strict=True)]
        elif self._way == "grow" and max(wide) <= room // len(line):
            share, rest = divmod(room, len(line))  # the same for all, so that columns align
            wide = [share + (place < rest) for place in range(len(line))]
        elif self._way == "grow":
            share, rest = divmod(spare, len(line))
            wide = [w + share + (place < rest) for place, w in enumerate(wide)]
        elif self._way == "spread" and len(line) > 1:
            between += spare / (len(line) - 1)
        highs = [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in zip(line, wide, strict=True)
        ]
        height, left = max(highs), float(rect.left())
        if self._way == "end":
            left += max(0, spare)
        for place, (item, width, high) in enumerate(zip(line, wide, highs, strict=True)):
            if move:
                at_end = alone if self._way == "spread" and len(line) == 1 else len(line) > 1
                last = self._way in ("grow", "spread") and place == len(line) - 1 and at_end
                start = rect.right() + 1 - width if last else round(left)
                # Fields stand on one line though one of them says what is wrong below.
                down = 0 if self._way == "grow" else (height - high) // 2
                item.setGeometry(QRect(start, top + down, width, high))
            left += width + between
        return height
