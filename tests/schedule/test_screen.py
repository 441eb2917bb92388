"""The schedule's page over real services: going about, booking, changing, taking back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from frontdesk.identity import AppointmentId, PersonId, new_request
from frontdesk.people.model import PersonDetails, Phone
from frontdesk.schedule.model import (
    AppointmentQuery,
    Criteria,
    NewBooking,
    Opening,
    Status,
)
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.widgets.walk import findings
from ui.background import ChangeSignal, QtTasks
from ui.schedule.booking_sheet import BookingSheet
from ui.schedule.change_sheets import CancelSheet, MoveSheet
from ui.schedule.page import SchedulePage
from ui.schedule.visit_sheet import VisitSheet
from ui.widgets.chips import Chip
from ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks

pytestmark = pytest.mark.usefixtures("themed")
TODAY = date(2026, 11, 24)


class Desk:
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


@pytest.fixture
def services() -> Services:
    made = clinic_services()
    for name, number in (("Casey Specimen", "+14255550101"), ("Jordan Example", "+14255550102")):
        made.people.add(PersonDetails(name, phones=(Phone(number),)))
    return made


@pytest.fixture
def desk(qtbot: QtBot, services: Services) -> Iterator[Desk]:
    made = Desk(services, ImmediateTasks())
    qtbot.addWidget(made.window)
    yield made
    made.changes.close()


def book(services: Services, person: int = 1, row: int = 0) -> Appointment:
    kind = services.schedule.clinic().types[0].id
    opening = services.schedule.openings(Criteria(kind, limit=10)).openings[row]
    return services.schedule.book(NewBooking(opening, PersonId(person)), new_request())


def picks(sheet: BookingSheet, text: str) -> None:
    QTest.keyClicks(sheet.person.field, text)
    QTest.keyClick(sheet.person.field, Qt.Key.Key_Return)


def test_the_page_can_be_looked_at_before_the_store_is_open(
    qtbot: QtBot,
) -> None:
    page = SchedulePage()
    qtbot.addWidget(page)

    page.resize(1000, 700)
    page.show()

    assert page.title.text() == "Schedule"
    assert not page.grab().isNull()


def test_the_page_opens_today_with_a_column_for_each_provider_and_chair(desk: Desk) -> None:
    titles = [track.title for track in desk.page.canvas.plan.tracks]

    assert desk.page.title.text() == "Tuesday, November 24"
    assert titles == ["Dr. Sample", "R. Demo, ARNP", "T. Placeholder", "Chair 1", "Chair 2"]


def test_an_office_shows_its_own_columns_alone(desk: Desk) -> None:
    south = desk.services.schedule.clinic().locations[1].id

    desk.page.office.set_value(south)

    assert [track.title for track in desk.page.canvas.plan.tracks] == ["T. Placeholder"]


def test_keys_go_to_the_next_day_over_a_closed_one_and_back_to_today(desk: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    desk.page.canvas.setFocus()

    QTest.keyClick(desk.page.canvas, Qt.Key.Key_Right, control)
    QTest.keyClick(desk.page.canvas, Qt.Key.Key_Right, control)
    closed = desk.page.title.text()
    QTest.keyClick(desk.page.first, Qt.Key.Key_Right, control)
    after = desk.page.title.text()
    QTest.keyClick(desk.page.first, Qt.Key.Key_T)

    assert closed == "Thursday, November 26"
    assert after == "Friday, November 27"
    assert desk.page.title.text() == "Tuesday, November 24"


def test_a_week_says_which_of_its_days_are_closed(desk: Desk) -> None:
    desk.page.view.set_value("Week")

    assert desk.page.closed_days.words == "Thu, Nov 26: closed, Thanksgiving Day"
    assert desk.page.title.text() == "Mon, Nov 23 to Sun, Nov 29"


def test_the_list_shows_the_same_visits_and_enter_opens_one(desk: Desk, services: Services) -> None:
    book(services)
    desk.page.view.set_value("List")

    desk.page.list.setFocus()
    desk.page.list.choose(1)
    QTest.keyClick(desk.page.list, Qt.Key.Key_Return)

    assert desk.page.list.model().rowCount() == 1
    assert isinstance(desk.sheet(VisitSheet), VisitSheet)


def test_a_day_is_gone_to_by_typing_it(desk: Desk) -> None:
    desk.page.go_to.click()
    sheet = desk.sheet(Sheet)

    QTest.keyClicks(sheet.focusWidget(), "12/1")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)

    assert desk.page.title.text() == "Tuesday, December 1"


def test_an_empty_time_is_booked_for_a_known_person_and_taken_back(desk: Desk) -> None:
    desk.empty_time("Dr. Sample", 14 * 60)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "cas")

    sheet.go.click()

    (visit,) = desk.visits()
    assert (visit.person_name, visit.provider_name) == ("Casey Specimen", "Dr. Sample")
    assert desk.told() == "Booked for Tue, Nov 24, 2:00 PM."
    assert [b.who for b in desk.page.canvas.plan.blocks if b.visit] == ["Casey Specimen"]

    desk.takes_back()

    assert desk.visits() == []


def test_a_booking_without_a_person_says_what_is_missing(desk: Desk) -> None:
    desk.empty_time("Dr. Sample", 14 * 60)
    sheet = desk.sheet(BookingSheet)

    sheet.go.click()

    assert sheet.isVisible()
    assert desk.visits() == []


def test_only_visits_that_fit_the_column_are_offered(desk: Desk) -> None:
    desk.empty_time("Chair 2", 14 * 60)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)

    offered = [sheet.choice.itemText(row) for row in range(sheet.choice.count())]

    assert offered == ["Spravato visit · 150 min"]


def test_a_chairs_column_books_that_chair(desk: Desk) -> None:
    desk.empty_time("Chair 2", 14 * 60)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "cas")

    sheet.go.click()

    (visit,) = desk.visits()
    assert [name for _key, name in visit.resources] == ["Chair 2"]


def test_a_new_person_is_taken_down_with_the_chosen_time(desk: Desk, services: Services) -> None:
    desk.empty_time("Dr. Sample", 14 * 60)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    kind = sheet.choice.value()

    picks(sheet, "nobody of that name")

    [opening] = [about for what, about in desk.wanted if what == "book"]
    assert isinstance(opening, Opening)
    local = opening.start.astimezone(services.settings.zone())
    assert (opening.type, local.hour) == (kind, 14)


def test_a_time_taken_meanwhile_is_said_with_free_ones_that_book_at_a_click(
    desk: Desk, services: Services
) -> None:
    desk.empty_time("Dr. Sample", 14 * 60)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "cas")
    kind = services.schedule.clinic().types[0].id
    start = datetime(2026, 11, 24, 14, 0, tzinfo=services.settings.zone())
    doctor = services.schedule.clinic().practitioners[0].id
    taken = services.schedule.opening_at(kind, start, provider=doctor)
    services.schedule.book(NewBooking(taken, PersonId(2)), new_request())

    sheet.go.click()
    chips = sheet.instead.findChildren(Chip)
    chips[0].click()

    assert len(chips) == 3
    assert len(desk.visits()) == 2
    assert not [one for one in desk.window.findChildren(BookingSheet) if one.isVisible()]


def test_an_arrival_is_noted_with_one_key_and_taken_back(desk: Desk, services: Services) -> None:
    visit = book(services)
    desk.page.open(visit.id)

    desk.sheet(VisitSheet).buttons["Arrived"].click()  # type: ignore[attr-defined]

    assert services.schedule.get(visit.id).status is Status.ARRIVED
    assert desk.told() == "Set to arrived."

    desk.takes_back()

    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_a_visit_changed_at_another_desk_is_not_overwritten(desk: Desk, services: Services) -> None:
    visit = book(services)
    desk.page.open(visit.id)
    sheet = desk.sheet(VisitSheet)
    services.schedule.confirm(visit.id, visit.version, new_request())

    sheet.buttons["No-show"].click()  # type: ignore[attr-defined]

    assert sheet.isVisible()
    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_a_visit_moves_to_an_opening_with_a_reason(desk: Desk, services: Services) -> None:
    visit = book(services)
    desk.page.ask("move", visit.id, desk.window)
    sheet = desk.sheet(MoveSheet)
    assert isinstance(sheet, MoveSheet)

    sheet.go.click()
    without_reason = services.schedule.get(visit.id).start
    sheet.openings.openings.choose(2)
    sheet.reason.choose("Person asked")
    sheet.go.click()

    moved = services.schedule.get(visit.id)
    assert without_reason == visit.start
    assert moved.start != visit.start
    assert desk.told().startswith("Moved to Tue, Nov 24")


def test_cancelling_needs_a_reason_and_can_be_taken_back(desk: Desk, services: Services) -> None:
    visit = book(services)
    desk.page.ask("cancel", visit.id, desk.window)
    sheet = desk.sheet(CancelSheet)
    assert isinstance(sheet, CancelSheet)

    sheet.go.click()
    without_reason = services.schedule.get(visit.id).status
    sheet.reason.words.setText("has a cold")
    sheet.go.click()
    cancelled = services.schedule.get(visit.id)
    desk.takes_back()

    assert without_reason is Status.BOOKED
    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, "has a cold")
    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_a_visit_of_another_day_is_gone_to_and_opened(desk: Desk, services: Services) -> None:
    kind = services.schedule.clinic().types[0].id
    friday = Criteria(kind, first_day=TODAY + timedelta(days=3))
    opening = services.schedule.openings(friday).openings[0]
    visit = services.schedule.book(NewBooking(opening, PersonId(1)), new_request())

    desk.page.open(visit.id)

    chosen = desk.page.canvas.chosen()
    assert desk.page.title.text() == "Friday, November 27"
    assert chosen is not None
    assert chosen.visit == visit.id
    assert desk.sheet(VisitSheet).isVisible()


def test_finding_a_time_offers_openings_and_asks_whom_one_is_for(desk: Desk) -> None:
    desk.page.find_time.click()

    desk.page.openings.openings.taken.emit(0)
    sheet = desk.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "0102")
    sheet.go.click()

    assert desk.page.side.isVisible()
    assert [visit.person_name for visit in desk.visits()] == ["Jordan Example"]


@pytest.mark.parametrize("view", ["Day", "Week", "List"])
def test_everything_has_a_name_a_size_and_a_key_of_its_own(
    desk: Desk, services: Services, view: str
) -> None:
    book(services)
    desk.page.view.set_value(view)

    desk.page.find_time.click()

    assert findings(desk.window) == []


def test_the_visits_sheet_has_a_name_a_size_and_a_key_for_everything(
    desk: Desk, services: Services
) -> None:
    visit = book(services)

    desk.page.open(visit.id)

    assert findings(desk.sheet(VisitSheet)) == []


def test_printing_hands_over_a_title_and_a_maker_of_the_sheet(desk: Desk) -> None:
    desk.page.print_day.click()

    what, about = desk.wanted[-1]
    assert what == "print-pdf"
    assert isinstance(about, tuple)
    assert about[1]().startswith(b"%PDF")


def test_what_others_book_appears_while_the_page_is_open(desk: Desk, services: Services) -> None:
    book(services, person=2)

    assert [b.who for b in desk.page.canvas.plan.blocks if b.visit] == ["Jordan Example"]


def test_a_visit_that_is_gone_is_said(desk: Desk) -> None:
    desk.page.open(AppointmentId(99))

    assert desk.wanted[-1][0] == "problem"


def test_the_page_works_off_the_windows_thread(qtbot: QtBot, services: Services) -> None:
    book(services)
    tasks = QtTasks()
    desk = Desk(services, tasks)
    qtbot.addWidget(desk.window)

    qtbot.waitUntil(lambda: len(desk.page.canvas.plan.visits) == 1)

    desk.changes.close()
    tasks.close()
