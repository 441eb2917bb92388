"""What a store begins with: the visit types, and at the first start everything a booking needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontdesk.identity import LocationId, ServiceTypeId
from frontdesk.schedule import editing
from frontdesk.schedule.model import (
    Availability,
    Location,
    Modality,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ServiceType,
)
from frontdesk.schedule.rules.checks import OBSERVATION_MINUTES, SPRAVATO
from frontdesk.schedule.store import clinic as store
from frontdesk.settings.model import ClinicSettings
from frontdesk.settings.service import save_clinic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.storage.unit import Unit

NEW_OFFICE = LocationId(0)  # stands for the office that set_up is about to add

# Lengths are the clinic's to change; only the observation of a Spravato visit has a source (G3).
TYPES: tuple[ServiceType, ...] = tuple(
    replace(one, position=number, version=0)
    for number, one in enumerate(
        (
            ServiceType(
                ServiceTypeId("intake-evaluation"), "Intake evaluation", 60, ProviderKind.EVALUATOR
            ),
            ServiceType(
                ServiceTypeId("spravato-consult"),
                "Spravato consult",
                60,
                ProviderKind.PRESCRIBER,
                adults_only=True,
            ),
            ServiceType(
                ServiceTypeId(SPRAVATO),
                "Spravato visit",
                150,
                ProviderKind.MONITOR,
                observation_minutes=OBSERVATION_MINUTES,
                resource_kind=ResourceKind.SPRAVATO_CHAIR,
                on_site_kind=ProviderKind.PRESCRIBER,
                modality=Modality.IN_PERSON,
                adults_only=True,
            ),
            ServiceType(
                ServiceTypeId("spravato-series"),
                "Spravato series",
                150,
                ProviderKind.MONITOR,
                observation_minutes=OBSERVATION_MINUTES,
                resource_kind=ResourceKind.SPRAVATO_CHAIR,
                on_site_kind=ProviderKind.PRESCRIBER,
                modality=Modality.IN_PERSON,
                adults_only=True,
                series=True,
            ),
            ServiceType(
                ServiceTypeId("therapy-intake"), "Therapy intake", 60, ProviderKind.THERAPIST
            ),
            ServiceType(
                ServiceTypeId("therapy-session"), "Therapy session", 50, ProviderKind.THERAPIST
            ),
            ServiceType(
                ServiceTypeId("medication-visit"), "Medication visit", 30, ProviderKind.PRESCRIBER
            ),
            ServiceType(
                ServiceTypeId("group-session"), "Group session", 90, ProviderKind.GROUP_LEADER
            ),
        )
    )
)


@dataclass(frozen=True, slots=True)
class SetUp:
    """The first office with its providers and rooms.

    Stretches and rooms whose office is NEW_OFFICE belong to the office that is added; `settings`
    are written in the same step where given.
    """

    office: Location
    practitioners: tuple[tuple[Practitioner, tuple[Availability, ...]], ...]
    resources: tuple[Resource, ...] = ()
    settings: ClinicSettings | None = None


def weekdays(
    first_minute: int, last_minute: int, office: LocationId = NEW_OFFICE
) -> tuple[Availability, ...]:
    """The same hours from Monday to Friday."""
    return tuple(Availability(day, first_minute, last_minute, location=office) for day in range(5))


def set_up_types(unit: Unit) -> None:
    """Write the visit types that are not there yet."""
    known = set(store.type_ids(unit.connection))
    for one in TYPES:
        if one.id not in known:
            editing.save_type(unit, one)


def set_up(unit: Unit, first: SetUp) -> LocationId:
    """Write all that a first booking needs; answers the office. Raises Invalid."""
    set_up_types(unit)
    office = editing.save_location(unit, first.office)
    for practitioner, hours in first.practitioners:
        editing.save_practitioner(unit, practitioner, list(_placed(hours, office)))
    for resource in first.resources:
        location = office if resource.location == NEW_OFFICE else resource.location
        editing.save_resource(unit, replace(resource, location=location), ())
    if first.settings is not None:
        save_clinic(unit, replace(first.settings, set_up=True))
    return office


def _placed(rows: Iterable[Availability], office: LocationId) -> Iterable[Availability]:
    return (replace(one, location=office) if one.location == NEW_OFFICE else one for one in rows)
