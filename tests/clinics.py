"""A clinic for tests: two offices, providers with hours, services over a store in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.bootstrap import over
from frontdesk.identity import LocationId, PractitionerId, ResourceId
from frontdesk.schedule.defaults import NEW_OFFICE, SetUp
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    Location,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
)
from frontdesk.storage.opening import Place
from frontdesk.treatments.files import load_catalogue
from tests.stores import ROSA, memory_store

if TYPE_CHECKING:
    from frontdesk.services import Services
    from frontdesk.storage.unit import Storage

CATALOGUE = load_catalogue()  # loaded once: every test may share what none can change
_NOON, _ONE = 12 * 60, 13 * 60


def clinic_services(storage: Storage | None = None) -> Services:
    """Services over an empty store in memory in which a clinic was set up."""
    services = over(storage or memory_store(), Place(None), ROSA, CATALOGUE, sample=False)
    furnish(services)
    return services


def week(office: LocationId, first: int = 8 * 60, last: int = 17 * 60) -> list[Availability]:
    """Monday to Friday with an hour at noon."""
    return [
        Availability(day, start, end, AvailabilityKind.HOURS, location=office)
        for day in range(5)
        for start, end in ((first, _NOON), (_ONE, last))
    ]


def furnish(services: Services) -> None:
    """Two offices, three providers, two monitors, two chairs, all on weekdays."""
    schedule = services.schedule
    doctor = Practitioner(
        PractitionerId(0), "Dr. Sample", "Psychiatry",
        frozenset({ProviderKind.PRESCRIBER, ProviderKind.EVALUATOR}),
    )  # fmt: skip
    office = Location(LocationId(0), "North office", "100 Example Way, Sampletown", "425 555 0110")
    hours = tuple(week(NEW_OFFICE))
    first = SetUp(office, ((doctor, hours),), settings=services.settings.clinic())
    north = schedule.set_up(first).id
    south = schedule.save_location(
        Location(LocationId(0), "South office", "200 Example Way, Sampletown", position=1)
    ).id
    for place, (name, detail, kinds, where) in enumerate(
        (
            (
                "R. Demo, ARNP",
                "Psychiatry",
                {ProviderKind.PRESCRIBER, ProviderKind.EVALUATOR},
                north,
            ),
            ("T. Placeholder", "Therapy", {ProviderKind.THERAPIST}, south),
            ("M. Mockley", "Spravato", {ProviderKind.MONITOR}, north),
        ),
        1,
    ):
        who = Practitioner(PractitionerId(0), name, detail, frozenset(kinds), position=place)
        schedule.save_practitioner(who, week(where))
    for number in (1, 2):
        chair = Resource(
            ResourceId(0), north, f"Chair {number}", ResourceKind.SPRAVATO_CHAIR, position=number
        )
        schedule.save_resource(chair, [Availability(day, 0, 24 * 60) for day in range(7)])
