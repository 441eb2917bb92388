"""Times as the command line takes and gives them, and as sentences say them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from frontdesk.commands.arguments import YEARS
from frontdesk.errors import Invalid
from frontdesk.schedule.rules.walltime import instant

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12
_A_DAY_ALONE = 10  # signs of 2026-11-25


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
    return wall if wall.tzinfo is not None else instant(wall.date(), wall.time(), where)


def given(moment: datetime, where: ZoneInfo) -> str:
    """An instant as answers give it: ISO 8601 with the clinic's offset."""
    return moment.astimezone(where).isoformat(timespec="seconds")


def given_or_none(moment: datetime | None, where: ZoneInfo) -> str | None:
    """The same, and null for an instant that is not known."""
    return None if moment is None else given(moment, where)


def said_day(day: date) -> str:
    """A day as a sentence says it: `Wed, Nov 25, 2026`."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"


def said_clock(wall: datetime) -> str:
    """A time of day as a sentence says it: `9:30 AM`, of a datetime in its own zone."""
    half = "AM" if wall.hour < _NOON else "PM"
    return f"{(wall.hour - 1) % _NOON + 1}:{wall.minute:02} {half}"


def said(moment: datetime, where: ZoneInfo) -> str:
    """A day and a time as a sentence says them: `Wed, Nov 25, 2026, 9:30 AM`."""
    local = moment.astimezone(where)
    return f"{said_day(local.date())}, {said_clock(local)}"
