"""One of some values, each shown by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from ui.theme.paint import PADDING
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import START, Index, colour, elided
from ui.widgets.text import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent

_WIDEST_CHOICE = 150


class _Options(QStyledItemDelegate):
    """The rows of the open list: as high as a small control, as a list shows them."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = text_width(str(index.data()), "strong") + 2 * PADDING
        return QSize(wide, current().height(small=True) + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.fillRect(box, colour("brand_soft" if on else "surface"))
        painter.setPen(colour("ink"))
        painter.setFont(font("strong" if on else "body"))
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        shown = elided(metrics("strong"), str(index.data()), inner.width())
        painter.drawText(inner, START, shown)
        painter.restore()


class Choice(QComboBox):
    """One of some values, each shown by its words."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]] = (), name: str = "") -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._values: list[object] = []
        self._options = _Options()  # the view owns none of its delegates
        self.setItemDelegate(self._options)
        self.offer(options)
        self.currentIndexChanged.connect(lambda _row: self.chosen.emit(self.value()))

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these instead; the value stays where it is still offered."""
        before = self.value() if self._values else None
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        if before in self._values:
            self.setCurrentIndex(self._values.index(before))
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.updateGeometry()

    def value(self) -> object:
        """The value that is chosen; None where nothing is offered."""
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose as Up and Down do."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= self.currentIndex() + step < self.count():
            self.setCurrentIndex(self.currentIndex() + step)

    def offers(self, value: object) -> bool:
        """Whether a value can be chosen."""
        return value in self._values

    def set_value(self, value: object) -> None:
        """Choose a value, where it is offered."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def minimumSizeHint(self) -> QSize:
        """Room for the widest option, up to a limit; what is longer is elided."""
        words = (self.itemText(row) for row in range(self.count()))
        widest = max((text_width(text, "body") for text in words), default=0)
        room = 2 * PADDING + current().px(18)
        return QSize(min(widest, current().px(_WIDEST_CHOICE)) + room, current().height())

    def sizeHint(self) -> QSize:
        """The same; a form gives more."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's box and arrow, then the words, elided where they do not fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.width() - 2 * PADDING - current().px(14)
        painter.setPen(colour("ink" if self.isEnabled() else "ink_faint"))
        painter.setFont(font("body"))
        words = elided(metrics("body"), self.currentText(), room)
        painter.drawText(QRect(PADDING, 0, room + 2, self.height()), START, words)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead: a wheel passing over must not change what was chosen."""
        event.ignore()
