"""A day laid out for the canvas: columns of providers and rooms, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from frontdesk.clock import start_of_day
from frontdesk.identity import PractitionerId, ResourceId
from frontdesk.schedule.model import (
    Appointment,
    AvailabilityKind,
    ClosedDay,
    ExceptionKind,
    Status,
)
from frontdesk.schedule.rules.taken import practitioner_actor, resource_actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from frontdesk.identity import LocationId
    from frontdesk.schedule.model import Practitioner, Resource
    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.schedule.rules.weeks import Week

_USUAL = (8 * 60, 18 * 60)  # shown on a day without any hours


class BlockKind(StrEnum):
    """What stands in a column."""

    APPOINTMENT = "appointment"
    HOLD = "hold"
    BREAK = "break"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Column:
    """A provider's or a room's column; `key` is unique among both."""

    key: int
    name: str
    detail: str = ""
    provider: PractitionerId | None = None
    resource: ResourceId | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a column; a visit with a room stands in two columns. Instants in UTC.

    `words` is the reason of what is closed; `appointment` is there for visits and holds.
    """

    kind: BlockKind
    column: int
    start: datetime
    end: datetime
    appointment: Appointment | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day from its first to its last instant; `opens` to `closes` is worth showing."""

    day: date
    start: datetime
    end: datetime
    opens: datetime
    closes: datetime
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    closed: ClosedDay | None = None


def day_plan(
    timetable: Timetable,
    day: date,
    office: LocationId | None,
    appointments: Sequence[Appointment],
) -> DayPlan:
    """The plan of a day at an office, or at all where it is None."""
    week = timetable.week(day)
    whole = week.day(day)
    providers = _providers(timetable, office, appointments)
    rooms = [one for one in timetable.rooms if office in (None, one.location)]
    worked = {one.id: _worked(timetable, one, office, week) & whole for one in providers}
    opens, closes = _bounds(week, whole, list(worked.values()), appointments)
    shown = week.between(opens, closes)
    blocks: list[Block] = []
    for provider in providers:
        key = practitioner_actor(provider.id)
        breaks = _breaks(timetable, provider.id, day, week) & ~worked[provider.id] & shown
        shut = shown & ~worked[provider.id] & ~breaks
        away = _words(timetable, day, office, provider=provider.id)
        blocks += _stretches(week, BlockKind.CLOSED, key, shut, away)
        blocks += _stretches(week, BlockKind.BREAK, key, breaks, "")
    for room in rooms:
        key = resource_actor(room.id)
        shut = shown & ~timetable.resource_hours(room.id, week)
        words = _words(timetable, day, room.location, resource=room)
        blocks += _stretches(week, BlockKind.CLOSED, key, shut, words)
    blocks += _visits(appointments)
    return DayPlan(
        day=day,
        start=start_of_day(day, timetable.zone),
        end=start_of_day(day + timedelta(days=1), timetable.zone),
        opens=week.moment(opens - week.first_minute),
        closes=week.moment(closes - week.first_minute),
        columns=(
            *(Column(practitioner_actor(o.id), o.name, o.detail, provider=o.id) for o in providers),
            *(Column(resource_actor(o.id), o.name, o.detail, resource=o.id) for o in rooms),
        ),
        blocks=tuple(sorted(blocks, key=lambda one: (one.start, one.column))),
        closed=timetable.closed_day(day, office),
    )


def _providers(
    timetable: Timetable,
    office: LocationId | None,
    appointments: Iterable[Appointment],
) -> list[Practitioner]:
    """Those who can be there, and those gone since who still have visits on that day."""
    booked = {one.provider for one in appointments}
    found = [
        one
        for one in timetable.providers
        if office is None or one.id in booked or {office, None} & timetable.works_at(one.id)
    ]
    gone = [timetable.practitioners[key] for key in sorted(booked - {one.id for one in found})]
    return [*found, *gone]


def _worked(timetable: Timetable, one: Practitioner, office: LocationId | None, week: Week) -> int:
    """When a provider works at the office, or by telehealth for it."""
    bits = 0
    for place in timetable.works_at(one.id):
        if office is None or place in (None, office):
            bits |= timetable.practitioner_hours(one.id, place, week)
    return bits


def _breaks(timetable: Timetable, key: PractitionerId, day: date, week: Week) -> int:
    bits = 0
    for one in timetable.schedule.availability:
        if (
            one.practitioner == key
            and one.kind is AvailabilityKind.BREAK
            and one.weekday == day.weekday()
        ):
            bits |= week.stretch(day, one.start_minute, one.end_minute)
    return bits


def _bounds(
    week: Week, whole: int, worked: Iterable[int], appointments: Iterable[Appointment]
) -> tuple[int, int]:
    """First and last minute since 1970 worth showing, at whole hours of the wall clock."""
    bits = 0
    for one in worked:
        bits |= one
    for visit in appointments:
        first = int(visit.start.timestamp()) // 60
        bits |= week.between(first, first + 1 + (visit.end - visit.start) // timedelta(minutes=1))
    bits &= whole
    if not bits:
        start = (whole & -whole).bit_length() - 1 + week.first_minute
        return start + _USUAL[0], start + _USUAL[1]
    start = (whole & -whole).bit_length() - 1
    low = (bits & -bits).bit_length() - 1 - start
    high = bits.bit_length() - start
    return (
        week.first_minute + start + low // 60 * 60,
        week.first_minute + min(start - (-high // 60 * 60), whole.bit_length()),
    )


def _words(
    timetable: Timetable,
    day: date,
    office: LocationId | None,
    *,
    provider: PractitionerId | None = None,
    resource: Resource | None = None,
) -> str:
    """Why a column is closed, where an exception or a holiday says so."""
    closed = timetable.closed_day(day, office)
    if closed is not None:
        return closed.reason
    for one in timetable.schedule.exceptions:
        if one.kind is not ExceptionKind.CLOSED or not one.first_day <= day <= one.last_day:
            continue
        if provider is not None and one.practitioner == provider:
            return one.reason
        if resource is not None and one.resource == resource.id:
            return one.reason
    return ""


def _stretches(week: Week, kind: BlockKind, column: int, bits: int, words: str) -> Iterator[Block]:
    """The runs of set bits as blocks."""
    while bits:
        low = (bits & -bits).bit_length() - 1
        rest = bits >> low
        length = (~rest & (rest + 1)).bit_length() - 1
        yield Block(kind, column, week.moment(low), week.moment(low + length), words=words)
        bits = rest >> length << (low + length)


def _visits(appointments: Iterable[Appointment]) -> Iterator[Block]:
    for one in appointments:
        kind = BlockKind.HOLD if one.status is Status.PENDING else BlockKind.APPOINTMENT
        yield Block(kind, practitioner_actor(one.provider), one.start, one.end, one)
        for room, _ in one.resources:
            yield Block(kind, resource_actor(room), one.start, one.end, one)
