"""Someone at the schedule's page, for the tests of the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from frontdesk.identity import PersonId, new_request
from frontdesk.schedule.model import AppointmentQuery, Criteria, NewBooking
from ui.background import ChangeSignal
from ui.schedule.page import SchedulePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.schedule.booking_sheet import BookingSheet
    from ui.widgets.dialog import Sheet

TODAY = date(2026, 11, 24)


class Screen:
    """Someone at the schedule: a window with the page, and what the page asked the window for."""

    def __init__(self, services: Services, tasks: Tasks) -> None:
        self.services = services
        self.window = QMainWindow()
        self.page = SchedulePage()
        self.window.setCentralWidget(self.page)
        self.window.resize(1240, 840)
        self.wanted: list[tuple[str, object]] = []
        self.page.wants.connect(lambda what, about: self.wanted.append((what, about)))
        self.page.attach(services, tasks)
        self.changes = ChangeSignal(services.announcer, self.window)
        self.changes.changed.connect(self.page.changed)
        self.window.show()
        self.page.refresh()

    def sheet(self, kind: type[Sheet]) -> Sheet:
        """The sheet of that kind that lies open."""
        return [one for one in self.window.findChildren(kind) if one.isVisible()][-1]

    def visits(self) -> list[Appointment]:
        """All that is booked."""
        return self.services.schedule.appointments(AppointmentQuery())

    def told(self) -> str:
        """What the last toast says."""
        words, _undo = self._toast()
        return words

    def takes_back(self) -> None:
        """Press Undo in the last toast."""
        _words, undo = self._toast()
        assert undo is not None
        undo()

    def _toast(self) -> tuple[str, Callable[[], None] | None]:
        toasts = [about for what, about in self.wanted if what == "toast"]
        found = toasts[-1]
        assert isinstance(found, tuple)
        return found

    def empty_time(self, title: str, minute: int) -> None:
        """Take an empty time of a column."""
        titles = [track.title for track in self.page.canvas.plan.tracks]
        self.page.canvas.empty_taken.emit(titles.index(title), minute)


def book(services: Services, person: int = 1, row: int = 0) -> Appointment:
    """One of the first openings, booked for a person."""
    kind = services.schedule.clinic().types[0].id
    opening = services.schedule.openings(Criteria(kind, limit=10)).openings[row]
    return services.schedule.book(NewBooking(opening, PersonId(person)), new_request())


def picks(sheet: BookingSheet, text: str) -> None:
    """Look for a person, and take the first."""
    QTest.keyClicks(sheet.person.field, text)
    QTest.keyClick(sheet.person.field, Qt.Key.Key_Return)
