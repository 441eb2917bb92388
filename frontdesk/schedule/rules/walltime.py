"""What a wall clock's time means as an instant, also on the days when the clock is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from frontdesk.clock import readings
from frontdesk.schedule.refusals import NoSuchWallTime, TwoWallTimes

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The one instant (UTC) that the zone's wall clock shows as `day` `at`.

    Raises NoSuchWallTime in the hour that daylight saving skips, naming the first time after it,
    and TwoWallTimes in the hour that it repeats, naming both readings.
    """
    found = readings(day, at, zone)
    if len(found) == 1:
        return found[0]
    wall = datetime.combine(day, at)
    if found:
        raise TwoWallTimes(wall, (found[0], found[1]))
    later = wall.replace(second=0, microsecond=0)
    while not (after := readings(later.date(), later.time(), zone)):
        later += _MINUTE
    raise NoSuchWallTime(wall, after[0])


def minute_of(moment: datetime) -> int:
    """Whole minutes since 1970 in UTC, rounded down."""
    return (moment - _EPOCH) // _MINUTE


def minute_after(moment: datetime) -> int:
    """Whole minutes since 1970 in UTC, rounded up."""
    return -((_EPOCH - moment) // _MINUTE)


def moment_of(minute: int) -> datetime:
    """The instant of a whole minute since 1970, in UTC."""
    return _EPOCH + timedelta(minutes=minute)
