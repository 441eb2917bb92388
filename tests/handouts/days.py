"""A clinic with visits on one day, and printers that misbehave on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import PersonDetails
from frontdesk.printer import AS_IT_COMES, Handling, PrinterInfo, PrintFailed, PrintJob
from frontdesk.schedule.model import Criteria, NewBooking

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.printer import Tray
    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services

CONSULT, THERAPY = ServiceTypeId("spravato-consult"), ServiceTypeId("therapy-intake")
NAME = "Front office"


def visit(
    services: Services, day: date, name: str, kind: ServiceTypeId = CONSULT, **details: object
) -> Appointment:
    """The first free visit of that kind on the day, booked for somebody new."""
    person = services.people.add(PersonDetails(name, **details)).id  # type: ignore[arg-type]
    found = services.schedule.openings(Criteria(kind, first_day=day, last_day=day, limit=1))
    return services.schedule.book(NewBooking(found.openings[0], person))


def three(services: Services, day: date) -> list[Appointment]:
    """Three visitors by time, whose names are in another order."""
    return [visit(services, day, f"{name} Example") for name in ("Quillon", "Marlow", "Ada")]


@dataclass
class Tape:
    """A printer that keeps what it took, and does `then` before each job it takes."""

    name: str = NAME
    there: bool = True
    title: str = "Patient information"
    then: Callable[[Tape], None] = lambda _tape: None
    jobs: list[tuple[bytes, Handling]] = field(default_factory=list)

    def printers(self) -> list[PrinterInfo]:
        return [PrinterInfo(self.name, is_default=True)] if self.there else []

    def trays(self, printer: str) -> list[Tray]:  # noqa: ARG002
        return []

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        assert title == self.title
        self.then(self)
        if not self.there:
            raise PrintFailed(printer, "stopped")
        self.jobs.append((pdf, handling))
        return PrintJob(printer, str(len(self.jobs)))


def gone_after(number: int) -> Tape:
    """A printer that is switched off after so many jobs."""

    def count(tape: Tape) -> None:
        tape.there = len(tape.jobs) < number

    return Tape(then=count)
