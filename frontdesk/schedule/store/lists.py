"""Reading appointments: lists for screens, and what is taken for the openings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, bindparam, cast, func, select, text

from frontdesk.identity import (
    AppointmentId,
    CallId,
    LocationId,
    PersonId,
    PractitionerId,
    ServiceTypeId,
)
from frontdesk.schedule.model import Appointment, AppointmentQuery, Modality, Status
from frontdesk.schedule.rules.taken import RESOURCE, Claim, resource_of
from frontdesk.storage.schema.guards import LONGEST
from frontdesk.storage.schema.people import PersonRow
from frontdesk.storage.schema.schedule import AppointmentRow, BookingRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Select

    from frontdesk.identity import ResourceId
    from frontdesk.schedule.rules.hours import Timetable

_ROOMS = (
    select(func.aggregate_strings(cast(BookingRow.actor, Text), ","))
    .where(BookingRow.appointment_id == AppointmentRow.id, BookingRow.actor % 4 == RESOURCE)
    .scalar_subquery()
    .label("rooms")
)
_FIELDS = select(
    AppointmentRow.id,
    AppointmentRow.service_type_id,
    AppointmentRow.status,
    AppointmentRow.start,
    AppointmentRow.end,
    AppointmentRow.location_id,
    AppointmentRow.practitioner_id,
    AppointmentRow.modality,
    AppointmentRow.person_id,
    AppointmentRow.call_id,
    AppointmentRow.reason,
    AppointmentRow.note,
    AppointmentRow.confirmed,
    AppointmentRow.arrived,
    AppointmentRow.held_until,
    AppointmentRow.holder,
    AppointmentRow.version,
    PersonRow.name,
    _ROOMS,
).outerjoin(PersonRow, PersonRow.id == AppointmentRow.person_id)
_ONE = _FIELDS.where(AppointmentRow.id == bindparam("key"))
# Plain text: the first runs before every search and booking, and numbers are all they answer.
_SEEN = "SELECT (SELECT max(seq) FROM request), (SELECT max(seq) FROM audit_event)"
_SINCE = text(
    "SELECT DISTINCT entity, entity_id FROM audit_event WHERE seq > :audit"
    " UNION SELECT 'appointment', substr(result, 6) FROM request"
    " WHERE seq > :request AND result LIKE 'hold %'"
)
_CLAIMS = text(
    'SELECT b.appointment_id, b.actor, b.start, b."end", a.held_until FROM booking b'
    " JOIN appointment a ON a.id = b.appointment_id WHERE b.active AND b.appointment_id = :key"
)
_CLAIMS_BETWEEN = text(
    'SELECT appointment_id, actor, start, "end", NULL FROM booking WHERE active'
    ' AND actor IN :actors AND start > :reach AND start < :last AND "end" > :first'
).bindparams(bindparam("actors", expanding=True))
_HELD = text("SELECT id, held_until FROM appointment WHERE held_until IS NOT NULL")


def appointment(
    connection: Connection, timetable: Timetable, key: AppointmentId
) -> Appointment | None:
    """One appointment, or None."""
    found = _records(timetable, connection.execute(_ONE, {"key": key}).all())
    return found[0] if found else None


def as_written(
    timetable: Timetable,
    key: AppointmentId,
    row: Mapping[str, Any],
    person_name: str,
    actors: Iterable[int],
) -> Appointment:
    """The record of a row that was just written, as reading it would give it."""
    rooms = ",".join(str(actor) for actor in actors if resource_of(actor) is not None)
    written = SimpleNamespace(id=key, name=person_name, rooms=rooms, **row)
    return _records(timetable, [written])[0]


def appointments(
    connection: Connection,
    timetable: Timetable,
    query: AppointmentQuery,
    now: datetime,
    limit: int,
) -> list[Appointment]:
    """Those that the query asks for, by start; a hold that has ended is none."""
    statement = _filtered(query, now).order_by(AppointmentRow.start, AppointmentRow.id).limit(limit)
    return _records(timetable, connection.execute(statement).all())


def _filtered(query: AppointmentQuery, now: datetime) -> Select[*tuple[Any, ...]]:
    wanted: list[ColumnElement[bool]] = [
        column == value
        for value, column in (
            (query.person, AppointmentRow.person_id),
            (query.office, AppointmentRow.location_id),
            (query.provider, AppointmentRow.practitioner_id),
            (query.status, AppointmentRow.status),
        )
        if value is not None
    ]
    if query.start is not None:
        wanted.append(AppointmentRow.start >= query.start)
    if query.end is not None:
        wanted.append(AppointmentRow.start < query.end)
    if query.status is None:
        hidden = [Status.ENTERED_IN_ERROR]
        hidden += [] if query.cancelled else [Status.CANCELLED]
        wanted.append(AppointmentRow.status.not_in(hidden))
    lasting: ColumnElement[bool] = AppointmentRow.held_until.is_(None)
    if query.holds or query.status is Status.PENDING:
        lasting = lasting | (AppointmentRow.held_until > now)
    return _FIELDS.where(*wanted, lasting)


def _records(timetable: Timetable, rows: Sequence[Any]) -> list[Appointment]:
    types, offices = timetable.types, timetable.locations
    providers = timetable.practitioners
    return [
        Appointment(
            id=AppointmentId(row.id),
            type=ServiceTypeId(row.service_type_id),
            type_title=types[row.service_type_id].title,
            status=Status(row.status),
            start=row.start,
            end=row.end,
            office=LocationId(row.location_id),
            office_name=offices[row.location_id].name,
            provider=PractitionerId(row.practitioner_id),
            provider_name=providers[row.practitioner_id].name,
            resources=_rooms(timetable, row.rooms),
            modality=Modality(row.modality),
            person=None if row.person_id is None else PersonId(row.person_id),
            person_name=row.name,
            call=None if row.call_id is None else CallId(row.call_id),
            reason=row.reason,
            note=row.note,
            confirmed=row.confirmed,
            arrived=row.arrived,
            held_until=row.held_until,
            holder=row.holder,
            version=row.version,
        )
        for row in rows
    ]


def _rooms(timetable: Timetable, actors: str | None) -> tuple[tuple[ResourceId, str], ...]:
    """The rooms of a visit out of its bookings' actors, each with its name."""
    keys = (resource_of(int(actor)) for actor in sorted((actors or "").split(",")) if actor)
    return tuple((key, timetable.resources[key].name) for key in keys if key is not None)


def seen(connection: Connection) -> tuple[int, int]:
    """The last request and the last audit event, by which is known whether anything changed."""
    request, audit = connection.exec_driver_sql(_SEEN).one()
    return request or 0, audit or 0


def changed_since(connection: Connection, request: int, audit: int) -> list[tuple[str, str]]:
    """The entity and identity of what was changed since; holds count as appointments."""
    found = connection.execute(_SINCE, {"request": request, "audit": audit})
    return [(entity, key) for entity, key in found]


def claims_of(connection: Connection, key: AppointmentId) -> list[Claim]:
    """What one appointment takes."""
    return [Claim(*row) for row in connection.execute(_CLAIMS, {"key": key})]


def claims_between(
    connection: Connection, actors: Iterable[int], first: int, last: int
) -> list[Claim]:
    """What those actors give between two instants, in microseconds since 1970."""
    wanted = {"actors": list(actors), "first": first, "last": last, "reach": first - LONGEST}
    held: dict[int, int] = {key: until for key, until in connection.execute(_HELD)}  # noqa: C416 -- rows are not pairs to mypy
    found = connection.execute(_CLAIMS_BETWEEN, wanted).all()  # ix_booking_actor_start
    if not held:
        return [Claim(*row) for row in found]
    return [Claim(row[0], row[1], row[2], row[3], held.get(row[0])) for row in found]
