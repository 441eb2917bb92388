"""Counting rows between two instants, half-open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from frontdesk.storage.schema.calls import CallReasonRow, CallRow, FollowUpRow
from frontdesk.storage.schema.desk import PrintRow
from frontdesk.storage.schema.schedule import AppointmentRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

_EXPECTED = ("booked",)


def _between(start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(CallRow.started >= start, CallRow.started < end)  # ix_call_started


def _number(connection: Connection, *conditions: ColumnElement[bool], of: type) -> int:
    statement = select(func.count()).select_from(of).where(*conditions)
    return int(connection.execute(statement).scalar() or 0)


def calls(connection: Connection, start: datetime, end: datetime) -> int:
    """Calls that began in the stretch."""
    return _number(connection, _between(start, end), of=CallRow)


def call_seconds(connection: Connection, start: datetime, end: datetime) -> list[int]:
    """How long each of them took, in seconds."""
    statement = select(CallRow.seconds).where(_between(start, end))
    return list(connection.execute(statement).scalars())


def new_clients(connection: Connection, start: datetime, end: datetime) -> int:
    """Calls of new clients."""
    return _number(connection, _between(start, end), CallRow.caller_kind == "new", of=CallRow)


def booked_on_calls(connection: Connection, start: datetime, end: datetime) -> int:
    """Appointments that came of calls of the stretch and were not cancelled since."""
    statement = (
        select(func.count())
        .select_from(AppointmentRow)
        .join(CallRow, CallRow.id == AppointmentRow.call_id)
        .where(_between(start, end))
        .where(AppointmentRow.status.not_in(("pending", "cancelled", "entered-in-error")))
    )
    return int(connection.execute(statement).scalar() or 0)


def handouts(connection: Connection, start: datetime, end: datetime) -> int:
    """Handouts printed or saved in the stretch, each copy counted."""
    statement = select(func.coalesce(func.sum(PrintRow.copies), 0)).where(
        PrintRow.printed >= start, PrintRow.printed < end
    )
    return int(connection.execute(statement).scalar() or 0)


def reasons(connection: Connection, start: datetime, end: datetime) -> dict[str, int]:
    """Calls of the stretch by reason; a call with two reasons counts for both."""
    statement = (
        select(CallReasonRow.reason, func.count())
        .join(CallRow, CallRow.id == CallReasonRow.call_id)
        .where(_between(start, end))
        .group_by(CallReasonRow.reason)
    )
    return {reason: number for reason, number in connection.execute(statement)}  # noqa: C416


def outcomes(connection: Connection, start: datetime, end: datetime) -> dict[str, int]:
    """Calls of the stretch by main outcome."""
    statement = (
        select(CallRow.outcome, func.count()).where(_between(start, end)).group_by(CallRow.outcome)
    )
    return {outcome: number for outcome, number in connection.execute(statement)}  # noqa: C416


def call_backs(connection: Connection, end: datetime, now: datetime) -> tuple[int, int]:
    """Open follow-ups due before `end`, and how many of them are due already."""
    waiting = FollowUpRow.done.is_(None)
    return (
        _number(connection, waiting, FollowUpRow.due < end, of=FollowUpRow),
        _number(connection, waiting, FollowUpRow.due <= now, of=FollowUpRow),
    )


def arrivals(
    connection: Connection, now: datetime, end: datetime, start: datetime
) -> tuple[int, int]:
    """Visits still to come today, and those that should have begun and whose person is not here."""
    expected = AppointmentRow.status.in_(_EXPECTED)
    return (
        _number(
            connection, expected, AppointmentRow.start >= now, AppointmentRow.start < end,
            of=AppointmentRow,
        ),
        _number(
            connection, expected, AppointmentRow.start < now, AppointmentRow.start >= start,
            of=AppointmentRow,
        ),
    )  # fmt: skip
