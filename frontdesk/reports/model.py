"""Records of counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class TodayCounts:
    """The figures at the head of Today; times are the clinic's day."""

    calls: int = 0
    median_seconds: int | None = None
    intakes_booked: int = 0
    new_clients: int = 0
    call_backs: int = 0
    call_backs_due: int = 0
    arriving: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """Counts of one day or one week, which begins on `first_day`."""

    first_day: date
    last_day: date
    calls: int = 0
    new_clients: int = 0
    booked: int = 0
    handouts: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    outcomes: Mapping[str, int] = field(default_factory=dict)
