"""Moving and cancelling a visit: the new time, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.schedule.openings_panel import OpeningsPanel
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

MOVES = ("Person asked", "Provider away", "Clinic closed", "Booked wrongly")
CANCELS = ("Person asked", "Going elsewhere", "Provider away", "Clinic closed", "Booked wrongly")
_LIMIT = 200


class ReasonField(QWidget):
    """A reason: one of the usual ones, words of one's own, or both."""

    def __init__(self, usual: Sequence[str]) -> None:
        super().__init__()
        self._usual = tuple(usual)
        self.chips = Chips("Reason")
        self.words = LineField("Or in a few words", _LIMIT)
        self._form = FormField("Reason", self.words, "Logistics only")
        self.setLayout(column(self.chips, self._form, gap=8))
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
        """Say that a reason is needed."""
        self._form.show_problem(sentence)

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
        self.openings.openings.setFocus()


class CancelSheet(Sheet):
    """Why a visit is cancelled. It asks nobody."""

    kind = "danger"

    def __init__(self, parent: QWidget, what: str) -> None:
        self.reason = ReasonField(CANCELS)
        body = column(Text(what, "body", "ink_secondary", wrap=True), self.reason, None)
        super().__init__(
            parent, "Cancel this visit", held(body), accept="Cancel visit", cancel="Keep it"
        )
        self.reason.words.setFocus()
