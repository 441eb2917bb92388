"""Moving and cancelling a visit: the new time, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.schedule.openings_panel import OpeningsPanel
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOVES = ("Person asked", "Provider away", "Clinic closed", "Booked wrongly")
CANCELS = ("Person asked", "Going elsewhere", "Provider away", "Clinic closed", "Booked wrongly")
NEEDED = "Needed · logistics only"
BEGUN = "This visit has begun or is over. If they did not come, it is a no-show, not cancelled."
_LIMIT = 200


class ReasonField(QWidget):
    """A reason, which is needed: one of the usual ones, words of one's own, or both."""

    def __init__(self, usual: Sequence[str]) -> None:
        super().__init__()
        self._usual = tuple(usual)
        self.chips = Chips("Reason")
        self.words = LineField("Or in a few words", _LIMIT)
        self.words.setAccessibleName("Reason in a few words")
        self._form = FormField("Reason", held(column(self.chips, self.words, gap=8)), NEEDED)
        self.setLayout(column(self._form))
        self.chips.toggled.connect(self._choose)
        self._show(None)

    def value(self) -> str:
        """The reason as it is stored; empty where none was given."""
        chosen = [str(one) for one in self.chips.values()]
        return ": ".join(part for part in (*chosen, self.words.text().strip()) if part)

    def choose(self, reason: str) -> None:
        """Tick one of the usual reasons."""
        self._show(reason)
        self._form.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say that a reason is needed, and go where it is written; empty takes it away."""
        self._form.show_problem(sentence)
        if sentence:
            self.words.setFocus()

    def _choose(self, value: object, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._show(str(value) if on else None)
        self._form.show_problem("")

    def _show(self, chosen: str | None) -> None:
        self.chips.show_chips([(one, one) for one in self._usual], [chosen] if chosen else [])


class MoveSheet(Sheet):
    """Where a visit moves to, and why. It asks nobody."""

    def __init__(self, parent: QWidget, what: str) -> None:
        self.openings = OpeningsPanel()
        self.reason = ReasonField(MOVES)
        body = column(
            Text(what, "body", "ink_secondary", wrap=True), self.openings, self.reason, None
        )
        super().__init__(parent, "Move this visit", held(body), accept="Move", cancel="Keep it")
        self._first = True

    def begin(self) -> None:
        """The first times are there: the hands begin among them, not at what narrows them down."""
        if self._first and self.openings.openings.entries:
            self._first = False
            self.openings.openings.setFocus()


class CancelSheet(Sheet):
    """Why a visit is cancelled. It asks nobody.

    One that has `begun` may have been missed instead, which its button says: `noshow_wanted`.
    """

    kind = "danger"
    noshow_wanted = Signal()

    def __init__(self, parent: QWidget, what: str, *, begun: bool = False) -> None:
        self.reason = ReasonField(CANCELS)
        self.noshow = Button("No-show instead", "small", "Alt+X")
        hint = held(column(Notice(BEGUN, "sun"), Wrap(self.noshow), gap=8))
        hint.setVisible(begun)
        body = column(Text(what, "body", "ink_secondary", wrap=True), hint, self.reason, None)
        super().__init__(
            parent, "Cancel this visit", held(body), accept="Cancel visit", cancel="Keep it"
        )
        self.noshow.clicked.connect(self.noshow_wanted)
        self.reason.words.setFocus()
