"""What stands where nothing is yet, and a number with its label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.layout import Wrap, column, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Text


class EmptyState(QWidget):
    """Says what belongs in an empty place, and how to make the first one."""

    acted = Signal()

    def __init__(self, title: str, detail: str = "", action: str = "", keys: str = "") -> None:
        super().__init__()
        self._title = Text(title, "strong", wrap=True)
        self._detail = Text(detail, "body", "ink_secondary", wrap=True)
        for words in (self._title, self._detail):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        show_if(self._detail, detail)
        box = column(None, self._title, self._detail, gap=4)
        box.setContentsMargins(SPACE.card_padding, SPACE.gap, SPACE.card_padding, SPACE.gap)
        if action:
            button = Button(action, keys=keys)
            button.clicked.connect(self.acted)
            box.addSpacing(8)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        self.setLayout(box)

    def say(self, title: str, detail: str = "") -> None:
        """Say this instead: an empty search is not an empty list."""
        self._title.setText(title)
        self._detail.setText(detail)
        show_if(self._detail, detail)


class Figure(QFrame):
    """A card with a label, a large number, and a note beside it or below."""

    def __init__(self, label: str, number: str = "", note: str = "") -> None:
        super().__init__()
        self._label = label
        self._number, self._note = Text("", "figure"), Text("", "body", "ink_secondary")
        self._line = Wrap(self._number, self._note, gap=9)
        box = column(Text(label, "body", "ink_secondary"), self._line, gap=2)
        pad = SPACE.card_padding
        box.setContentsMargins(pad, pad, pad, pad)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_figure(number, note)

    def show_figure(self, number: str, note: str = "") -> None:
        """Show another number; an en dash stands where none is known yet."""
        self._number.setText(number or "\N{EN DASH}")
        self._note.setText(note)
        show_if(self._note, note)
        self.setAccessibleName(f"{self._label}: {number or 'not known yet'}. {note}".strip())

    def minimumSizeHint(self) -> QSize:
        """Four stand side by side in the smallest window."""
        return QSize(current().px(150), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line, as a card has them."""
        line, radius = current().line, SPACE.card_radius
        painter = QPainter(self)
        outline(painter, QRectF(self.rect()), colour("surface"), line=line, radius=radius)
