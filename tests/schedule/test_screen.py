"""The schedule's page over real services: going about, finding a time, the list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.identity import AppointmentId, PersonId, new_request
from frontdesk.schedule.model import Criteria, NewBooking
from tests.schedule.screens import TODAY, Screen, book, picks
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.schedule.booking_sheet import BookingSheet
from ui.schedule.page import SchedulePage
from ui.schedule.visit_sheet import VisitSheet
from ui.tour.pictures import settle
from ui.widgets.dialog import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")


def test_the_page_can_be_looked_at_before_the_store_is_open(
    qtbot: QtBot,
) -> None:
    page = SchedulePage()
    qtbot.addWidget(page)

    page.resize(1000, 700)
    page.show()

    assert page.title.text() == "Schedule"
    assert not page.grab().isNull()


def test_the_page_opens_today_with_a_column_for_each_provider_and_chair(screen: Screen) -> None:
    titles = [track.title for track in screen.page.canvas.plan.tracks]

    assert screen.page.title.text() == "Tuesday, November 24"
    assert titles == ["Dr. Sample", "R. Demo, ARNP", "T. Placeholder", "Chair 1", "Chair 2"]


def test_an_office_shows_its_own_columns_alone(screen: Screen) -> None:
    south = screen.services.schedule.clinic().locations[1].id

    screen.page.office.set_value(south)

    assert [track.title for track in screen.page.canvas.plan.tracks] == ["T. Placeholder"]


def test_keys_go_to_the_next_day_over_a_closed_one_and_back_to_today(screen: Screen) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    screen.page.canvas.setFocus()

    QTest.keyClick(screen.page.canvas, Qt.Key.Key_Right, control)
    QTest.keyClick(screen.page.canvas, Qt.Key.Key_Right, control)
    closed = screen.page.title.text()
    QTest.keyClick(screen.page.first, Qt.Key.Key_Right, control)
    after = screen.page.title.text()
    QTest.keyClick(screen.page.first, Qt.Key.Key_T)

    assert closed == "Thursday, November 26"
    assert after == "Friday, November 27"
    assert screen.page.title.text() == "Tuesday, November 24"


def test_a_week_says_which_of_its_days_are_closed(screen: Screen) -> None:
    screen.page.view.set_value("Week")

    assert screen.page.closed_days.words == "Thu, Nov 26: closed, Thanksgiving Day"
    assert screen.page.title.text() == "Nov 23 to Nov 29"


@pytest.mark.parametrize("view", ["Day", "Week"])
def test_the_day_and_the_tools_share_a_line_at_the_usual_size(screen: Screen, view: str) -> None:
    screen.page.view.set_value(view)
    settle(screen.window)

    tools = (screen.page.today, screen.page.view, screen.page.office, screen.page.find_time)

    assert len({one.mapTo(screen.page, one.rect().center()).y() for one in tools}) == 1
    assert clipped(screen.page) == []


def test_the_list_shows_the_same_visits_and_enter_opens_one(
    screen: Screen, services: Services
) -> None:
    book(services)
    screen.page.view.set_value("List")

    screen.page.list.setFocus()
    screen.page.list.choose(1)
    QTest.keyClick(screen.page.list, Qt.Key.Key_Return)

    assert screen.page.list.model().rowCount() == 1
    assert isinstance(screen.sheet(VisitSheet), VisitSheet)


def test_a_day_is_gone_to_by_typing_it(screen: Screen) -> None:
    screen.page.go_to.click()
    sheet = screen.sheet(Sheet)

    QTest.keyClicks(sheet.focusWidget(), "12/1")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)

    assert screen.page.title.text() == "Tuesday, December 1"


def test_a_visit_of_another_day_is_gone_to_and_opened(screen: Screen, services: Services) -> None:
    kind = services.schedule.clinic().types[0].id
    friday = Criteria(kind, first_day=TODAY + timedelta(days=3))
    opening = services.schedule.openings(friday).openings[0]
    visit = services.schedule.book(NewBooking(opening, PersonId(1)), new_request())

    screen.page.open(visit.id)

    chosen = screen.page.canvas.chosen()
    assert screen.page.title.text() == "Friday, November 27"
    assert chosen is not None
    assert chosen.visit == visit.id
    assert screen.sheet(VisitSheet).isVisible()


def test_finding_a_time_offers_openings_and_asks_whom_one_is_for(screen: Screen) -> None:
    screen.page.find_time.click()

    screen.page.openings.openings.taken.emit(0)
    sheet = screen.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "0102")
    sheet.go.click()

    assert screen.page.side.isVisible()
    assert [visit.person_name for visit in screen.visits()] == ["Jordan Example"]


@pytest.mark.parametrize("view", ["Day", "Week", "List"])
def test_everything_has_a_name_a_size_and_a_key_of_its_own(
    screen: Screen, services: Services, view: str
) -> None:
    book(services)
    screen.page.view.set_value(view)

    screen.page.find_time.click()

    assert findings(screen.window) == []


def test_printing_hands_over_a_title_and_a_maker_of_the_sheet(screen: Screen) -> None:
    screen.page.print_day.click()

    what, about = screen.wanted[-1]
    assert what == "print-pdf"
    assert isinstance(about, tuple)
    assert about[1]().startswith(b"%PDF")


def test_what_others_book_appears_while_the_page_is_open(
    screen: Screen, services: Services
) -> None:
    book(services, person=2)

    assert [b.who for b in screen.page.canvas.plan.blocks if b.visit] == ["Jordan Example"]


def test_a_visit_that_is_gone_is_said(screen: Screen) -> None:
    screen.page.open(AppointmentId(99))

    assert screen.wanted[-1][0] == "problem"


def test_the_page_works_off_the_windows_thread(qtbot: QtBot, services: Services) -> None:
    book(services)
    tasks = QtTasks()
    screen = Screen(services, tasks)
    qtbot.addWidget(screen.window)

    qtbot.waitUntil(lambda: len(screen.page.canvas.plan.visits) == 1)

    screen.changes.close()
    tasks.close()
