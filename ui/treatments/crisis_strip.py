"""The strip that says a caller may be in danger, wherever answers are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.announce import announce
from ui.widgets.cards import Notice
from ui.widgets.layout import Wrap, column, held, show_if

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.widgets.buttons import Button
    from ui.widgets.entry_list import EntryList

STRIP = "The caller may be in danger. F9 opens the crisis card."
_TOP = 1  # in the panel's column, below the search


class CrisisStrip(QWidget):
    """Stands above the answers; below them where it would push one from under the pointer."""

    def __init__(self, button: Button | None = None) -> None:
        super().__init__()
        self._notice = Notice(tone="crisis")
        parts: list[QWidget] = [self._notice]
        if button is not None:
            parts.append(held(Wrap(button)))
        self.setLayout(column(*parts, gap=10))
        show_if(self, holds=False)

    @property
    def words(self) -> str:
        """What it says; empty while no danger was heard."""
        return self._notice.words

    def show_for(
        self, box: QVBoxLayout, answers: EntryList, *, danger: bool, settled: bool
    ) -> None:
        """Show or hide it in a panel's column; `settled` when no key press asked for it."""
        new = danger and not self.words
        if new or not settled:
            below = settled and answers.underMouse()
            box.removeWidget(self)
            box.insertWidget(box.indexOf(answers) + 1 if below else _TOP, self)
        self._notice.say(STRIP if danger else "")
        show_if(self, danger)
        if new:
            announce(self, STRIP, urgent=True)
