"""The painted day and week: what is shown, and how keys and mouse work it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from frontdesk.schedule.model import ExceptionKind, ScheduleException, Status
from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from tests.schedule.screen_sample import DAY, NORTH, busy_week, clinic, day_of_visits, visit
from ui.schedule.canvas import ScheduleCanvas
from ui.schedule.plan import Plan, closed_words, plan, week_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.schedule.model import Appointment

pytestmark = pytest.mark.usefixtures("themed")
NOW = (DAY, 14 * 60 + 14)


def day_plan(visits: tuple[Appointment, ...] | None = None) -> Plan:
    shown = day_of_visits() if visits is None else visits
    return plan(Timetable(clinic(), federal), shown, [DAY], NORTH)


@pytest.fixture
def canvas(qtbot: QtBot) -> ScheduleCanvas:
    made = ScheduleCanvas()
    qtbot.addWidget(made)
    made.resize(900, 720)
    made.show_plan(day_plan(), NOW)
    made.show()
    return made


def spot(canvas: ScheduleCanvas, track: int, minute: int) -> QPoint:
    geometry = canvas.geometry_now()
    across = canvas.horizontalScrollBar().value()
    down = canvas.verticalScrollBar().value()
    return QPoint(
        canvas.gutter + geometry.x(track) + 40 - across,
        canvas.head + round(geometry.y(minute)) + 4 - down,
    )


def test_providers_stand_before_chairs_and_a_monitor_is_seen_at_the_chair() -> None:
    shown = day_plan()

    titles = [track.title for track in shown.tracks]
    assert titles == ["Dr. Sample", "R. Demo, ARNP", "T. Placeholder", "Chair 1", "Chair 2"]
    assert [b.who for b in shown.blocks if b.track == 3] == ["Sam Fakename"]


def test_each_state_is_a_word() -> None:
    shown = day_plan()

    said = {block.who: block.detail for block in shown.blocks}
    assert said["Casey Specimen"] == "Casey Specimen · arrived"
    assert said["Jordan Example"] == "Jordan Example · held"
    assert said["Lee Mock"] == "Lee Mock · done"
    assert said["Kit Testcase"] == "Kit Testcase · no-show"
    assert said["Pat Nobody"] == "Pat Nobody · in room"


def test_hours_nobody_works_are_shut_and_the_break_is_named() -> None:
    shown = day_plan()

    assert shown.tracks[0].is_shut(7 * 60)
    assert not shown.tracks[0].is_shut(9 * 60)
    assert [b.title for b in shown.blocks if b.track == 0 and b.kind == "shut"] == ["Break"]


def test_time_off_is_shown_with_its_reason() -> None:
    rules = clinic()
    off = ScheduleException(
        ExceptionKind.CLOSED, DAY, DAY, 13 * 60, 15 * 60,
        practitioner=rules.practitioners[0].id, reason="Training",
    )  # fmt: skip
    rules = type(rules)(
        rules.zone, rules.locations, rules.practitioners, rules.resources, rules.types,
        rules.availability, (off,),
    )  # fmt: skip

    shown = plan(Timetable(rules, federal), (), [DAY], NORTH)

    assert ("Training", 13 * 60, 15 * 60) in [(b.title, b.start, b.end) for b in shown.blocks]


def test_a_closed_day_says_why() -> None:
    thanksgiving = week_of(DAY)[3]

    shown = plan(Timetable(clinic(), federal), (), [thanksgiving], NORTH)

    assert [closed_words(one) for one in shown.closed] == ["Thu, Nov 26: closed, Thanksgiving Day"]
    assert shown.tracks == ()


def test_a_week_groups_its_columns_by_day_and_one_provider_has_one_column_a_day() -> None:
    table = Timetable(clinic(), federal)
    days = week_of(DAY)

    everyone = plan(table, day_of_visits(), days, NORTH)
    one = plan(table, day_of_visits(), days, NORTH, table.providers[0].id)

    assert [t.day for t in everyone.tracks] == sorted(t.day for t in everyone.tracks)
    assert {t.title for t in one.tracks} == {"Dr. Sample"}
    assert len(one.tracks) == len(days)


def test_arrows_go_between_visits_and_empty_times(canvas: ScheduleCanvas) -> None:
    canvas.choose_visit(1)

    QTest.keyClick(canvas, Qt.Key.Key_Down)
    second = canvas.words()
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    third = canvas.words()

    assert "Jordan Example, held" in second
    assert third == "Dr. Sample, 10:30 AM, free. Press N to book."
    assert canvas.accessibleDescription() == third


def test_left_and_right_go_to_the_nearest_time_beside(canvas: ScheduleCanvas) -> None:
    canvas.choose_visit(1)

    QTest.keyClick(canvas, Qt.Key.Key_Right)

    assert canvas.place == (1, 8 * 60 + 30)


def test_home_and_end_go_to_the_ends_of_the_column(canvas: ScheduleCanvas) -> None:
    canvas.choose_visit(3)

    QTest.keyClick(canvas, Qt.Key.Key_End)
    last = canvas.place
    QTest.keyClick(canvas, Qt.Key.Key_Home)

    assert last == (0, 16 * 60 + 30)
    assert canvas.place == (0, 8 * 60)


def test_page_keys_go_by_two_hours(canvas: ScheduleCanvas) -> None:
    canvas.choose_visit(8)

    QTest.keyClick(canvas, Qt.Key.Key_PageDown)

    assert canvas.place == (2, 10 * 60)


def test_enter_opens_a_visit_and_n_books_only_an_empty_time(canvas: ScheduleCanvas) -> None:
    canvas.choose_visit(1)
    opened: list[object] = []
    booked: list[tuple[int, int]] = []
    canvas.visit_taken.connect(opened.append)
    canvas.empty_taken.connect(lambda track, minute: booked.append((track, minute)))

    QTest.keyClick(canvas, Qt.Key.Key_N)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_N)

    assert opened == [1]
    assert booked == [(0, 8 * 60)]


def test_ctrl_arrows_ask_for_another_day_and_t_for_today(
    canvas: ScheduleCanvas, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier

    with qtbot.waitSignal(canvas.days_wanted) as ahead:
        QTest.keyClick(canvas, Qt.Key.Key_Right, control)
    with qtbot.waitSignal(canvas.today_wanted):
        QTest.keyClick(canvas, Qt.Key.Key_T)

    assert ahead.args == [1]


def test_a_click_on_a_visit_opens_it_and_on_an_empty_time_books_there(
    canvas: ScheduleCanvas, qtbot: QtBot
) -> None:
    left = Qt.MouseButton.LeftButton

    with qtbot.waitSignal(canvas.visit_taken) as visit_taken:
        QTest.mouseClick(canvas.viewport(), left, pos=spot(canvas, 2, 8 * 60))
    with qtbot.waitSignal(canvas.empty_taken) as empty_taken:
        QTest.mouseClick(canvas.viewport(), left, pos=spot(canvas, 2, 15 * 60 + 30))

    assert visit_taken.args == [8]
    assert empty_taken.args == [2, 15 * 60 + 30]


def test_a_click_where_nobody_works_does_nothing(canvas: ScheduleCanvas, qtbot: QtBot) -> None:
    canvas.show_plan(day_plan((visit(1, 1, "18:00"),)), NOW)

    with qtbot.assertNotEmitted(canvas.empty_taken):
        at = spot(canvas, 1, 18 * 60)
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_shown_anew_the_chosen_visit_stays_chosen_and_nothing_scrolls(
    canvas: ScheduleCanvas,
) -> None:
    canvas.resize(900, 420)
    canvas.choose_visit(4)
    before = canvas.verticalScrollBar().value()
    arrived = visit(4, 1, "13:00", who="Avery Sampleton", status=Status.ARRIVED)

    canvas.show_plan(day_plan((arrived, visit(20, 1, "15:00"))), NOW)

    chosen = canvas.chosen()
    assert chosen is not None
    assert (chosen.visit, chosen.state) == (4, "arrived")
    assert canvas.verticalScrollBar().value() == before > 0


def test_many_columns_scroll_sideways_and_the_chosen_one_comes_into_sight(
    qtbot: QtBot,
) -> None:
    rules, visits = busy_week()
    canvas = ScheduleCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, 700)
    canvas.show_plan(plan(Timetable(rules, federal), visits, week_of(DAY), NORTH), NOW)
    canvas.show()
    last = canvas.plan.blocks[-1]

    canvas.choose_visit(last.visit)

    geometry = canvas.geometry_now()
    left = geometry.x(last.track) - canvas.horizontalScrollBar().value()
    assert 0 <= left <= canvas.viewport().width() - canvas.gutter - geometry.lane + 1
    assert canvas.grab().width() == 900


def test_moving_the_present_draws_no_column_anew(canvas: ScheduleCanvas) -> None:
    canvas.grab()
    before = dict(canvas._layers)

    canvas.show_now((DAY, 15 * 60))
    canvas.grab()

    assert canvas._layers == before


def test_a_changed_visit_draws_its_own_column_anew_and_no_other(canvas: ScheduleCanvas) -> None:
    canvas.grab()
    before = dict(canvas._layers)
    visits = list(day_of_visits())
    visits[2] = visit(3, 1, "11:00", "medication", "Robin Fictional", status=Status.ARRIVED)

    canvas.show_plan(day_plan(tuple(visits)), NOW)
    canvas.grab()

    kept = {number for number, one in canvas._layers.items() if before.get(number) is one}
    assert kept == set(before) - {0}
