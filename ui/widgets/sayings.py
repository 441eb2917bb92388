"""Sentences to say with their sources, and the titled passages they stand in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from ui.theme.theme import current, font, metrics
from ui.theme.tokens import LINE_HEIGHT
from ui.widgets.layout import column
from ui.widgets.paint import LEAST_TARGET, colour, paint_tag, ringed, tag_height, tag_width
from ui.widgets.text import Text

_BAR = 3
_INDENT = 15


class _SourceTag(QAbstractButton):
    """The source as a button that leads to its page; as large as a target must be."""

    def __init__(self, parent: QWidget, source: str) -> None:
        super().__init__(parent)
        self.setText(source)
        self.setAccessibleName(f"Source: {source}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tag, with a ring under the keyboard's focus."""
        more = max(0.0, self.height() - tag_height()) / 2
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(0, more, 0, -more)
        paint_tag(painter, box, self.text(), "brand")
        ringed(painter, self, box)


class Saying(QLabel):
    """A sentence to say with its source in a tag behind the last word; a label to readers.

    With `opens` the tag is a button, and `source_opened` says which source was asked for.
    """

    source_opened = Signal(str)

    def __init__(self, text: str, source: str = "", *, opens: bool = False) -> None:
        super().__init__()
        self._text, self._source = text, source
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text if opens or not source else f"{text} ({source})")
        # Or QLabel forgets, at each change of its font, that the width decides the height.
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._button = _SourceTag(self, source) if opens and source else None
        if self._button:
            self._button.clicked.connect(lambda: self.source_opened.emit(source))

    def heightForWidth(self, width: int) -> int:
        """All lines, and one more where the tag does not fit behind the last."""
        return self._lay(width)[1]

    def sizeHint(self) -> QSize:
        """As high as its width asks."""
        least = current().px(240)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the tag."""
        wide = max(current().px(160), tag_width(self._source))
        return QSize(wide, round(metrics("body").height() * LINE_HEIGHT))

    def _lay(self, width: int) -> tuple[QTextLayout, int, QRectF]:
        pitch = round(metrics("body").height() * 1.2)
        layout = QTextLayout(self._text, font("body"))
        layout.beginLayout()
        count, end = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * pitch + (pitch - line.height()) / 2))
            end = line.naturalTextWidth()
            count += 1
        layout.endLayout()
        tag = QRectF()
        if self._source:
            wide = tag_width(self._source) - 2
            if end + 7 + wide > width:
                count, end = count + 1, -7.0
            tag = QRectF(round(end + 7), (count - 1) * pitch + 1.5, min(wide, width), pitch - 3)
        return layout, count * pitch, tag

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button where the tag stands now."""
        super().resizeEvent(event)
        self._move_button()

    def changeEvent(self, event: QEvent) -> None:
        """The same after a change of the text's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._move_button()

    def _move_button(self) -> None:
        if self._button:
            tag = self._lay(self.width())[2]
            more = max(0.0, LEAST_TARGET - tag.height()) / 2
            self._button.setGeometry(tag.adjusted(0, -more, 0, more).toAlignedRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Text, then the tag."""
        painter = QPainter(self)
        layout, _height, tag = self._lay(self.width())
        painter.setPen(colour("ink"))
        layout.draw(painter, QPointF(0, 0))
        if self._source and not self._button:
            paint_tag(painter, tag, self._source, "brand")


class Passage(QWidget):
    """A titled passage with a coloured bar at its left."""

    def __init__(self, title: str, bar: str, *parts: QWidget) -> None:
        super().__init__()
        self._bar = bar
        self.setAccessibleName(title)
        self._parts: list[QWidget] = []
        self._box = column(Text(title.upper(), "section", "ink_secondary"), gap=5)
        self._box.setContentsMargins(_INDENT, 0, 0, 0)
        self.setLayout(self._box)
        self.show_parts(*parts)

    def show_parts(self, *parts: QWidget) -> None:
        """Show these in place of what stood here; the old ones are gone afterwards."""
        for old in self._parts:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = list(parts)
        for part in parts:
            self._box.addWidget(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        QPainter(self).fillRect(QRect(0, 0, _BAR, self.height()), colour(self._bar))
