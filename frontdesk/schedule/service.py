"""The schedule as window and commands use it: openings, holds, visits, and the rules themselves."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.audit.service import trail
from frontdesk.clock import local_day, start_of_day
from frontdesk.errors import NotFound
from frontdesk.identity import AppointmentId, PersonId
from frontdesk.schedule import booking, defaults, editing
from frontdesk.schedule.memory import Memory
from frontdesk.schedule.model import (
    Appointment,
    AppointmentQuery,
    ClinicSchedule,
    ClosedDay,
    Criteria,
    Modality,
    NewBooking,
    Opening,
    Openings,
    PersonBusy,
    SlotTaken,
    Status,
)
from frontdesk.schedule.rules import openings as finding
from frontdesk.schedule.rules.holidays import Holiday, federal
from frontdesk.schedule.rules.plans import DayPlan, day_plan
from frontdesk.schedule.rules.weeks import Week, monday_of
from frontdesk.schedule.store import appointments as store
from frontdesk.schedule.store import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from frontdesk.audit.model import AuditEvent
    from frontdesk.identity import LocationId, PractitionerId, ServiceTypeId
    from frontdesk.schedule.model import (
        Availability,
        Location,
        Practitioner,
        Resource,
        ScheduleException,
        ServiceType,
    )
    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.settings.model import ClinicSettings
    from frontdesk.storage.unit import Actor, Storage, Unit

ALTERNATIVES = 3
_HOLD = "hold "
_DAYS = 7


class Scheduling:
    """Appointments, holds and openings over one store."""

    def __init__(
        self, storage: Storage, actor: Actor, clinic: Callable[[], ClinicSettings]
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._settings = clinic
        self._memory = Memory(clinic)

    # What there is

    def clinic(self) -> ClinicSchedule:
        """All rules of the schedule as they stand."""
        with self._reading() as connection:
            return self._rules(connection).schedule

    def openings(self, criteria: Criteria) -> Openings:
        """The first free times; raises NotFound, NoProvider, SeriesType."""
        with self._reading() as connection:
            return self._openings(connection, criteria, self._storage.clock.now())

    def next_like(self, opening: Opening, limit: int = ALTERNATIVES) -> tuple[Opening, ...]:
        """The next openings of the same visit at the same office, from that start on."""
        with self._reading() as connection:
            return self._next_like(connection, opening, limit)

    def opening_at(
        self,
        type: ServiceTypeId,  # noqa: A002 -- the word of the criteria
        start: datetime,
        office: LocationId | None = None,
        provider: PractitionerId | None = None,
        modality: Modality | None = None,
        *,
        moving: AppointmentId | None = None,
    ) -> Opening:
        """The opening at exactly that start, completed with a free provider and room.

        `moving` is the visit that is to move there, whose own time does not count as taken.
        Raises OutsideHours, OfficeClosed, SlotTaken, InThePast, NoProvider, SeriesType, NotFound.
        """
        with self._reading() as connection, self._memory.lock:
            rules = self._rules(connection)
            if (kind := rules.types.get(type)) is None:
                raise NotFound("visit type", type)
            wanted = finding.Wanted(rules, kind, office, provider, modality)
            allowed = finding.checked(rules, wanted, start, self._storage.clock.now())
            self._memory.catch_up(connection, self._storage.clock.now())
            week = rules.week(local_day(start, rules.zone))
            taken = self._taken(connection, week, moving)
            found = finding.opening_at(rules, taken, wanted, start)
            if found is None:
                raise SlotTaken(allowed, self._next_like(connection, allowed, ALTERNATIVES))
            return found

    def get(self, key: AppointmentId) -> Appointment:
        """One appointment; NotFound where there is none."""
        with self._reading() as connection:
            self._rules(connection)
            return self._appointment(connection, key)

    def appointments(self, query: AppointmentQuery, limit: int = 5000) -> list[Appointment]:
        """Appointments by start."""
        with self._reading() as connection:
            rules = self._rules(connection)
            return lists.appointments(connection, rules, query, self._storage.clock.now(), limit)

    def history(self, key: AppointmentId) -> list[AuditEvent]:
        """What was done to an appointment, oldest first."""
        with self._reading() as connection:
            return trail(connection, "appointment", str(key))

    def day_plan(self, day: date, office: LocationId | None = None) -> DayPlan:
        """A day for the canvas: columns of providers and rooms, visits, holds, breaks, closures."""
        with self._reading() as connection:
            return self._day_plan(connection, self._rules(connection), day, office)

    def week_plan(self, day: date, office: LocationId | None = None) -> tuple[DayPlan, ...]:
        """Monday to Sunday of the day's week."""
        with self._reading() as connection:
            rules = self._rules(connection)
            days = [monday_of(day) + timedelta(days=one) for one in range(_DAYS)]
            return tuple(self._day_plan(connection, rules, one, office) for one in days)

    def closed_on(self, day: date, office: LocationId | None = None) -> ClosedDay | None:
        """Why the office, or the whole clinic, is closed all of that day, if it is."""
        with self._reading() as connection:
            return self._rules(connection).closed_day(day, office)

    def holidays(self, year: int) -> list[Holiday]:
        """The federal holidays of a year, and on which the clinic works."""
        opened = self._settings().open_holidays
        return [Holiday(day, name, name in opened) for day, name in federal(year).items()]

    # Holds and visits

    def hold(
        self,
        opening: Opening,
        holder: str,
        person: PersonId | None = None,
        request: UUID | None = None,
    ) -> Appointment:
        """Keep an opening for the minutes that the settings say, seen by every desk.

        `person` is for whom, where known already. Raises SlotTaken and what the rules refuse.
        """
        settings = self._settings()
        with self._writing(request) as unit:
            if earlier := unit.earlier():
                key = AppointmentId(int(earlier.removeprefix(_HOLD)))
            else:
                until = unit.now + timedelta(minutes=settings.hold_minutes)
                rules = self._rules(unit.connection)
                with self._refusals(unit, rules, opening, person):
                    key = booking.hold(unit, rules, opening, holder, until, person)
                unit.commit(f"{_HOLD}{key}", audited=False)
        return self.get(key)

    def renew(self, key: AppointmentId, request: UUID | None = None) -> Appointment:
        """Give a hold its full time again; raises HoldGone."""
        settings = self._settings()
        with self._writing(request) as unit:
            if unit.earlier() is None:
                booking.renew(unit, key, unit.now + timedelta(minutes=settings.hold_minutes))
                unit.commit(f"{_HOLD}{key}", audited=False)
        return self.get(key)

    def release(self, key: AppointmentId, request: UUID | None = None) -> None:
        """Give a hold up; nothing happens where it is none any more."""
        with self._writing(request) as unit:
            if unit.earlier() is None:
                booking.release(unit, key)
                unit.commit(f"{_HOLD}{key}", audited=False)

    def release_in(self, unit: Unit, key: AppointmentId) -> None:
        """Give a hold up within an open unit that does something else as well."""
        if booking.release(unit, key):
            unit.record("D", "appointment", key)

    def book(self, wanted: NewBooking, request: UUID | None = None) -> Appointment:
        """Book a visit; the same request again finds the first.

        Raises SlotTaken with the next openings, PersonBusy, AdultsOnly, OutsideHours,
        OfficeClosed, InThePast, NoProvider, SeriesType, Invalid, NotFound.
        """
        with self._writing(request) as unit:
            earlier = unit.earlier()
            key = AppointmentId(int(earlier)) if earlier else self.book_in(unit, wanted)
            found = self._appointment(unit.connection, key)
            if not earlier:
                self._commit(unit, key)
        return found

    def book_in(self, unit: Unit, wanted: NewBooking) -> AppointmentId:
        """Book within an open unit; after a refusal nothing of the unit is kept."""
        rules = self._rules(unit.connection)
        with self._refusals(unit, rules, wanted.opening, wanted.person):
            return booking.book(unit, rules, wanted)

    def move(
        self,
        key: AppointmentId,
        version: int,
        opening: Opening,
        reason: str,
        request: UUID | None = None,
    ) -> Appointment:
        """Move a visit in one step: the old time is given up only with the new one got.

        Raises ReasonNeeded, WrongState, ChangedMeanwhile and what `book` raises.
        """

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            with self._refusals(unit, rules, opening, found.person, key):
                booking.move(unit, rules, found, opening, reason)

        return self._change(key, version, request, write)

    def cancel(
        self, key: AppointmentId, version: int, reason: str, request: UUID | None = None
    ) -> Appointment:
        """Cancel a visit; raises ReasonNeeded, WrongState, ChangedMeanwhile, NotFound."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            booking.cancel(unit, rules, found, reason)

        return self._change(key, version, request, write)

    def set_status(
        self, key: AppointmentId, version: int, status: Status, request: UUID | None = None
    ) -> Appointment:
        """Go one step forward or back; raises WrongState, ChangedMeanwhile, SlotTaken."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            with self._refusals(unit, rules, booking.opening_of(found, {}), found.person, key):
                booking.set_status(unit, rules, found, status)

        return self._change(key, version, request, write)

    def confirm(self, key: AppointmentId, version: int, request: UUID | None = None) -> Appointment:
        """Note that the person confirmed; raises WrongState, ChangedMeanwhile."""
        return self._change(key, version, request, booking.confirm)

    def undo(self, key: AppointmentId, request: UUID | None = None) -> Appointment:
        """Take the last change of a visit back; SlotTaken where its former time is gone."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            before = booking.former(unit, found)
            opening = booking.opening_of(found, before)
            with self._refusals(unit, rules, opening, found.person, key):
                booking.undo(unit, rules, found, before)

        return self._change(key, None, request, write)

    # The rules

    def save_location(self, office: Location, request: UUID | None = None) -> Location:
        """Add an office (identity 0) or change it.

        Raises Invalid, ChangedMeanwhile, and StillBooked where visits ahead would lose it.
        """
        key = self._edit(request, lambda unit: editing.save_location(unit, office))
        return next(one for one in self.clinic().locations if one.id == key)

    def save_practitioner(
        self,
        practitioner: Practitioner,
        availability: Sequence[Availability],
        request: UUID | None = None,
    ) -> Practitioner:
        """Add a provider (identity 0) or change one, with all weekly hours and breaks.

        Raises Invalid, ChangedMeanwhile, and StillBooked where visits would be left without one.
        """
        key = self._edit(
            request, lambda unit: editing.save_practitioner(unit, practitioner, availability)
        )
        return next(one for one in self.clinic().practitioners if one.id == key)

    def save_resource(
        self,
        resource: Resource,
        availability: Sequence[Availability] = (),
        request: UUID | None = None,
    ) -> Resource:
        """Add a room or chair (identity 0) or change it; without hours it follows its office."""
        key = self._edit(request, lambda unit: editing.save_resource(unit, resource, availability))
        return next(one for one in self.clinic().resources if one.id == key)

    def save_type(self, kind: ServiceType, request: UUID | None = None) -> ServiceType:
        """Add a visit type (version 0) or change it; raises Invalid, ChangedMeanwhile."""
        key = self._edit(request, lambda unit: editing.save_type(unit, kind))
        return next(one for one in self.clinic().types if one.id == key)

    def save_exception(
        self, exception: ScheduleException, request: UUID | None = None
    ) -> ScheduleException:
        """Add time off, a closure or extra hours (identity 0), or change it."""
        key = self._edit(request, lambda unit: editing.save_exception(unit, exception))
        return next(one for one in self.clinic().exceptions if one.id == int(str(key)))

    def remove_exception(self, key: int, request: UUID | None = None) -> None:
        """Take an exception back; raises NotFound."""
        self._edit(request, lambda unit: editing.remove_exception(unit, key))

    def set_holiday(self, name: str, *, open: bool, request: UUID | None = None) -> None:  # noqa: A002
        """Let the clinic work on a holiday of that name, or close on it; raises NotFound."""
        settings = self._settings()
        self._edit(request, lambda unit: editing.set_holiday(unit, settings, name, opened=open))

    def booked_during(self, exception: ScheduleException) -> list[Appointment]:
        """The visits that lie in the time an exception would close, to be moved by hand."""
        with self._reading() as connection:
            rules = self._rules(connection)
            query = AppointmentQuery(
                start=start_of_day(exception.first_day, rules.zone),
                end=start_of_day(exception.last_day + timedelta(days=1), rules.zone),
                office=exception.location,
                provider=exception.practitioner,
                holds=False,
            )
            now = self._storage.clock.now()
            found = lists.appointments(connection, rules, query, now, 5000)
        return [one for one in found if editing.touches(exception, one, rules.zone)]

    def set_up(self, first: defaults.SetUp, request: UUID | None = None) -> Location:
        """Everything a first booking needs, in one step: types, office, providers, rooms, hours."""
        key = self._edit(request, lambda unit: defaults.set_up(unit, first))
        return next(one for one in self.clinic().locations if one.id == key)

    # Inside

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # The settings first: a store in memory has one connection, which cannot read twice at once.
        self._settings()
        with self._storage.reading() as connection:
            yield connection

    @contextmanager
    def _writing(self, request: UUID | None) -> Iterator[Unit]:
        self._settings()
        with self._storage.writing(self._actor, request) as unit:
            yield unit

    def _rules(self, connection: Connection) -> Timetable:
        return self._memory.timetable(connection)

    def _appointment(self, connection: Connection, key: AppointmentId) -> Appointment:
        found = lists.appointment(connection, self._memory.known(connection), key)
        if found is None:
            raise NotFound("appointment", str(key))
        return found

    def _commit(self, unit: Unit, key: AppointmentId) -> None:
        """Commit one change of one appointment, which need not be looked for afterwards."""
        seen = lists.seen(unit.connection)
        unit.commit(key)
        self._memory.wrote(seen, key)

    def _taken(
        self, connection: Connection, week: Week, moving: AppointmentId | None = None
    ) -> Mapping[int, int]:
        found = self._memory.taken_of(connection, week)
        if moving is None:
            return found
        return self._memory.without(connection, week, moving)

    def _openings(self, connection: Connection, criteria: Criteria, now: datetime) -> Openings:
        with self._memory.lock:
            rules = self._rules(connection)
            self._memory.catch_up(connection, self._storage.clock.now())
            return finding.openings(
                rules, lambda week: self._memory.taken_of(connection, week), criteria, now
            )

    def _next_like(
        self, connection: Connection, opening: Opening, limit: int
    ) -> tuple[Opening, ...]:
        rules = self._rules(connection)
        criteria = replace(finding.wanted_of(rules, opening), limit=limit + 1)
        since = max(opening.start, self._storage.clock.now())
        found = self._openings(connection, criteria, since).openings
        return tuple(one for one in found if one != opening)[:limit]

    def _day_plan(
        self, connection: Connection, rules: Timetable, day: date, office: LocationId | None
    ) -> DayPlan:
        query = AppointmentQuery(
            start=start_of_day(day, rules.zone),
            end=start_of_day(day + timedelta(days=1), rules.zone),
            office=office,
        )
        now = self._storage.clock.now()
        return day_plan(rules, day, office, lists.appointments(connection, rules, query, now, 5000))

    def _change(
        self,
        key: AppointmentId,
        version: int | None,
        request: UUID | None,
        write: Callable[[Unit, Timetable, store.Stored], None],
    ) -> Appointment:
        """Change one appointment, unless that was done before, and answer what it is then."""
        with self._writing(request) as unit:
            rules = self._rules(unit.connection)
            if unit.earlier() is None:
                write(unit, rules, booking.current(unit, key, version))
            found = self._appointment(unit.connection, key)
            if unit.has_events:
                self._commit(unit, key)
        return found

    @contextmanager
    def _refusals(
        self,
        unit: Unit,
        rules: Timetable,
        opening: Opening,
        person: PersonId | None,
        key: AppointmentId | None = None,
    ) -> Iterator[None]:
        """Turn the database's refusal into whose time is taken, and what is free instead."""
        try:
            yield
        except store.Overlap as error:
            unit.abandon()
            now = unit.now
            taking = booking.places(rules, opening)
            taken = any(store.is_taken(unit.connection, one, key, now) for one in taking)
            if person is not None and not taken:
                raise PersonBusy(person) from error
            instead = self._next_like(unit.connection, opening, ALTERNATIVES)
            raise SlotTaken(opening, instead) from error

    def _edit(self, request: UUID | None, write: Callable[[Unit], object]) -> object:
        with self._writing(request) as unit:
            if earlier := unit.earlier():
                return int(earlier) if earlier.isdigit() else earlier
            key = write(unit)
            if unit.has_events:
                unit.commit(key)
        return key
