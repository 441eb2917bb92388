"""The program's mark: a desk bell in its square."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE
from ui.widgets.paint import colour

_SIDE = 28


class Mark(QWidget):
    """The bell; the name of the program stands beside it, so readers pass it over."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as the text asks."""
        side = current().px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Square, bell and base."""
        painter = QPainter(self)
        painter.scale(self.width() / _SIDE, self.height() / _SIDE)
        outline(painter, QRectF(0, 0, _SIDE, _SIDE), colour("brand"), radius=SPACE.control_radius)
        bell = QPainterPath(QPointF(7, 16.5))
        bell.arcTo(QRectF(7, 8.5, 14, 15), 180, -180)
        bell.closeSubpath()
        painter.fillPath(bell, colour("sun"))
        outline(painter, QRectF(5.5, 17, 17, 3), colour("brand_ink"), radius=1.5)
