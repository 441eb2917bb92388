"""Visits of the sample: who comes at each of the filled times, and how far each has come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.identity import PersonId
from frontdesk.sample.times import Slot
from frontdesk.schedule.model import Status
from frontdesk.schedule.rules.states import TAKING
from frontdesk.schedule.rules.taken import person_actor, practitioner_actor, resource_actor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from frontdesk.sample.crowd import Crowd

_TRIES = 8
_REASONS = ("feels unwell", "work came up", "no ride", "found another time")
_MINUTE = timedelta(minutes=1)
_SOON = timedelta(minutes=25)
_CONFIRMED_AHEAD = timedelta(days=4)


@dataclass(slots=True)
class Visit:
    """A filled time: `person` is the place in the crowd, `made` when it was booked."""

    slot: Slot
    person: int
    status: Status
    made: datetime
    reason: str | None = None
    confirmed: datetime | None = None
    arrived: datetime | None = None
    call: int | None = None


def visits(slots: list[Slot], crowd: Crowd, rng: Random, now: datetime) -> list[Visit]:
    """A visit for each time for which somebody is free; nobody is at two places at once."""
    found: list[Visit] = []
    taken: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    day = None
    for slot in slots:
        if slot.start.date() != day:
            day = slot.start.date()
            # Nobody's visits of the day before reach into this one: none is that late.
            taken = {key: times for key, times in taken.items() if times[-1][1] > slot.start}
        person = _somebody(slot, crowd, taken, rng)
        if person is not None:
            taken.setdefault(person, []).append((slot.start, slot.end))
            found.append(_visit(slot, person, rng, now))
    _let_one_be_late(found, now)
    return found


def _let_one_be_late(found: list[Visit], now: datetime) -> None:
    """See to it that of the visits that have just begun one person is not there yet."""
    begun = [one for one in found if timedelta() < now - one.slot.start < _SOON]
    begun = [one for one in begun if one.status is not Status.CANCELLED and one.slot.end > now]
    if begun and all(one.status is not Status.BOOKED for one in begun):
        begun[0].status, begun[0].arrived = Status.BOOKED, None


def _somebody(
    slot: Slot,
    crowd: Crowd,
    taken: dict[int, list[tuple[datetime, datetime]]],
    rng: Random,
) -> int | None:
    pool: list[int] | range = crowd.grown if slot.kind.adults_only else range(len(crowd))
    if not pool:
        return None
    for number in range(_TRIES):
        person = rng.choice(pool)
        wanted = number >= _TRIES // 2 or crowd.existing[person] is _for_clients(slot)
        if wanted and person not in taken:
            return person
    for person in pool if len(pool) <= 1000 else pool[:1000]:
        times = taken.get(person, ())
        if all(slot.start >= end or slot.end <= start for start, end in times):
            return person
    return None


def _for_clients(slot: Slot) -> bool:
    return "intake" not in slot.kind.id


def _visit(slot: Slot, person: int, rng: Random, now: datetime) -> Visit:
    # A few of those that lie ahead were booked today.
    today = slot.start - now > timedelta(days=1) and rng.random() < 0.012
    days = 0 if today else rng.randrange(1, 24)
    made = min(slot.start, now) - timedelta(days=days, minutes=rng.randrange(400))
    early = slot.start - rng.randrange(1, 26) * _MINUTE
    visit = Visit(slot, person, _status(slot, rng.random(), early, now), made)
    if visit.status is Status.CANCELLED:
        visit.reason = rng.choice(_REASONS)
    elif slot.start - now < _CONFIRMED_AHEAD and rng.random() < 0.6:
        told = min(slot.start - timedelta(hours=26), now - _MINUTE)
        visit.confirmed = max(told, made)
    if visit.status in _HERE:
        visit.arrived = min(early, now)
    return visit


_HERE = (Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED)


def _status(slot: Slot, chance: float, early: datetime, now: datetime) -> Status:
    """How far a visit has come by now; `early` is when its person would come through the door."""
    if chance < 0.05:
        return Status.CANCELLED
    if slot.end <= now:
        return Status.NOSHOW if chance < 0.1 else Status.FULFILLED
    begun = now - slot.start
    if begun >= _SOON:
        return Status.CHECKED_IN
    if begun >= timedelta():
        late, waiting = chance < 0.3, chance > 0.7
        return Status.BOOKED if late else Status.ARRIVED if waiting else Status.CHECKED_IN
    return Status.ARRIVED if early <= now else Status.BOOKED


def appointment_row(key: int, visit: Visit, agent: str) -> dict[str, Any]:
    """Columns of `appointment`."""
    slot = visit.slot
    return {
        "id": key, "service_type_id": slot.kind.id, "status": str(visit.status),
        "start": slot.start, "end": slot.end, "location_id": slot.office,
        "practitioner_id": slot.provider, "modality": str(slot.modality),
        "person_id": visit.person + 1, "call_id": visit.call, "reason": visit.reason, "note": "",
        "confirmed": visit.confirmed, "arrived": visit.arrived, "held_until": None, "holder": "",
        "agent": agent, "created": visit.made, "version": 1, "demo": True,
    }  # fmt: skip


def booking_rows(key: int, visit: Visit) -> Iterator[dict[str, Any]]:
    """Columns of `booking`: what the visit takes of provider, chair and person."""
    slot = visit.slot
    first = slot.start - slot.kind.before_minutes * _MINUTE
    last = slot.end + slot.kind.after_minutes * _MINUTE
    active = visit.status in TAKING
    actors = [(practitioner_actor(slot.provider), first, last)]
    if slot.room is not None:
        actors.append((resource_actor(slot.room), first, last))
    actors.append((person_actor(PersonId(visit.person + 1)), slot.start, slot.end))
    for actor, start, end in actors:
        yield {
            "appointment_id": key, "actor": actor, "start": start, "end": end, "active": active,
        }  # fmt: skip
