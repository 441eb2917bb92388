"""What is known of a record, as small labels over words that can be marked and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.tokens import Role


def copyable(text: str, role: Role = "body") -> Text:
    """Words that the mouse can mark and its menu copies; no stop on the way of the Tab key."""
    words = Text(text, role, wrap=True, selectable=True)
    words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return words


class Facts(QWidget):
    """Pairs of a label and a text; those without a text are left out.

    `below` puts the label under its text, as a list of what happened has it.
    """

    def __init__(self, name: str, *, below: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name, self._below = name, below
        self._box = column(gap=9)
        self.setLayout(self._box)
        self.pairs: tuple[tuple[str, str], ...] = ()

    def show_facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these instead; without any it hides."""
        found = tuple((label, text) for label, text in pairs if text)
        self.setVisible(bool(found))
        if found == self.pairs:
            return
        self.pairs = found
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for label, text in found:
            self._box.addWidget(self._pair(label, text))
        self.setAccessibleDescription("; ".join(f"{label}: {text}" for label, text in found))

    def _pair(self, label: str, text: str) -> QWidget:
        small = Text(label, "caption", "ink_secondary", wrap=True)
        words = copyable(text)
        holder = QWidget()
        parts = (words, small) if self._below else (small, words)
        holder.setLayout(column(*parts, gap=1))
        return holder
