"""A day or a week of the schedule as columns and blocks: what the canvas and the list show."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.clock import local_day
from frontdesk.identity import AppointmentId, LocationId, PractitionerId, ResourceId
from frontdesk.schedule.model import (
    Appointment,
    AvailabilityKind,
    ClosedDay,
    ExceptionKind,
    ProviderKind,
    ResourceKind,
    Status,
)
from frontdesk.schedule.rules.weeks import DAY, Week, monday_of
from ui.messages import clock, day, long_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.schedule.model import Practitioner, Resource
    from frontdesk.schedule.rules.hours import Timetable

FIRST_HOUR, LAST_HOUR = 8, 17
_WEEKDAYS = 7
_FREE = re.compile("0+")
_SHOWN_ROOMS = frozenset({ResourceKind.SPRAVATO_CHAIR, ResourceKind.GROUP_ROOM})
_CLINICIANS = frozenset({ProviderKind.THERAPIST, ProviderKind.GROUP_LEADER})
STATES = {
    Status.PENDING: "held",
    Status.BOOKED: "expected",
    Status.ARRIVED: "arrived",
    Status.CHECKED_IN: "in room",
    Status.FULFILLED: "done",
    Status.NOSHOW: "no-show",
    Status.CANCELLED: "cancelled",
    Status.WAITLIST: "waiting",
    Status.ENTERED_IN_ERROR: "entered in error",
}
"""The receptionist's word for each status."""


@dataclass(frozen=True, slots=True)
class Track:
    """One column: a provider's or a room's day; `shut` are minutes in which nothing is booked."""

    title: str
    detail: str
    day: date
    provider: PractitionerId | None = None
    resource: ResourceId | None = None
    office: LocationId | None = None
    shut: tuple[tuple[int, int], ...] = ()

    def is_shut(self, minute: int) -> bool:
        """Whether nothing is booked at that minute after midnight."""
        return any(first <= minute < last for first, last in self.shut)


@dataclass(frozen=True, slots=True)
class Block:
    """A visit, a hold or a closed stretch in a column: minutes after midnight, the end exclusive.

    `kind` is the tone; `state` a word; `words` is all of it as a sentence for readers.
    """

    track: int
    start: int
    end: int
    title: str
    who: str = field(default="", repr=False)
    state: str = ""
    kind: str = "visit"
    visit: AppointmentId | None = None
    words: str = field(default="", repr=False)

    @property
    def detail(self) -> str:
        """Who, and the state where it is not the usual one."""
        return " · ".join(part for part in (self.who, self.state) if part)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is shown: columns in order, blocks by column and start, hours, why days are closed."""

    tracks: tuple[Track, ...] = ()
    blocks: tuple[Block, ...] = ()
    first: int = FIRST_HOUR * 60
    last: int = LAST_HOUR * 60
    days: tuple[date, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    visits: tuple[Appointment, ...] = field(default=(), repr=False)
    step: int = 30

    @property
    def is_week(self) -> bool:
        """Whether it holds more than one day."""
        return len(self.days) > 1


def week_of(day_in_it: date) -> tuple[date, ...]:
    """Monday to Sunday of the week a day lies in."""
    monday = monday_of(day_in_it)
    return tuple(monday + timedelta(days=offset) for offset in range(_WEEKDAYS))


def plan(
    table: Timetable,
    visits: Sequence[Appointment],
    days: Sequence[date],
    office: LocationId | None = None,
    provider: PractitionerId | None = None,
) -> Plan:
    """The columns and blocks of these days; with `provider` one column a day.

    Days on which nobody works and nothing is booked have no columns.
    """
    by_day: defaultdict[date, list[Appointment]] = defaultdict(list)
    for one in visits:
        if provider is None or one.provider == provider:
            by_day[local_day(one.start, table.zone)].append(one)
    builder = _Builder(table, office, provider, alone=len(days) == 1)
    for one_day in days:
        builder.add(one_day, by_day[one_day])
    usual = [one for one in days if len(days) == 1 or table.usual(one, office)]
    closed = [table.closed_day(one, office) for one in usual]
    blocks = tuple(sorted(builder.blocks, key=lambda b: (b.track, b.start, b.end)))
    starts = [b.start for b in blocks if b.visit] + builder.opens
    ends = [b.end for b in blocks if b.visit] + builder.ends
    first = min(starts, default=FIRST_HOUR * 60) // 60 * 60
    last = -(-max(ends, default=LAST_HOUR * 60) // 60) * 60
    return Plan(
        tracks=tuple(builder.tracks),
        blocks=blocks,
        first=max(0, min(first, FIRST_HOUR * 60)),
        last=min(DAY, max(last, LAST_HOUR * 60)),
        days=tuple(days),
        closed=tuple(one for one in closed if one is not None),
        visits=tuple(one for one_day in days for one in by_day[one_day]),
        step=table.schedule.step_minutes,
    )


class _Builder:
    """Adds day after day to one list of columns."""

    def __init__(
        self,
        table: Timetable,
        office: LocationId | None,
        provider: PractitionerId | None,
        *,
        alone: bool,
    ) -> None:
        self._table, self._office, self._provider, self._alone = table, office, provider, alone
        self.tracks: list[Track] = []
        self.blocks: list[Block] = []
        self.opens: list[int] = []
        self.ends: list[int] = []

    def add(self, one_day: date, visits: list[Appointment]) -> None:
        """Add a day's columns; none on a day on which nobody works and nothing is booked."""
        week = self._table.week(one_day)
        for person in self._people(one_day, week, visits):
            self._add_person(person, one_day, week, visits)
        if self._provider is None:
            for room in self._rooms(one_day, visits):
                self._add_room(room, one_day, week, visits)

    # -- who has a column ---------------------------------------------------------------------

    def _people(
        self, one_day: date, week: Week, visits: list[Appointment]
    ) -> Iterable[Practitioner]:
        for person in self._table.providers:
            if self._provider is not None:
                if person.id == self._provider:
                    yield person
                continue
            own = [one for one in visits if one.provider == person.id]
            # A monitor is seen at the chair: a column of one's own would show each visit twice.
            if person.kinds == {ProviderKind.MONITOR} and all(one.resources for one in own):
                continue
            if own or self._hours(person.id, week) & week.day(one_day):
                yield person

    def _rooms(self, one_day: date, visits: list[Appointment]) -> Iterable[Resource]:
        if self._table.closed_day(one_day, self._office) is not None and not visits:
            return
        taken = {key for one in visits for key, _name in one.resources}
        for room in self._table.rooms:
            here = self._office is None or room.location == self._office
            if here and room.kind in _SHOWN_ROOMS and (self._alone or room.id in taken):
                yield room

    def _hours(self, key: PractitionerId, week: Week) -> int:
        bits = 0
        for place in self._table.works_at(key):
            if self._office is None or place in (None, self._office):
                bits |= self._table.practitioner_hours(key, place, week)
        return bits

    # -- columns ------------------------------------------------------------------------------

    def _add_person(
        self, person: Practitioner, one_day: date, week: Week, visits: list[Appointment]
    ) -> None:
        shut = _shut(self._hours(person.id, week), week, one_day)
        number = len(self.tracks)
        self.tracks.append(
            Track(person.name, person.detail, one_day, provider=person.id, shut=shut)
        )
        self._note_hours(shut)
        for one in visits:
            if one.provider == person.id:
                self.blocks.append(self._block(number, one))
        self.blocks += self._pauses(number, person, one_day)

    def _add_room(
        self, room: Resource, one_day: date, week: Week, visits: list[Appointment]
    ) -> None:
        office = self._table.locations.get(room.location)
        detail = room.detail
        if self._office is None and office is not None and len(self._table.offices) > 1:
            detail = f"{room.detail} · {office.name}" if room.detail else office.name
        shut = _shut(self._table.resource_hours(room.id, week), week, one_day)
        number = len(self.tracks)
        self.tracks.append(
            Track(room.name, detail, one_day, resource=room.id, office=room.location, shut=shut)
        )
        for one in visits:
            if any(key == room.id for key, _name in one.resources):
                self.blocks.append(self._block(number, one))

    def _note_hours(self, shut: tuple[tuple[int, int], ...]) -> None:
        """The hours of the day begin where the first opens and end where the last closes."""
        edges = [0, *(minute for pair in shut for minute in pair), DAY]
        worked = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        if worked:
            self.opens.append(worked[0][0])
            self.ends.append(worked[-1][1])

    # -- blocks -------------------------------------------------------------------------------

    def _block(self, number: int, one: Appointment) -> Block:
        zone, track = self._table.zone, self.tracks[number]
        start, end = minute_of_day(one.start, zone), minute_of_day(one.end, zone)
        if local_day(one.end, zone) != local_day(one.start, zone):
            end = DAY
        state = STATES[one.status]
        if one.status is Status.BOOKED:
            state = "confirmed" if one.confirmed else ""
        who = one.person_name or ("Another call" if one.status is Status.PENDING else "")
        when = f"{day(track.day)}, {clock(one.start, zone)} to {clock(one.end, zone)}"
        words = ", ".join(
            part
            for part in (track.title, when, one.type_title, who, STATES[one.status],
                         "confirmed" if one.confirmed else "")
            if part
        )  # fmt: skip
        return Block(
            number, start, max(start + 1, end), one.type_title, who, state, self._kind(one), one.id,
            words,
        )  # fmt: skip

    def _kind(self, one: Appointment) -> str:
        """The tone: a state first, then whose work it is."""
        by_state = {
            Status.PENDING: "held", Status.ARRIVED: "here", Status.CHECKED_IN: "here",
            Status.FULFILLED: "done", Status.NOSHOW: "missed",
        }  # fmt: skip
        if one.status in by_state:
            return by_state[one.status]
        kind = self._table.types.get(one.type)
        if kind is None:
            return "visit"
        if kind.provider_kind in _CLINICIANS:
            return "therapy"
        return "medication" if kind.provider_kind is ProviderKind.PRESCRIBER else "visit"

    def _pauses(self, number: int, person: Practitioner, one_day: date) -> Iterable[Block]:
        """Breaks, and the stretches that an exception takes out of a day, with their reason."""
        found: list[tuple[int, int, str]] = [
            (row.start_minute, row.end_minute, "Break")
            for row in self._table.schedule.availability
            if row.practitioner == person.id
            and row.kind is AvailabilityKind.BREAK
            and row.weekday == one_day.weekday()
            and (row.valid_from is None or row.valid_from <= one_day)
            and (row.valid_until is None or one_day <= row.valid_until)
        ]
        track = self.tracks[number]
        found += [
            (row.start_minute or 0, row.end_minute or DAY, row.reason or "Away")
            for row in self._table.schedule.exceptions
            if row.kind is ExceptionKind.CLOSED
            and row.practitioner == person.id
            and row.first_day <= one_day <= row.last_day
        ]
        for first, last, reason in found:
            if first < last:
                words = f"{track.title}, {day(one_day)}, {wall(first)} to {wall(last)}, {reason}"
                yield Block(number, first, last, reason, kind="shut", words=words)


def minute_of_day(instant: datetime, zone: ZoneInfo) -> int:
    """The wall clock's minutes after midnight of an aware instant."""
    local = instant.astimezone(zone)
    return local.hour * 60 + local.minute


def _shut(bits: int, week: Week, one_day: date) -> tuple[tuple[int, int], ...]:
    """The stretches of a day, in wall-clock minutes, that the bits leave out."""
    whole = week.day(one_day)
    first = (whole & -whole).bit_length() - 1
    if whole.bit_count() == DAY:
        worked = f"{(bits & whole) >> first:0{DAY}b}"[::-1]
    else:  # the clock changes: each wall-clock minute by itself
        worked = "".join(
            "1" if week.stretch(one_day, minute, minute + 1) & bits else "0"
            for minute in range(DAY)
        )
    return tuple(found.span() for found in _FREE.finditer(worked))


def wall(minute: int) -> str:
    """A minute of the day as it is spoken: `9:30 AM`."""
    hour, rest = divmod(minute % DAY, 60)
    half = "AM" if hour < 12 else "PM"  # noqa: PLR2004 -- noon
    return f"{(hour - 1) % 12 + 1}:{rest:02} {half}"


def closed_words(closed: ClosedDay) -> str:
    """Why a day is closed: `Thu, Nov 26: closed, Thanksgiving`."""
    reason = "" if closed.reason == "closed" else f", {closed.reason}"
    return f"{day(closed.day)}: closed{reason}"


def heading(mode: str, one_day: date) -> str:
    """The page's title: the day in full, or the first and last date of the week."""
    if mode != "Week":
        return long_day(one_day)
    week = week_of(one_day)
    first, last = (day(one).partition(", ")[2] for one in (week[0], week[-1]))
    return f"{first} to {last}"
