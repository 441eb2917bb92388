"""Today: what was done, who comes, whom to call back, and what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.clock import local_day
from ui.messages import count, duration, long_day
from ui.today.arrivals import ArrivalsCard
from ui.today.lines import LinesCard
from ui.today.presenter import TodayPresenter
from ui.today.words import greeting
from ui.widgets.buttons import Button
from ui.widgets.cards import Columns
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.states import Figure
from ui.widgets.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from frontdesk.changes import Change
    from frontdesk.reports.model import TodayCounts
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.today.counts_sheet import CountsSheet
    from ui.today.gathering import TodayShown

_MINUTE = 60_000


class TodayPage(QWidget):
    """Built at once; `attach` gives it the services. Lateness is looked at each minute."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._presenter: TodayPresenter | None = None
        self._agent = ""
        self.title = Text("Today", "h1")
        self.about = Text("", "body", "ink_secondary")
        self.counts = Button("Counts", name="Counts by day and by week")
        self.calls = Figure("Calls today")
        self.booked = Figure("Booked on calls")
        self.waiting = Figure("To call back")
        self.arriving = Figure("Still to arrive")
        self.arrivals = ArrivalsCard()
        self.call_backs = LinesCard("Call back", "Nobody is waiting for a call.")
        self.attention = LinesCard("Needs attention", "Nothing needs a look.", leading=True)
        self.first: QWidget = self.arrivals.table
        top = Wrap(self.title, held(row(self.about, self.counts, gap=14)), way="spread")
        figures = Wrap(self.calls, self.booked, self.waiting, self.arriving, gap=12, way="grow")
        right = column(self.call_backs, self.attention)
        right.setStretch(0, 3)
        right.setStretch(1, 2)
        body = Columns((self.arrivals, 4), (held(right), 3))
        box = column(held(top), held(figures), body, gap=14)
        box.setStretch(2, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.refresh)

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services."""
        self._agent = services.actor.agent
        self._presenter = TodayPresenter(self, services, tasks)
        self.arrivals.table.show_waiting()

    def refresh(self) -> None:
        """Read everything again."""
        if self._presenter is not None:
            self._presenter.refresh()

    def changed(self, _change: Change) -> None:
        """Whatever changed may stand here."""
        self.refresh()

    def show_today(self, shown: TodayShown) -> None:
        """Show what was read."""
        now, where = shown.now, shown.where
        self.title.setText(greeting(now, where, self._agent))
        parts = (long_day(local_day(now, where)), shown.hours)
        self.about.setText(" \u00b7 ".join(part for part in parts if part))
        self._show_figures(shown.counts)
        self.arrivals.show_visits(shown.visits, now, where, shown.closed)
        self.call_backs.show_lines(shown.call_backs)
        self.call_backs.count.say(f"{shown.due} due" if shown.due else "")
        self.attention.show_lines(shown.attention)

    def save_counts(self, sheet: CountsSheet, path: Path) -> None:
        """Save the counts of that sheet as CSV there."""
        if self._presenter is not None:
            self._presenter.save_counts(sheet, path)

    def _show_figures(self, counts: TodayCounts) -> None:
        median = counts.median_seconds
        self.calls.show_figure(
            str(counts.calls), f"median {duration(median)}" if median is not None else ""
        )
        new = count(counts.new_clients, "new client", "new clients")
        self.booked.show_figure(
            str(counts.intakes_booked), f"of {new}" if counts.new_clients else ""
        )
        due = counts.call_backs_due
        words = f"{due} is due now" if due == 1 else f"{due} are due now"
        self.waiting.show_figure(str(counts.call_backs), words if due else "")
        late = counts.late
        words = f"{late} is late" if late == 1 else f"{late} are late"
        self.arriving.show_figure(str(counts.arriving), words if late else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock each minute while somebody sees it."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """And not otherwise."""
        super().hideEvent(event)
        self._timer.stop()
