"""A visit on the schedule's page: booked, changed, moved, cancelled, taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from frontdesk.clock import FixedClock
from frontdesk.identity import PersonId, new_request
from frontdesk.people.model import PersonDetails
from frontdesk.schedule.model import NewBooking, Opening, Status
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.schedule.screens import Screen, book, picks
from tests.stores import NOW, memory_store
from tests.widgets.walk import findings
from ui.schedule.booking_sheet import BookingSheet
from ui.schedule.change_sheets import CancelSheet, MoveSheet
from ui.schedule.visit_sheet import VisitSheet
from ui.widgets.chips import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")


def test_an_empty_time_is_booked_for_a_known_person_and_taken_back(screen: Screen) -> None:
    screen.empty_time("Dr. Sample", 14 * 60)
    sheet = screen.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "cas")

    sheet.go.click()

    (visit,) = screen.visits()
    assert (visit.person_name, visit.provider_name) == ("Casey Specimen", "Dr. Sample")
    assert screen.told() == "Booked for Tue, Nov 24, 2:00 PM."
    assert [b.who for b in screen.page.canvas.plan.blocks if b.visit] == ["Casey Specimen"]

    screen.takes_back()

    assert screen.visits() == []


def test_a_booking_without_a_person_says_what_is_missing(screen: Screen) -> None:
    screen.empty_time("Dr. Sample", 14 * 60)
    sheet = screen.sheet(BookingSheet)

    sheet.go.click()

    assert sheet.isVisible()
    assert screen.visits() == []


def test_only_visits_that_fit_the_column_are_offered(screen: Screen) -> None:
    screen.empty_time("Chair 2", 14 * 60)
    sheet = screen.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)

    offered = [sheet.choice.itemText(row) for row in range(sheet.choice.count())]

    assert offered == ["Spravato visit · 150 min"]


def test_a_chairs_column_books_that_chair(screen: Screen) -> None:
    screen.empty_time("Chair 2", 14 * 60)
    sheet = screen.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    picks(sheet, "cas")

    sheet.go.click()

    (visit,) = screen.visits()
    assert [name for _key, name in visit.resources] == ["Chair 2"]


def test_a_new_person_is_taken_down_with_the_chosen_time(
    screen: Screen, services: Services
) -> None:
    screen.empty_time("Dr. Sample", 14 * 60)
    sheet = screen.sheet(BookingSheet)
    assert isinstance(sheet, BookingSheet)
    kind = sheet.choice.value()

    picks(sheet, "nobody of that name")

    [opening] = [about for what, about in screen.wanted if what == "book"]
    assert isinstance(opening, Opening)
    local = opening.start.astimezone(services.settings.zone())
    assert (opening.type, local.hour) == (kind, 14)


def test_a_time_taken_meanwhile_is_said_with_free_ones_that_book_at_a_click(
    screen: Screen, services: Services
) -> None:
    screen.empty_time("Dr. Sample", 14 * 60)
    sheet = screen.sheet(BookingSheet)
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
    assert len(screen.visits()) == 2
    assert not [one for one in screen.window.findChildren(BookingSheet) if one.isVisible()]


def test_an_arrival_is_noted_with_one_key_and_taken_back(
    screen: Screen, services: Services
) -> None:
    visit = book(services)
    screen.page.open(visit.id)

    screen.sheet(VisitSheet).buttons["Arrived"].click()  # type: ignore[attr-defined]

    assert services.schedule.get(visit.id).status is Status.ARRIVED
    assert screen.told() == "Set to arrived."

    screen.takes_back()

    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_a_visit_changed_at_another_desk_is_not_overwritten(
    screen: Screen, services: Services
) -> None:
    visit = book(services)
    screen.page.open(visit.id)
    sheet = screen.sheet(VisitSheet)
    services.schedule.confirm(visit.id, visit.version, new_request())

    sheet.buttons["No-show"].click()  # type: ignore[attr-defined]

    assert sheet.isVisible()
    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_a_visit_moves_to_an_opening_with_a_reason(screen: Screen, services: Services) -> None:
    visit = book(services)
    screen.page.ask("move", visit.id, screen.window)
    sheet = screen.sheet(MoveSheet)
    assert isinstance(sheet, MoveSheet)

    sheet.go.click()
    without_reason = services.schedule.get(visit.id).start
    sheet.openings.openings.choose(2)
    sheet.reason.choose("Person asked")
    sheet.go.click()

    moved = services.schedule.get(visit.id)
    assert without_reason == visit.start
    assert moved.start != visit.start
    assert screen.told().startswith("Moved to Tue, Nov 24")


def test_a_visit_is_moved_by_keys_alone_and_its_reason_is_asked_for(
    screen: Screen, services: Services
) -> None:
    visit = book(services)
    screen.page.ask("move", visit.id, screen.window)
    sheet = screen.sheet(MoveSheet)
    assert isinstance(sheet, MoveSheet)
    first = sheet.focusWidget()
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    asked, still = sheet.focusWidget(), services.schedule.get(visit.id).start
    hints = [one.text() for one in sheet.reason.findChildren(QLabel)]

    QTest.keyClicks(asked, "asked to")
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    moved = services.schedule.get(visit.id)
    assert first is sheet.openings.openings
    assert asked is sheet.reason.words
    assert "Needed · logistics only" in hints
    assert still == visit.start
    assert (moved.start > visit.start, moved.reason) == (True, "asked to")


def test_a_visit_that_is_over_is_set_to_no_show_in_place_of_cancelled(qtbot: QtBot) -> None:
    clock = FixedClock(NOW)
    services = clinic_services(memory_store(clock))
    services.people.add(PersonDetails("Casey Specimen"))
    screen = Screen(services, ImmediateTasks())
    qtbot.addWidget(screen.window)
    visit = book(services, row=2)
    screen.page.ask("cancel", visit.id, screen.window)
    ahead = screen.sheet(CancelSheet)
    assert isinstance(ahead, CancelSheet)
    hinted_ahead = ahead.noshow.isVisible()
    ahead.reject()
    clock.advance(timedelta(days=1))

    screen.page.ask("cancel", visit.id, screen.window)
    sheet = screen.sheet(CancelSheet)
    assert isinstance(sheet, CancelSheet)
    hinted = sheet.noshow.isVisible()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)

    assert (hinted_ahead, hinted) == (False, True)
    assert services.schedule.get(visit.id).status is Status.NOSHOW
    assert screen.told() == "Set to no-show."
    screen.takes_back()
    assert services.schedule.get(visit.id).status is Status.BOOKED
    screen.changes.close()


def test_cancelling_needs_a_reason_and_can_be_taken_back(
    screen: Screen, services: Services
) -> None:
    visit = book(services)
    screen.page.ask("cancel", visit.id, screen.window)
    sheet = screen.sheet(CancelSheet)
    assert isinstance(sheet, CancelSheet)

    sheet.go.click()
    without_reason = services.schedule.get(visit.id).status
    sheet.reason.words.setText("has a cold")
    sheet.go.click()
    cancelled = services.schedule.get(visit.id)
    screen.takes_back()

    assert without_reason is Status.BOOKED
    assert (cancelled.status, cancelled.reason) == (Status.CANCELLED, "has a cold")
    assert services.schedule.get(visit.id).status is Status.BOOKED


def test_the_visits_sheet_has_a_name_a_size_and_a_key_for_everything(
    screen: Screen, services: Services
) -> None:
    visit = book(services)

    screen.page.open(visit.id)

    assert findings(screen.sheet(VisitSheet)) == []
