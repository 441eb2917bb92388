"""Records of the schedule: who and what can be booked and when, openings, appointments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontdesk.identity import (
    AppointmentId,
    CallId,
    LocationId,
    PersonId,
    PractitionerId,
    ResourceId,
    ServiceTypeId,
)


class Status(StrEnum):
    """FHIR's appointment statuses, as they are stored."""

    PENDING = "pending"
    BOOKED = "booked"
    ARRIVED = "arrived"
    CHECKED_IN = "checked-in"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    NOSHOW = "noshow"
    WAITLIST = "waitlist"
    ENTERED_IN_ERROR = "entered-in-error"


class Modality(StrEnum):
    """Where a visit takes place; EITHER is a type's word only."""

    IN_PERSON = "in-person"
    TELEHEALTH = "telehealth"
    EITHER = "either"


class PartOfDay(StrEnum):
    """Morning starts before noon, afternoon at noon or later, by the clinic's clock."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class ProviderKind(StrEnum):
    """What a practitioner may do."""

    EVALUATOR = "evaluator"
    PRESCRIBER = "prescriber"
    THERAPIST = "therapist"
    MONITOR = "monitor"
    GROUP_LEADER = "group-leader"


class ResourceKind(StrEnum):
    """What a room is for."""

    SPRAVATO_CHAIR = "spravato-chair"
    GROUP_ROOM = "group-room"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Location:
    """An office of the clinic."""

    id: LocationId
    name: str
    address: str = ""
    phone: str = ""
    directions: str = ""
    position: int = 0
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A provider, or staff whose presence a visit needs; `detail` stands below the name."""

    id: PractitionerId
    name: str
    detail: str = ""
    kinds: frozenset[ProviderKind] = frozenset()
    position: int = 0
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Resource:
    """A room or chair of an office."""

    id: ResourceId
    location: LocationId
    name: str
    kind: ResourceKind
    detail: str = ""
    position: int = 0
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class ServiceType:
    """A visit type. Lengths are minutes; buffers are taken from the provider and the resource.

    `on_site_kind` must be at the office for the whole visit without being taken by it (the
    prescriber of a Spravato visit, G11). `observation_minutes` is the part never below G3's 120.
    """

    id: ServiceTypeId
    title: str
    minutes: int
    provider_kind: ProviderKind
    before_minutes: int = 0
    after_minutes: int = 0
    observation_minutes: int = 0
    resource_kind: ResourceKind | None = None
    on_site_kind: ProviderKind | None = None
    modality: Modality = Modality.EITHER
    adults_only: bool = False
    series: bool = False
    position: int = 0
    active: bool = True
    version: int = 1


class AvailabilityKind(StrEnum):
    """Whether a weekly stretch is worked or is a break in what is worked."""

    HOURS = "hours"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Availability:
    """A weekly stretch of one practitioner or resource: Monday is 0, minutes after midnight.

    Where a practitioner's `location` is None these hours are for telehealth alone.
    """

    weekday: int
    start_minute: int
    end_minute: int
    kind: AvailabilityKind = AvailabilityKind.HOURS
    practitioner: PractitionerId | None = None
    resource: ResourceId | None = None
    location: LocationId | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    id: int = 0


class ExceptionKind(StrEnum):
    """Whether an exception takes time away or gives it."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ScheduleException:
    """Days, both inclusive, on which the weekly hours do not hold; without minutes, all day.

    Without practitioner, resource and location it is the whole clinic's.
    """

    kind: ExceptionKind
    first_day: date
    last_day: date
    start_minute: int | None = None
    end_minute: int | None = None
    practitioner: PractitionerId | None = None
    resource: ResourceId | None = None
    location: LocationId | None = None
    reason: str = ""
    id: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class ClinicSchedule:
    """All rules of the schedule at one moment; `open_holidays` are names the clinic works on."""

    zone: str
    locations: tuple[Location, ...] = ()
    practitioners: tuple[Practitioner, ...] = ()
    resources: tuple[Resource, ...] = ()
    types: tuple[ServiceType, ...] = ()
    availability: tuple[Availability, ...] = ()
    exceptions: tuple[ScheduleException, ...] = ()
    open_holidays: frozenset[str] = frozenset()
    step_minutes: int = 30


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is wanted of an opening. Days are the clinic's and inclusive; None means any."""

    type: ServiceTypeId
    first_day: date | None = None
    last_day: date | None = None
    office: LocationId | None = None
    provider: PractitionerId | None = None
    part_of_day: PartOfDay | None = None
    modality: Modality | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Opening:
    """A free time, complete with everyone and everything it takes; instants in UTC."""

    type: ServiceTypeId
    start: datetime
    end: datetime
    office: LocationId
    provider: PractitionerId
    resources: tuple[ResourceId, ...] = ()
    modality: Modality = Modality.IN_PERSON


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day without openings and the reason (`Thanksgiving`, `Staff training` …)."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Openings:
    """The first free times, soonest first, and the closed days in between."""

    openings: tuple[Opening, ...]
    closed: tuple[ClosedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit or a hold, with the names that lists show; instants in UTC."""

    id: AppointmentId
    type: ServiceTypeId
    type_title: str
    status: Status
    start: datetime
    end: datetime
    office: LocationId
    office_name: str
    provider: PractitionerId
    provider_name: str
    resources: tuple[tuple[ResourceId, str], ...] = ()
    modality: Modality = Modality.IN_PERSON
    person: PersonId | None = None
    person_name: str | None = field(default=None, repr=False)
    call: CallId | None = None
    reason: str | None = None
    note: str = field(default="", repr=False)
    confirmed: datetime | None = None
    arrived: datetime | None = None
    held_until: datetime | None = None
    holder: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class NewBooking:
    """A booking to be made: what, for whom, from which call; `hold` is the hold it fulfils."""

    opening: Opening
    person: PersonId
    call: CallId | None = None
    hold: AppointmentId | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AppointmentQuery:
    """What to list: instants half-open in UTC, or a person's; holds only where asked for."""

    start: datetime | None = None
    end: datetime | None = None
    person: PersonId | None = None
    office: LocationId | None = None
    provider: PractitionerId | None = None
    status: Status | None = None
    holds: bool = True
    cancelled: bool = False
