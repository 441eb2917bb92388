"""A check box whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from ui.theme.theme import current, metrics
from ui.widgets.paint import colour, ringed


class CheckLine(QCheckBox):
    """A check box whose words wrap; Qt's own stays on one line and so widens its column."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setChecked(on)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words(self, width: int) -> QRectF:
        left = 24 * current().scale
        box = QRectF(left, 0, width - left, 1000)
        return metrics("body").boundingRect(box, Qt.TextFlag.TextWordWrap, self.text())

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return max(24, round(self._words(width).height()) + 7)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(120, 24)

    def hitButton(self, _pos: QPoint) -> bool:  # noqa: N802
        """The words are part of it."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's box on the first line, then the words."""
        painter, option, style = QPainter(self), QStyleOptionButton(), self.style()
        self.initStyleOption(option)
        words, box = self._words(self.width()), round(16 * current().scale)
        words.moveTop((self.height() - words.height()) / 2)
        first = words.top() + metrics("body").height() / 2
        option.rect = QRect(0, round(first - box / 2), box, box)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self)
        painter.setPen(colour("ink"))
        painter.drawText(words.adjusted(0, 0, 2, 2), Qt.TextFlag.TextWordWrap, self.text())
        ringed(painter, self, words.adjusted(-4, -2, 6, 3), 5)
