"""Booking a free time from the schedule: asks what and for whom, books, offers what is free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from shiboken6 import isValid

from frontdesk.errors import Refusal
from frontdesk.identity import LocationId, new_request
from frontdesk.schedule.model import NewBooking
from frontdesk.schedule.refusals import SlotTaken
from frontdesk.schedule.rules.walltime import instant
from ui.background import Latest
from ui.messages import clock, day, sentence
from ui.schedule.booking_sheet import BookingSheet
from ui.schedule.plan import Track

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget

    from frontdesk.identity import AppointmentId
    from frontdesk.people.model import PersonMatch
    from frontdesk.schedule.model import Appointment, ClinicSchedule, Opening, ServiceType
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.schedule.person_picker import PersonPicker

_WHO = "Choose who the visit is for: type a name or a number."


@dataclass(frozen=True, slots=True)
class EmptyTime:
    """A free time of a column, by the clinic's clock; `office` is the one that is shown."""

    track: Track
    at: time
    office: LocationId | None = None


class Booking:
    """Opens booking sheets. `wants` is called with what leads elsewhere."""

    def __init__(
        self, services: Services, tasks: Tasks, wants: Callable[[str, object], None]
    ) -> None:
        self._services, self._tasks, self._wants = services, tasks, wants

    def of(
        self, opening: Opening, clinic: ClinicSchedule, where: ZoneInfo, parent: QWidget
    ) -> None:
        """Ask whom an opening is for."""
        kinds = [one for one in clinic.types if one.id == opening.type]
        who = next((one.name for one in clinic.practitioners if one.id == opening.provider), "")
        office = next((one.name for one in clinic.locations if one.id == opening.office), "")
        words = " · ".join(part for part in (_when(opening.start, where), who, office) if part)
        self._ask(parent, words, kinds, where, lambda _kind: opening)

    def at(
        self, empty: EmptyTime, clinic: ClinicSchedule, where: ZoneInfo, parent: QWidget
    ) -> None:
        """Ask what is booked at an empty time of a column, and for whom."""
        track = empty.track
        try:
            start = instant(track.day, empty.at, where)
        except Refusal as error:  # an hour that the clock skips or repeats
            self._wants("problem", sentence(error))
            return
        kinds = fitting(track, clinic)
        if not kinds:
            self._wants("problem", f"No kind of visit is set up for {track.title}.")
            return
        schedule, office = self._services.schedule, track.office or empty.office

        def opening(kind: ServiceType) -> Opening:
            found = schedule.opening_at(kind.id, start, office, track.provider)
            return _in_room(found, track, clinic)

        self._ask(parent, f"{_when(start, where)} · {track.title}", kinds, where, opening)

    def _ask(
        self,
        parent: QWidget,
        words: str,
        kinds: Sequence[ServiceType],
        where: ZoneInfo,
        opening: Callable[[ServiceType], Opening],
    ) -> None:
        options = [(one.id, f"{one.title} · {one.minutes} min") for one in kinds]
        sheet = BookingSheet(parent, words, options)
        self._find_people(sheet.person)
        sheet.person.picked.connect(lambda _match: sheet.note.setFocus())

        def new_person() -> None:
            kind = next(one for one in kinds if one.id == sheet.choice.value())
            sheet.accept()
            self._tasks.run(
                lambda: opening(kind),
                lambda found: self._wants("book", found),
                lambda _refused: self._wants("book", kind.id),
            )

        def submit() -> None:
            kind = next(one for one in kinds if one.id == sheet.choice.value())
            self._book(sheet, where, lambda: opening(kind))

        def take(one: Opening) -> None:
            self._book(sheet, where, lambda: one)

        sheet.person.new_wanted.connect(new_person)
        sheet.instead.toggled.connect(lambda one, _on: take(one))
        sheet.submitted.connect(submit)
        sheet.open()

    def _book(self, sheet: BookingSheet, where: ZoneInfo, opening: Callable[[], Opening]) -> None:
        match = sheet.person.chosen
        if match is None:
            sheet.person.show_problem(_WHO)
            sheet.person.field.setFocus()
            return
        schedule, request, note = self._services.schedule, new_request(), sheet.note.toPlainText()
        person = match.id
        sheet.show_problem("")
        sheet.show_busy(busy=True)

        def done(visit: Appointment) -> None:
            if isValid(sheet):
                sheet.accept()
            words = f"Booked for {_when(visit.start, where)}."
            self._wants("toast", (words, lambda: self._undo(visit.id)))

        def refused(error: Exception) -> None:
            if not isValid(sheet):
                self._wants("problem", sentence(error))
                return
            sheet.show_problem(sentence(error))
            free = error.alternatives if isinstance(error, SlotTaken) else ()
            sheet.instead.show_chips([(one, _when(one.start, where)) for one in free])

        self._tasks.run(
            lambda: schedule.book(NewBooking(opening(), person, note=note), request),
            done, refused, writes=True,
        )  # fmt: skip

    def _undo(self, key: AppointmentId) -> None:
        schedule, request = self._services.schedule, new_request()
        self._tasks.run(
            lambda: schedule.undo(key, request),
            lambda _visit: self._wants("toast", ("The booking was taken back.", None)),
            lambda error: self._wants("problem", sentence(error)),
            writes=True,
        )

    def _find_people(self, picker: PersonPicker) -> None:
        people, latest = self._services.people, Latest()

        def show(found: list[PersonMatch]) -> None:
            if isValid(picker):
                picker.show_found(found)

        def look(text: str) -> None:
            if text.strip():
                latest.run(
                    self._tasks,
                    lambda: people.find(text),
                    show,
                    lambda error: self._wants("problem", sentence(error)),
                )
            else:
                latest.forget()
                picker.show_found(())

        picker.typed.connect(look)


def _when(start: datetime, where: ZoneInfo) -> str:
    return f"{day(start.astimezone(where).date())}, {clock(start, where)}"


def fitting(track: Track, clinic: ClinicSchedule) -> list[ServiceType]:
    """The kinds of visit that a column's provider does, or that its room is for."""
    own = next((one for one in clinic.practitioners if one.id == track.provider), None)
    room = next((one for one in clinic.resources if one.id == track.resource), None)
    return [
        one
        for one in clinic.types
        if one.active
        and not one.series
        and (
            (own is not None and one.provider_kind in own.kinds)
            or (room is not None and one.resource_kind is room.kind)
        )
    ]


def _in_room(opening: Opening, track: Track, clinic: ClinicSchedule) -> Opening:
    """The opening in the room whose column was chosen, in place of another of its kind."""
    room = next((one for one in clinic.resources if one.id == track.resource), None)
    if room is None or room.id in opening.resources:
        return opening
    kinds = {one.id: one.kind for one in clinic.resources}
    rooms = tuple(room.id if kinds.get(one) is room.kind else one for one in opening.resources)
    return replace(opening, resources=rooms)
