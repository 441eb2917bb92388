"""What to list of the log: words, days, reason, outcome, and what is still open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import CallQuery, Outcome, Reason
from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, FormField, SearchField
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.text import Text


class Filters(QWidget):
    """A line of filters; `changed` says that they now mean something else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = SearchField("Search the log", "Ctrl+F", "Name, number or note")
        self.first_day, self.last_day = DateField(), DateField()
        self.reason = Choice(((None, "Any reason"), *REASONS.items()))
        self.outcome = Choice(((None, "Any outcome"), *OUTCOMES.items()))
        self.open_only = Chip("Open follow-ups only")
        self.clear = Button("Clear filters", "small")
        self.problem = Text("", "caption", "alert", wrap=True)
        self.problem.hide()
        fields = Wrap(
            FormField("Search", self.words),
            FormField("From", self.first_day),
            FormField("To", self.last_day),
            FormField("Reason", self.reason),
            FormField("Outcome", self.outcome),
            way="grow",
        )
        self.beside = held(row(self.open_only, self.clear))  # stands at the head of the list
        self.setLayout(column(fields, self.problem, gap=4))
        QShortcut(QKeySequence("Ctrl+F"), self, self._to_words)
        self.words.textEdited.connect(self.changed)
        self.words.cleared.connect(self.changed)
        for day in (self.first_day, self.last_day):
            day.changed.connect(self.changed)
            day.problem_changed.connect(self._complain)
        for choice in (self.reason, self.outcome):
            choice.chosen.connect(self.changed)
        self.open_only.toggled.connect(self.changed)
        self.clear.clicked.connect(self.reset)

    def query(self) -> CallQuery:
        """What the filters mean."""
        reason, outcome = self.reason.value(), self.outcome.value()
        return CallQuery(
            words=self.words.text().strip(),
            first_day=self.first_day.value(),
            last_day=self.last_day.value(),
            reason=reason if isinstance(reason, Reason) else None,
            outcome=outcome if isinstance(outcome, Outcome) else None,
            open_only=self.open_only.isChecked(),
        )

    def reset(self) -> None:
        """Take all filters away."""
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own: one change, not six
        self.words.clear()
        self.first_day.set_value(None)
        self.last_day.set_value(None)
        self.reason.set_value(None)
        self.outcome.set_value(None)
        self.open_only.setChecked(False)
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self._complain("")
        self.changed.emit()

    def _to_words(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
