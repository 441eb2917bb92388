"""Tables of the schedule: who and what can be booked and when, and what is booked."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from frontdesk.storage.schema.base import Row


class LocationRow(Row):
    """An office of the clinic."""

    __tablename__ = "location"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    directions: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class PractitionerRow(Row):
    """A provider, or a member of staff whose presence a visit needs."""

    __tablename__ = "practitioner"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class PractitionerKindRow(Row):
    """What a practitioner may do; the words are those of ProviderKind."""

    __tablename__ = "practitioner_kind"
    __table_args__ = ({"sqlite_with_rowid": False},)

    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioner.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)


class ResourceRow(Row):
    """A room or a Spravato chair of an office."""

    __tablename__ = "resource"

    id: Mapped[int] = mapped_column(primary_key=True)
    location_id: Mapped[int] = mapped_column(ForeignKey("location.id"))
    name: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    kind: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class ServiceTypeRow(Row):
    """A visit type: its length, its buffers, and the kinds of provider and resource it needs."""

    __tablename__ = "service_type"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 5 AND 720", name="minutes"),
        CheckConstraint(
            "before_minutes BETWEEN 0 AND 240 AND after_minutes BETWEEN 0 AND 240", name="buffers"
        ),
        CheckConstraint("modality IN ('in-person','telehealth','either')", name="modality"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    minutes: Mapped[int]
    before_minutes: Mapped[int] = mapped_column(default=0)
    after_minutes: Mapped[int] = mapped_column(default=0)
    observation_minutes: Mapped[int] = mapped_column(default=0)
    provider_kind: Mapped[str]
    resource_kind: Mapped[str | None]
    on_site_kind: Mapped[str | None]
    modality: Mapped[str] = mapped_column(default="either")
    adults_only: Mapped[bool] = mapped_column(default=False)
    series: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class AvailabilityRow(Row):
    """Weekly hours or a weekly break of a practitioner or a resource, as wall clock minutes.

    Monday is 0. Where a practitioner's location is null the hours are telehealth alone.
    """

    __tablename__ = "availability"
    __table_args__ = (
        CheckConstraint("kind IN ('hours','break')", name="kind"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint(
            "0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440", name="minutes"
        ),
        CheckConstraint("(practitioner_id IS NULL) <> (resource_id IS NULL)", name="one_actor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioner.id"), index=True)
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"), index=True)
    location_id: Mapped[int | None] = mapped_column(ForeignKey("location.id"))
    kind: Mapped[str] = mapped_column(default="hours")
    weekday: Mapped[int]
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]


class ScheduleExceptionRow(Row):
    """Days, or a part of them, on which the weekly hours do not hold.

    Without practitioner, resource and location it is the whole clinic's. `closed` takes time
    away (time off, a closure); `open` gives it (extra hours, a holiday that is worked).
    """

    __tablename__ = "schedule_exception"
    __table_args__ = (
        CheckConstraint("kind IN ('closed','open')", name="kind"),
        CheckConstraint("first_day <= last_day", name="days"),
        CheckConstraint(
            "(start_minute IS NULL AND end_minute IS NULL) OR start_minute < end_minute",
            name="minutes",
        ),
        Index("ix_schedule_exception_days", "last_day", "first_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practitioner_id: Mapped[int | None] = mapped_column(ForeignKey("practitioner.id"))
    resource_id: Mapped[int | None] = mapped_column(ForeignKey("resource.id"))
    location_id: Mapped[int | None] = mapped_column(ForeignKey("location.id"))
    kind: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date]
    start_minute: Mapped[int | None]
    end_minute: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class AppointmentRow(Row):
    """A visit, or a hold on one; statuses are FHIR's words."""

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint('start < "end"', name="times"),
        CheckConstraint(
            "status IN ('pending','booked','arrived','checked-in','fulfilled','cancelled',"
            "'noshow','waitlist','entered-in-error')",
            name="status",
        ),
        CheckConstraint("(status = 'pending') = (held_until IS NOT NULL)", name="held"),
        CheckConstraint("status = 'pending' OR person_id IS NOT NULL", name="person"),
        Index("ix_appointment_start", "start"),
        Index("ix_appointment_person_id", "person_id", "start"),
        Index("ix_appointment_call_id", "call_id"),
        Index(
            "ix_appointment_held_until",
            "held_until",
            sqlite_where=text("held_until IS NOT NULL"),
            postgresql_where=text("held_until IS NOT NULL"),
        ),
        # A hold that ended is removed; its identity must never come to mean another visit.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    service_type_id: Mapped[str] = mapped_column(ForeignKey("service_type.id"))
    status: Mapped[str]
    start: Mapped[datetime]
    end: Mapped[datetime]
    location_id: Mapped[int] = mapped_column(ForeignKey("location.id"))
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioner.id"))
    modality: Mapped[str] = mapped_column(default="in-person")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    reason: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    confirmed: Mapped[datetime | None]
    arrived: Mapped[datetime | None]
    held_until: Mapped[datetime | None]
    holder: Mapped[str] = mapped_column(default="")
    agent: Mapped[str]
    created: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    demo: Mapped[bool] = mapped_column(default=False)


class BookingRow(Row):
    """What an appointment takes of one actor: the visit's time with the buffers around it.

    `actor` is the identity times four, plus 1 for a practitioner, 2 for a resource, 3 for a
    person: one number, so that one index and one rule serve all three. Two active rows of one
    actor never overlap; triggers (guards.py) hold that against every writer.
    """

    __tablename__ = "booking"
    __table_args__ = (
        # The overlap search looks back by the longest length, so there must be one.
        CheckConstraint('start < "end" AND "end" - start <= 86400000000', name="length"),
        Index(
            "ix_booking_actor_start",
            "actor",
            "start",
            "end",
            sqlite_where=text("active"),
            postgresql_where=text("active"),
        ),
    )

    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointment.id", ondelete="CASCADE"), primary_key=True
    )
    actor: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    start: Mapped[datetime]
    end: Mapped[datetime]
    active: Mapped[bool] = mapped_column(default=True)
