"""Fields with their labels."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.paint import PADDING
from ui.widgets.layout import Wrap, column
from ui.widgets.paint import cap_width, colour, paint_cap
from ui.widgets.text import Text


class SearchField(QLineEdit):
    """A line edit with its key painted at the right end."""

    def __init__(
        self, name: str, keys: str, placeholder: str = "", *, sunken: bool = False
    ) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("sunken", sunken)
        self.setTextMargins(0, 0, cap_width(keys) + 8, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the key."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = colour("ink_secondary")
        paint_cap(painter, self.width() - PADDING, self.height() / 2, self._keys, ink)


class FormField(QWidget):
    """A label that is the control's buddy, a hint at the right, and the control below."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        title = Text(label, "label", "ink_secondary")
        title.setBuddy(control)
        control.setAccessibleName(label)
        top = Wrap(title, way="spread")
        if hint:
            control.setAccessibleDescription(hint)
            top.addWidget(Text(hint, "caption", "ink_secondary"))
        self.setLayout(column(top, control, gap=5))
