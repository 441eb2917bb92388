"""`book`, `appointments`, `cancel`, `move`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.clock import local_day, start_of_day
from frontdesk.commands.opened import earlier, key_of, services, timed
from frontdesk.commands.output import Answer, table
from frontdesk.commands.shapes import appointment_shape
from frontdesk.commands.times import read_time, said
from frontdesk.errors import Invalid, NotFound, Refusal
from frontdesk.identity import (
    AppointmentId,
    CallId,
    LocationId,
    PersonId,
    PractitionerId,
    ServiceTypeId,
)
from frontdesk.schedule.model import AppointmentQuery, NewBooking, Status
from frontdesk.schedule.refusals import SlotTaken
from frontdesk.schedule.service import BOOK, MOVE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from frontdesk.schedule.model import Appointment, ClinicSchedule, Opening
    from frontdesk.services import Services

HORIZON = timedelta(days=90)
_MOST = 10_000_000
_MOVED = "moved"


def book(options: argparse.Namespace) -> Answer:
    """Book a time for a person, with the first provider in order who is free if none is named."""
    with services(options, create=True) as found:
        where = found.settings.zone()
        start = read_time(options.start, where)

        def write() -> Appointment:
            person = found.people.get(PersonId(key_of("person", options.person)))
            clinic = found.schedule.clinic()
            office = _office(options.office, clinic)
            provider = _provider(options.provider, clinic)
            call = None
            if options.call_id is not None:
                call = found.calls.get(CallId(key_of("call", options.call_id))).id
            return taking_free(
                lambda: found.schedule.opening_at(
                    ServiceTypeId(options.type), start, office=office, provider=provider
                ),
                lambda one: found.schedule.book(NewBooking(one, person.id, call), options.request),
            )

        with timed() as spent:
            visit = _once(found, options.request, BOOK, write)
        return _one(visit, spent.ms, where)


def taking_free(look: Callable[[], Opening], take: Callable[[Opening], Appointment]) -> Appointment:
    """Take the first free opening; where another process was quicker, the next one there is.

    `look` raises SlotTaken once nobody and nothing is free at that start any more.
    """
    opening = look()
    while True:
        try:
            return take(opening)
        except SlotTaken:
            following = look()
            if following == opening:
                raise
            opening = following


def _once(
    found: Services, request: UUID | None, kind: str, write: Callable[[], Appointment]
) -> Appointment:
    """Write, unless the same request was written before, or by another process meanwhile."""
    known = earlier(found, request, kind)
    if known is None:
        try:
            return write()
        except Refusal:
            # Its own twin in another process may be what took the time since.
            known = earlier(found, request, kind)
            if known is None:
                raise
    return found.schedule.get(AppointmentId(int(known)))


def _office(text: str | None, clinic: ClinicSchedule) -> LocationId | None:
    if text is None:
        return None
    key = LocationId(key_of("office", text))
    if all(one.id != key for one in clinic.locations):
        raise NotFound("office", text)
    return key


def _provider(text: str | None, clinic: ClinicSchedule) -> PractitionerId | None:
    if text is None:
        return None
    key = PractitionerId(key_of("provider", text))
    if all(one.id != key for one in clinic.practitioners):
        raise NotFound("provider", text)
    return key


def appointments(options: argparse.Namespace) -> Answer:
    """Visits and holds by time, cancelled ones too, each with its status.

    Without `--from` they begin today; a person's begin with the first.
    """
    status = _status(options.status)
    with services(options) as found:
        where = found.settings.zone()
        today = local_day(found.clock.now(), where)
        first: date | None = options.first
        if first is None and options.person is None and options.until is None:
            first = today
        until: date = options.until or (first or today) + HORIZON
        if first is not None and until < first:
            raise Invalid("until", "before-from")
        query = AppointmentQuery(
            start=None if first is None else start_of_day(first, where),
            end=start_of_day(until + timedelta(days=1), where),
            status=status,
            cancelled=True,
        )
        if options.person is not None:
            person = found.people.get(PersonId(key_of("person", options.person)))
            query = replace(query, person=person.id)
        visits = found.schedule.appointments(query, limit=_MOST)
    fields = {"appointments": [appointment_shape(one, where) for one in visits]}
    return Answer(fields, _as_table(visits, where))


def _status(text: str | None) -> Status | None:
    if text is None:
        return None
    try:
        return Status(text)
    except ValueError:
        raise Invalid("status", "unknown", text) from None


def cancel(options: argparse.Namespace) -> Answer:
    """Cancel a visit with a reason; its time is free at once."""
    with services(options) as found:
        where = found.settings.zone()
        visit = found.schedule.get(AppointmentId(key_of("appointment", options.id)))
        with timed() as spent:
            done = found.schedule.cancel(visit.id, visit.version, options.reason, options.request)
        return _one(done, spent.ms, where)


def move(options: argparse.Namespace) -> Answer:
    """Move a visit in one step, with its provider unless another is named."""
    with services(options) as found:
        where = found.settings.zone()
        start = read_time(options.start, where)
        visit = found.schedule.get(AppointmentId(key_of("appointment", options.id)))

        def write() -> Appointment:
            provider = _provider(options.provider, found.schedule.clinic()) or visit.provider
            return taking_free(
                lambda: found.schedule.opening_at(
                    visit.type,
                    start,
                    office=visit.office,
                    provider=provider,
                    modality=visit.modality,
                    moving=visit.id,
                ),
                lambda one: found.schedule.move(
                    visit.id, visit.version, one, _MOVED, options.request
                ),
            )

        with timed() as spent:
            done = _once(found, options.request, MOVE, write)
        return _one(done, spent.ms, where)


def _one(visit: Appointment, ms: float, where: ZoneInfo) -> Answer:
    fields = {"appointment": appointment_shape(visit, where), "ms": ms}
    return Answer(fields, _as_table([visit], where))


def _as_table(visits: list[Appointment], where: ZoneInfo) -> str:
    rows = (
        (
            str(one.id),
            said(one.start, where),
            one.type_title,
            str(one.status),
            one.person_name or "",
            one.provider_name,
            one.office_name,
        )
        for one in visits
    )
    header = ("Id", "Start", "Visit", "Status", "Person", "Provider", "Office")
    return table(header, rows, "There are no visits.")
