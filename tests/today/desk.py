"""Someone who works at Today, for its tests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from frontdesk.calls.model import CallEntry, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.clock import FixedClock
from frontdesk.identity import ServiceTypeId
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.schedule.model import Criteria, NewBooking, Status
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.screens import Wanted
from tests.stores import NOW, memory_store
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.schedule.model import Appointment
    from frontdesk.tasks import Tasks

INTAKE = ServiceTypeId("intake-evaluation")


class Desk:
    """Today over a clinic in which one visit is booked, at a clock that can be moved."""

    def __init__(self, bot: QtBot, tasks: Tasks | None = None) -> None:
        self.clock = FixedClock(NOW)
        self.services = clinic_services(memory_store(self.clock))
        self.services.settings.clinic()
        self.jordan = self.services.people.add(
            PersonDetails("Jordan Example", phones=(Phone("+14255550142"),))
        ).id
        self.wanted, self.bot = Wanted(), bot
        self.page = TodayPage()
        bot.addWidget(self.page)
        self.page.wants.connect(self.wanted)
        self.page.attach(self.services, tasks or ImmediateTasks())
        self.page.resize(1240, 840)
        with bot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    def book(self, days: int = 0) -> Appointment:
        day = date(2026, 11, 24) + timedelta(days=days)
        criteria = Criteria(INTAKE, first_day=day, last_day=day, limit=1)
        opening = self.services.schedule.openings(criteria).openings[0]
        return self.services.schedule.book(NewBooking(opening, self.jordan))

    def status(self, visit: Appointment) -> Status:
        return self.services.schedule.get(visit.id).status

    def press(self, key: str) -> None:
        self.page.arrivals.table.setFocus()
        if self.page.arrivals.table.chosen() is None:
            self.bot.keyClick(self.page.arrivals.table, Qt.Key.Key_Down)
        self.bot.keyClicks(self.page.arrivals.table, key)

    def shown_state(self) -> str:
        model = self.page.arrivals.table.model()
        return str(model.index(0, 4).data())

    def call(self, due: datetime, number: str | None = "+14255550142") -> None:
        self.services.calls.log(
            CallEntry(
                NOW, 220, Outcome.CALL_BACK, (Reason.NEW_CLIENT,), number=number,
                caller_kind=Client.NEW,
                follow_up=NewFollowUp(FollowUpKind.CALL_BACK, due, what="group times"),
            )
        )  # fmt: skip

    def lines(self) -> list[str]:
        return [line.title for line in self.page.attention.lines]
