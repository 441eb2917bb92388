"""Adding a person: compared with those known, pointed out once, and never stopped by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.errors import Refusal
from frontdesk.identity import new_request
from ui.background import Latest

if TYPE_CHECKING:
    from frontdesk.people.model import Person, PersonDetails, PersonMatch
    from frontdesk.people.service import People
    from frontdesk.tasks import Tasks
    from ui.people.person_sheet import PersonSheet


def typed(sheet: PersonSheet) -> PersonDetails | None:
    """What was typed; None where it cannot be read, which is then said at its field."""
    try:
        return sheet.details()
    except Refusal as error:
        sheet.show_refusal(error)
        return None


class Adding(QObject):
    """One sheet's way to a person; it lives as long as the sheet."""

    added = Signal(object)
    known_chosen = Signal(object)

    def __init__(self, sheet: PersonSheet, people: People, tasks: Tasks) -> None:
        super().__init__(sheet)
        self._sheet, self._people, self._tasks = sheet, people, tasks
        self._request, self._latest = new_request(), Latest()
        self._warned = False
        sheet.compared.connect(self._compare)
        sheet.match_taken.connect(self._take)
        sheet.submitted.connect(self._submit)

    def _compare(self) -> None:
        try:
            details = self._sheet.details()
        except Refusal:
            return  # said at its field when it is saved
        if details.name.strip() or details.phones:
            self._latest.run(
                self._tasks,
                lambda: self._people.similar(details),
                self._sheet.show_matches,
                lambda _error: None,
            )

    def _take(self, key: object) -> None:
        self._latest.forget()
        self._sheet.reject()
        self.known_chosen.emit(key)

    def _submit(self) -> None:
        details = typed(self._sheet)
        if details is None:
            return
        self._sheet.show_busy(busy=True)
        self._latest.forget()
        if self._warned:
            self._keep(details)
            return
        self._tasks.run(
            lambda: self._people.similar(details),
            lambda found: self._warn(found) if found else self._keep(details),
            self._failed,
        )

    def _warn(self, found: list[PersonMatch]) -> None:
        self._warned = True
        self._sheet.show_matches(found)
        self._sheet.show_busy(busy=False)
        self._sheet.matches.setFocus()

    def _keep(self, details: PersonDetails) -> None:
        people, request = self._people, self._request
        self._tasks.run(lambda: people.add(details, request), self._done, self._failed, writes=True)

    def _done(self, person: Person) -> None:
        self._sheet.accept()
        self.added.emit(person)

    def _failed(self, error: Exception) -> None:
        self._sheet.show_busy(busy=False)
        self._sheet.show_refusal(error)
