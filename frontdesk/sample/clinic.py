"""The sample's clinic: two offices, invented staff, chairs, weekly hours, breaks, time off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from frontdesk.identity import LocationId, PractitionerId, ResourceId
from frontdesk.schedule.model import (
    Availability,
    AvailabilityKind,
    ExceptionKind,
    Location,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ScheduleException,
)

NORTH, SOUTH = LocationId(1), LocationId(2)
_WEEK = (0, 1, 2, 3, 4)
_FIVE_PM = 17 * 60
_WEDNESDAY, _FRIDAY = 2, 4
_PSYCHIATRY = frozenset((ProviderKind.EVALUATOR, ProviderKind.PRESCRIBER))
_THERAPY = frozenset((ProviderKind.THERAPIST,))
_GROUPS = frozenset((ProviderKind.THERAPIST, ProviderKind.GROUP_LEADER))
_MONITOR = frozenset((ProviderKind.MONITOR,))

OFFICES = (
    Location(
        NORTH, "North office", "100 Example Way, Sampletown, WA 00000", "425.800.5688",
        "Second floor, the door with the lamp.", 1,
    ),
    Location(
        SOUTH, "South office", "200 Example Way, Sampletown, WA 00000", "425.800.5688",
        "Ground floor, behind the pharmacy.", 2,
    ),
)  # fmt: skip
ROOMS = (
    Resource(ResourceId(1), NORTH, "Chair 1", ResourceKind.SPRAVATO_CHAIR, "Spravato room", 1),
    Resource(ResourceId(2), NORTH, "Chair 2", ResourceKind.SPRAVATO_CHAIR, "Spravato room", 2),
    Resource(ResourceId(3), NORTH, "Group room", ResourceKind.GROUP_ROOM, "", 3),
    Resource(ResourceId(4), SOUTH, "Chair 3", ResourceKind.SPRAVATO_CHAIR, "Spravato room", 4),
    Resource(ResourceId(5), SOUTH, "Chair 4", ResourceKind.SPRAVATO_CHAIR, "Spravato room", 5),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Someone who works there: from and until which minute, on which days, and the lunch break."""

    name: str
    detail: str
    kinds: frozenset[ProviderKind]
    office: LocationId | None
    first: int = 8 * 60
    last: int = _FIVE_PM
    lunch: int = 12 * 60
    days: tuple[int, ...] = _WEEK


# Lunch is staggered among prescribers, since one must be on site for the whole of a Spravato visit.
STAFF = (
    Staff("Dr. Sample", "Psychiatry", _PSYCHIATRY, NORTH),
    Staff("R. Demo, ARNP", "Psychiatry", _PSYCHIATRY, NORTH, 8 * 60, _FIVE_PM, 13 * 60),
    Staff("T. Placeholder", "Therapy \u00b7 CBT, DBT", _GROUPS, NORTH),
    Staff("Dr. Example", "Psychiatry", _PSYCHIATRY, SOUTH),
    Staff("M. Testcase, ARNP", "Psychiatry", _PSYCHIATRY, SOUTH, 8 * 60, _FIVE_PM, 13 * 60),
    Staff("L. Specimen", "Therapy \u00b7 CBT", _THERAPY, SOUTH),
    Staff("P. Mockley", "Therapy \u00b7 DBT", _THERAPY, NORTH, 9 * 60, 18 * 60, 13 * 60),
    Staff("D. Dummy", "Therapy", _THERAPY, SOUTH, 9 * 60, 18 * 60, 13 * 60),
    Staff("A. Fictional", "Therapy by telehealth", _THERAPY, None, 10 * 60, 19 * 60, 14 * 60),
    Staff("K. Invented, ARNP", "Psychiatry by telehealth", _PSYCHIATRY, None, 7 * 60, 15 * 60, 660),
    Staff("N. Fakename, RN", "Spravato monitoring", _MONITOR, NORTH, 8 * 60, _FIVE_PM, 630),
    Staff("J. Pretend, RN", "Spravato monitoring", _MONITOR, NORTH, 8 * 60, _FIVE_PM, 750),
    Staff("C. Nobody, RN", "Spravato monitoring", _MONITOR, SOUTH, 8 * 60, _FIVE_PM, 630),
    Staff("B. Someone, RN", "Spravato monitoring", _MONITOR, SOUTH, 8 * 60, _FIVE_PM, 750),
)


def practitioners() -> list[Practitioner]:
    """The staff in the order in which they are offered."""
    return [
        Practitioner(PractitionerId(place), one.name, one.detail, one.kinds, place)
        for place, one in enumerate(STAFF, 1)
    ]


def availability(key: PractitionerId) -> list[Availability]:
    """The weekly hours and lunch breaks of one of them."""
    staff = STAFF[key - 1]
    found = []
    for weekday in staff.days:
        found.append(
            Availability(weekday, staff.first, staff.last, practitioner=key, location=staff.office)
        )
        found.append(
            Availability(
                weekday, staff.lunch, staff.lunch + 60, AvailabilityKind.BREAK, practitioner=key
            )
        )
    return found


def exceptions(today: date) -> list[ScheduleException]:
    """Some time off and a training afternoon, in the weeks around that day."""
    monday = today - timedelta(days=today.weekday())
    friday = monday + timedelta(days=14 + _FRIDAY)
    return [
        ScheduleException(
            ExceptionKind.CLOSED,
            monday + timedelta(days=7),
            monday + timedelta(days=7 + _WEDNESDAY),
            practitioner=PractitionerId(3),
            reason="Time off",
        ),
        ScheduleException(
            ExceptionKind.CLOSED,
            monday - timedelta(days=7),
            monday - timedelta(days=7),
            practitioner=PractitionerId(4),
            reason="Away",
        ),
        ScheduleException(
            ExceptionKind.CLOSED, friday, friday, 13 * 60, 18 * 60, reason="Staff training"
        ),
        ScheduleException(
            ExceptionKind.CLOSED,
            monday + timedelta(days=21),
            monday + timedelta(days=21),
            location=SOUTH,
            reason="Floor repair",
        ),
    ]
