"""Words of which some are marked: struck through where they went, underlined where they came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme.theme import current, font, metrics
from ui.theme.tokens import LINE_HEIGHT
from ui.widgets.paint import colour

Span = tuple[int, int]
"""Where marked words begin, and how many letters they are."""
_WORD = re.compile(r"\s+|\S+")
_MOST = 4_000  # letters; a longer line is shown without marks


def marks(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """The words that went out of the first text, and those that came into the second."""
    if max(len(before), len(after)) > _MOST:
        return [], []
    old, new = _WORD.findall(before), _WORD.findall(after)
    went: list[Span] = []
    came: list[Span] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal":
            went += _span(old, first, last)
            came += _span(new, start, end)
    return went, came


def _span(words: list[str], first: int, last: int) -> list[Span]:
    length = len("".join(words[first:last]))
    return [(len("".join(words[:first])), length)] if length else []


class MarkedWords(QLabel):
    """A text that wraps, with marks; to readers it is the plain text."""

    def __init__(self, lead: str, text: str, spans: list[Span], *, gone: bool = False) -> None:
        super().__init__()
        self._shown, self._gone = lead + text, gone
        self._spans = [(len(lead) + start, length) for start, length in spans]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self._shown)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def marked(self) -> list[str]:
        """The words that are marked."""
        return [self._shown[start : start + length].strip() for start, length in self._spans]

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return self._lay(width)[1]

    def sizeHint(self) -> QSize:
        """As high as its width asks."""
        least = current().px(240)
        return QSize(least, self.heightForWidth(max(least, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(current().px(160), round(metrics("body").height() * LINE_HEIGHT))

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        pitch = round(metrics("body").height() * 1.2)
        layout = QTextLayout(self._shown, font("body"))
        layout.setFormats([self._format(start, length) for start, length in self._spans])
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * pitch + (pitch - line.height()) / 2))
            count += 1
        layout.endLayout()
        return layout, max(1, count) * pitch

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        if self._gone:
            look.setFontStrikeOut(True)
        else:
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setFontUnderline(True)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, what is gone in a quieter ink."""
        painter = QPainter(self)
        painter.setPen(colour("ink_secondary" if self._gone else "ink"))
        self._lay(self.width())[0].draw(painter, QPointF(0, 0))
