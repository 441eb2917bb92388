"""Push buttons with their key written on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton

from ui.theme.paint import button as paint_button
from ui.theme.theme import current, font, metrics
from ui.widgets.paint import START, cap_width, colour, paint_cap

if TYPE_CHECKING:
    from ui.theme.tokens import Role


class Button(QPushButton):
    """A push button with its shortcut written on it: primary, danger, plain or small."""

    def __init__(self, text: str, kind: str = "plain", keys: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self._kind, self._keys = kind, keys
        self.setAccessibleName(name or text)
        if keys:  # after the text, for setText resets the shortcut to the text's mnemonic
            self.setShortcut(QKeySequence(keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Text, key and padding."""
        small = self._kind == "small"
        width = metrics("small" if small else "button").horizontalAdvance(self.text())
        cap = cap_width(self._keys) + 8 if self._keys else 0
        padding = 22 if small else 28
        return QSize(round(width) + cap + padding, current().height(small=small))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's body, then text and key centred together."""
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        paint_button(painter, option, self._kind)
        role: Role = "small" if self._kind == "small" else "button"
        ink = colour({"primary": "brand_ink", "danger": "crisis"}.get(self._kind, "ink"))
        width = metrics(role).horizontalAdvance(self.text())
        cap = cap_width(self._keys) + 8 if self._keys else 0
        left = (self.width() - width - cap) / 2
        painter.setPen(ink)
        painter.setFont(font(role))
        painter.drawText(QRectF(left, 0, width + 2, self.height()), START, self.text())
        if self._keys:
            soft = ink if self._kind != "plain" else colour("ink_secondary")
            paint_cap(painter, left + width + cap, self.height() / 2, self._keys, soft)
