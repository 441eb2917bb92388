"""When practitioners and resources work: weekly hours, breaks, exceptions, closures, holidays.

An exception that opens takes from those that close at the same level (clinic, office, one
practitioner or resource): time off all week, but in on Wednesday afternoon. A closure of a wider
level stands, except that any opening brings a holiday's work back. An opening with minutes also
adds them for the practitioner or resource it names.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    ClinicSchedule,
    ClosedDay,
    ExceptionKind,
    ProviderKind,
    ResourceKind,
    ScheduleException,
)
from frontdesk.schedule.rules.weeks import DAY, Week, monday_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from frontdesk.identity import LocationId, PractitionerId, ResourceId

CLOSED_WITHOUT_REASON = "closed"


class Timetable:
    """The rules of the schedule as bits, each week worked out once."""

    def __init__(
        self, schedule: ClinicSchedule, holidays: Callable[[int], Mapping[date, str]]
    ) -> None:
        self.schedule = schedule
        self.zone = ZoneInfo(schedule.zone)
        self.types = {one.id: one for one in schedule.types}
        self.locations = {one.id: one for one in schedule.locations}
        self.practitioners = {one.id: one for one in schedule.practitioners}
        self.resources = {one.id: one for one in schedule.resources}
        self.providers = sorted(
            (one for one in schedule.practitioners if one.active),
            key=lambda one: (one.position, one.id),
        )
        self.offices = sorted(
            (one for one in schedule.locations if one.active),
            key=lambda one: (one.position, one.id),
        )
        self.rooms = sorted(
            (one for one in schedule.resources if one.active),
            key=lambda one: (one.position, one.id),
        )
        self._holidays = holidays
        self._by_practitioner: defaultdict[PractitionerId, list[Availability]] = defaultdict(list)
        self._by_resource: defaultdict[ResourceId, list[Availability]] = defaultdict(list)
        for one in schedule.availability:
            if one.practitioner is not None:
                self._by_practitioner[one.practitioner].append(one)
            elif one.resource is not None:
                self._by_resource[one.resource].append(one)
        self._weeks: dict[date, Week] = {}
        self._practitioner_bits: dict[tuple[date, PractitionerId, LocationId | None], int] = {}
        self._resource_bits: dict[tuple[date, ResourceId], int] = {}
        self._closed_bits: dict[tuple[date, LocationId | None], int] = {}
        self._holiday_bits: dict[date, int] = {}
        self._places: dict[PractitionerId, frozenset[LocationId | None]] = {}
        self.kept_starts: dict[tuple[date, int, LocationId | None, int, int], tuple[int, int]] = {}
        self._closed_days: dict[tuple[date, LocationId | None], ClosedDay | None] = {}
        self._weekdays: dict[LocationId | None, frozenset[int]] = {}
        self._steps: dict[tuple[date, int], int] = {}

    def week(self, day: date) -> Week:
        """The week that a day lies in."""
        monday = monday_of(day)
        found = self._weeks.get(monday)
        if found is None:
            found = self._weeks[monday] = Week(monday, self.zone)
        return found

    def steps(self, week: Week) -> int:
        """The bits of the week's seven days at which openings are offered."""
        key = (week.monday, self.schedule.step_minutes)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = week.every(self.schedule.step_minutes) & week.own()
        return found

    def practitioner_hours(self, key: PractitionerId, office: LocationId | None, week: Week) -> int:
        """When a practitioner works at an office, or for telehealth alone where it is None."""
        place = (week.monday, key, office)
        found = self._practitioner_bits.get(place)
        if found is None:
            rows = self._by_practitioner[key]
            own = [
                one
                for one in self.schedule.exceptions
                if one.practitioner == key and one.location in (None, office)
            ]
            weekly = _weekly(rows, week, office)
            found = self._practitioner_bits[place] = self._with_exceptions(
                weekly, [one for one in own if one.location == office], own, week, office
            )
        return found

    def resource_hours(self, key: ResourceId, week: Week) -> int:
        """When a resource can be used; one without weekly hours whenever its office is open."""
        place = (week.monday, key)
        found = self._resource_bits.get(place)
        if found is None:
            resource = self.resources[key]
            rows = self._by_resource[key]
            hours = [one for one in rows if one.kind is AvailabilityKind.HOURS]
            weekly = (
                _weekly(rows, week, None)
                if hours
                else ((1 << week.length) - 1) & ~_breaks(rows, week)
            )
            own = [one for one in self.schedule.exceptions if one.resource == key]
            found = self._resource_bits[place] = self._with_exceptions(
                weekly, own, own, week, resource.location
            )
        return found

    def _with_exceptions(
        self,
        weekly: int,
        adding: Iterable[ScheduleException],
        own: Iterable[ScheduleException],
        week: Week,
        office: LocationId | None,
    ) -> int:
        opened = _bits(own, ExceptionKind.OPEN, week)
        added = _bits(
            (one for one in adding if one.start_minute is not None), ExceptionKind.OPEN, week
        )
        closed = _bits(own, ExceptionKind.CLOSED, week) & ~opened
        holidays = self._holidays_of(week) & ~opened & ~self._opened(week, office)
        return (weekly | added) & ~closed & ~holidays & ~self._closures(week, office)

    def _wide(self, office: LocationId | None) -> list[ScheduleException]:
        return [
            one
            for one in self.schedule.exceptions
            if one.practitioner is None and one.resource is None and one.location in (None, office)
        ]

    def _opened(self, week: Week, office: LocationId | None) -> int:
        return _bits(self._wide(office), ExceptionKind.OPEN, week)

    def _closures(self, week: Week, office: LocationId | None) -> int:
        """What the clinic's and the office's exceptions close."""
        key = (week.monday, office)
        found = self._closed_bits.get(key)
        if found is None:
            found = 0
            for level in {None, office}:
                rows = [one for one in self._wide(office) if one.location == level]
                opened = _bits(rows, ExceptionKind.OPEN, week)
                found |= _bits(rows, ExceptionKind.CLOSED, week) & ~opened
            self._closed_bits[key] = found
        return found

    def _holidays_of(self, week: Week) -> int:
        found = self._holiday_bits.get(week.monday)
        if found is None:
            found = 0
            for day in week.reach:
                if self.holiday(day):
                    found |= week.day(day)
            self._holiday_bits[week.monday] = found
        return found

    def holiday(self, day: date) -> str | None:
        """The name of the holiday that closes the clinic on a day, if one does."""
        name = self._holidays(day.year).get(day)
        return None if name is None or name in self.schedule.open_holidays else name

    def closed_day(self, day: date, office: LocationId | None = None) -> ClosedDay | None:
        """Why an office, or where none is named every office, is closed all of a day."""
        key = (day, office)
        if key not in self._closed_days:
            self._closed_days[key] = self._find_closed(day, office)
        return self._closed_days[key]

    def _find_closed(self, day: date, office: LocationId | None) -> ClosedDay | None:
        week = self.week(day)
        whole = week.day(day)
        name = self.holiday(day)
        if name and not whole & self._opened(week, office) and not self._reopened(day, office):
            return ClosedDay(day, name)
        offices: list[LocationId | None] = [one.id for one in self.offices] or [None]
        if office is not None:
            offices = [office]
        if any(whole & ~self._closures(week, one) for one in offices):
            return None
        return ClosedDay(day, self._reason(day, offices[0]))

    def _reopened(self, day: date, office: LocationId | None) -> bool:
        """Whether a single practitioner works on the holiday."""
        return any(
            one.kind is ExceptionKind.OPEN
            and one.practitioner is not None
            and office in (None, one.location)
            and one.first_day <= day <= one.last_day
            for one in self.schedule.exceptions
        )

    def _reason(self, day: date, office: LocationId | None) -> str:
        for one in self._wide(office):
            if one.kind is ExceptionKind.CLOSED and one.first_day <= day <= one.last_day:
                return one.reason or CLOSED_WITHOUT_REASON
        return CLOSED_WITHOUT_REASON

    def away(self, key: PractitionerId, day: date) -> ClosedDay | None:
        """Why a practitioner is away all of a day on which the weekly hours would have it work."""
        week = self.week(day)
        whole = week.day(day)
        rows = [one for one in self.schedule.exceptions if one.practitioner == key]
        if not any(
            one.kind is ExceptionKind.CLOSED and one.first_day <= day <= one.last_day
            for one in rows
        ):
            return None
        places = {one.location for one in self._by_practitioner[key]}
        worked = any(_weekly(self._by_practitioner[key], week, one) & whole for one in places)
        working = any(self.practitioner_hours(key, one, week) & whole for one in places)
        if not worked or working:
            return None
        reasons = [
            one.reason
            for one in rows
            if one.kind is ExceptionKind.CLOSED and one.first_day <= day <= one.last_day
        ]
        return ClosedDay(day, reasons[0] or CLOSED_WITHOUT_REASON)

    def usual(self, day: date, office: LocationId | None = None) -> bool:
        """Whether anyone's weekly hours fall on that weekday, at the office where one is named."""
        found = self._weekdays.get(office)
        if found is None:
            found = self._weekdays[office] = frozenset(
                one.weekday
                for one in self.schedule.availability
                if one.practitioner is not None
                and one.kind is AvailabilityKind.HOURS
                and (office is None or one.location in (None, office))
            )
        return day.weekday() in found

    def present(self, kind: ProviderKind, office: LocationId, week: Week) -> int:
        """When at least one active practitioner of a kind works at the office."""
        bits = 0
        for one in self.providers:
            if kind in one.kinds:
                bits |= self.practitioner_hours(one.id, office, week)
        return bits

    def rooms_of(self, kind: ResourceKind, office: LocationId) -> list[ResourceId]:
        """The active resources of a kind at an office, in their order."""
        return [one.id for one in self.rooms if one.kind is kind and one.location == office]

    def works_at(self, key: PractitionerId) -> frozenset[LocationId | None]:
        """The offices where a practitioner has or may have hours; None is telehealth alone."""
        found = self._places.get(key)
        if found is None:
            weekly = {
                one.location
                for one in self._by_practitioner[key]
                if one.kind is AvailabilityKind.HOURS
            }
            found = self._places[key] = frozenset(weekly).union(
                one.location
                for one in self.schedule.exceptions
                if one.practitioner == key and one.kind is ExceptionKind.OPEN
            )
        return found


def _weekly(rows: Iterable[Availability], week: Week, office: LocationId | None) -> int:
    """The weekly hours at one place, without the breaks, which hold wherever they are entered."""
    bits = 0
    for one in rows:
        if one.kind is AvailabilityKind.HOURS and one.location == office:
            bits |= _stretches(one, week)
    return bits & ~_breaks(rows, week) if bits else 0


def _breaks(rows: Iterable[Availability], week: Week) -> int:
    bits = 0
    for one in rows:
        if one.kind is AvailabilityKind.BREAK:
            bits |= _stretches(one, week)
    return bits


def _stretches(one: Availability, week: Week) -> int:
    bits = 0
    for day in week.reach:
        if (
            day.weekday() == one.weekday
            and (one.valid_from is None or one.valid_from <= day)
            and (one.valid_until is None or day <= one.valid_until)
        ):
            bits |= week.stretch(day, one.start_minute, one.end_minute)
    return bits


def _bits(rows: Iterable[ScheduleException], kind: ExceptionKind, week: Week) -> int:
    bits = 0
    for one in rows:
        if one.kind is kind and one.first_day <= week.reach[-1] and one.last_day >= week.reach[0]:
            first = 0 if one.start_minute is None else one.start_minute
            last = DAY if one.end_minute is None else one.end_minute
            for day in week.reach:
                if one.first_day <= day <= one.last_day:
                    bits |= week.stretch(day, first, last)
    return bits
