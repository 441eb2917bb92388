"""How a stretch of days falls into periods."""

from __future__ import annotations

from datetime import date, timedelta

LONGEST = 400  # periods; a year of days and some


def periods_between(first_day: date, last_day: date, *, weeks: bool) -> list[tuple[date, date]]:
    """The days, or the weeks from Monday cut to the stretch, in order; at most `LONGEST`."""
    found: list[tuple[date, date]] = []
    day = first_day
    while day <= last_day and len(found) < LONGEST:
        end = day + timedelta(days=6 - day.weekday()) if weeks else day
        found.append((day, min(end, last_day)))
        day = end + timedelta(days=1)
    return found
