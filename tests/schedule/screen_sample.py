"""An invented clinic and its visits, as records: for canvases, and for the week's bench."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.identity import (
    AppointmentId,
    LocationId,
    PersonId,
    PractitionerId,
    ResourceId,
    ServiceTypeId,
)
from frontdesk.schedule.model import (
    Appointment,
    Availability,
    AvailabilityKind,
    ClinicSchedule,
    Location,
    Modality,
    Practitioner,
    ProviderKind,
    Resource,
    ResourceKind,
    ServiceType,
    Status,
)

ZONE = ZoneInfo("America/Los_Angeles")
DAY = date(2026, 11, 25)  # a Wednesday; the day after is Thanksgiving
NORTH = LocationId(1)
_KINDS = {
    "Dr. Sample": ("Psychiatry", {ProviderKind.EVALUATOR, ProviderKind.PRESCRIBER}),
    "R. Demo, ARNP": ("Psychiatry", {ProviderKind.EVALUATOR, ProviderKind.PRESCRIBER}),
    "T. Placeholder": ("Therapy · CBT, DBT", {ProviderKind.THERAPIST}),
    "M. Monitor": ("Spravato", {ProviderKind.MONITOR}),
}
TYPES = (
    ServiceType(ServiceTypeId("intake"), "Intake evaluation", 60, ProviderKind.EVALUATOR),
    ServiceType(ServiceTypeId("medication"), "Medication visit", 30, ProviderKind.PRESCRIBER),
    ServiceType(ServiceTypeId("cbt"), "CBT session", 60, ProviderKind.THERAPIST),
    ServiceType(
        ServiceTypeId("spravato"), "Spravato visit", 150, ProviderKind.MONITOR,
        resource_kind=ResourceKind.SPRAVATO_CHAIR, observation_minutes=120,
        modality=Modality.IN_PERSON,
    ),
)  # fmt: skip
_BY_KEY = {str(one.id): one for one in TYPES}


def clinic(extra_providers: int = 0) -> ClinicSchedule:
    """One office, four practitioners (and so many more), two chairs; 8 to 5, a break at noon."""
    people = [
        Practitioner(PractitionerId(n + 1), name, detail, frozenset(kinds), n)
        for n, (name, (detail, kinds)) in enumerate(_KINDS.items())
    ]
    people += [
        Practitioner(
            PractitionerId(10 + n), f"Dr. Extra {n + 1}", "Psychiatry",
            frozenset({ProviderKind.PRESCRIBER}), 10 + n,
        )
        for n in range(extra_providers)
    ]  # fmt: skip
    rows = []
    for person in people:
        for weekday in range(5):
            rows.append(Availability(weekday, 480, 1020, practitioner=person.id, location=NORTH))
            rows.append(
                Availability(
                    weekday, 720, 780, AvailabilityKind.BREAK, practitioner=person.id,
                    location=NORTH,
                )
            )  # fmt: skip
    chairs = tuple(
        Resource(
            ResourceId(n), NORTH, f"Chair {n}", ResourceKind.SPRAVATO_CHAIR, "Spravato room", n
        )
        for n in (1, 2)
    )
    return ClinicSchedule(
        "America/Los_Angeles",
        locations=(Location(NORTH, "North office"),),
        practitioners=tuple(people),
        resources=chairs,
        types=TYPES,
        availability=tuple(rows),
    )


def visit(  # noqa: PLR0913 -- a line of a day, readable as one
    key: int, provider: int, at: str, kind: str = "intake", who: str = "Casey Specimen",
    *, day: date = DAY, status: Status = Status.BOOKED, chair: int = 0,
) -> Appointment:  # fmt: skip
    """A visit at a wall-clock time like `9:30`."""
    hour, minute = at.split(":")
    start = datetime.combine(day, time(int(hour), int(minute)), ZONE).astimezone(UTC)
    found = _BY_KEY[kind]
    people = {n + 1: name for n, name in enumerate(_KINDS)}
    held = status is Status.PENDING
    return Appointment(
        id=AppointmentId(key),
        type=found.id,
        type_title=found.title,
        status=status,
        start=start,
        end=start + timedelta(minutes=found.minutes),
        office=NORTH,
        office_name="North office",
        provider=PractitionerId(provider),
        provider_name=people.get(provider, ""),
        resources=((ResourceId(chair), f"Chair {chair}"),) if chair else (),
        person=None if held else PersonId(key),
        person_name=who,
        held_until=start if held else None,
    )


def day_of_visits(day: date = DAY) -> tuple[Appointment, ...]:
    """A day like any other."""
    return (
        visit(1, 1, "8:30", day=day, status=Status.ARRIVED),
        visit(2, 1, "9:30", who="Jordan Example", day=day, status=Status.PENDING),
        visit(3, 1, "11:00", "medication", "Robin Fictional", day=day),
        visit(4, 1, "13:00", who="Avery Sampleton", day=day),
        visit(5, 2, "9:00", "medication", "Lee Mock", day=day, status=Status.FULFILLED),
        visit(6, 2, "9:30", "medication", "Kit Testcase", day=day, status=Status.NOSHOW),
        visit(7, 2, "13:30", who="Sky Example", day=day),
        visit(8, 3, "8:00", "cbt", "Dana Dummy", day=day),
        visit(9, 3, "9:00", "cbt", "Pat Nobody", day=day, status=Status.CHECKED_IN),
        visit(10, 3, "14:00", "cbt", "Jo Someone", day=day),
        visit(11, 4, "8:30", "spravato", "Sam Fakename", day=day, chair=1),
        visit(12, 4, "9:00", "spravato", "Max Pretend", day=day, chair=2),
    )


def busy_week(count: int = 1200) -> tuple[ClinicSchedule, tuple[Appointment, ...]]:
    """Monday to Friday with so many visits among twelve providers, names all different."""
    schedule = clinic(extra_providers=9)
    providers = [one.id for one in schedule.practitioners if ProviderKind.MONITOR not in one.kinds]
    found = []
    monday = DAY - timedelta(days=2)
    for number in range(count):
        day, rest = number % 5, number // 5
        provider, slot = rest % len(providers), rest // len(providers)
        at = 480 + slot * 30 % 540
        kind = ("medication", "cbt", "intake")[number % 3] if slot % 4 == 0 else "medication"
        status = (Status.BOOKED, Status.ARRIVED, Status.FULFILLED, Status.PENDING)[number % 4]
        found.append(
            visit(
                number + 1, providers[provider], f"{at // 60}:{at % 60:02}", kind,
                f"Person {number} Example", day=monday + timedelta(days=day), status=status,
            )
        )  # fmt: skip
    return schedule, tuple(found)
