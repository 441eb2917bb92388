"""What goes with a topic, chosen from a list: related topics, handouts, kinds of visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.chips import Chips
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE = "None"


class ChosenField(QWidget):
    """A label, what is chosen as chips that can be taken away, and a button to choose."""

    wanted = Signal()
    removed = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.chips = Chips(label, removable=True)
        self._none = Text(NONE, "body", "ink_secondary")
        self.choose = Button("Choose\N{HORIZONTAL ELLIPSIS}", "small", name=f"Choose: {label}")
        top = held(Wrap(Text(label, "label", "ink_secondary"), self.choose, way="spread"))
        self.setLayout(column(top, self._none, self.chips, gap=5))
        self.chips.removed.connect(self.removed)
        self.choose.clicked.connect(self.wanted)

    def show_chosen(self, chosen: Sequence[tuple[object, str]]) -> bool:
        """Show these, by value and words; whether they are others than before."""
        before = self.chips.values()
        self.chips.show_chips(tuple(chosen))
        show_if(self._none, not chosen)
        return before != self.chips.values()
