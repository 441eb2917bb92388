"""F1: the list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from ui.search.actions import LOCAL_KEYS
from ui.widgets.buttons import Button
from ui.widgets.layout import column, row
from ui.widgets.paint import colour
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.search.actions import Action


class KeysDialog(QDialog):
    """Every key of the window, by where it works."""

    def __init__(self, parent: QWidget, actions: Sequence[Action]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setModal(True)
        rows = [(one.group, one.keys, one.words) for one in actions if one.keys]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setContentsMargins(0, 0, 0, 0)
        groups: dict[str, list[tuple[str, str]]] = {}
        for where, keys, words in (*rows, *LOCAL_KEYS):
            groups.setdefault(where, []).append((keys, words))
        place = 0
        for where, lines in groups.items():
            if place:
                grid.setRowMinimumHeight(place, 8)
                place += 1
            grid.addWidget(Text(where.upper(), "section", "ink_secondary"), place, 0, 1, 2)
            for keys, words in lines:
                place += 1
                grid.addWidget(Text(keys, "strong"), place, 0)
                grid.addWidget(Text(words, "body", wrap=True), place, 1)
            place += 1
        grid.setColumnStretch(1, 1)
        body = QWidget()
        body.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(body)
        scroll.setAccessibleName("Keys")
        body.setAutoFillBackground(False)
        close = Button("Close", "primary", "Esc")
        close.clicked.connect(self.accept)
        box = column(Text("Keys", "h2"), scroll, row(None, close), gap=16)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.resize(560, 620)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface, as every sheet has it."""
        QPainter(self).fillRect(self.rect(), colour("surface"))
