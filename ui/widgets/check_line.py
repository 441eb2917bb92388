"""A check box whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from ui.theme.theme import current, font, metrics
from ui.widgets.paint import LEAST_TARGET, colour, ringed


class CheckLine(QCheckBox):
    """A check box whose words wrap; Qt's own stays on one line and so widens its column."""

    def __init__(self, text: str, *, on: bool = False) -> None:
        super().__init__()
        self.say(text)
        self.setChecked(on)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # with Fixed the height of one line would be the limit
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Say something else; an ampersand is shown as it is and makes no shortcut."""
        self.setText(text)
        self.setShortcut(QKeySequence())
        self.setAccessibleName(text)
        self.updateGeometry()

    def _words(self, width: int) -> QRectF:
        left = 24 * current().scale
        box = QRectF(left, 0, max(1.0, width - left), 10_000)
        return metrics("body").boundingRect(box, Qt.TextFlag.TextWordWrap, self.text())

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return max(LEAST_TARGET, round(self._words(width).height()) + 7)

    def sizeHint(self) -> QSize:
        """As high as its width asks."""
        least = current().px(120)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(current().px(120), LEAST_TARGET)

    def hitButton(self, _pos: QPoint) -> bool:  # noqa: N802 -- Qt's own name
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
        painter.setPen(colour("ink" if self.isEnabled() else "ink_faint"))
        painter.setFont(font("body"))
        painter.drawText(words.adjusted(0, 0, 2, 2), Qt.TextFlag.TextWordWrap, self.text())
        ringed(painter, self, words.adjusted(-4, -2, 6, 3), 5)
