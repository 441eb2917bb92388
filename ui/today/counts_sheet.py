"""Counts by day or by week, to be read or saved as CSV."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from ui.messages import day
from ui.widgets.dates import DateField
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField
from ui.widgets.layout import Wrap, column
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from frontdesk.reports.model import PeriodCounts

BY_DAY, BY_WEEK = "By day", "By week"
_SPAN = timedelta(days=27)


class CountsSheet(Sheet):
    """`asked` says that other counts are wanted; `submitted` that they are to be saved."""

    asked = Signal()
    least_width = 820

    def __init__(self, parent: QWidget, today: date) -> None:
        self.by = Segmented("Counts", (BY_DAY, BY_WEEK), BY_DAY)
        self.first_day, self.last_day = DateField(), DateField()
        self.first_day.set_value(today - _SPAN)
        self.last_day.set_value(today)
        self.fields = (FormField("From", self.first_day), FormField("To", self.last_day))
        self.table = RecordTable(
            "Counts",
            (
                Column("Days", _days, strong=True, share=0),
                Column("Calls", lambda one: f"{one.calls:,}", align="end", share=0),
                Column("New", lambda one: f"{one.new_clients:,}", align="end", share=0,
                       spoken=lambda one: f"{one.new_clients} new clients"),
                Column("Booked", lambda one: f"{one.booked:,}", align="end", share=0),
                Column("Handouts", lambda one: f"{one.handouts:,}", align="end", share=0),
                Column("Most for", lambda one: _most(one.reasons, _REASONS), share=1),
                Column("Most often", lambda one: _most(one.outcomes, _OUTCOMES), share=1),
            ),
            lambda one: one.first_day,
        )  # fmt: skip
        show = FormField("Show", self.by)
        body = column(Wrap(show, *self.fields, gap=12, way="grow"), self.table)
        super().__init__(parent, "Counts", body, accept="Export CSV", cancel="Close")
        self.by.chosen.connect(self.asked)
        for field in self.fields:
            control = field.control
            if isinstance(control, DateField):
                control.changed.connect(self.asked)
                control.problem_changed.connect(field.show_problem)

    def wanted(self) -> tuple[date, date, bool] | None:
        """First day, last day, and whether by week; None while the days make no stretch."""
        first, last = self.first_day.value(), self.last_day.value()
        if first is None or last is None:
            return None
        if last < first:
            self.fields[1].show_problem("The last day lies before the first. Swap them.")
            return None
        self.fields[1].show_problem("")
        return first, last, self.by.value() == BY_WEEK

    def show_counts(self, counts: Sequence[PeriodCounts]) -> None:
        """Show these, the latest first."""
        self.table.show_rows(sorted(counts, key=lambda one: one.first_day, reverse=True))


_REASONS = {str(reason): words for reason, words in REASONS.items()}
_OUTCOMES = {str(outcome): words for outcome, words in OUTCOMES.items()}


def _days(one: PeriodCounts) -> str:
    if one.first_day == one.last_day:
        return day(one.first_day)
    return f"{day(one.first_day)} \u2013 {day(one.last_day)}"


def _most(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    if not counts:
        return ""
    name = max(sorted(counts), key=lambda key: counts[key])
    return f"{words.get(name, name)} ({counts[name]})"
