"""A short word at the foot of the window, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
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
_BETWEEN = 6


class Toast(QFrame):
    """A short word with a way back (Ctrl+Z); it is read out and goes by itself.

    It waits while the mouse rests on it or its button has the focus. Without `undo` it only tells,
    and leaves one that still offers a way back where it is.
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
        self.stand()
        self.show()
        self.raise_()
        announce(self, text)

    @classmethod
    def say(cls, window: QWidget, text: str, undo: str = "") -> Toast:
        """Show a word in place of those that may still stand there.

        One that only tells leaves the one that offers a way back where it is.
        """
        for old in cls._all(window):
            if undo or old.undo is None:
                old.close()
        return cls(window, text, undo)

    @classmethod
    def take_back(cls, window: QWidget, text: str) -> None:
        """Take a word away that no longer holds, where it still stands."""
        for old in cls._all(window):
            if old.words == text:
                old.close()

    @classmethod
    def _all(cls, window: QWidget) -> list[Toast]:
        """Those that stand over a window."""
        found = window.findChildren(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [one for one in found if not one.isHidden()]

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

    def stand(self) -> None:
        """Take its place over the foot of the window, beside or above one with a way back."""
        at = self._behind.rect()
        limit = at.width() - 2 * _SIDE
        end = self.undo.sizeHint().width() + 16 if self.undo else 0
        words = self._text.fontMetrics().horizontalAdvance(self._words) + 2
        wide = min(limit, words + end + 32)
        box = self._box
        high = box.totalHeightForWidth(wide) if box.hasHeightForWidth() else box.sizeHint().height()
        foot = at.height() - current().px(_ABOVE_FOOT)
        left = (at.width() - wide) // 2
        before = [] if self.undo else [one for one in self._all(self._behind) if one.undo]
        if before:
            before[0].stand()
            beside = before[0].geometry().right() + 1 + _BETWEEN
            if beside + wide <= at.width() - _SIDE:
                left = beside
            else:
                foot = before[0].geometry().top() - _BETWEEN
        self.setGeometry(left, foot - high, wide, high)

    def hideEvent(self, event: QHideEvent) -> None:
        """Those that made room for it come back to the middle."""
        super().hideEvent(event)
        for one in self._all(self._behind):
            one.stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size or its text."""
        if watched is self._behind and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.FontChange,
        ):
            self.stand()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a strong edge, for it lies over others."""
        line = colour("ink_secondary")
        outline(QPainter(self), QRectF(self.rect()), colour("surface"), line=line, radius=10)
