"""The list of visits: the same as the canvas shows, as an ordinary table."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.clock import CLINIC_ZONE
from frontdesk.schedule.model import Appointment, Modality, Status
from ui.messages import clock, day
from ui.schedule.plan import STATES
from ui.widgets.record_model import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from ui.schedule.plan import Plan

_TONES = {
    Status.ARRIVED: "ok", Status.CHECKED_IN: "ok", Status.NOSHOW: "alert",
    Status.FULFILLED: "plain",
}  # fmt: skip


class VisitList(RecordTable):
    """Visits by time; Enter opens one."""

    def __init__(self) -> None:
        self._where = ZoneInfo(CLINIC_ZONE)
        columns = (
            Column[Appointment]("Time", self._time, sort=_start, share=0),
            Column[Appointment]("Person", _person, sort=_person, strong=True, share=2),
            Column[Appointment]("Visit", _title, sort=_title, share=2),
            Column[Appointment]("Provider", _provider, sort=_provider),
            Column[Appointment]("Where", _place, sort=_place),
            Column[Appointment]("Status", _state, sort=_state, tone=_tone, share=0),
        )
        super().__init__(
            "Visits", columns, _key,
            EmptyState("No visits", "Book one with Find a time, or on the day's empty times."),
        )  # fmt: skip

    def show_plan(self, shown: Plan, where: ZoneInfo) -> None:
        """Show the visits of a plan; the chosen one stays chosen."""
        self._where = where
        self.show_rows(shown.visits)

    def _time(self, visit: Appointment) -> str:
        start = visit.start.astimezone(self._where)
        return f"{day(start.date())}, {clock(visit.start, self._where)}"


def _key(visit: Appointment) -> int:
    return visit.id


def _start(visit: Appointment) -> object:
    return visit.start


def _person(visit: Appointment) -> str:
    return visit.person_name or "Held"


def _title(visit: Appointment) -> str:
    return visit.type_title


def _provider(visit: Appointment) -> str:
    return visit.provider_name


def _place(visit: Appointment) -> str:
    if visit.modality is Modality.TELEHEALTH:
        return "Telehealth"
    return " · ".join((visit.office_name, *(name for _key, name in visit.resources)))


def _state(visit: Appointment) -> str:
    if visit.status is Status.BOOKED and visit.confirmed:
        return "Confirmed"
    return STATES[visit.status].capitalize()


def _tone(visit: Appointment) -> str:
    return _TONES.get(visit.status, "brand")
