"""A small clinic for the tests: two offices, a prescriber, an evaluator, a monitor, one chair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from frontdesk.clock import FixedClock, zone
from frontdesk.identity import LocationId, PersonId, PractitionerId, ResourceId, ServiceTypeId
from frontdesk.people.model import PersonDetails
from frontdesk.people.service import People
from frontdesk.schedule.defaults import NEW_OFFICE, SetUp, weekdays
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    Criteria,
    Location,
    Opening,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
)
from frontdesk.schedule.rules.walltime import instant
from frontdesk.schedule.service import Scheduling
from frontdesk.settings.service import Settings
from frontdesk.storage.unit import Storage
from tests.stores import ROSA, memory_store

ZONE = zone()
INTAKE = ServiceTypeId("intake-evaluation")
SPRAVATO = ServiceTypeId("spravato-treatment")
THERAPY = ServiceTypeId("therapy-session")
MEDICATION = ServiceTypeId("medication-visit")
TODAY = date(2026, 11, 24)  # Tuesday of Thanksgiving week; the clock of tests.stores shows 10:00
NEW = PractitionerId(0)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return instant(day, time(hour, minute), ZONE)


def shown(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%a %d %H:%M}"


def lunch() -> tuple[Availability, ...]:
    return tuple(
        Availability(day, 720, 780, AvailabilityKind.BREAK, location=NEW_OFFICE) for day in range(5)
    )


@dataclass
class Desk:
    storage: Storage
    schedule: Scheduling
    people: People
    clock: FixedClock
    alma: PersonId
    bo: PersonId
    office: LocationId
    doctor: PractitionerId
    nurse: PractitionerId
    monitor: PractitionerId
    chair: ResourceId

    def first(self, wanted: ServiceTypeId = INTAKE, **more: object) -> Opening:
        return self.schedule.openings(Criteria(wanted, **more)).openings[0]  # type: ignore[arg-type]

    def starts(self, wanted: ServiceTypeId = INTAKE, **more: object) -> list[str]:
        found = self.schedule.openings(Criteria(wanted, **more)).openings  # type: ignore[arg-type]
        return [shown(one.start) for one in found]

    def window(self) -> Scheduling:
        """A second window's service over the same store."""
        settings = Settings(self.storage, ROSA, None)
        return Scheduling(self.storage, ROSA, settings.clinic)


def set_up(storage: Storage) -> tuple[Scheduling, Settings, LocationId]:
    settings = Settings(storage, ROSA, None)
    schedule = Scheduling(storage, ROSA, settings.clinic)
    kinds = ProviderKind
    office = schedule.set_up(
        SetUp(
            office=Location(LocationId(0), "North office", "100 Example Way"),
            practitioners=(
                (
                    Practitioner(
                        NEW,
                        "Dr. Sample",
                        kinds=frozenset({kinds.EVALUATOR, kinds.PRESCRIBER}),
                        position=1,
                    ),
                    (*weekdays(540, 1020), *lunch()),
                ),
                (
                    Practitioner(
                        NEW, "R. Demo, ARNP", kinds=frozenset({kinds.EVALUATOR}), position=2
                    ),
                    weekdays(600, 1080),
                ),
                (
                    Practitioner(
                        NEW, "T. Placeholder", kinds=frozenset({kinds.MONITOR}), position=3
                    ),
                    weekdays(540, 1020),
                ),
            ),
            resources=(
                Resource(ResourceId(0), NEW_OFFICE, "Chair 1", ResourceKind.SPRAVATO_CHAIR),
            ),
            settings=settings.clinic(),
        )
    ).id
    return schedule, settings, office


def small_clinic() -> Desk:
    storage = memory_store()
    schedule, _, office = set_up(storage)
    people = People(storage, ROSA)
    clock = storage.clock
    assert isinstance(clock, FixedClock)
    named = {one.name: one.id for one in schedule.clinic().practitioners}
    return Desk(
        storage=storage,
        schedule=schedule,
        people=people,
        clock=clock,
        alma=people.add(PersonDetails(name="Alma Example", born=date(1984, 3, 7))).id,
        bo=people.add(PersonDetails(name="Bo Sample", born=date(2010, 6, 1))).id,
        office=office,
        doctor=named["Dr. Sample"],
        nurse=named["R. Demo, ARNP"],
        monitor=named["T. Placeholder"],
        chair=schedule.clinic().resources[0].id,
    )


UTC_NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
