"""Counts for the desk, by day and by week; reads only."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from frontdesk.calls.rules.listing import csv_text
from frontdesk.clock import local_day, start_of_day
from frontdesk.reports import store
from frontdesk.reports.model import PeriodCounts, TodayCounts
from frontdesk.reports.rules import periods_between

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from zoneinfo import ZoneInfo

    from frontdesk.storage.unit import Storage


class Reports:
    """Counts. `zone` gives the clinic's zone, which decides days."""

    def __init__(self, storage: Storage, zone: Callable[[], ZoneInfo]) -> None:
        self._storage = storage
        self._zone = zone

    def today(self) -> TodayCounts:
        """The figures at the head of Today."""
        now = self._storage.clock.now()
        where = self._zone()
        day = local_day(now, where)
        start, end = start_of_day(day, where), start_of_day(day + timedelta(days=1), where)
        with self._storage.reading() as connection:
            seconds = store.call_seconds(connection, start, end)
            due, due_now = store.call_backs(connection, end, now)
            arriving, late = store.arrivals(connection, now, end, start)
            return TodayCounts(
                calls=len(seconds),
                median_seconds=round(median(seconds)) if seconds else None,
                intakes_booked=store.booked_on_calls(connection, start, end),
                new_clients=store.new_clients(connection, start, end),
                call_backs=due,
                call_backs_due=due_now,
                arriving=arriving,
                late=late,
            )

    def periods(self, first_day: date, last_day: date, *, weeks: bool) -> list[PeriodCounts]:
        """Counts of each day, or each week from Monday, of a stretch of days, both inclusive."""
        where = self._zone()
        found = []
        with self._storage.reading() as connection:
            for first, last in periods_between(first_day, last_day, weeks=weeks):
                start = start_of_day(first, where)
                end = start_of_day(last + timedelta(days=1), where)
                found.append(
                    PeriodCounts(
                        first_day=first,
                        last_day=last,
                        calls=store.calls(connection, start, end),
                        new_clients=store.new_clients(connection, start, end),
                        booked=store.booked_on_calls(connection, start, end),
                        handouts=store.handouts(connection, start, end),
                        reasons=store.reasons(connection, start, end),
                        outcomes=store.outcomes(connection, start, end),
                    )
                )
        return found

    def periods_csv(self, first_day: date, last_day: date, *, weeks: bool) -> str:
        """The same as CSV, one line a period, one column a reason and an outcome."""
        header = (
            "from", "to", "calls", "new clients", "booked", "handouts",
            *(f"reason: {words}" for words in REASONS.values()),
            *(f"outcome: {words}" for words in OUTCOMES.values()),
        )  # fmt: skip
        rows = (
            (
                one.first_day.isoformat(), one.last_day.isoformat(), one.calls, one.new_clients,
                one.booked, one.handouts,
                *(one.reasons.get(str(reason), 0) for reason in REASONS),
                *(one.outcomes.get(str(outcome), 0) for outcome in OUTCOMES),
            )
            for one in self.periods(first_day, last_day, weeks=weeks)
        )  # fmt: skip
        return csv_text((header, *rows))
