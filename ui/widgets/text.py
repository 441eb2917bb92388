"""Words: plain text in a role, and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme.theme import current, font, metrics
from ui.widgets.layout import show_if
from ui.widgets.paint import colour, paint_tag, tag_height, tag_width

if TYPE_CHECKING:
    from ui.theme.tokens import Role


class Text(QLabel):
    """Plain text in a role and a colour; follows the theme by itself.

    With `wrap` it takes further lines; `selectable` lets the mouse mark words for copying.
    """

    def __init__(
        self,
        text: str,
        role: Role = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._ink = role, ink
        self.setTextFormat(Qt.TextFormat.PlainText)  # before any text: a name is not markup
        self.setText(text)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dress()

    def set_ink(self, ink: str) -> None:
        """Show the same words in another colour."""
        self._ink = ink
        self.dress()

    def dress(self) -> None:
        """Take font and colour from the theme in force; the theme calls it at each change."""
        self.setFont(font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour(self._ink))
        self.setPalette(palette)


class Title(Text):
    """The title of a page, as high as the buttons that stand beside it on other pages."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "h1")

    def sizeHint(self) -> QSize:
        """One line as high as a control."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), current().height()))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(least.height(), current().height()))


class Tag(QLabel):
    """A word on a soft ground: a state, a count, a time that passes."""

    def __init__(
        self, text: str, tone: str = "brand", *, role: Role = "tag", tall: bool = False
    ) -> None:
        super().__init__()
        self._tone, self._role, self._tall = tone, role, tall
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str | None = None) -> None:
        """Another word, in another tone where one is given; an empty one hides the tag."""
        self._tone = tone or self._tone
        self.setText(text)
        show_if(self, text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its word and the room around it; a tall tag is as high as a small control."""
        height = current().height(small=True) - 2 if self._tall else tag_height(self._role)
        return QSize(tag_width(self.text(), self._role) + (4 if self._tall else 0), height)

    def minimumSizeHint(self) -> QSize:
        """A tag is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and word."""
        paint_tag(QPainter(self), QRectF(self.rect()), self.text(), self._tone, self._role)


def text_width(text: str, role: Role) -> int:
    """The width of a text on one line, whole pixels."""
    return round(metrics(role).horizontalAdvance(text))
