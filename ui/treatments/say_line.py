"""A line to say, with room before it for the mark that it is the one that answers."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme.theme import metrics
from ui.widgets.layout import column
from ui.widgets.paint import colour
from ui.widgets.sayings import Saying

ANSWERS_THIS = "Answers this"
_ROOM = 14  # before the words, whether or not the mark stands there: nothing moves with it
_WIDE, _HIGH = 7.0, 10.0


class SayLine(QWidget):
    """One line of a card; the mark is a shape, and readers hear it before the line."""

    def __init__(self, text: str, source: str) -> None:
        super().__init__()
        self.saying = Saying(text, source)
        self._pointed = False
        box = column(self.saying)
        box.setContentsMargins(_ROOM, 0, 0, 0)
        self.setLayout(box)

    @property
    def pointed(self) -> bool:
        """Whether this is the line that answers."""
        return self._pointed

    def point(self, *, on: bool) -> None:
        """Set the mark, or take it away."""
        self._pointed = on
        words = self.saying.text()
        self.saying.setAccessibleName(f"{ANSWERS_THIS}: {words}" if on else words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark, in the middle of the first line of words."""
        if not self._pointed:
            return
        painter, middle = QPainter(self), metrics("body").height() * 0.6
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("brand"))
        painter.setBrush(colour("brand"))
        corners = [(0.0, -_HIGH / 2), (_WIDE, 0.0), (0.0, _HIGH / 2)]
        painter.drawPolygon(QPolygonF([QPointF(1 + x, middle + y) for x, y in corners]))
