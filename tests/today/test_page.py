"""Today, driven as the desk drives it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from frontdesk.calls.model import CallEntry, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.clock import FixedClock
from frontdesk.desk.drafts import Draft
from frontdesk.identity import LocationId, ServiceTypeId
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.schedule.model import Criteria, NewBooking, Status
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.screens import Wanted, services_in_folder, services_in_memory
from tests.stores import NOW, memory_store
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.today.counts_sheet import BY_WEEK, CountsSheet
from ui.today.page import TodayPage
from ui.today.words import open_until
from ui.tour.pictures import drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.theme.tokens import Wanted as Mode

pytestmark = pytest.mark.usefixtures("themed")
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


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


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


class LateWrites(ImmediateTasks):
    """Reads at once; keeps what writes until it is told to go on."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        """Do it, or keep it."""
        if writes:
            self.waiting.append(lambda: ImmediateTasks().run(job, done, failed, writes=True))
        else:
            super().run(job, done, failed)

    def go_on(self) -> None:
        """Do what was kept."""
        while self.waiting:
            self.waiting.pop(0)()


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
