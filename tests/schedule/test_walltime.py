"""The two days a year on which the clock is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from frontdesk.clock import FixedClock
from frontdesk.schedule.model import Availability, Criteria
from frontdesk.schedule.refusals import NoSuchWallTime, TwoWallTimes
from frontdesk.schedule.rules.walltime import instant, minute_after, minute_of, moment_of
from frontdesk.schedule.rules.weeks import Week, places, runs
from tests.schedule.clinics import INTAKE, ZONE, Desk

SPRING = date(2026, 3, 8)
AUTUMN = date(2026, 11, 1)


def test_a_time_that_the_clock_skips_is_refused_and_names_the_first_after_it() -> None:
    with pytest.raises(NoSuchWallTime) as refused:
        instant(SPRING, time(2, 30), ZONE)

    assert refused.value.after.astimezone(ZONE).time() == time(3, 0)


def test_a_time_that_the_clock_shows_twice_is_refused_and_names_both() -> None:
    with pytest.raises(TwoWallTimes) as refused:
        instant(AUTUMN, time(1, 30), ZONE)

    first, second = refused.value.readings
    assert second - first == timedelta(hours=1)
    assert {one.astimezone(ZONE).time() for one in (first, second)} == {time(1, 30)}


def test_ordinary_times_are_one_instant() -> None:
    assert instant(SPRING, time(3, 0), ZONE) == datetime(2026, 3, 8, 10, tzinfo=UTC)
    assert instant(AUTUMN, time(2, 0), ZONE) == datetime(2026, 11, 1, 10, tzinfo=UTC)


def test_minutes_round_down_and_up() -> None:
    moment = datetime(2026, 3, 8, 10, 0, 1, tzinfo=UTC)

    assert minute_after(moment) == minute_of(moment) + 1
    assert moment_of(minute_of(moment)) == moment.replace(second=0)


@pytest.mark.parametrize(
    ("monday", "day", "minutes"),
    [(date(2026, 3, 2), SPRING, 1380), (date(2026, 10, 26), AUTUMN, 1500)],
)
def test_the_day_of_a_change_has_23_or_25_hours(monday: date, day: date, minutes: int) -> None:
    week = Week(monday, ZONE)

    assert week.day(day).bit_count() == minutes
    assert week.stretch(day, 120, 180).bit_count() == (0 if day == SPRING else 60)
    assert week.stretch(day, 60, 120).bit_count() == (60 if day == SPRING else 120)


def test_runs_and_places() -> None:
    bits = 0b0111_1011

    assert places(runs(bits, 3)) == [3, 4]
    assert places((1 << 100) - 1) == list(range(100))
    assert places(0) == []


def test_openings_on_the_night_of_a_change_last_as_long_as_they_say(desk: Desk) -> None:
    clock = desk.storage.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(days=100))
    spring = date(2027, 3, 14)
    desk.schedule.save_practitioner(
        next(one for one in desk.schedule.clinic().practitioners if one.id == desk.nurse),
        [Availability(6, 0, 300, location=desk.office)],
    )

    found = desk.schedule.openings(Criteria(INTAKE, spring, spring)).openings

    walls = [one.start.astimezone(ZONE).strftime("%H:%M") for one in found]
    assert walls == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"]
    assert {one.end - one.start for one in found} == {timedelta(hours=1)}
    assert [one.end.astimezone(ZONE).strftime("%H:%M") for one in found][2:4] == ["03:00", "03:30"]
