"""Today, driven as the desk drives it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from frontdesk.desk.drafts import Draft
from frontdesk.identity import LocationId
from frontdesk.tasks import ImmediateTasks
from tests.screens import Wanted, services_in_folder, services_in_memory
from tests.stores import NOW
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.today.counts_sheet import BY_WEEK, CountsSheet
from ui.today.page import TodayPage
from ui.today.words import open_until
from ui.tour.pictures import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services
    from tests.today.desk import Desk
    from ui.theme.tokens import Wanted as Mode

pytestmark = pytest.mark.usefixtures("themed")


def test_the_day_begins_with_a_greeting_and_the_hours_of_the_office(desk: Desk) -> None:
    desk.page.refresh()

    assert desk.page.title.text() == "Good morning, Rosa"
    assert desk.page.about.text() == "Tuesday, November 24 \u00b7 North office open until 5:00 PM"


def test_a_closed_day_says_why(desk: Desk) -> None:
    desk.clock.advance(timedelta(days=2))

    desk.page.refresh()

    assert "Closed: Thanksgiving" in desk.page.about.text()


def test_the_figures_count_calls_call_backs_and_arrivals(desk: Desk) -> None:
    desk.book()
    desk.call(NOW - timedelta(minutes=1))
    desk.call(NOW + timedelta(hours=1))

    desk.page.refresh()

    assert desk.page.calls.accessibleName() == "Calls today: 2. median 3 min 40 s"
    assert desk.page.booked.accessibleName() == "Booked on calls: 0. of 2 new clients"
    assert desk.page.waiting.accessibleName() == "To call back: 2. 1 is due now"
    assert desk.page.arriving.accessibleName() == "Still to arrive: 1."


def test_calling_back_is_one_press_and_done_can_be_taken_back(desk: Desk) -> None:
    desk.call(NOW - timedelta(minutes=1))
    desk.page.refresh()
    line = desk.page.call_backs.lines[0]
    widget = desk.page.call_backs.list.lines[0]

    assert widget.button is not None
    widget.button.click()
    desk.page.call_backs.turned.emit(line)
    left = len(desk.page.call_backs.lines)
    desk.wanted.undo()

    assert (line.title, line.tone) == ("(425) 555-0142", "alert")
    assert desk.wanted.last("new-call") == "+14255550142"
    assert left == 0
    assert len(desk.page.call_backs.lines) == 1


def test_more_calls_than_fit_lead_to_all_of_them(desk: Desk) -> None:
    for hours in range(8):
        desk.call(NOW + timedelta(hours=hours))
    desk.page.refresh()

    desk.page.call_backs.acted.emit(desk.page.call_backs.lines[-1])

    assert desk.page.call_backs.lines[-1].title == "2 more are waiting"
    assert desk.wanted.last("call") is None


def test_an_unfinished_call_is_resumed_or_put_away_and_taken_back(desk: Desk) -> None:
    desk.services.drafts.save("call-0123", {"name": "Rae"}, NOW)
    desk.page.refresh()
    line = next(one for one in desk.page.attention.lines if one.what == "resume")

    desk.page.attention.acted.emit(line)
    desk.page.attention.turned.emit(line)
    left = desk.services.drafts.all()
    desk.wanted.undo()

    resumed = desk.wanted.last("resume")
    assert isinstance(resumed, Draft)
    assert left == []
    assert desk.services.drafts.all() == [resumed]


def test_what_needs_a_look_names_unconfirmed_visits_and_unreviewed_text(desk: Desk) -> None:
    desk.book(days=1)

    desk.page.refresh()

    assert "1 of 1 for tomorrow not yet confirmed" in desk.lines()
    assert "All shipped text is a draft: have a clinician review it" in desk.lines()


def test_a_clinic_that_is_not_set_up_is_led_to_its_settings(qtbot: QtBot) -> None:
    page, wanted = TodayPage(), Wanted()
    qtbot.addWidget(page)
    page.wants.connect(wanted)
    page.attach(services_in_memory(), ImmediateTasks())

    page.refresh()
    page.attention.acted.emit(page.attention.lines[0])

    assert "not set up" in page.attention.lines[0].title
    assert wanted.last("go") == "settings"


def test_the_minute_is_watched_only_while_somebody_sees_it(desk: Desk) -> None:
    timer = desk.page._timer
    seen = timer.isActive()

    desk.page.hide()

    assert seen
    assert not timer.isActive()


def test_counts_are_shown_by_week_and_saved(desk: Desk, tmp_path: Path) -> None:
    desk.call(NOW)
    desk.page.counts.click()
    sheet = desk.page.findChildren(CountsSheet)[-1]

    sheet.by.set_value(BY_WEEK)
    weeks = sheet.table.model().rowCount()
    desk.page.save_counts(sheet, tmp_path / "counts.csv")

    assert weeks == 5
    text = (tmp_path / "counts.csv").read_text(encoding="utf-8-sig")
    assert text.count("\n") == 6
    assert "reason: New client" in text


def test_days_the_wrong_way_round_are_pointed_out(desk: Desk) -> None:
    desk.page.counts.click()
    sheet = desk.page.findChildren(CountsSheet)[-1]

    sheet.last_day.set_value(date(2026, 1, 1))

    assert sheet.fields[1].problem
    sheet.reject()


def test_the_office_of_this_desk_is_the_one_that_is_named(desk: Desk) -> None:
    south = next(
        one.id for one in desk.services.schedule.clinic().locations if one.name == "South office"
    )
    words = open_until(desk.services.schedule.clinic(), LocationId(south), date(2026, 11, 24))

    assert words == "South office open until 5:00 PM"


def test_today_comes_from_another_thread_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    services: Services = services_in_folder(tmp_path / "store")
    page, tasks = TodayPage(), QtTasks()
    qtbot.addWidget(page)
    page.attach(services, tasks)

    with qtbot.waitSignal(tasks.idle):
        page.refresh()

    assert page.title.text() == "Good morning, Rosa"
    assert "No copy of the store was made today" in page.attention.lines[-1].title
    tasks.close()
    services.close()


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [((1240, 840), 1.0, "light"), ((1080, 660), 1.0, "dark"), ((1080, 660), 1.5, "light")],
)
def test_nothing_is_nameless_doubled_small_or_cut(
    desk: Desk, size: tuple[int, int], scale: float, mode: Mode
) -> None:
    desk.book()
    desk.call(NOW - timedelta(minutes=1))
    desk.services.drafts.save("call-0123", {}, NOW)
    page = desk.page
    page.refresh()

    drawn(page, size, scale, mode)
    wrong = findings(page) + clipped(page)
    page.hide()
    drawn(QWidget(), size)  # the look of the other tests

    assert wrong == []
