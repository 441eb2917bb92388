"""Filling an empty store with a clinic that never was: all of it in one unit, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from frontdesk.changes import Kind
from frontdesk.clock import local_day, zone
from frontdesk.errors import Invalid
from frontdesk.handouts.model import Handout
from frontdesk.identity import HandoutId, LocationId, PersonId, PractitionerId, ResourceId
from frontdesk.people.store import bulk_people
from frontdesk.sample import clinic, store
from frontdesk.sample.calls import CallLog
from frontdesk.sample.crowd import Crowd
from frontdesk.sample.people import people
from frontdesk.sample.times import chosen
from frontdesk.sample.visits import appointment_row, booking_rows, visits
from frontdesk.schedule import editing
from frontdesk.schedule.defaults import TYPES, set_up_types
from frontdesk.schedule.model import ClinicSchedule
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from frontdesk.schedule.store.appointments import bulk_appointments
from frontdesk.settings.model import SAMPLE, ClinicSettings, SampleMixed, SampleThere
from frontdesk.settings.service import mark, marks, save_clinic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from frontdesk.sample.calls import Batch
    from frontdesk.sample.visits import Visit
    from frontdesk.storage.unit import Actor, Storage, Unit

_PEOPLE_AT_ONCE = 50_000
_ROWS_AT_ONCE = 20_000
AGENT = "sample"


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of each."""

    people: int
    calls: int
    appointments: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sample is to be: the same size, seed and moment make the same data.

    `handouts` are those that its print log speaks of.
    """

    size: Size
    seed: int
    now: datetime
    handouts: Mapping[HandoutId, Handout]


DESK = Size(2_000, 10_000, 3_000)  # what a desk sees, and what `--demo` makes
DESK_SEED = 1


def fill(storage: Storage, actor: Actor, wanted: Wanted, request: UUID | None = None) -> Size:
    """Fill an empty store as it would stand at that moment; answers what there is then.

    Raises SampleThere where the store holds sample data, SampleMixed where it holds anything else,
    Invalid where visits were wanted and nobody to come.
    """
    if wanted.size.appointments and not wanted.size.people:
        raise Invalid("people", "too-few")
    with storage.writing(actor, request) as unit:
        earlier = unit.earlier("sample")
        if earlier is not None:
            return Size(**json.loads(earlier))
        if store.holds_anything(unit.connection):
            raise SampleThere if marks(storage)[0] == SAMPLE else SampleMixed
        made = _fill(unit, wanted)
        mark(unit, SAMPLE)
        unit.record("C", "sample", wanted.seed)
        unit.touch(Kind.STORE)
        unit.commit(json.dumps(asdict(made)))
    return made


def _fill(unit: Unit, wanted: Wanted) -> Size:
    size, seed, now = wanted.size, wanted.seed, wanted.now
    where = zone()
    today = local_day(now, where)
    timetable = _clinic(unit, now)
    crowd = Crowd()
    created = now - timedelta(days=365)
    listed = people(size.people, seed, today)
    for first in range(0, size.people, _PEOPLE_AT_ONCE):
        last = min(first + _PEOPLE_AT_ONCE, size.people)
        batch = [(PersonId(key + 1), next(listed)) for key in range(first, last)]
        for _, details in batch:
            crowd.add(details, today)
        bulk_people(unit.connection, batch, created)
    rng = Random(f"visits {seed}")
    planned = visits(chosen(timetable, rng, today, size.appointments), crowd, rng, now)
    log = CallLog(crowd, Random(f"calls {seed}"), now, where, AGENT)
    for calls in log.batches(size.calls, planned, _ROWS_AT_ONCE):
        store.insert_calls(unit.connection, calls)
        store.insert_prints(unit.connection, list(_prints(calls, wanted.handouts)))
    _insert(unit, planned)
    return replace(size, appointments=len(planned))


def _clinic(unit: Unit, now: datetime) -> Timetable:
    settings = ClinicSettings(
        introduce_as="the front desk",
        on_call_name="Dr. Sample",
        on_call_number="425-555-0100",
        set_up=True,
    )
    save_clinic(unit, settings)
    set_up_types(unit)
    for office in clinic.OFFICES:
        editing.save_location(unit, replace(office, id=LocationId(0)))
    for room in clinic.ROOMS:
        editing.save_resource(unit, replace(room, id=ResourceId(0)), ())
    staff = clinic.practitioners()
    for one in staff:
        hours = clinic.availability(one.id)
        editing.save_practitioner(unit, replace(one, id=PractitionerId(0)), hours)
    exceptions = clinic.exceptions(local_day(now, zone()))
    for exception in exceptions:
        editing.save_exception(unit, exception)
    schedule = ClinicSchedule(
        zone=settings.zone,
        locations=clinic.OFFICES,
        practitioners=tuple(staff),
        resources=clinic.ROOMS,
        types=TYPES,
        availability=tuple(hours for one in staff for hours in clinic.availability(one.id)),
        exceptions=tuple(exceptions),
        step_minutes=settings.step_minutes,
    )
    return Timetable(schedule, federal)


def _insert(unit: Unit, planned: Sequence[Visit]) -> None:
    for first in range(0, len(planned), _ROWS_AT_ONCE):
        some = list(enumerate(planned[first : first + _ROWS_AT_ONCE], first + 1))
        bulk_appointments(
            unit.connection,
            [appointment_row(key, visit, AGENT) for key, visit in some],
            [row for key, visit in some for row in booking_rows(key, visit)],
        )


def _prints(batch: Batch, handouts: Mapping[HandoutId, Handout]) -> Iterator[dict[str, Any]]:
    """Entries of the print log for the handouts that were printed on a call."""
    calls = {row["id"]: row for row in batch.calls}
    printed = {row["call_id"] for row in batch.also if row["outcome"] == "handout-printed"}
    for row in batch.handouts:
        if row["call_id"] in printed and row["handout"] in handouts:
            one = handouts[row["handout"]]
            call = calls[row["call_id"]]
            yield {
                "handout": one.id, "title": one.title, "version": one.version,
                "language": one.language, "size": "standard", "paper": "letter",
                "printed": call["started"] + timedelta(seconds=call["seconds"]), "agent": AGENT,
                "printer": "Desk printer", "copies": 1, "named": False,
                "person_id": call["person_id"], "call_id": call["id"], "appointment_id": None,
            }  # fmt: skip
