"""The day sheet for the desk and the card that a visitor takes along, out of the schedule."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.clock import start_of_day, zone
from frontdesk.documents.model import AppointmentCard, DaySheet
from frontdesk.handouts.model import ClinicKey, VisitDetails
from frontdesk.handouts.rules.dates import spelled_day
from frontdesk.schedule.model import AppointmentQuery, Modality, Status

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.identity import AppointmentId, LocationId
    from frontdesk.schedule.model import Appointment
    from frontdesk.schedule.service import Scheduling
    from frontdesk.settings.model import ClinicSettings

_WORDS = {
    Status.PENDING: "Held",
    Status.BOOKED: "Expected",
    Status.ARRIVED: "Arrived",
    Status.CHECKED_IN: "In room",
    Status.FULFILLED: "Done",
    Status.NOSHOW: "No-show",
}


def clock_time(instant: datetime, clinic: ClinicSettings) -> str:
    """A time of day as it is read: `9:30 AM`, by the clinic's clock."""
    local = instant.astimezone(zone(clinic.zone))
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"  # noqa: PLR2004


def visit_details(schedule: Scheduling, clinic: ClinicSettings, key: AppointmentId) -> VisitDetails:
    """A visit as the first page of a packet tells it: when, where, and what to bring."""
    one = schedule.get(key)
    local = one.start.astimezone(zone(clinic.zone))
    bring = clinic.handout_texts.get(ClinicKey.WHAT_TO_BRING, "")
    lines = tuple(line.lstrip("-* ") for line in bring.splitlines() if line.strip())
    if one.modality is Modality.TELEHEALTH:
        return VisitDetails(local.date(), local.time(), what_to_bring=lines)
    office = next(each for each in schedule.clinic().locations if each.id == one.office)
    return VisitDetails(
        local.date(), local.time(), office.name, office.address, office.directions, lines
    )


def day_sheet(
    schedule: Scheduling,
    clinic: ClinicSettings,
    day: date,
    office: LocationId | None,
    *,
    sample: bool,
) -> bytes:
    """The visits of a day as PDF, by time; holds and cancelled visits are left out."""
    from frontdesk.documents import sheets

    where = zone(clinic.zone)
    query = AppointmentQuery(
        start=start_of_day(day, where),
        end=start_of_day(day + timedelta(days=1), where),
        office=office,
        holds=False,
    )
    rows = tuple(_row(one, clinic) for one in schedule.appointments(query))
    names = {one.id: one.name for one in schedule.clinic().locations}
    sheet = DaySheet(
        spelled_day(day),
        ("Time", "Who", "Visit", "With", "Where", "Status"),
        rows,
        weights=(1.1, 1.8, 1.6, 1.4, 1.3, 1.0),
        subtitle=names.get(office, "All offices") if office else "All offices",
    )
    return sheets.day_sheet(sheet, clinic.clinic_name, clinic.line, sample=sample)


def _row(one: Appointment, clinic: ClinicSettings) -> tuple[str, ...]:
    telehealth = one.modality is Modality.TELEHEALTH
    room = ", ".join(name for _, name in one.resources)
    status = "Confirmed" if one.confirmed and one.status is Status.BOOKED else _WORDS[one.status]
    return (
        f"{clock_time(one.start, clinic)} to {clock_time(one.end, clinic)}",
        one.person_name or "",
        one.type_title,
        one.provider_name,
        "Telehealth" if telehealth else room or one.office_name,
        status,
    )


def appointment_card(
    schedule: Scheduling, clinic: ClinicSettings, key: AppointmentId, *, sample: bool
) -> bytes:
    """The card for a visitor as PDF: when, where and what to bring, and no clinical word."""
    from frontdesk.documents import sheets

    one = schedule.get(key)
    office = next(each for each in schedule.clinic().locations if each.id == one.office)
    bring = clinic.handout_texts.get(ClinicKey.WHAT_TO_BRING, "")
    telehealth = one.modality is Modality.TELEHEALTH
    card = AppointmentCard(
        day=spelled_day(one.start.astimezone(zone(clinic.zone)).date()),
        time=clock_time(one.start, clinic),
        office="By video (telehealth)" if telehealth else office.name,
        address=()
        if telehealth
        else tuple(part for part in (office.address, office.directions) if part),
        provider=one.provider_name,
        first_name=(one.person_name or "").split(" ")[0],
        what_to_bring=tuple(line.lstrip("-* ") for line in bring.splitlines() if line.strip()),
    )
    return sheets.appointment_card(card, clinic.clinic_name, clinic.line, sample=sample)
