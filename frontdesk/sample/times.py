"""Which times of the sample's clinic are filled, and with which kind of visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from frontdesk.identity import LocationId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.schedule.defaults import TYPES
from frontdesk.schedule.model import Modality, ProviderKind, ServiceType
from frontdesk.schedule.rules.weeks import monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from frontdesk.schedule.model import Practitioner
    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.schedule.rules.weeks import Week

AROUND = timedelta(days=21)  # of today, to both sides: six weeks
_STEP = 30
# How much of the time is given away: nearly all of what is past, less the further it lies ahead,
# so that there are openings soon and late.
_PAST, _AHEAD = 0.97, (0.9, 0.72, 0.5)
_BY_ID = {one.id: one for one in TYPES}
# The mix of each kind of provider; the shorter visits fill what is left before a break.
_MIXES: dict[ProviderKind, tuple[str, ...]] = {
    ProviderKind.PRESCRIBER: (
        "medication-visit", "medication-visit", "medication-visit", "intake-evaluation",
        "medication-visit", "spravato-consult",
    ),
    ProviderKind.THERAPIST: ("therapy-session",) * 5 + ("therapy-intake",),
    ProviderKind.MONITOR: ("spravato-treatment",),
}  # fmt: skip


@dataclass(slots=True)
class Slot:
    """A time with everyone and everything a visit takes, and nobody in it yet."""

    kind: ServiceType
    start: datetime
    end: datetime
    office: LocationId
    provider: PractitionerId
    room: ResourceId | None
    modality: Modality


def chosen(timetable: Timetable, rng: Random, today: date, count: int) -> list[Slot]:
    """That many times, by start: in the six weeks around today, and what is more before them."""
    found: list[Slot] = []
    monday = monday_of(today - AROUND)
    while monday < today + AROUND:
        week = timetable.week(monday)
        days = tuple(day for day in week.days if today - AROUND <= day < today + AROUND)
        found += _of_week(timetable, week, days, rng, today)
        monday += timedelta(days=7)
    if len(found) > count:
        found = rng.sample(found, count)
    before = monday_of(today - AROUND)
    empty = 0
    last = today - AROUND
    while len(found) < count and empty < 10:
        week = timetable.week(before)
        days = tuple(day for day in week.days if day < last)
        more = sorted(_of_week(timetable, week, days, rng, today), key=lambda slot: slot.start)
        empty = 0 if more else empty + 1
        found += more[max(0, len(more) - (count - len(found))) :]
        before -= timedelta(days=7)
    found.sort(key=lambda slot: (slot.start, slot.provider))
    return found


def _of_week(
    timetable: Timetable, week: Week, days: tuple[date, ...], rng: Random, today: date
) -> list[Slot]:
    rooms: dict[ResourceId, int] = {}
    found: list[Slot] = []
    for provider in timetable.providers:
        for office in sorted(timetable.works_at(provider.id), key=lambda key: key or 0):
            hours = timetable.practitioner_hours(provider.id, office, week)
            for day in days:
                share = _share(day, today)
                slots = _of_day(timetable, week, hours & week.day(day), (provider, office), rng)
                found += [
                    slot
                    for slot in slots
                    if rng.random() < share and _has_room(timetable, week, slot, rooms)
                ]
    return found


def _share(day: date, today: date) -> float:
    weeks = (day - today).days // 7
    return _PAST if day <= today else _AHEAD[min(weeks, len(_AHEAD) - 1)]


def _of_day(
    timetable: Timetable,
    week: Week,
    bits: int,
    who: tuple[Practitioner, LocationId | None],
    rng: Random,
) -> Iterator[Slot]:
    provider, office = who
    kinds = next((mix for kind, mix in _MIXES.items() if kind in provider.kinds), ())
    for first, last in _stretches(bits):
        minute = first
        while minute < last and kinds:
            kind = _BY_ID[ServiceTypeId(rng.choice(kinds))]
            if minute + kind.minutes > last:
                kind = _BY_ID[ServiceTypeId(kinds[0])]
            if minute + kind.minutes > last:
                break
            telehealth = office is None or (
                kind.modality is Modality.EITHER and rng.random() < 0.25
            )
            yield Slot(
                kind,
                week.moment(minute),
                week.moment(minute + kind.minutes),
                office if office is not None else timetable.offices[0].id,
                provider.id,
                None,
                Modality.TELEHEALTH if telehealth else Modality.IN_PERSON,
            )
            minute += -(-kind.minutes // _STEP) * _STEP


def _stretches(bits: int) -> Iterator[tuple[int, int]]:
    """The runs of set bits, each as its first bit and the one after its last."""
    while bits:
        first = (bits & -bits).bit_length() - 1
        rest = ~(bits >> first)
        length = (rest & -rest).bit_length() - 1
        yield first, first + length
        bits &= ~(((1 << length) - 1) << first)


def _has_room(timetable: Timetable, week: Week, slot: Slot, taken: dict[ResourceId, int]) -> bool:
    """Give a visit the chair it needs; False where none is free or no prescriber is on site."""
    kind = slot.kind
    if kind.resource_kind is None:
        return True
    first = int((slot.start - week.moment(0)).total_seconds()) // 60
    needed = ((1 << kind.minutes) - 1) << first
    if kind.on_site_kind and needed & ~timetable.present(kind.on_site_kind, slot.office, week):
        return False
    for key in timetable.rooms_of(kind.resource_kind, slot.office):
        free = timetable.resource_hours(key, week) & ~taken.get(key, 0)
        if not needed & ~free:
            taken[key] = taken.get(key, 0) | needed
            slot.room = key
            return True
    return False
