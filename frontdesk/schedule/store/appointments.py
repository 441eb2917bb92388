"""Writing appointments and their bookings, by statements prepared once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, exc, insert, select, update

from frontdesk.identity import AppointmentId, LocationId, PersonId, PractitionerId, ServiceTypeId
from frontdesk.schedule.model import Modality, Status
from frontdesk.schedule.rules.taken import person_actor, practitioner_actor, resource_actor
from frontdesk.storage.schema.guards import LONGEST, OVERLAP
from frontdesk.storage.schema.people import PersonRow
from frontdesk.storage.schema.schedule import AppointmentRow, BookingRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from frontdesk.identity import ResourceId

_LONGEST = timedelta(microseconds=LONGEST)
_COLUMNS = [column for column in AppointmentRow.__table__.columns if column.name != "id"]
_INSERT = insert(AppointmentRow).values({c.name: bindparam(c.name) for c in _COLUMNS})
_BOOK = insert(BookingRow)
_GET = select(*AppointmentRow.__table__.columns).where(AppointmentRow.id == bindparam("key"))
_SWEEP = delete(AppointmentRow).where(AppointmentRow.held_until <= bindparam("now"))
_RELEASE = delete(AppointmentRow).where(
    AppointmentRow.id == bindparam("key"), AppointmentRow.status == Status.PENDING
)
_PERSON = select(PersonRow.name, PersonRow.born).where(PersonRow.id == bindparam("key"))
_ACTORS = select(BookingRow.actor).where(BookingRow.appointment_id == bindparam("key"))
_PLACE = (
    update(BookingRow)
    .where(
        BookingRow.appointment_id == bindparam("key"), BookingRow.actor == bindparam("old_actor")
    )
    .values(
        actor=bindparam("new_actor"),
        start=bindparam("new_start"),
        end=bindparam("new_end"),
        active=bindparam("new_active"),
    )
)
_UNPLACE = delete(BookingRow).where(
    BookingRow.appointment_id == bindparam("key"), BookingRow.actor == bindparam("old_actor")
)
_CLASHES = (
    select(BookingRow.actor)
    .join(AppointmentRow, AppointmentRow.id == BookingRow.appointment_id)
    .where(
        BookingRow.active,
        BookingRow.actor == bindparam("who"),
        BookingRow.start < bindparam("before"),  # ix_booking_actor_start
        BookingRow.start > bindparam("reach"),
        BookingRow.end > bindparam("after"),
        BookingRow.appointment_id != bindparam("key"),
        AppointmentRow.held_until.is_(None) | (AppointmentRow.held_until > bindparam("now")),
    )
    .limit(1)
)


class Overlap(Exception):
    """The database refused: an actor of the appointment is taken at that time."""


class Dangling(Exception):
    """The database refused: the appointment names a call that is not there."""


class Stored(NamedTuple):
    """An appointment's row as the operations need it; `resources` in no order."""

    id: AppointmentId
    type: ServiceTypeId
    status: Status
    start: datetime
    end: datetime
    office: LocationId
    provider: PractitionerId
    modality: Modality
    person: PersonId | None
    reason: str | None
    confirmed: datetime | None
    arrived: datetime | None
    held_until: datetime | None
    version: int


class Place(NamedTuple):
    """What one actor gives: from start to end, buffers included where it has any."""

    actor: int
    start: datetime
    end: datetime


def places(
    buffered: tuple[datetime, datetime],
    provider: PractitionerId,
    resources: Sequence[ResourceId],
) -> list[Place]:
    """The places a visit takes, without the person's."""
    return [
        Place(practitioner_actor(provider), *buffered),
        *(Place(resource_actor(one), *buffered) for one in resources),
    ]


def person_place(person: PersonId, start: datetime, end: datetime) -> Place:
    """The place a visit takes of the person: the visit alone."""
    return Place(person_actor(person), start, end)


def get(connection: Connection, key: AppointmentId) -> Stored | None:
    """One appointment's row."""
    row = connection.execute(_GET, {"key": key}).first()
    if row is None:
        return None
    return Stored(
        id=AppointmentId(row.id),
        type=ServiceTypeId(row.service_type_id),
        status=Status(row.status),
        start=row.start,
        end=row.end,
        office=LocationId(row.location_id),
        provider=PractitionerId(row.practitioner_id),
        modality=Modality(row.modality),
        person=row.person_id,
        reason=row.reason,
        confirmed=row.confirmed,
        arrived=row.arrived,
        held_until=row.held_until,
        version=row.version,
    )


def add(connection: Connection, row: Mapping[str, Any]) -> AppointmentId:
    """Write an appointment, which takes nothing yet; raises Dangling."""
    try:
        made = connection.execute(_INSERT, row).inserted_primary_key
    except exc.IntegrityError as error:
        raise Dangling from error
    return AppointmentId(made[0] if made else 0)


def take(connection: Connection, key: AppointmentId, taking: Iterable[Place]) -> None:
    """Write what an appointment takes beside what it has; raises Overlap."""
    rows = [
        {"appointment_id": key, "actor": one.actor, "start": one.start, "end": one.end,
         "active": True}
        for one in taking
    ]  # fmt: skip
    try:
        connection.execute(_BOOK, rows)
    except exc.IntegrityError as error:
        _tell(error)


def change(connection: Connection, key: AppointmentId, values: Mapping[str, Any]) -> None:
    """Change an appointment's columns; raises Dangling."""
    statement = update(AppointmentRow).where(AppointmentRow.id == key).values(**values)
    try:
        connection.execute(statement)
    except exc.IntegrityError as error:
        raise Dangling from error


def place(
    connection: Connection, key: AppointmentId, taking: Sequence[Place], *, active: bool
) -> None:
    """Put what an appointment takes in place of what it took, row by row; raises Overlap.

    A row is moved, never given up and taken anew, so that nobody else can come in between.
    """
    old = list(connection.execute(_ACTORS, {"key": key}).scalars())
    try:
        for one in taking:
            former = one.actor if one.actor in old else _of_kind(old, one.actor)
            if former is None:
                take(connection, key, (one,))
                continue
            old.remove(former)
            connection.execute(
                _PLACE,
                {
                    "key": key,
                    "old_actor": former,
                    "new_actor": one.actor,
                    "new_start": one.start,
                    "new_end": one.end,
                    "new_active": active,
                },
            )
        for former in old:
            connection.execute(_UNPLACE, {"key": key, "old_actor": former})
    except exc.IntegrityError as error:
        _tell(error)


def _of_kind(actors: Iterable[int], actor: int) -> int | None:
    return next((one for one in actors if one % 4 == actor % 4), None)


def _tell(error: exc.IntegrityError) -> None:
    if OVERLAP in str(error.orig):
        raise Overlap from error
    raise error


def sweep(connection: Connection, now: datetime) -> bool:
    """Remove the holds that have ended, and say whether there were any."""
    return connection.execute(_SWEEP, {"now": now}).rowcount > 0  # ix_appointment_held_until


def release(connection: Connection, key: AppointmentId) -> bool:
    """Remove a hold; False where it is none (any more)."""
    return connection.execute(_RELEASE, {"key": key}).rowcount == 1


def person(connection: Connection, key: PersonId) -> tuple[str, date | None] | None:
    """The person's name and birth date, or None where there is no such person."""
    row = connection.execute(_PERSON, {"key": key}).first()
    return None if row is None else (row.name, row.born)


def actors_of(connection: Connection, key: AppointmentId) -> list[int]:
    """The actors of an appointment's booking rows."""
    return list(connection.execute(_ACTORS, {"key": key}).scalars())


def is_taken(connection: Connection, one: Place, key: AppointmentId | None, now: datetime) -> bool:
    """Whether another appointment, or a hold that has not ended, takes that actor's time."""
    found = connection.execute(
        _CLASHES,
        {
            "who": one.actor,
            "before": one.end,
            "after": one.start,
            "reach": one.start - _LONGEST,
            "key": key or 0,
            "now": now,
        },
    )
    return found.first() is not None


def bulk_appointments(
    connection: Connection, rows: Sequence[Mapping[str, Any]], taking: Iterable[Mapping[str, Any]]
) -> None:
    """Write many appointments with identities and what they take; the triggers hold all the same.

    `rows` are columns of `appointment`, `taking` columns of `booking`.
    """
    connection.execute(insert(AppointmentRow), list(rows))
    connection.execute(_BOOK, list(taking))
