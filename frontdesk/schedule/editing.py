"""Changing the rules of the schedule, each change within an open unit and with its audit event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.changes import Kind
from frontdesk.errors import ChangedMeanwhile, NotFound
from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.model import (
    Appointment,
    Availability,
    ExceptionKind,
    Location,
    Practitioner,
    Resource,
    ScheduleException,
    ServiceType,
)
from frontdesk.schedule.refusals import StillBooked
from frontdesk.schedule.rules import checks
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.taken import practitioner_actor, resource_actor
from frontdesk.schedule.store import clinic as store
from frontdesk.settings.service import clinic_in, save_clinic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from frontdesk.storage.unit import Unit

_MINUTE = timedelta(minutes=1)


def save_location(unit: Unit, office: Location) -> LocationId:
    """Add an office or change it. Raises Invalid, ChangedMeanwhile, StillBooked."""
    wanted = checks.location(office)
    if wanted.id and not wanted.active:
        _none_ahead(store.ahead_at(unit.connection, wanted.id, unit.now))
    return LocationId(_save(unit, "office", wanted))


def save_practitioner(
    unit: Unit, practitioner: Practitioner, availability: Sequence[Availability]
) -> PractitionerId:
    """Add a provider or change one, with all weekly hours. Raises as `save_location`."""
    wanted = checks.practitioner(practitioner)
    hours = checks.availability(availability)
    if wanted.id and not wanted.active:
        actor = practitioner_actor(wanted.id)
        _none_ahead(store.ahead_of(unit.connection, actor, unit.now))
    key = PractitionerId(_save(unit, "provider", wanted))
    store.put_kinds(unit.connection, key, wanted.kinds)
    store.put_availability(unit.connection, hours, practitioner=key)
    return key


def save_resource(
    unit: Unit, resource: Resource, availability: Sequence[Availability]
) -> ResourceId:
    """Add a room or chair or change it. Raises as `save_location`."""
    wanted = checks.resource(resource)
    # A room's hours hold at its own office, whatever the stretch says.
    hours = checks.availability([replace(one, location=None) for one in availability])
    if wanted.id and not wanted.active:
        actor = resource_actor(wanted.id)
        _none_ahead(store.ahead_of(unit.connection, actor, unit.now))
    key = ResourceId(_save(unit, "resource", wanted))
    store.put_availability(unit.connection, hours, resource=key)
    return key


def save_type(unit: Unit, kind: ServiceType) -> ServiceTypeId:
    """Add a visit type (version 0) or change it; visits booked before keep their length."""
    wanted = checks.service_type(kind)
    if wanted.version == 0:
        values = store.values(wanted)
        store.add(unit.connection, "visit type", values, wanted.id)
        _record(unit, "C", "visit type", wanted.id)
    elif store.change(
        unit.connection, "visit type", wanted.id, wanted.version, store.values(wanted)
    ):
        _record(unit, "U", "visit type", wanted.id)
    else:
        raise ChangedMeanwhile("visit type", wanted.id)
    return wanted.id


def save_exception(unit: Unit, exception: ScheduleException) -> int:
    """Add an exception or change it; visits in its time stay and are to be moved by hand."""
    return int(_save(unit, "exception", checks.exception(exception)))


def remove_exception(unit: Unit, key: int) -> int:
    """Remove an exception; raises NotFound."""
    if not store.remove_exception(unit.connection, key):
        raise NotFound("exception", str(key))
    _record(unit, "D", "exception", key)
    return key


def set_holiday(unit: Unit, name: str, *, opened: bool) -> str:
    """Work on a holiday or close on it, in all years. Raises NotFound."""
    if name not in federal(unit.now.year).values():
        raise NotFound("holiday", name)
    settings = clinic_in(unit)
    names = settings.open_holidays | {name} if opened else settings.open_holidays - {name}
    save_clinic(unit, replace(settings, open_holidays=names))
    unit.touch(Kind.SCHEDULE, "holidays")
    return name


def _none_ahead(count: int) -> None:
    if count:
        raise StillBooked(count)


def _save(
    unit: Unit, what: str, record: Location | Practitioner | Resource | ScheduleException
) -> Any:  # noqa: ANN401 -- an identity of whatever kind the record has
    values = store.values(record)
    if record.id == 0:
        key = store.add(unit.connection, what, values)
        _record(unit, "C", what, key)
        return key
    if not store.change(unit.connection, what, record.id, record.version, values):
        raise ChangedMeanwhile(what, str(record.id))
    _record(unit, "U", what, record.id)
    return record.id


def _record(unit: Unit, action: str, what: str, key: object) -> None:
    unit.record(action, what, key)
    unit.touch(Kind.SCHEDULE, key)


def touches(exception: ScheduleException, one: Appointment, zone: ZoneInfo) -> bool:
    """Whether the exception would close time that a visit takes."""
    if exception.kind is not ExceptionKind.CLOSED:
        return False
    if exception.resource is not None and exception.resource not in dict(one.resources):
        return False
    if exception.start_minute is None or exception.end_minute is None:
        return True
    first, last = one.start.astimezone(zone), one.end.astimezone(zone)
    midnight = datetime.combine(first.date(), time())
    start = (first.replace(tzinfo=None) - midnight) // _MINUTE
    end = (last.replace(tzinfo=None) - midnight) // _MINUTE
    return start < exception.end_minute and exception.start_minute < end
