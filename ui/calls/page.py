"""The call log and what is still to be done, with one call beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from frontdesk.changes import Kind
from frontdesk.identity import CallId
from ui.calls.detail import CallCard
from ui.calls.filters import Filters
from ui.calls.follow_ups import FollowUpsCard
from ui.calls.presenter import CallsPresenter
from ui.calls.words import follow_up_state, number_of, outcomes, reasons, who
from ui.messages import clock, count, day, duration
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.segmented import Segmented
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import Call, FollowUp
    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks

_LONGEST_NAME = 20  # letters; further ones would push the reasons out
_MINUTE = 60
_LEAST_LOG = 600  # pixels: in large text the call stands below the log, so that no column is cut
LOG, WAITING = "Log", "Follow-ups"
_SHOWN = frozenset((Kind.CALL, Kind.FOLLOW_UP, Kind.PERSON, Kind.STORE, Kind.SETTING))


class CallsPage(QWidget):
    """Built at once; `attach` gives it the services, and the list comes when it is shown."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._now: datetime | None = None
        self._where: ZoneInfo | None = None
        self._presenter: CallsPresenter | None = None
        self.which = Segmented("What to show", (LOG, WAITING))
        self.export = Button("Export CSV", name="Export the listed calls as CSV")
        self.filters = Filters()
        self.number = Text("", "body", "ink_secondary")
        self._empty = EmptyState("No calls yet", "Each finished call stands here. F2 begins one.")
        self.table = RecordTable(
            "Calls",
            (
                Column("Time", self._time, strong=True, detail=self._day, share=0),
                Column(
                    "Who", lambda c: _short(who(c)), spoken=who, share=1,
                    detail=lambda c: number_of(c) if c.person_name else "",
                ),
                Column("Reasons", reasons, share=3),
                Column("Outcome", outcomes, share=3),
                Column(
                    "Follow-up", lambda c: self._state(c)[0], tone=lambda c: self._state(c)[1],
                    share=0,
                ),
                Column(
                    "Length", lambda c: _minutes(c.entry.seconds), align="end", share=0,
                    spoken=lambda c: duration(c.entry.seconds),
                ),
            ),
            lambda call: call.id,
            self._empty,
            least=_LEAST_LOG,
        )  # fmt: skip
        self.card, self.waiting = CallCard(), FollowUpsCard()
        self._stack = QStackedWidget()
        log = Card("Log", held(row(self.number, self.filters.beside, gap=14)))
        log.fill(column(self.table), bleed=True)
        log.first = self.table
        self._stack.addWidget(log)
        self._stack.addWidget(self.waiting)
        self.first: QWidget = self.table
        top = Wrap(Text("Calls", "h1"), held(row(self.which, self.export, gap=12)), way="spread")
        self._body = Columns((self._stack, 5), (self.card, 2))
        box = column(held(top), self.filters, self._body, gap=14)
        box.setStretch(2, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.which.chosen.connect(self._switch)

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services."""
        self._presenter = CallsPresenter(self, services, tasks)

    def refresh(self) -> None:
        """Load what is shown."""
        if self._presenter is not None:
            self._presenter.refresh()

    def changed(self, change: Change) -> None:
        """Load again where a call, a follow-up or a person changed."""
        if change.kinds & _SHOWN:
            self.refresh()

    def open(self, key: object) -> None:
        """Show one call; without one, the follow-ups."""
        if isinstance(key, int) and self._presenter is not None:
            self.which.set_value(LOG)
            self._presenter.open(CallId(key))
        elif key is None:
            self.which.set_value(WAITING)

    def go_to_card(self) -> None:
        """Go to what can be done with the chosen call, which may stand below the log."""
        self.card.correct.setFocus()
        self._body.ensureWidgetVisible(self.card.correct)

    def correct(self, key: object) -> None:
        """Show one call, and ask what is to be corrected in it."""
        self.open(key)
        if isinstance(key, int) and self._presenter is not None:
            self._presenter.correct(CallId(key))

    def export_to(self, path: Path) -> None:
        """Save what the filters leave as CSV there."""
        if self._presenter is not None:
            self._presenter.export(path)

    def _switch(self, which: str) -> None:
        log = which == LOG
        self._stack.setCurrentIndex(0 if log else 1)
        self.filters.setVisible(log)
        self.export.setVisible(log)
        self.first = self.table if log else self.waiting.table

    # -- what is shown ------------------------------------------------------------------------

    def show_calls(
        self, rows: Sequence[Call], number: int, now: datetime, where: ZoneInfo, *, complete: bool
    ) -> None:
        """Show the first rows of a query that has `number` of them."""
        self._now, self._where = now, where
        self.number.setText(count(number, "call", "calls"))
        self.table.show_rows(rows, complete=complete)

    def say_empty(self, *, filtered: bool) -> None:
        """Say why the list is empty, should it be."""
        if filtered:
            self._empty.say("No call fits these filters", "Change them, or clear them all.")
        else:
            self._empty.say("No calls yet", "Each finished call stands here. F2 begins one.")

    def show_follow_ups(self, rows: Sequence[FollowUp], now: datetime, where: ZoneInfo) -> None:
        """Show what is still to be done."""
        self.waiting.show_follow_ups(rows, now, where)

    def _time(self, call: Call) -> str:
        return clock(call.entry.started, self._where) if self._where else ""

    def _day(self, call: Call) -> str:
        return day(call.entry.started.astimezone(self._where).date()) if self._where else ""

    def _state(self, call: Call) -> tuple[str, str]:
        return follow_up_state(call, self._now) if self._now else ("", "plain")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}\u2026"


def _minutes(seconds: int) -> str:
    """As a column of many has it: whole minutes, and less than one in seconds."""
    return f"{round(seconds / 60)} min" if seconds >= _MINUTE else f"{seconds} s"
