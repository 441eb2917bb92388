"""Words: plain text in a role, tags, sentences with their source, titled passages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import LINE_HEIGHT, Role
from ui.widgets.layout import column
from ui.widgets.paint import CENTRE, colour

TONES = {
    "brand": ("brand_soft", "brand"), "sun": ("sun_soft", "sun_ink"), "ok": ("ok_soft", "ok"),
    "lavender": ("lavender_soft", "lavender"), "plain": ("sunken", "ink_secondary"),
    "alert": ("alert_soft", "alert"), "crisis": ("crisis_soft", "crisis"),
}  # fmt: skip


class Text(QLabel):
    """Plain text in a role and a colour; follows the theme by itself."""

    def __init__(
        self, text: str, role: Role = "body", ink: str = "ink", *, wrap: bool = False
    ) -> None:
        super().__init__(text)
        self._role, self._ink = role, ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Dress anew; only on the application's changes, for setPalette sends PaletteChange."""
        if event.type() in (
            QEvent.Type.ApplicationFontChange,
            QEvent.Type.ApplicationPaletteChange,
        ):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.setFont(font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour(self._ink))
        self.setPalette(palette)


class Tag(QLabel):
    """A word on a soft ground: a state, a count, a chosen handout."""

    def __init__(
        self, text: str, tone: str = "brand", *, role: Role = "tag", tall: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone, self._role, self._tall = tone, role, tall
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str | None = None) -> None:
        """Another word, in another tone where one is given; an empty one hides the tag."""
        self._tone = tone or self._tone
        self.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its word and the room around it; a tall tag is as high as a small control."""
        measure = metrics(self._role)
        height = current().height(small=True) - 2 if self._tall else measure.height() + 6
        return QSize(
            round(measure.horizontalAdvance(self.text())) + (20 if self._tall else 16),
            round(height),
        )

    def minimumSizeHint(self) -> QSize:
        """A tag is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and word."""
        soft, ink = TONES[self._tone]
        painter = QPainter(self)
        outline(painter, QRectF(self.rect()), colour(soft), radius=6)
        painter.setPen(colour(ink))
        painter.setFont(font(self._role))
        painter.drawText(self.rect(), CENTRE, self.text())


class Saying(QLabel):
    """A sentence to say with its source in a tag behind the last word; still a label to readers."""

    def __init__(self, text: str, source: str = "") -> None:
        super().__init__(f"{text} ({source})" if source else text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._text, self._source = text, source
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """All lines, and one more where the tag does not fit behind the last."""
        return self._lay(width)[1]

    def sizeHint(self) -> QSize:
        """As high as its width asks."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the tag."""
        return QSize(160, round(metrics("body").height() * LINE_HEIGHT))

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
            wide = metrics("tag").horizontalAdvance(self._source) + 14
            if end + 7 + wide > width:
                count, end = count + 1, -7.0
            high = pitch - 3
            tag = QRectF(round(end + 7), (count - 1) * pitch + 1.5, round(wide), high)
        return layout, count * pitch, tag

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Text, then the tag."""
        painter = QPainter(self)
        layout, _height, tag = self._lay(self.width())
        painter.setPen(colour("ink"))
        layout.draw(painter, QPointF(0, 0))
        if self._source:
            outline(painter, tag, colour("brand_soft"), radius=6)
            painter.setPen(colour("brand"))
            painter.setFont(font("tag"))
            painter.drawText(tag, CENTRE, self._source)


class Passage(QWidget):
    """A titled passage with a coloured bar at its left."""

    def __init__(self, title: str, bar: str, *parts: QWidget) -> None:
        super().__init__()
        self._bar = bar
        box = column(Text(title.upper(), "section", "ink_secondary"), *parts, gap=5)
        box.setContentsMargins(15, 0, 0, 0)
        self.setLayout(box)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        QPainter(self).fillRect(QRect(0, 0, 3, self.height()), colour(self._bar))
