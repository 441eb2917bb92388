"""One choice out of few, all of them visible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import SPACE
from ui.widgets.layout import row
from ui.widgets.paint import CENTRE, colour, ringed

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Segment(QRadioButton):
    def __init__(self, text: str, ends: tuple[bool, bool]) -> None:
        super().__init__(text)
        self.setShortcut(QKeySequence())  # an ampersand is shown as it is
        self._ends = ends
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _wide(self, padding: int) -> QSize:
        width = metrics("strong").horizontalAdvance(self.text())
        return QSize(round(width) + 2 * padding, current().height())

    def sizeHint(self) -> QSize:
        return self._wide(10)

    def minimumSizeHint(self) -> QSize:
        return self._wide(5)

    def hitButton(self, _pos: QPoint) -> bool:  # noqa: N802 -- Qt's own name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, on, box = QPainter(self), self.isChecked(), QRectF(self.rect())
        radius = SPACE.control_radius
        # setClipPath has hard edges; a wider rounded box behind a straight clip has soft ones.
        wide = box.adjusted(0 if self._ends[0] else -radius, 0, 0 if self._ends[1] else radius, 0)
        painter.setClipRect(self.rect())
        fill = colour("brand_soft" if on else "surface")
        outline(painter, wide, fill, line=current().edge, radius=radius)
        if not self._ends[0]:
            painter.fillRect(QRectF(0, 1, 1, box.height() - 2), colour("line"))
        painter.setPen(colour("brand" if on and self.isEnabled() else "ink_secondary"))
        painter.setFont(font("strong" if on else "body"))
        painter.drawText(box, CENTRE, self.text())
        ringed(painter, self, box.adjusted(3, 3, -3, -3))


class Segmented(QWidget):
    """One choice out of few, all visible; arrow keys choose, Tab passes through as one stop."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[str], value: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        last = len(options) - 1
        parts = [_Segment(o, (i == 0, i == last)) for i, o in enumerate(options)]
        box = row(*parts, gap=0)
        for place, part in enumerate(parts):
            box.setStretch(place, part.sizeHint().width())
            part.setAccessibleDescription(name)
            self._group.addButton(part)  # first: checking it in the group makes it the tab stop
            part.setChecked(part.text() == (value or options[0]))
        self.setLayout(box)
        self.setFocusProxy(next(part for part in parts if part.isChecked()))
        self._group.buttonToggled.connect(self._tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All alike where there is room, else each as its words need."""
        super().resizeEvent(event)
        box, parts = self.layout(), self._group.buttons()
        if isinstance(box, QBoxLayout):
            wide = [part.sizeHint().width() for part in parts]
            alike = max(wide) * len(wide) <= self.width()
            for place, one in enumerate(wide):
                box.setStretch(place, 1 if alike else one)

    def value(self) -> str:
        """The chosen option."""
        part = self._group.checkedButton()
        return part.text() if part else ""

    def set_value(self, option: str) -> None:
        """Choose an option by its words."""
        for part in self._group.buttons():
            if part.text() == option:
                part.setChecked(True)

    def _tell(self, part: QAbstractButton, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        if on:
            self.setFocusProxy(part)
            self.chosen.emit(part.text())
