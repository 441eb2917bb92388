"""The one reader of the computer's clock, and the words for days and zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

CLINIC_ZONE = "America/Los_Angeles"


class Clock(Protocol):
    """Tells the time; tests have a twin that stands still until it is moved."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is moved; for tests, benches and the sample's tour."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        """The instant it stands at."""
        return self._instant

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self._instant += by


def zone(name: str = CLINIC_ZONE) -> ZoneInfo:
    """The zone of that IANA name; raises ZoneInfoNotFoundError for an unknown one."""
    return ZoneInfo(name)


def local_day(instant: datetime, where: ZoneInfo) -> date:
    """The calendar day of an aware instant in a zone."""
    return instant.astimezone(where).date()


def readings(day: date, at: time, where: ZoneInfo) -> list[datetime]:
    """The instants (UTC) that a wall clock shows as `day` `at`: none, one or two.

    None in the hour that daylight saving skips; two, the earlier first, in the hour it repeats.
    """
    found: list[datetime] = []
    for fold in (0, 1):
        wall = datetime.combine(day, at, where).replace(fold=fold)
        instant = wall.astimezone(UTC)
        back = instant.astimezone(where)
        if back.replace(tzinfo=None) == wall.replace(tzinfo=None) and instant not in found:
            found.append(instant)
    return sorted(found)


def start_of_day(day: date, where: ZoneInfo) -> datetime:
    """The first instant (UTC) of a calendar day in a zone."""
    return datetime.combine(day, time(), where).astimezone(UTC)
