"""A short word at the foot of the window, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.paint import colour
from ui.widgets.text import Text

_ABOVE_FOOT = 4  # over the middle of the status bar: it covers no button of a page
_SIDE = 24


class Toast(QFrame):
    """A short word with a way back (Ctrl+Z); it is read out and goes by itself.

    It waits while the mouse rests on it or its button has the focus. Without `undo` it only tells.
    """

    undone = Signal()

    def __init__(
        self, parent: QWidget, text: str, undo: str = "Undo", milliseconds: int = 8000
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(text)
        self._text = Text(text, "body", wrap=True)
        self._words = text
        self._behind, self._box = parent, row(self._text, gap=16)
        box = self._box
        self.undo: Button | None = None
        if undo:
            self.undo = Button(undo, "small", "Ctrl+Z", f"{undo}: {text}")
            self.undo.clicked.connect(self._go_back)
            box.addWidget(self.undo)
        box.setContentsMargins(16, 9, 10 if undo else 16, 9)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self._leave)
        self._timer.start()
        parent.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)

    @classmethod
    def say(cls, window: QWidget, text: str, undo: str = "") -> Toast:
        """Show a word in place of the one that may still stand there."""
        for old in window.findChildren(cls, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.close()
        return cls(window, text, undo)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def _go_back(self) -> None:
        self.undone.emit()
        self.close()

    def _leave(self) -> None:
        if self.underMouse() or (self.undo and self.undo.hasFocus()):
            self._timer.start()
        else:
            self.close()

    def _place(self) -> None:
        at = self._behind.rect()
        limit = at.width() - 2 * _SIDE
        end = self.undo.sizeHint().width() + 16 if self.undo else 0
        words = self._text.fontMetrics().horizontalAdvance(self._words) + 2
        wide = min(limit, words + end + 32)
        box = self._box
        high = box.totalHeightForWidth(wide) if box.hasHeightForWidth() else box.sizeHint().height()
        top = at.height() - high - current().px(_ABOVE_FOOT)
        self.setGeometry((at.width() - wide) // 2, top, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size or its text."""
        if watched is self._behind and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.FontChange,
        ):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a strong edge, for it lies over others."""
        line = colour("ink_secondary")
        outline(QPainter(self), QRectF(self.rect()), colour("surface"), line=line, radius=10)
