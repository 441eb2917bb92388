"""The schedule as window and commands use it: openings, holds, visits, and the rules themselves."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.identity import AppointmentId, PersonId
from frontdesk.schedule import booking, defaults, editing
from frontdesk.schedule.overview import Overview
from frontdesk.schedule.refusals import PersonBusy
from frontdesk.schedule.store import appointments as store
from frontdesk.schedule.store import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from frontdesk.schedule.model import (
        Appointment,
        Availability,
        Location,
        NewBooking,
        Opening,
        Practitioner,
        Resource,
        ScheduleException,
        ServiceType,
        Status,
    )
    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.storage.unit import Unit

BOOK, MOVE = "book", "move"  # kinds of requests that a command asks for by itself
_HOLD = "hold "


class Scheduling(Overview):
    """Appointments, holds and openings over one store."""

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
            if earlier := unit.earlier("hold"):
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
            if unit.earlier("renew hold") is None:
                booking.renew(unit, key, unit.now + timedelta(minutes=settings.hold_minutes))
                unit.commit(f"{_HOLD}{key}", audited=False)
        return self.get(key)

    def release(self, key: AppointmentId, request: UUID | None = None) -> None:
        """Give a hold up; nothing happens where it is none any more."""
        with self._writing(request) as unit:
            if unit.earlier("release hold") is None:
                booking.release(unit, key)
                unit.commit(f"{_HOLD}{key}", audited=False)

    def release_in(self, unit: Unit, key: AppointmentId) -> None:
        """Give a hold up within an open unit that does something else as well."""
        if booking.release(unit, key):
            unit.record("D", "appointment", key)

    def book(self, wanted: NewBooking, request: UUID | None = None) -> Appointment:
        """Book a visit; the same request again finds the first.

        Raises SlotTaken with the next openings, PersonBusy, AdultsOnly, OutsideHours,
        OfficeClosed, InThePast, NoProvider, NotTheirVisit, SeriesType, Invalid, NotFound.
        """
        with self._writing(request) as unit:
            if earlier := unit.earlier(BOOK):
                self._rules(unit.connection)
                return self._appointment(unit.connection, AppointmentId(int(earlier)))
            rules, done = self._book(unit, wanted)
            found = lists.as_written(rules, done.key, done.row, done.person_name, done.actors)
            self._commit(unit, done.key)
        return found

    def book_in(self, unit: Unit, wanted: NewBooking) -> AppointmentId:
        """Book within an open unit; after a refusal nothing of the unit is kept."""
        return self._book(unit, wanted)[1].key

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

        return self._change(MOVE, key, version, request, write)

    def cancel(
        self, key: AppointmentId, version: int, reason: str, request: UUID | None = None
    ) -> Appointment:
        """Cancel a visit; raises ReasonNeeded, WrongState, ChangedMeanwhile, NotFound."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            booking.cancel(unit, rules, found, reason)

        return self._change("cancel", key, version, request, write)

    def set_status(
        self, key: AppointmentId, version: int, status: Status, request: UUID | None = None
    ) -> Appointment:
        """Go one step forward or back; raises WrongState, ChangedMeanwhile, SlotTaken."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            with self._refusals(unit, rules, booking.opening_of(found, {}), found.person, key):
                booking.set_status(unit, rules, found, status)

        return self._change("set status", key, version, request, write)

    def confirm(self, key: AppointmentId, version: int, request: UUID | None = None) -> Appointment:
        """Note that the person confirmed; raises WrongState, ChangedMeanwhile."""
        return self._change("confirm", key, version, request, booking.confirm)

    def undo(self, key: AppointmentId, request: UUID | None = None) -> Appointment:
        """Take the last change of a visit back; SlotTaken where its former time is gone."""

        def write(unit: Unit, rules: Timetable, found: store.Stored) -> None:
            before = booking.former(unit, found)
            opening = booking.opening_of(found, before)
            with self._refusals(unit, rules, opening, found.person, key):
                booking.undo(unit, rules, found, before)

        return self._change("undo visit", key, None, request, write)

    # The rules

    def save_location(self, office: Location, request: UUID | None = None) -> Location:
        """Add an office (identity 0) or change it.

        Raises Invalid, ChangedMeanwhile, and StillBooked where visits ahead would lose it.
        """
        key = self._edit("save office", request, lambda unit: editing.save_location(unit, office))
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
            "save provider",
            request,
            lambda unit: editing.save_practitioner(unit, practitioner, availability),
        )
        return next(one for one in self.clinic().practitioners if one.id == key)

    def save_resource(
        self,
        resource: Resource,
        availability: Sequence[Availability] = (),
        request: UUID | None = None,
    ) -> Resource:
        """Add a room or chair (identity 0) or change it; without hours it follows its office."""
        key = self._edit(
            "save resource",
            request,
            lambda unit: editing.save_resource(unit, resource, availability),
        )
        return next(one for one in self.clinic().resources if one.id == key)

    def save_type(self, kind: ServiceType, request: UUID | None = None) -> ServiceType:
        """Add a visit type (version 0) or change it; raises Invalid, ChangedMeanwhile."""
        key = self._edit("save visit type", request, lambda unit: editing.save_type(unit, kind))
        return next(one for one in self.clinic().types if one.id == key)

    def save_exception(
        self, exception: ScheduleException, request: UUID | None = None
    ) -> ScheduleException:
        """Add time off, a closure or extra hours (identity 0), or change it."""
        key = self._edit(
            "save exception", request, lambda unit: editing.save_exception(unit, exception)
        )
        return next(one for one in self.clinic().exceptions if one.id == int(str(key)))

    def remove_exception(self, key: int, request: UUID | None = None) -> None:
        """Take an exception back; raises NotFound."""
        self._edit("remove exception", request, lambda unit: editing.remove_exception(unit, key))

    def set_holiday(self, name: str, *, open: bool, request: UUID | None = None) -> None:  # noqa: A002
        """Let the clinic work on a holiday of that name, or close on it; raises NotFound."""
        self._edit(
            "set holiday", request, lambda unit: editing.set_holiday(unit, name, opened=open)
        )

    def set_up(self, first: defaults.SetUp, request: UUID | None = None) -> Location:
        """Everything a first booking needs, in one step: types, office, providers, rooms, hours."""
        key = self._edit("set up", request, lambda unit: defaults.set_up(unit, first))
        return next(one for one in self.clinic().locations if one.id == key)

    # Inside

    @contextmanager
    def _writing(self, request: UUID | None) -> Iterator[Unit]:
        self._settings()
        with self._storage.writing(self._actor, request) as unit:
            yield unit

    def _book(self, unit: Unit, wanted: NewBooking) -> tuple[Timetable, booking.Booked]:
        rules = self._rules(unit.connection)
        with self._refusals(unit, rules, wanted.opening, wanted.person):
            return rules, booking.book(unit, rules, wanted)

    def _commit(self, unit: Unit, key: AppointmentId) -> None:
        """Commit one change of one appointment, which need not be looked for afterwards."""
        unit.commit(key)
        self._memory.wrote(key)

    def _change(
        self,
        kind: str,
        key: AppointmentId,
        version: int | None,
        request: UUID | None,
        write: Callable[[Unit, Timetable, store.Stored], None],
    ) -> Appointment:
        """Change one appointment, unless that was done before, and answer what it is then."""
        with self._writing(request) as unit:
            rules = self._rules(unit.connection)
            if unit.earlier(kind) is None:
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
            raise self._slot_taken(unit.connection, opening) from error

    def _edit(self, kind: str, request: UUID | None, write: Callable[[Unit], object]) -> object:
        with self._writing(request) as unit:
            if earlier := unit.earlier(kind):
                return int(earlier) if earlier.isdigit() else earlier
            key = write(unit)
            if unit.has_events:
                unit.commit(key)
        return key
