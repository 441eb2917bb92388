"""The sheets of the log: correcting a call, adding a follow-up, trying again later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.calls.model import CallEntry, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.calls.rules.due import Due, due, offered
from frontdesk.calls.rules.labels import FOLLOW_UPS, OUTCOMES, REASONS
from ui.calls.words import outcomes, reasons
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.fields import Choice, FormField, LineField, Notes
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget

    from frontdesk.calls.model import Call


class CorrectSheet(Sheet):
    """Reasons, outcome, what else came of it, and the note; what was there stays in the history."""

    least_width = 640

    def __init__(self, parent: QWidget, call: Call) -> None:
        self.call = call
        entry = call.entry
        self.reasons = Chips("Why they called")
        self.outcome = Choice(tuple(OUTCOMES.items()))
        self.also = Chips("Also")
        self.note = Notes(4)
        self.reasons.show_chips(tuple(REASONS.items()), entry.reasons)
        self.outcome.set_value(entry.outcome)
        self._offer_also(entry.also)
        self.outcome.chosen.connect(lambda _one: self._offer_also(self.also.values()))
        self.note.setPlainText(entry.note)
        body = column(
            FormField("Why they called", self.reasons),
            FormField("What came of it", self.outcome),
            FormField("Also", self.also),
            FormField("Note", self.note, "for logistics, not clinical detail"),
        )
        super().__init__(parent, "Correct this call", body, accept="Save correction")

    def _offer_also(self, ticked: Sequence[object]) -> None:
        """What else may have come of it: not once more what mainly did."""
        main = self.outcome.value()
        options = [(one, words) for one, words in OUTCOMES.items() if one is not main]
        self.also.show_chips(options, ticked)

    def entry(self) -> CallEntry:
        """The call as it should stand."""
        outcome = self.outcome.value()
        main = outcome if isinstance(outcome, Outcome) else self.call.entry.outcome
        return replace(
            self.call.entry,
            reasons=tuple(one for one in self.reasons.values() if isinstance(one, Reason)),
            outcome=main,
            also=tuple(one for one in self.also.values() if isinstance(one, Outcome)),
            note=self.note.toPlainText(),
        )

    def show_edited(self, current: Call) -> None:
        """Another window corrected it: say what stands there, and let the desk decide."""
        self.call = current
        self.show_problem(
            "Another window corrected this call in the meantime. It says now: "
            f"{reasons(current)}; {outcomes(current)}. "
            "Save again to put yours in its place, or cancel to keep theirs."
        )
        self.go.relabel("Save mine instead")


class FollowUpSheet(Sheet):
    """What must still be done for a call, by whom and until when."""

    def __init__(self, parent: QWidget, now: datetime, where: ZoneInfo) -> None:
        self._now, self._where = now, where
        self.task = Choice(tuple(FOLLOW_UPS.items()))
        self.due = Choice(offered(now, where))
        self.for_whom = LineField()
        self.what = LineField(limit=500)
        body = column(
            FormField("What is to be done", self.task),
            FormField("Until", self.due),
            FormField("For whom", self.for_whom, "a clinician or colleague"),
            FormField("About", self.what, "a few words"),
        )
        super().__init__(parent, "Add a follow-up", body, accept="Add follow-up")

    def wanted(self) -> NewFollowUp:
        """The follow-up that was filled in."""
        task = self.task.value()
        return NewFollowUp(
            task if isinstance(task, FollowUpKind) else FollowUpKind.CALL_BACK,
            _instant(self.due, self._now, self._where),
            self.for_whom.text(),
            self.what.text(),
        )


class TryAgainSheet(Sheet):
    """Nobody answered: when to try next."""

    def __init__(self, parent: QWidget, now: datetime, where: ZoneInfo) -> None:
        self._now, self._where = now, where
        self.due = Choice(offered(now, where))
        words = Text("The try is counted, and the line comes back when it is due.", wrap=True)
        body = column(words, FormField("Try again", self.due))
        super().__init__(parent, "Nobody answered", body, accept="Try again then")

    def next_due(self) -> datetime:
        """When to try next."""
        return _instant(self.due, self._now, self._where)


def _instant(choice: Choice, now: datetime, where: ZoneInfo) -> datetime:
    option = choice.value()
    return due(option if isinstance(option, Due) else Due.TOMORROW, now, where)
