"""Providers with their weekly hours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.errors import Invalid
from frontdesk.identity import PractitionerId
from frontdesk.schedule.model import Availability, AvailabilityKind, Practitioner, ProviderKind
from ui.settings.forms import Ask, Form
from ui.settings.hours import read_hours, show_hours
from ui.settings.records import RecordSection
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontdesk.identity import LocationId
    from frontdesk.schedule.model import ClinicSchedule

KINDS = (
    (ProviderKind.EVALUATOR, "Intake evaluations"),
    (ProviderKind.PRESCRIBER, "Prescribes (medication visits, Spravato consults)"),
    (ProviderKind.THERAPIST, "Therapy"),
    (ProviderKind.MONITOR, "Watches over Spravato visits"),
    (ProviderKind.GROUP_LEADER, "Leads groups"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def availability(
    values: dict[str, Any], office: LocationId | None, *, telehealth: bool
) -> list[Availability]:
    """The weekly hours out of a form's lines. Raises Invalid with the day's field."""
    found: list[Availability] = []
    for weekday in range(len(DAYS)):
        try:
            stretches = read_hours(str(values[f"day{weekday}"]))
        except Invalid as error:
            day = f"day{weekday}"
            raise Invalid(day, error.problem, error.value) from None
        found += [
            Availability(weekday, start, end, AvailabilityKind.HOURS, location=office)
            for start, end in stretches
        ]
    if telehealth:
        found = [replace(one, location=None) for one in found]
    return found


def hours_values(hours: Iterable[Availability]) -> dict[str, str]:
    """The weekly hours as a form's lines; breaks are cut out of them."""
    return {
        f"day{weekday}": show_hours(_worked(weekday, tuple(hours))) for weekday in range(len(DAYS))
    }


def _worked(weekday: int, hours: tuple[Availability, ...]) -> tuple[tuple[int, int], ...]:
    own = [one for one in hours if one.weekday == weekday]
    worked = [
        (one.start_minute, one.end_minute) for one in own if one.kind is AvailabilityKind.HOURS
    ]
    for rest in (one for one in own if one.kind is AvailabilityKind.BREAK):
        cut: list[tuple[int, int]] = []
        for start, end in worked:
            cut += [
                (a, b)
                for a, b in (
                    (start, min(end, rest.start_minute)), (max(start, rest.end_minute), end),
                )
                if a < b
            ]  # fmt: skip
        worked = cut
    return tuple(sorted(set(worked)))


class ProvidersSection(RecordSection):
    """Who can be booked, for what, and when."""

    noun = "provider"

    def __init__(self) -> None:
        days = tuple(Ask(f"day{number}", day, half=True) for number, day in enumerate(DAYS))
        pairs = len(KINDS) // 2 * 2
        kinds = tuple(
            Ask(str(kind), words, tick=True, half=place < pairs)
            for place, (kind, words) in enumerate(KINDS)
        )
        super().__init__(
            Form(
                "Provider",
                "Hours as 8:00-12:00, 1:00-5:00; the gap is the break. Empty is a day off.",
                (
                    Ask("name", "Name"),
                    Ask("detail", "Shown below the name", "such as Psychiatry"),
                    *kinds,
                    Ask("location", "Office", options=((None, ""),)),
                    Ask("telehealth", "By telehealth alone", tick=True),
                    *days,
                    Ask("active", "Can be booked", tick=True),
                ),
            )
        )  # fmt: skip

    def offer(self, clinic: ClinicSchedule) -> None:
        """Offer the offices."""
        self.form.control("location").offer([(one.id, one.name) for one in clinic.locations])

    def pick(self, clinic: ClinicSchedule) -> Sequence[Practitioner]:
        """All providers."""
        return clinic.practitioners

    def entry(self, record: Practitioner) -> Entry:
        """Name and what they do."""
        return Entry(record.name, record.detail, end="" if record.active else "not booked")

    def values(self, record: Practitioner | None) -> dict[str, Any]:
        """A provider as the form shows them."""
        if record is None:
            week = {f"day{n}": "8:00-12:00, 1:00-5:00" if n < 5 else "" for n in range(7)}  # noqa: PLR2004
            plain = {str(kind): False for kind, _ in KINDS}
            return {"name": "", "detail": "", "telehealth": False, "active": True, **plain, **week}
        clinic = self.clinic
        own = [
            one for one in (clinic.availability if clinic else ()) if one.practitioner == record.id
        ]
        offices = [one.location for one in own if one.location is not None]
        return {
            "name": record.name,
            "detail": record.detail,
            **{str(kind): kind in record.kinds for kind, _ in KINDS},
            "location": offices[0] if offices else None,
            "telehealth": bool(own) and not offices,
            "active": record.active,
            **hours_values(own),
        }

    def put(self, record: Practitioner | None, values: dict[str, Any]) -> Practitioner:
        """Save a provider with the hours."""
        assert self.services is not None  # noqa: S101 -- a form without services has no save
        if not str(values["name"]).strip():
            raise Invalid("name", "empty")
        base = record or Practitioner(PractitionerId(0), "", position=len(self.records))
        wanted = replace(
            base,
            name=values["name"],
            detail=values["detail"],
            kinds=frozenset(kind for kind, _ in KINDS if values[str(kind)]),
            active=values["active"],
        )
        hours = availability(values, values["location"], telehealth=values["telehealth"])
        return self.services.schedule.save_practitioner(wanted, hours)
