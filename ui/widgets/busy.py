"""A long job: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.widgets.buttons import Button
from ui.widgets.layout import column, row, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Text


class _Line(QProgressBar):
    """A thin bar; without a known end it stands a third full, and the words say the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current().px(120), max(6, current().px(6)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        radius = box.height() / 2
        outline(painter, box, colour("sunken"), line=current().edge, radius=radius)
        known = self.maximum() > self.minimum()
        share = (self.value() / self.maximum()) if known else 1 / 3
        if share > 0:
            width = max(box.height(), box.width() * min(1.0, share))
            outline(painter, QRectF(0, 0, width, box.height()), colour("brand"), radius=radius)


class BusyLine(QWidget):
    """Says what is being done and how far it is; hidden while nothing is."""

    stopped = Signal()

    def __init__(self, text: str = "", *, stoppable: bool = True) -> None:
        super().__init__()
        self._text, self._line = Text(text, "body", "ink_secondary", wrap=True), _Line()
        self.stop = Button("Stop", "small", name=f"Stop: {text}" if text else "Stop")
        show_if(self.stop, stoppable)
        self.stop.clicked.connect(self.stopped)
        self._line.setAccessibleName(text or "Progress")
        self._line.setRange(0, 0)
        box = row(column(self._text, self._line, gap=5), self.stop, gap=12)
        box.setStretch(0, 1)
        self.setLayout(box)
        show_if(self, text)

    def say(self, text: str) -> None:
        """Say what is being done; empty hides the line."""
        self._text.setText(text)
        self._line.setAccessibleName(text or "Progress")
        self.stop.setAccessibleName(f"Stop: {text}" if text else "Stop")
        show_if(self, text)

    def show_progress(self, done: int, total: int) -> None:
        """How much of it is done; a total of 0 says that the end is not known."""
        self._line.setRange(0, max(0, total))
        self._line.setValue(min(done, total))
