"""What the schedule holds and what is free: everything that is asked and changes nothing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.audit.service import trail
from frontdesk.clock import local_day, start_of_day
from frontdesk.errors import NotFound
from frontdesk.schedule import editing
from frontdesk.schedule.memory import Memory
from frontdesk.schedule.model import (
    Appointment,
    AppointmentQuery,
    ClinicSchedule,
    ClosedDay,
    Criteria,
    Modality,
    Opening,
    Openings,
)
from frontdesk.schedule.refusals import SlotTaken
from frontdesk.schedule.rules import openings as finding
from frontdesk.schedule.rules.holidays import Holiday, federal
from frontdesk.schedule.rules.plans import DayPlan, day_plan
from frontdesk.schedule.rules.weeks import Week, monday_of
from frontdesk.schedule.store import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from sqlalchemy import Connection

    from frontdesk.audit.model import AuditEvent
    from frontdesk.identity import AppointmentId, LocationId, PractitionerId, ServiceTypeId
    from frontdesk.schedule.model import ScheduleException
    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.settings.model import ClinicSettings
    from frontdesk.storage.unit import Actor, Storage

ALTERNATIVES = 3

_DAYS = 7


class Overview:
    """Openings, visits, plans and rules, to be read."""

    def __init__(
        self, storage: Storage, actor: Actor, clinic: Callable[[], ClinicSettings]
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._settings = clinic
        self._memory = Memory(clinic)

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
        Raises OutsideHours, OfficeClosed, SlotTaken, InThePast, NoProvider, NotTheirVisit,
        SeriesType, NotFound.
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
                raise self._slot_taken(connection, allowed)
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

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        # The settings first: a store in memory has one connection, which cannot read twice at once.
        self._settings()
        with self._storage.reading() as connection:
            yield connection

    def _rules(self, connection: Connection) -> Timetable:
        return self._memory.timetable(connection)

    def _appointment(self, connection: Connection, key: AppointmentId) -> Appointment:
        found = lists.appointment(connection, self._memory.known(connection), key)
        if found is None:
            raise NotFound("appointment", str(key))
        return found

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

    def _slot_taken(self, connection: Connection, opening: Opening) -> SlotTaken:
        """The refusal of an opening that is taken, with what is free instead."""
        rules = self._rules(connection)
        instead = self._next_like(connection, opening, ALTERNATIVES)
        return SlotTaken(opening, instead, tuple(finding.place(rules, one) for one in instead))

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
