"""What is done to an appointment, each within an open unit; the database has the last word."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.audit.service import trail
from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.errors import ChangedMeanwhile, Invalid, NotFound
from frontdesk.identity import AppointmentId, PersonId, PractitionerId
from frontdesk.schedule.model import Modality, NewBooking, Opening, Status
from frontdesk.schedule.refusals import AdultsOnly, HoldGone, ReasonNeeded, WrongState
from frontdesk.schedule.rules.openings import fits
from frontdesk.schedule.rules.states import STEPS, TAKING, step
from frontdesk.schedule.rules.taken import resource_actor, resource_of
from frontdesk.schedule.store import appointments as store
from frontdesk.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontdesk.schedule.rules.hours import Timetable
    from frontdesk.schedule.store.appointments import Place, Stored
    from frontdesk.storage.unit import Unit

ADULT = 18
REASON_LIMIT = 200
NOTE_LIMIT = 2000
HOLDER_LIMIT = 100


def hold(
    unit: Unit,
    rules: Timetable,
    opening: Opening,
    holder: str,
    until: datetime,
    person: PersonId | None = None,
) -> AppointmentId:
    """Keep an opening for a while; it ends by itself. Raises Overlap and what `fits` raises."""
    fits(rules, opening, unit.now)
    store.sweep(unit.connection, unit.now)
    row = _row(unit, opening) | {
        "status": Status.PENDING,
        "held_until": until,
        "holder": clean(holder, HOLDER_LIMIT, "holder"),
    }
    taking = places(rules, opening)
    if person is not None:
        _named(unit, rules, opening, person)
        row["person_id"] = person
        taking.append(store.person_place(person, opening.start, opening.end))
    with _naming(row):
        key = store.add(unit.connection, row)
    store.take(unit.connection, key, taking)
    unit.touch(Kind.APPOINTMENT, key)
    return key


def renew(unit: Unit, key: AppointmentId, until: datetime) -> None:
    """Give a hold more time, also one that ended while nobody took the time; else HoldGone."""
    found = store.get(unit.connection, key)
    if found is None or found.status is not Status.PENDING:
        raise HoldGone
    store.change(unit.connection, key, {"held_until": until})
    unit.touch(Kind.APPOINTMENT, key)


def release(unit: Unit, key: AppointmentId) -> bool:
    """Give a hold up; False where it is none any more."""
    released = store.release(unit.connection, key)
    if released:
        unit.touch(Kind.APPOINTMENT, key)
    return released


class Booked(NamedTuple):
    """What was written of a visit, so that it need not be read again to be shown."""

    key: AppointmentId
    row: dict[str, Any]
    person_name: str
    actors: list[int]


def book(unit: Unit, rules: Timetable, wanted: NewBooking) -> Booked:
    """Book an opening for a person, out of the hold where it is still there.

    Raises Overlap, AdultsOnly, NotFound, Invalid and what `fits` raises.
    """
    opening = wanted.opening
    fits(rules, opening, unit.now)
    name = _named(unit, rules, opening, wanted.person)
    row = _row(unit, opening) | {
        "status": Status.BOOKED,
        "person_id": wanted.person,
        "call_id": wanted.call,
        "note": clean(wanted.note, NOTE_LIMIT, "note", lines=True),
    }
    taking = places(rules, opening)
    taking.append(store.person_place(wanted.person, opening.start, opening.end))
    held = None if wanted.hold is None else store.get(unit.connection, wanted.hold)
    if held is not None and held.status is Status.PENDING:
        key = held.id
        row["version"] = held.version + 1
        with _naming(row):
            store.change(unit.connection, key, row)
        _place(unit, key, taking, active=True)
    else:
        with _naming(row):
            key = store.add(unit.connection, row)
        try:
            store.take(unit.connection, key, taking)
        except store.Overlap:
            if not store.sweep(unit.connection, unit.now):
                raise
            store.place(unit.connection, key, taking, active=True)
    unit.record("C", "appointment", key, {"status": (None, Status.BOOKED)})
    unit.touch(Kind.APPOINTMENT, key)
    return Booked(key, row, name, [one.actor for one in taking])


def _place(unit: Unit, key: AppointmentId, taking: list[Place], *, active: bool) -> None:
    """Put the bookings in their places; holds that have ended give way, and only then.

    Looking for them at each booking would cost as much as the booking's own rows.
    """
    try:
        store.place(unit.connection, key, taking, active=active)
    except store.Overlap:
        if not store.sweep(unit.connection, unit.now):
            raise
        store.place(unit.connection, key, taking, active=active)


def move(unit: Unit, rules: Timetable, found: Stored, opening: Opening, reason: str) -> None:
    """Move a visit that has not begun to an opening, in one step.

    Raises Overlap, WrongState, ReasonNeeded, Invalid and what `fits` raises.
    """
    reason = _reason(reason)
    if found.status is not Status.BOOKED:
        raise WrongState(found.status, Status.BOOKED)
    if opening.type != found.type:
        raise Invalid("type", "another-type", opening.type)
    fits(rules, opening, unit.now)
    values = {
        "start": opening.start,
        "end": opening.end,
        "location_id": opening.office,
        "practitioner_id": opening.provider,
        "modality": opening.modality,
        "reason": reason,
        "confirmed": None,
    }
    rooms = [resource_actor(one) for one in opening.resources]
    _write(unit, rules, found, values, rooms)


def cancel(unit: Unit, rules: Timetable, found: Stored, reason: str) -> None:
    """Cancel a visit with a reason; its time is free again. Raises WrongState, ReasonNeeded."""
    reason = _reason(reason)
    step(found.status, Status.CANCELLED)
    _write(unit, rules, found, {"status": Status.CANCELLED, "reason": reason}, None)


def set_status(unit: Unit, rules: Timetable, found: Stored, status: Status) -> None:
    """Go one step: arrived, in the room, done, missed, or back. Raises WrongState, Overlap."""
    if status not in STEPS or found.status is Status.PENDING:
        raise WrongState(found.status, status)
    step(found.status, status)
    values: dict[str, Any] = {"status": status}
    if status is Status.ARRIVED and found.arrived is None:
        values["arrived"] = unit.now
    if status in (Status.BOOKED, Status.NOSHOW):
        values["arrived"] = None
    _write(unit, rules, found, values, None)


def confirm(unit: Unit, rules: Timetable, found: Stored) -> None:
    """Note that the person said they would come. Raises WrongState."""
    if found.status is not Status.BOOKED:
        raise WrongState(found.status, Status.BOOKED)
    _write(unit, rules, found, {"confirmed": unit.now}, None)


def former(unit: Unit, found: Stored) -> dict[str, Any]:
    """The columns as they were before the last change; `resources` are actors, where they differ.

    What was only booked so far goes back to being entered in error. NotFound where there is
    nothing to take back.
    """
    events = [e for e in trail(unit.connection, "appointment", str(found.id)) if e.action in "CU"]
    if not events or found.status is Status.PENDING:
        raise NotFound("edit", str(found.id))
    if events[-1].action == "C":
        return {"status": Status.ENTERED_IN_ERROR}
    return {name: _read(name, pair[0]) for name, pair in events[-1].changes.items()}


def undo(unit: Unit, rules: Timetable, found: Stored, before: Mapping[str, Any]) -> None:
    """Take the last change back, to what `former` found; a second undo redoes it.

    Raises Overlap where the time is gone.
    """
    values = dict(before)
    rooms = values.pop("resources", None)
    _write(unit, rules, found, values, rooms)


def opening_of(found: Stored, values: Mapping[str, Any]) -> Opening:
    """The time an appointment takes, with those columns in place of its own."""
    return Opening(
        type=found.type,
        start=values.get("start", found.start),
        end=values.get("end", found.end),
        office=values.get("location_id", found.office),
        provider=values.get("practitioner_id", found.provider),
        resources=tuple(
            key for actor in values.get("resources", ()) if (key := resource_of(actor)) is not None
        ),
        modality=values.get("modality", found.modality),
    )


def current(unit: Unit, key: AppointmentId, version: int | None) -> Stored:
    """The appointment's row; raises NotFound, and ChangedMeanwhile where it has another version."""
    found = store.get(unit.connection, key)
    if found is None:
        raise NotFound("appointment", str(key))
    if version is not None and found.version != version:
        raise ChangedMeanwhile("appointment", str(key))
    return found


def _write(
    unit: Unit,
    rules: Timetable,
    found: Stored,
    values: Mapping[str, Any],
    rooms: list[int] | None,
) -> None:
    """Write what differs, put the bookings where they belong then, and record it."""
    old = _columns(found)
    changes = {name: (old[name], new) for name, new in values.items() if old[name] != new}
    had = [one for one in store.actors_of(unit.connection, found.id) if resource_of(one)]
    if rooms is not None and sorted(rooms) != sorted(had):
        changes["resources"] = (had, rooms)
    if not changes:
        return
    new = old | dict(values)
    active = new["status"] in TAKING
    store.change(unit.connection, found.id, dict(values) | {"version": found.version + 1})
    elsewhere = {"start", "end", "practitioner_id", "resources"} & changes.keys()
    if elsewhere or (old["status"] in TAKING) != active:
        taking = _taking(rules, found, new, had if rooms is None else rooms)
        _place(unit, found.id, taking, active=active)
    told = {name: (_told(one), _told(other)) for name, (one, other) in changes.items()}
    unit.record("U", "appointment", found.id, told)
    unit.touch(Kind.APPOINTMENT, found.id)


def _taking(
    rules: Timetable, found: Stored, new: Mapping[str, Any], rooms: list[int]
) -> list[Place]:
    keys = [key for actor in rooms if (key := resource_of(actor)) is not None]
    buffered = _buffered(rules, found.type, new["start"], new["end"])
    provider = PractitionerId(new["practitioner_id"])
    taking = store.places(buffered, provider, keys)
    if found.person is not None:
        taking.append(store.person_place(found.person, new["start"], new["end"]))
    return taking


def places(rules: Timetable, opening: Opening) -> list[Place]:
    """What an opening takes of its provider and its rooms, buffers included."""
    buffered = _buffered(rules, opening.type, opening.start, opening.end)
    return store.places(buffered, opening.provider, opening.resources)


def _buffered(
    rules: Timetable, key: str, start: datetime, end: datetime
) -> tuple[datetime, datetime]:
    kind = next(one for one in rules.schedule.types if one.id == key)
    before, after = timedelta(minutes=kind.before_minutes), timedelta(minutes=kind.after_minutes)
    return start - before, end + after


def _row(unit: Unit, opening: Opening) -> dict[str, Any]:
    return {
        "service_type_id": opening.type,
        "start": opening.start,
        "end": opening.end,
        "location_id": opening.office,
        "practitioner_id": opening.provider,
        "modality": opening.modality,
        "person_id": None,
        "call_id": None,
        "reason": None,
        "note": "",
        "confirmed": None,
        "arrived": None,
        "held_until": None,
        "holder": "",
        "agent": unit.actor.agent,
        "created": unit.now,
        "version": 1,
        "demo": False,
    }


@contextmanager
def _naming(row: Mapping[str, Any]) -> Iterator[None]:
    """Raise NotFound where the database misses the call that the row names."""
    try:
        yield
    except store.Dangling as error:
        raise NotFound("call", str(row["call_id"])) from error


def _named(unit: Unit, rules: Timetable, opening: Opening, person: PersonId) -> str:
    """The person's name; raises NotFound, and AdultsOnly by the age on the day of the visit."""
    known = store.person(unit.connection, person)
    if known is None:
        raise NotFound("person", str(person))
    kind, (name, born) = rules.types[opening.type], known
    if not kind.adults_only or born is None:
        return name
    day = local_day(opening.start, rules.zone)
    birthday_to_come = (day.month, day.day) < (born.month, born.day)
    if day.year - born.year - birthday_to_come < ADULT:
        raise AdultsOnly(kind.title)
    return name


def _reason(reason: str) -> str:
    kept = clean(reason, REASON_LIMIT, "reason")
    if not kept:
        raise ReasonNeeded
    return kept


def _columns(found: Stored) -> dict[str, Any]:
    return {
        "status": found.status,
        "start": found.start,
        "end": found.end,
        "location_id": found.office,
        "practitioner_id": found.provider,
        "modality": found.modality,
        "reason": found.reason,
        "confirmed": found.confirmed,
        "arrived": found.arrived,
    }


def _told(value: object) -> object:
    """A column's value as the audit trail holds it."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _read(name: str, value: object) -> object:
    """A column's value out of the audit trail."""
    if name in ("start", "end", "confirmed", "arrived") and isinstance(value, str):
        return datetime.fromisoformat(value)
    if name == "status":
        return Status(str(value))
    return Modality(str(value)) if name == "modality" else value
