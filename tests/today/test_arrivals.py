"""Who comes today: letters move a visit on, and what was done is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from frontdesk.schedule.model import Status
from tests.late import LateWrites
from tests.stores import NOW
from tests.today.desk import Desk
from ui.today.counts_sheet import CountsSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("themed")


def test_lateness_comes_with_the_clock_and_goes_with_arriving(desk: Desk) -> None:
    visit = desk.book()
    desk.page.refresh()
    before = desk.shown_state()

    desk.clock.advance(visit.start - NOW + timedelta(minutes=14))
    desk.page.refresh()
    late = desk.shown_state()
    desk.press("a")

    assert (before, late) == ("Expected", "14 min late")
    assert desk.shown_state().startswith("Arrived")


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("a", Status.ARRIVED), ("i", Status.CHECKED_IN), ("d", Status.FULFILLED),
        ("x", Status.NOSHOW),
    ],
)  # fmt: skip
def test_each_state_is_one_key_away_and_is_taken_back(desk: Desk, key: str, status: Status) -> None:
    visit = desk.book()
    desk.page.refresh()

    desk.press(key)
    after = desk.status(visit)
    desk.wanted.undo()

    assert after is status
    assert desk.status(visit) is Status.BOOKED


def test_the_focus_alone_chooses_no_visit_and_letters_then_change_none(desk: Desk) -> None:
    visit = desk.book()
    desk.page.refresh()
    table = desk.page.arrivals.table

    table.setFocus()
    desk.bot.keyClicks(table, "aidx")

    assert table.chosen() is None
    assert desk.status(visit) is Status.BOOKED


def test_a_letter_takes_nothing_back_that_was_done_and_says_why(desk: Desk) -> None:
    visit = desk.book()
    desk.page.refresh()
    desk.press("d")

    desk.press("a")

    assert desk.status(visit) is Status.FULFILLED
    assert "does not fit this visit: Done" in str(desk.wanted.last("toast"))


@pytest.mark.parametrize("first", ["a", "c"])
def test_further_letters_are_ignored_while_a_visit_is_being_saved(qtbot: QtBot, first: str) -> None:
    tasks = LateWrites()
    desk = Desk(qtbot, tasks)
    visit = desk.book()
    desk.page.refresh()

    desk.press(first)
    desk.press("x")
    desk.press("c")
    kept = len(tasks.waiting)
    tasks.go_on()
    meanwhile = desk.services.schedule.get(visit.id)
    desk.press("i")
    tasks.go_on()

    assert kept == 1
    assert meanwhile.status is (Status.ARRIVED if first == "a" else Status.BOOKED)
    assert [what for what, _about in desk.wanted.all].count("problem") == 0
    assert desk.status(visit) is Status.CHECKED_IN


def test_nothing_more_to_undo_is_said(desk: Desk) -> None:
    desk.book()
    desk.page.refresh()
    table = desk.page.arrivals.table

    table.setFocus()
    desk.bot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk.wanted.last("toast") == ("There is nothing more to undo.", None)


def test_enter_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    button: QPushButton = desk.page.counts
    button.setFocus()

    desk.bot.keyClick(button, Qt.Key.Key_Return)

    sheets = desk.page.findChildren(CountsSheet)
    assert len(sheets) == 1
    sheets[0].reject()


def test_confirming_is_one_key_away_and_is_taken_back(desk: Desk) -> None:
    visit = desk.book()
    desk.page.refresh()

    desk.press("c")
    confirmed = desk.services.schedule.get(visit.id).confirmed
    shown = desk.shown_state()
    desk.wanted.undo()

    assert confirmed == NOW
    assert shown == "Confirmed"
    assert desk.services.schedule.get(visit.id).confirmed is None


def test_a_visit_that_another_desk_moved_on_is_not_moved_over_it(desk: Desk) -> None:
    visit = desk.book()
    desk.page.refresh()
    desk.services.schedule.set_status(visit.id, visit.version, Status.ARRIVED)

    desk.press("x")

    assert desk.status(visit) is Status.ARRIVED
    assert "Another window" in str(desk.wanted.last("problem"))
