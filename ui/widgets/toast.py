"""A short word at the foot of the window, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.paint import outline
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.paint import colour
from ui.widgets.text import Text


class Toast(QFrame):
    """A short word at the foot of the window with a way back; it is read out and goes by itself."""

    def __init__(self, parent: QWidget, text: str, undo: str = "Undo") -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        self.undo = Button(undo, "small", "Ctrl+Z")
        box = row(Text(text, "body"), self.undo, gap=16)
        box.setContentsMargins(16, 9, 10, 9)
        self.setLayout(box)
        self.adjustSize()
        at = parent.rect()
        self.move((at.width() - self.width()) // 2, at.height() - self.height() - 46)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        QTimer.singleShot(8000, self, self.close)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a strong edge, for it lies over others."""
        line = colour("ink_secondary")
        outline(QPainter(self), QRectF(self.rect()), colour("surface"), line=line, radius=10)
