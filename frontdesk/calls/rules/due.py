"""When something is due, by the words the desk says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from frontdesk.clock import readings

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MONDAY = 7


class Due(StrEnum):
    """The times that are offered for a call-back."""

    HOUR = "hour"
    AFTERNOON = "afternoon"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


_AT = {Due.AFTERNOON: time(15), Due.TOMORROW: time(9), Due.MONDAY: time(9)}
_WORDS = {
    Due.HOUR: "In an hour",
    Due.AFTERNOON: "This afternoon, 3:00 PM",
    Due.TOMORROW: "Tomorrow, 9:00 AM",
    Due.MONDAY: "Next Monday, 9:00 AM",
}


def due(option: Due, now: datetime, where: ZoneInfo) -> datetime:
    """The instant (UTC) that an option means at this moment."""
    if option is Due.HOUR:
        return now + timedelta(hours=1)
    today = now.astimezone(where).date()
    day: date = {
        Due.AFTERNOON: today,
        Due.TOMORROW: today + timedelta(days=1),
        Due.MONDAY: today + timedelta(days=_MONDAY - today.weekday()),
    }[option]
    return readings(day, _AT[option], where)[0]


def offered(now: datetime, where: ZoneInfo) -> tuple[tuple[Due, str], ...]:
    """The options that lie ahead, with their words."""
    return tuple((one, _WORDS[one]) for one in Due if due(one, now, where) > now)
