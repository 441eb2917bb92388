"""Times as the command line takes and gives them, and as sentences say them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from frontdesk.clock import readings
from frontdesk.commands.arguments import YEARS
from frontdesk.errors import Invalid
from frontdesk.schedule.model import NoSuchWallTime, TwoWallTimes

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12
_A_DAY_ALONE = 10  # signs of 2026-11-25
_LONGEST_SKIP = timedelta(hours=3)


def read_time(text: str, where: ZoneInfo) -> datetime:
    """The instant that a TIME names; without an offset it is what the clinic's clock shows.

    Raises Invalid("time", "not-a-time"), and NoSuchWallTime or TwoWallTimes in the hour that
    daylight saving skips or repeats.
    """
    try:
        wall = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Invalid("time", "not-a-time", text) from None
    if len(text.strip()) <= _A_DAY_ALONE or wall.year not in YEARS:
        raise Invalid("time", "not-a-time", text)
    if wall.tzinfo is not None:
        return wall
    found = readings(wall.date(), wall.time(), where)
    if not found:
        raise NoSuchWallTime(wall, _first_after(wall, where))
    if len(found) > 1:
        raise TwoWallTimes(wall, (found[0], found[1]))
    return found[0]


def _first_after(wall: datetime, where: ZoneInfo) -> datetime:
    """The first instant whose wall clock is past a time that the clock skips."""
    minute = timedelta(minutes=1)
    later = wall
    while later < wall + _LONGEST_SKIP:
        later = later.replace(second=0, microsecond=0) + minute
        if found := readings(later.date(), later.time(), where):
            return found[0]
    return wall.replace(tzinfo=where)


def given(instant: datetime, where: ZoneInfo) -> str:
    """An instant as answers give it: ISO 8601 with the clinic's offset."""
    return instant.astimezone(where).isoformat(timespec="seconds")


def given_or_none(instant: datetime | None, where: ZoneInfo) -> str | None:
    """The same, and null for an instant that is not known."""
    return None if instant is None else given(instant, where)


def said_day(day: date) -> str:
    """A day as a sentence says it: `Wed, Nov 25, 2026`."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"


def said_clock(instant: datetime) -> str:
    """A time of day as a sentence says it: `9:30 AM`, of a datetime in its own zone."""
    half = "AM" if instant.hour < _NOON else "PM"
    return f"{(instant.hour - 1) % _NOON + 1}:{instant.minute:02} {half}"


def said(instant: datetime, where: ZoneInfo) -> str:
    """A day and a time as a sentence says them: `Wed, Nov 25, 2026, 9:30 AM`."""
    local = instant.astimezone(where)
    return f"{said_day(local.date())}, {said_clock(local)}"
