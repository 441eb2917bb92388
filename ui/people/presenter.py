"""Decides what the page of people shows and does: finding, opening, editing, taking back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.calls.model import CallQuery
from frontdesk.calls.rules.labels import OUTCOMES, REASONS
from frontdesk.clock import local_day
from frontdesk.identity import PersonId, new_request
from frontdesk.people.model import PersonEdited
from frontdesk.people.rules.details import differences
from frontdesk.schedule.model import AppointmentQuery, Status
from ui.background import Latest
from ui.history import change_lines
from ui.messages import sentence
from ui.people.adding import Adding, typed
from ui.people.cards import Happening, ShownPerson
from ui.people.handout_sheet import HandoutSheet
from ui.people.person_sheet import PersonSheet

if TYPE_CHECKING:
    from frontdesk.people.model import Person, PersonDetails, PersonMatch
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.people.page import PeoplePage

_LINES = 60  # of each kind on the timeline
_STATES = {
    Status.PENDING: "held", Status.BOOKED: "booked", Status.ARRIVED: "arrived",
    Status.CHECKED_IN: "in room", Status.FULFILLED: "done", Status.CANCELLED: "cancelled",
    Status.NOSHOW: "no-show", Status.WAITLIST: "waitlist", Status.ENTERED_IN_ERROR: "error",
}  # fmt: skip


class PeoplePresenter:
    """Between the page of people and the services."""

    def __init__(self, page: PeoplePage, services: Services, tasks: Tasks) -> None:
        self._page, self._services, self._tasks = page, services, tasks
        self._latest, self._latest_person = Latest(), Latest()
        self._found: list[PersonMatch] = []
        self._shown: ShownPerson | None = None
        self._checked = ""
        page.search.textEdited.connect(self._look)
        page.list.taken.connect(self._take)
        page.list.moved.connect(self._moved)
        page.list.clicked.connect(lambda at: self._take(at.row()))
        page.new.clicked.connect(self.add)
        page.card.edit_wanted.connect(self._edit)
        page.card.call_wanted.connect(self._call)
        page.card.handouts_wanted.connect(self._handouts)
        page.card.identity_checked.connect(self._identity)
        page.timeline.taken.connect(lambda one: page.wants.emit(one.kind, one.key))
        page.timeline.undo_wanted.connect(self.undo)

    # -- finding ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look again for what is typed, and read the shown person again."""
        self._look(self._page.search.text(), keep=True)
        if self._shown is not None:
            self._read(self._shown.person.id)

    def _look(self, text: str, *, keep: bool = False) -> None:
        people = self._services.people

        def job() -> tuple[list[PersonMatch], int]:
            return (people.find(text, 50) if text.strip() else []), people.count()

        def done(found: tuple[list[PersonMatch], int]) -> None:
            self._found = found[0]
            nobody = -1 if keep and self._shown is not None else 0
            self._page.show_matches(found[0], found[1], text, self._row(nobody))

        self._latest.run(self._tasks, job, done, self._problem)

    # -- one person ---------------------------------------------------------------------------

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.open(self._found[row].id)

    def _row(self, otherwise: int = -1) -> int:
        """The row of the person whose record is shown."""
        key = self._shown.person.id if self._shown is not None else None
        return next((n for n, one in enumerate(self._found) if one.id == key), otherwise)

    def _moved(self, row: int) -> None:
        """Never mark one person while another's record is shown; opening is noted, so not that."""
        if self._shown is None or row < 0 or row == self._row():
            return
        self._latest_person.forget()
        self._shown, self._checked = None, ""
        self._page.card.show_person(None)
        self._page.timeline.show_person(None, checked=False)

    def open(self, key: PersonId) -> None:
        """Open a record; that it was opened is noted once, not at each look."""
        if self._shown is not None and self._shown.person.id == key:
            self._read(key)
            return
        self._checked = ""
        self._page.card.check.set_value("")
        self._tasks.run(
            lambda: self._services.people.opened(key),
            lambda _none: self._read(key),
            self._problem,
            writes=True,
        )

    def _read(self, key: PersonId) -> None:
        services = self._services
        self._latest_person.run(
            self._tasks, lambda: shown_person(services, key), self._show, self._problem
        )

    def _show(self, shown: ShownPerson) -> None:
        self._shown = shown
        self._page.list.choose(self._row())
        self._page.card.show_person(shown)
        self._page.timeline.show_person(shown, checked=bool(self._checked))

    def _identity(self, how: str) -> None:
        self._checked = how
        self._page.timeline.show_person(self._shown, checked=bool(how))

    def _call(self) -> None:
        if self._shown is not None and self._shown.person.details.phones:
            self._page.wants.emit("new-call", self._shown.person.details.phones[0].value)

    def _handouts(self) -> None:
        if self._shown is None:
            return
        person, handouts = self._shown.person, self._services.handouts

        def titles() -> list[tuple[object, str]]:
            return [(one.id, one.title) for one in handouts.all()]

        def offer(found: list[tuple[object, str]]) -> None:
            languages = handouts.languages()
            sheet = HandoutSheet(self._page, person, found, languages)
            sheet.submitted.connect(lambda: self._print(sheet))
            sheet.open()

        self._tasks.run(titles, offer, self._problem)

    def _print(self, sheet: HandoutSheet) -> None:
        wanted = sheet.wanted()
        if wanted is None:
            sheet.show_problem("Choose at least one handout.")
            return
        sheet.accept()
        self._page.wants.emit("print", wanted)

    # -- adding -------------------------------------------------------------------------------

    def add(self) -> None:
        """A new person; one who looks known is pointed out and can be added all the same."""
        sheet = self._sheet(None)
        adding = Adding(sheet, self._services.people, self._tasks)
        adding.added.connect(self._added)
        adding.known_chosen.connect(self.open)
        sheet.open()
        sheet.name.setFocus()

    def _added(self, person: Person) -> None:
        self._page.wants.emit("toast", ("Person added.", None))
        self.open(person.id)
        self.refresh()

    def _sheet(self, details: PersonDetails | None) -> PersonSheet:
        services = self._services
        today = local_day(services.clock.now(), services.settings.zone())
        return PersonSheet(self._page, details, today, self._page.offices)

    # -- editing ------------------------------------------------------------------------------

    def _edit(self) -> None:
        if self._shown is None:
            return
        read = [self._shown.person]
        sheet, people = self._sheet(self._shown.person.details), self._services.people
        where = self._shown.where

        def submit() -> None:
            details = typed(sheet)
            if details is None:
                return
            sheet.show_busy(busy=True)
            person, request = read[0], new_request()
            self._tasks.run(
                lambda: people.update(person.id, person.version, details, request),
                done,
                failed,
                writes=True,
            )

        def done(person: Person) -> None:
            sheet.accept()
            if person.version == read[0].version:
                self._page.wants.emit("toast", ("Nothing was changed.", None))
            else:
                self._page.wants.emit("toast", ("Person saved.", partial(self._undo, person.id)))
            self.refresh()

        def failed(error: Exception) -> None:
            sheet.show_busy(busy=False)
            if not isinstance(error, PersonEdited):
                sheet.show_refusal(error)
                return
            changed = differences(read[0].details, error.current.details)
            read[0] = error.current
            sheet.show_theirs(
                change_lines(changed, where), lambda: sheet.set_details(read[0].details)
            )

        sheet.submitted.connect(submit)
        sheet.open()
        sheet.name.setFocus()

    def undo(self) -> None:
        """Take the last edit of the shown person back."""
        if self._shown is not None:
            self._undo(self._shown.person.id)

    def _undo(self, key: PersonId) -> None:
        people, request = self._services.people, new_request()

        def done(_person: Person) -> None:
            self._page.wants.emit("toast", ("The edit was taken back.", partial(self._undo, key)))
            self.refresh()

        self._tasks.run(lambda: people.undo(key, request), done, self._problem, writes=True)

    def _problem(self, error: Exception) -> None:
        self._page.wants.emit("problem", sentence(error))


def shown_person(services: Services, key: PersonId) -> ShownPerson:
    """A person with everything that the cards show; runs off the window's thread."""
    person = services.people.get(key)
    offices = {one.id: one.name for one in services.schedule.clinic().locations}
    calls = [
        Happening(
            call.entry.started,
            "call",
            call.id,
            ", ".join(REASONS[one] for one in call.entry.reasons),
            ", ".join(OUTCOMES[one] for one in (call.entry.outcome, *call.entry.also)),
        )
        for call in services.calls.page(CallQuery(person=key), limit=_LINES)
    ]
    prints = [
        Happening(one.printed, "handout", one.handout, one.title, f"{one.copies} \u00d7")
        for one in services.handouts.printed(_LINES, key)
    ]
    visits = [
        Happening(
            one.start,
            "appointment",
            one.id,
            one.type_title,
            f"{_STATES[one.status]} \u00b7 {one.provider_name} \u00b7 {one.office_name}",
        )
        for one in services.schedule.appointments(
            AppointmentQuery(person=key, holds=False, cancelled=True)
        )
    ]
    office = person.details.office
    return ShownPerson(
        person,
        offices.get(office, "") if office is not None else "",
        tuple(sorted((*calls, *prints, *visits), key=lambda one: one.at, reverse=True)),
        tuple(services.people.history(key)),
        services.settings.zone(),
    )
