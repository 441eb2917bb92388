"""The rules of the schedule: offices, providers, resources, types, hours, exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    ClinicSchedule,
    ExceptionKind,
    Location,
    Modality,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ScheduleException,
    ServiceType,
)
from frontdesk.storage.schema.schedule import (
    AppointmentRow,
    AvailabilityRow,
    BookingRow,
    LocationRow,
    PractitionerKindRow,
    PractitionerRow,
    ResourceRow,
    ScheduleExceptionRow,
    ServiceTypeRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from frontdesk.storage.schema.base import Row

_TABLES: Mapping[str, type[Row]] = {
    "office": LocationRow,
    "provider": PractitionerRow,
    "resource": ResourceRow,
    "visit type": ServiceTypeRow,
    "exception": ScheduleExceptionRow,
}


def rules(
    connection: Connection, zone: str, step_minutes: int, open_holidays: frozenset[str]
) -> ClinicSchedule:
    """All rules as they stand."""
    kinds: dict[int, set[ProviderKind]] = {}
    for one, kind in connection.execute(
        select(PractitionerKindRow.practitioner_id, PractitionerKindRow.kind)
    ):
        kinds.setdefault(one, set()).add(ProviderKind(kind))
    return ClinicSchedule(
        zone=zone,
        step_minutes=step_minutes,
        open_holidays=open_holidays,
        locations=tuple(
            Location(**row | {"id": LocationId(row["id"])})
            for row in _rows(connection, LocationRow, "position", "id")
        ),
        practitioners=tuple(
            Practitioner(
                **row | {"id": PractitionerId(row["id"])},
                kinds=frozenset(kinds.get(row["id"], ())),
            )
            for row in _rows(connection, PractitionerRow, "position", "id")
        ),
        resources=tuple(_resource(row) for row in _rows(connection, ResourceRow, "position", "id")),
        types=tuple(_type(row) for row in _rows(connection, ServiceTypeRow, "position", "id")),
        availability=tuple(_availability(row) for row in _rows(connection, AvailabilityRow, "id")),
        exceptions=tuple(
            _exception(row) for row in _rows(connection, ScheduleExceptionRow, "first_day", "id")
        ),
    )


def _rows(connection: Connection, table: type[Row], *order: str) -> Iterable[dict[str, Any]]:
    columns = table.__table__.columns
    statement = select(*columns).order_by(*(columns[name] for name in order))
    return (dict(row) for row in connection.execute(statement).mappings())


def _resource(row: dict[str, Any]) -> Resource:
    return Resource(
        id=ResourceId(row["id"]),
        location=LocationId(row["location_id"]),
        name=row["name"],
        kind=ResourceKind(row["kind"]),
        detail=row["detail"],
        position=row["position"],
        active=row["active"],
        version=row["version"],
    )


def _type(row: dict[str, Any]) -> ServiceType:
    return ServiceType(
        **row
        | {
            "id": ServiceTypeId(row["id"]),
            "provider_kind": ProviderKind(row["provider_kind"]),
            "resource_kind": row["resource_kind"] and ResourceKind(row["resource_kind"]),
            "on_site_kind": row["on_site_kind"] and ProviderKind(row["on_site_kind"]),
            "modality": Modality(row["modality"]),
        }
    )


def _availability(row: dict[str, Any]) -> Availability:
    return Availability(
        id=row["id"],
        weekday=row["weekday"],
        start_minute=row["start_minute"],
        end_minute=row["end_minute"],
        kind=AvailabilityKind(row["kind"]),
        practitioner=row["practitioner_id"],
        resource=row["resource_id"],
        location=row["location_id"],
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
    )


def _exception(row: dict[str, Any]) -> ScheduleException:
    return ScheduleException(
        id=row["id"],
        kind=ExceptionKind(row["kind"]),
        first_day=row["first_day"],
        last_day=row["last_day"],
        start_minute=row["start_minute"],
        end_minute=row["end_minute"],
        practitioner=row["practitioner_id"],
        resource=row["resource_id"],
        location=row["location_id"],
        reason=row["reason"],
        version=row["version"],
    )


def values(record: object) -> dict[str, Any]:
    """A rule's columns, without identity and version."""
    names: tuple[str, ...]
    if isinstance(record, Location):
        names = ("name", "address", "phone", "directions", "position", "active")
    elif isinstance(record, Practitioner):
        names = ("name", "detail", "position", "active")
    elif isinstance(record, Resource):
        names = ("location", "name", "detail", "kind", "position", "active")
    elif isinstance(record, ServiceType):
        names = (
            "title", "minutes", "before_minutes", "after_minutes", "observation_minutes",
            "provider_kind", "resource_kind", "on_site_kind", "modality", "adults_only",
            "series", "position", "active",
        )  # fmt: skip
    else:
        names = (
            "practitioner", "resource", "location", "kind", "first_day", "last_day",
            "start_minute", "end_minute", "reason",
        )  # fmt: skip
    return {_COLUMN.get(name, name): getattr(record, name) for name in names}


_COLUMN = {"location": "location_id", "practitioner": "practitioner_id", "resource": "resource_id"}


def add(connection: Connection, what: str, found: Mapping[str, Any], key: object = None) -> Any:  # noqa: ANN401
    """Add a rule and answer its identity, which is made here unless `key` gives it."""
    given = {} if key is None else {"id": key}
    result = connection.execute(insert(_TABLES[what]), {**found, **given})
    made = result.inserted_primary_key
    return None if made is None else made[0]


def change(
    connection: Connection, what: str, key: object, version: int, found: Mapping[str, Any]
) -> bool:
    """Write a rule over that version; False where it has another one or is gone."""
    columns = _TABLES[what].__table__.columns
    statement = (
        update(_TABLES[what])
        .where(columns["id"] == key, columns["version"] == version)
        .values(**found, version=version + 1)
    )
    return connection.execute(statement).rowcount == 1


def type_ids(connection: Connection) -> list[str]:
    """The identities of the visit types."""
    return list(connection.execute(select(ServiceTypeRow.id)).scalars())


def remove_exception(connection: Connection, key: int) -> bool:
    """Remove an exception; False where it is gone already."""
    statement = delete(ScheduleExceptionRow).where(ScheduleExceptionRow.id == key)
    return connection.execute(statement).rowcount == 1


def put_kinds(connection: Connection, key: PractitionerId, kinds: Iterable[ProviderKind]) -> None:
    """Write what a practitioner may do."""
    connection.execute(
        delete(PractitionerKindRow).where(PractitionerKindRow.practitioner_id == key)
    )
    rows = [{"practitioner_id": key, "kind": str(kind)} for kind in sorted(kinds)]
    if rows:
        connection.execute(insert(PractitionerKindRow), rows)


def put_availability(
    connection: Connection,
    rows: Iterable[Availability],
    *,
    practitioner: PractitionerId | None = None,
    resource: ResourceId | None = None,
) -> None:
    """Write the weekly hours and breaks of one practitioner or resource in place of the old."""
    owner = (
        AvailabilityRow.practitioner_id == practitioner
        if practitioner is not None
        else AvailabilityRow.resource_id == resource
    )
    connection.execute(delete(AvailabilityRow).where(owner))
    written = [
        {
            "practitioner_id": practitioner,
            "resource_id": resource,
            "location_id": one.location,
            "kind": str(one.kind),
            "weekday": one.weekday,
            "start_minute": one.start_minute,
            "end_minute": one.end_minute,
            "valid_from": one.valid_from,
            "valid_until": one.valid_until,
        }
        for one in rows
    ]
    if written:
        connection.execute(insert(AvailabilityRow), written)


_AHEAD = (
    select(func.count(func.distinct(BookingRow.appointment_id)))
    .where(BookingRow.active, BookingRow.actor == bindparam("actor"))
    .where(BookingRow.start >= bindparam("now"))  # ix_booking_actor_start
)
_AHEAD_AT = (
    select(func.count())
    .where(AppointmentRow.start >= bindparam("now"))  # ix_appointment_start
    .where(AppointmentRow.location_id == bindparam("office"))
    .where(AppointmentRow.status.in_(("pending", "booked", "arrived", "checked-in")))
)


def ahead_of(connection: Connection, actor: int, now: datetime) -> int:
    """How many visits and holds a practitioner or resource has ahead."""
    return connection.execute(_AHEAD, {"actor": actor, "now": now}).scalar_one()


def ahead_at(connection: Connection, office: LocationId, now: datetime) -> int:
    """How many visits and holds an office has ahead."""
    return connection.execute(_AHEAD_AT, {"office": office, "now": now}).scalar_one()
