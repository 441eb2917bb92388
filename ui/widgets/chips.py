"""Small words to switch on and off, or to take away: handouts, reasons, topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current, metrics
from ui.theme.theme import font as role_font
from ui.widgets.layout import Wrap, show_if
from ui.widgets.paint import CENTRE, colour, ringed

if TYPE_CHECKING:
    from collections.abc import Sequence

_TICK, _CROSS = "\u2713 ", " \u00d7"


class Chip(QAbstractButton):
    """One word: checkable with a tick, or removable with a cross (Delete, or a click)."""

    def __init__(self, text: str, *, on: bool = False, removable: bool = False) -> None:
        super().__init__()
        self._removable = removable
        self.setText(text)
        self.setCheckable(not removable)
        self.setChecked(on and not removable)
        self.setAccessibleName(f"Remove {text}" if removable else text)
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _shown(self) -> str:
        if self._removable:
            return self.text() + _CROSS
        return _TICK + self.text() if self.isChecked() else self.text()

    def sizeHint(self) -> QSize:
        """Its words with the tick, so that ticking moves nothing."""
        widest = self.text() + _CROSS if self._removable else _TICK + self.text()
        width = round(metrics("tag").horizontalAdvance(widest)) + 20
        return QSize(width, max(24, current().height(small=True) - 2))

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space; Delete takes a removable one away."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        gone = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) if self._removable else ()
        if event.key() in (*keys, *gone) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, words and focus."""
        on = self.isChecked() or self._removable
        painter, box = QPainter(self), QRectF(self.rect())
        line = None if on else colour("control_edge")
        outline(painter, box, colour("brand_soft" if on else "surface"), line=line, radius=6)
        painter.setPen(colour("brand" if on else "ink_secondary"))
        painter.setFont(role_font("tag"))
        painter.drawText(box, CENTRE, self._shown())
        ringed(painter, self, box)


class Chips(QWidget):
    """A wrapping row of chips by their values."""

    toggled = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, name: str, *, removable: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._removable = removable
        self._row = Wrap(gap=6)
        self.setLayout(self._row)
        self._chips: dict[object, Chip] = {}

    def show_chips(self, options: Sequence[tuple[object, str]], on: Sequence[object] = ()) -> None:
        """Show these chips instead, those in `on` ticked."""
        kept = self._chips if [v for v, _ in options] == list(self._chips) else {}
        if not kept:
            self._clear()
        for value, words in options:
            chip = kept.get(value) or self._made(value, words)
            chip.blockSignals(True)  # noqa: FBT003 -- Qt's own
            chip.setChecked(value in on)
            chip.blockSignals(False)  # noqa: FBT003 -- Qt's own
            chip.update()
        show_if(self, options)
        self.updateGeometry()

    def values(self) -> list[object]:
        """The values shown, or those that are ticked."""
        return [v for v, chip in self._chips.items() if self._removable or chip.isChecked()]

    def _made(self, value: object, words: str) -> Chip:
        chip = Chip(words, removable=self._removable)
        chip.clicked.connect(lambda on=False, v=value: self._clicked(v, on=on))
        self._chips[value] = chip
        self._row.addWidget(chip)
        return chip

    def _clicked(self, value: object, *, on: bool) -> None:
        if self._removable:
            self.removed.emit(value)
        else:
            self.toggled.emit(value, on)

    def _clear(self) -> None:
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
