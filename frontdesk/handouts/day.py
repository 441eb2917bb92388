"""The packets of a day: who needs which handouts, and all of them as one job or one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from frontdesk.clock import local_day, start_of_day, zone
from frontdesk.documents.model import LettersMissing
from frontdesk.errors import Invalid, NotFound, Refusal
from frontdesk.handouts import store
from frontdesk.handouts.files import ENGLISH
from frontdesk.handouts.making import Making
from frontdesk.handouts.model import Entries, PacketOptions, PrintRequest, TypeSize
from frontdesk.handouts.rules.day import (
    EXPECTED,
    DayChoice,
    DayPlan,
    Sheaf,
    Visitor,
    already,
    given_name,
    merged,
)
from frontdesk.handouts.service import FILE, TITLE, HandoutService, check_range
from frontdesk.handouts.sheets import clock_time, visit_details
from frontdesk.identity import HandoutId, new_request
from frontdesk.people.model import Client
from frontdesk.printer import AS_IT_COMES, Handling, Printer, PrinterMissing, Sides
from frontdesk.schedule.model import AppointmentQuery, Modality, Status
from frontdesk.storage.files import write_whole
from frontdesk.storage.schema.desk import PrintRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontdesk.handouts.model import Handout, VisitDetails
    from frontdesk.handouts.sheaves import Sheets
    from frontdesk.identity import AppointmentId, LocationId, PersonId
    from frontdesk.people.service import People
    from frontdesk.schedule.model import Appointment
    from frontdesk.schedule.service import Scheduling
    from frontdesk.settings.model import ClinicSettings
    from frontdesk.storage.unit import Actor, Storage

PRINT_DAY, SAVE_DAY = "print day packet", "save day packet"  # kinds of requests
_MOST_PRINTS = 100_000


class NothingToPrint(Refusal):
    """Nobody comes on that day who needs a handout; `reason` says why where the day is closed."""

    def __init__(self, day: date, reason: str = "") -> None:
        super().__init__(day.isoformat())
        self.day = day
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job stands: a visitor, from 0, and the page of their papers, the slip being 1."""

    visitor: int = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class DayJob:
    """What is to be printed, in the text that stood when the job began, whatever follows."""

    visitors: tuple[Visitor, ...]
    sheaves: tuple[Sheaf, ...]
    making: Making
    request: UUID


@dataclass(frozen=True, slots=True)
class DayEnd:
    """How far a job came.

    `place` is where it goes on, None where all is done; `error` is what stopped it, None where
    somebody did. `outdated` are handouts whose text was changed or withdrawn in the meantime.
    """

    people: int
    pages: int
    place: Place | None = None
    error: Refusal | None = None
    outdated: tuple[HandoutId, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """How a job is looked after: it tells how many visitors are done, and may be stopped."""

    tell: Callable[[int, int], None] = lambda _done, _of: None
    stop: Event = field(default_factory=Event)
    apart: bool = False
    """Whether pages are made in a process of their own, so that a window goes on answering."""


class DayPackets:
    """The handouts of all visitors of a day."""

    def __init__(
        self,
        storage: Storage,
        actor: Actor,
        clinic: Callable[[], ClinicSettings],
        handouts: HandoutService,
        schedule: Scheduling,
        people: People,
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._clinic = clinic
        self._handouts = handouts
        self._schedule = schedule
        self._people = people

    # -- whose --------------------------------------------------------------------------------

    def plan(self, choice: DayChoice) -> DayPlan:
        """Who comes, by time, with the handouts of their visits and what was printed of them."""
        where = zone(self._clinic().zone)
        begins = start_of_day(choice.day, where)
        ends = start_of_day(choice.day + timedelta(days=1), where)
        visits = [
            (one, person)
            for one, person in self._visits(begins, ends, choice.office)
            if not choice.types or one.type in choice.types
        ]
        order = [one.id for one in self._handouts.all()]
        visitors = merged([self._visitor(*one, choice) for one in visits], order)
        closed = self._schedule.closed_on(choice.day, choice.office)
        return DayPlan(choice, self._marked(visitors, visits), closed.reason if closed else "")

    def _visits(
        self, begins: datetime, ends: datetime, office: LocationId | None
    ) -> list[tuple[Appointment, PersonId]]:
        query = AppointmentQuery(start=begins, end=ends, office=office, holds=False)
        return [
            (one, one.person)
            for one in self._schedule.appointments(query)
            if one.status in EXPECTED and one.person is not None
        ]

    def _visitor(self, visit: Appointment, person: PersonId, choice: DayChoice) -> Visitor:
        details = self._people.get(person).details
        handouts = self._handouts.suggested(
            visit_type=visit.type,
            telehealth=visit.modality is Modality.TELEHEALTH,
            first=details.client is not Client.EXISTING and self._is_first(visit, person),
        )
        return Visitor(
            person=person,
            appointment=visit.id,
            start=visit.start,
            titles=(visit.type_title,),
            office=visit.office_name,
            name=details.name,
            first_name=given_name(details.name, details.preferred_name),
            handouts=tuple(handouts),
            options=PacketOptions(
                TypeSize.LARGE if details.large_print else TypeSize.STANDARD,
                choice.paper,
                self._language(details.language, handouts),
                tone=choice.tone,
                visit=self.visit_details(visit.id) if choice.with_visit else None,
            ),
            came=visit.status is Status.FULFILLED,
        )

    def _is_first(self, visit: Appointment, person: PersonId) -> bool:
        before = AppointmentQuery(person=person, end=visit.start, holds=False)
        return not any(one.status in EXPECTED for one in self._schedule.appointments(before))

    def _language(self, wanted: str, handouts: Sequence[HandoutId]) -> str:
        """The person's language where every handout is there in it, else English."""
        if wanted == ENGLISH or wanted not in self._handouts.languages():
            return ENGLISH
        there = {one.id for one in self._handouts.all(wanted)}
        return wanted if there.issuperset(handouts) else ENGLISH

    def _marked(
        self, visitors: Sequence[Visitor], visits: Sequence[tuple[Appointment, PersonId]]
    ) -> tuple[Visitor, ...]:
        """The visitors with what the print log holds of their handouts."""
        now = self._storage.clock.now()
        where = zone(self._clinic().zone)
        today = start_of_day(local_day(now, where), where)
        people = [one.person for one in visitors]
        with self._storage.reading() as connection:
            log = store.prints(connection, PrintRow.person_id.in_(people), limit=_MOST_PRINTS)
        return tuple(
            replace(
                one,
                printed=already(
                    one, {visit.id for visit, person in visits if person == one.person}, log, today
                ),
            )
            for one in visitors
        )

    def fitted(self, wanted: PrintRequest) -> PrintRequest:
        """A request that came out of a call, in its person's language where all of it is there.

        Elsewhere the language was chosen by hand, and stays as it is.
        """
        if wanted.person is None or wanted.call is None:
            return wanted
        details = self._people.get(wanted.person).details
        language = self._language(details.language, wanted.handouts)
        return replace(wanted, options=replace(wanted.options, language=language))

    def visit_details(self, key: AppointmentId) -> VisitDetails:
        """A visit as the first page of a packet tells it; NotFound where there is none."""
        return visit_details(self._schedule, self._clinic(), key)

    # -- printing -----------------------------------------------------------------------------

    def begin(self, visitors: Sequence[Visitor], request: UUID | None = None) -> DayJob:
        """Choose the text of every handout now: a job prints what stood when it began.

        Visitors without a handout are left out. Raises Invalid where that is everyone, NotFound.
        """
        given = [one for one in visitors if one.handouts]
        if not given:
            raise Invalid("handouts", "empty")
        clinic = self._clinic()
        sheaves = [
            Sheaf(
                one.first_name,
                clock_time(one.start, clinic),
                number,
                len(given),
                tuple(self._handouts.chosen(one.handouts, one.options.language)),
                one.options,
            )
            for number, one in enumerate(given, 1)
        ]
        making = self._handouts.making()
        return DayJob(tuple(given), tuple(sheaves), making, request or new_request())

    def print_day(
        self,
        job: DayJob,
        printer: Printer,
        printer_name: str,
        handling: Handling = AS_IT_COMES,
        *,
        start: Place = Place(),
        watch: Watch | None = None,
    ) -> DayEnd:
        """Print from a place on, a print of its own for each visitor, noted once it was accepted.

        Going back over what was noted by this job prints it again, after a jam, and notes nothing
        twice. Raises PrinterMissing before anything is made.
        """
        from frontdesk.handouts.sheaves import made_in_turn

        watch = watch or Watch()
        if printer_name not in [one.name for one in printer.printers()]:
            raise PrinterMissing(printer_name)
        done = pages = 0
        place = start
        both = handling.sides is Sides.BOTH
        rest = job.sheaves[start.visitor :]
        try:
            with made_in_turn(rest, job.making, whole_sheets=both, apart=watch.apart) as papers:
                for number in range(start.visitor, len(job.sheaves)):
                    place = start if number == start.visitor else Place(number)
                    if watch.stop.is_set():
                        return self._end(job, done, pages, place)
                    one = _whole(next(papers))
                    wanted = replace(handling, first_page=place.page, last_page=None)
                    check_range(wanted, one.pages)
                    printer.submit(one.pdf, printer_name, title=TITLE, handling=wanted)
                    self._note(job, number, printer_name, handling)
                    done += 1
                    pages += one.pages - place.page + 1
                    watch.tell(number + 1, len(job.sheaves))
        except Refusal as error:
            return self._end(job, done, pages, place, error)
        return self._end(job, done, pages, None)

    def _note(self, job: DayJob, number: int, printer_name: str, handling: Handling) -> None:
        visitor, request = job.visitors[number], uuid5(job.request, str(number))
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier(PRINT_DAY) is None:
                self._handouts.note(unit, _entries(job, number, printer_name, handling))
                unit.commit(visitor.appointment)

    def save_day(self, job: DayJob, path: Path, *, watch: Watch | None = None) -> DayEnd:
        """Save all packets as one file, whole or not at all, then note each handout.

        A job that is stopped saves and notes nothing.
        """
        from frontdesk.documents.joining import Joined
        from frontdesk.handouts.sheaves import made_in_turn

        watch = watch or Watch()
        whole = Joined()
        with made_in_turn(job.sheaves, job.making, apart=watch.apart) as papers:
            for number, one in enumerate(papers, 1):
                if watch.stop.is_set():
                    return self._end(job, 0, 0, Place())
                whole.add(_whole(one).pdf)
                watch.tell(number, len(job.sheaves))
        pages = whole.pages
        write_whole(path, whole.finished())
        with self._storage.writing(self._actor, job.request) as unit:
            if unit.earlier(SAVE_DAY) is None:
                for number in range(len(job.sheaves)):
                    self._handouts.note(unit, _entries(job, number, FILE, AS_IT_COMES))
                unit.commit(f"{len(job.sheaves)} {pages} {path}")
        return self._end(job, len(job.sheaves), pages, None)

    def saved(self, request: UUID | None) -> tuple[int, int, str] | None:
        """People, pages and file of an earlier save of that request; None without one."""
        found = None if request is None else self._storage.earlier(request, SAVE_DAY)
        if found is None:
            return None
        people, pages, file = found.split(" ", maxsplit=2)
        return int(people), int(pages), file

    def _end(
        self,
        job: DayJob,
        people: int,
        pages: int,
        place: Place | None,
        error: Refusal | None = None,
    ) -> DayEnd:
        used = {(one.id, one.language): one for sheaf in job.sheaves for one in sheaf.handouts}
        outdated = tuple(
            dict.fromkeys(key for (key, language), one in used.items()
                          if self._now(key, language) != one)
        )  # fmt: skip
        return DayEnd(people, pages, place, error, outdated)

    def _now(self, key: HandoutId, language: str) -> Handout | None:
        try:
            return self._handouts.get(key, language)
        except NotFound:
            return None


def _whole(one: Sheets) -> Sheets:
    if one.missing:
        raise LettersMissing(one.missing)
    return one


def _entries(job: DayJob, number: int, printer_name: str, handling: Handling) -> Entries:
    """The lines of the print log for one visitor's handouts."""
    visitor, sheaf = job.visitors[number], job.sheaves[number]
    wanted = PrintRequest(
        visitor.handouts,
        visitor.options,
        Handling(handling.copies),
        person=visitor.person,
        appointment=visitor.appointment,
    )
    return Entries(sheaf.handouts, wanted, printer_name, job.making.texts)
