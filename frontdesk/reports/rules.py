"""How a stretch of days falls into periods."""

from __future__ import annotations

from datetime import date, timedelta

from frontdesk.errors import Invalid

LONGEST = 400  # periods; a year of days and some


def periods_between(first_day: date, last_day: date, *, weeks: bool) -> list[tuple[date, date]]:
    """The days, or the weeks from Monday cut to the stretch, in order.

    Raises Invalid where they are more than `LONGEST`, for a list cut short would look whole.
    """
    found: list[tuple[date, date]] = []
    day = first_day
    while day <= last_day:
        if len(found) == LONGEST:
            raise Invalid("last_day", "too-many-periods")
        end = day + timedelta(days=6 - day.weekday()) if weeks else day
        found.append((day, min(end, last_day)))
        day = end + timedelta(days=1)
    return found
