"""What can be done to the line in hand, with its keys; it stays below the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.handouts.model import Block, BlockKind
from ui.content.line_row import CLINIC_WORDS, KINDS
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.layout import Wrap
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.content.lines import Row

NOTHING = "Go to a line to change it"
_KINDS: tuple[tuple[object, str], ...] = (
    *(((kind, ""), words) for kind, words in KINDS.items()),
    *(((BlockKind.CLINIC, str(key)), f"Clinic: {words}") for key, words in CLINIC_WORDS.items()),
)


class LineTools(QWidget):
    """The buttons; `kind_chosen` carries a kind and the key of the clinic's own words."""

    sources_wanted = Signal()
    stepped = Signal(int)
    removed = Signal()
    kind_chosen = Signal(object, str)
    left = Signal()
    """The hands go back to the line."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The line in hand")
        self.where = Text(NOTHING, "strong", "ink_secondary")
        self.sources = Button("Sources\N{HORIZONTAL ELLIPSIS}", "small", "Ctrl+L")
        self.up = Button("\N{UPWARDS ARROW}", "small", name="Move the line up")
        self.down = Button("\N{DOWNWARDS ARROW}", "small", name="Move the line down")
        self.remove = Button("Remove", "small", "Ctrl+Del", "Remove the line")
        self.kind = Choice(_KINDS, "Kind of line")
        self.setLayout(Wrap(self.where, self.sources, self.kind, self.up, self.down, self.remove))
        self.sources.clicked.connect(self.sources_wanted)
        for keys, button in (("Alt+Up", self.up), ("Alt+Down", self.down)):
            button.setToolTip(keys)
            QShortcut(QKeySequence(keys), button, button.click)
        self.up.clicked.connect(lambda: self.stepped.emit(-1))
        self.down.clicked.connect(lambda: self.stepped.emit(1))
        self.remove.clicked.connect(self.removed)
        self.kind.setToolTip("Ctrl+T")
        QShortcut(QKeySequence("Ctrl+T"), self.kind, self.kind.setFocus)
        back = QShortcut(QKeySequence("Esc"), self.kind, self.left.emit)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.kind.activated.connect(lambda _row: self._chosen())

    def _chosen(self) -> None:
        value = self.kind.value()
        if isinstance(value, tuple):
            self.kind_chosen.emit(*value)

    def show_line(self, where: str, row: Row | None, *, handout: bool) -> None:
        """Name what the buttons act on: a line, a section's heading where `row` is None."""
        self.where.setText(where or NOTHING)
        self.sources.setEnabled(row is not None)
        self.kind.setVisible(handout)
        for button in (self.up, self.down, self.remove):
            button.setEnabled(bool(where) and (row is not None or handout))
        self.kind.setEnabled(isinstance(row, Block))
        if isinstance(row, Block):
            self.kind.set_value((row.kind, row.text if row.kind is BlockKind.CLINIC else ""))
