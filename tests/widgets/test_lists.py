from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.widgets.walk import clipped
from ui.tour.pictures import drawn
from ui.widgets.action_list import ActionLine, ActionList
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.entry_cells import check_rect
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import column, held
from ui.widgets.sayings import Passage, Saying
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

THREE = (Entry("Spravato", "How fast it works"), Entry("Therapy"), Entry("Groups"))
BOXES = (Entry("One", check=True), Entry("Two", check=False))


def test_a_list_keeps_qt_s_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    made = EntryList("Answers", THREE)
    qtbot.addWidget(made)

    qtmodeltester.check(made.model())
    made.show_entries(BOXES)
    qtmodeltester.check(made.model())


def test_the_hands_stay_in_the_field_while_an_answer_is_chosen(qtbot: QtBot) -> None:
    field, made = SearchField("What they ask"), EntryList("Answers", THREE)
    made.steer(field)
    window = held(column(field, made))
    qtbot.addWidget(window)
    drawn(window, (400, 300))
    taken: list[int] = []
    made.taken.connect(taken.append)

    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(field, key)
    QTest.keyClicks(field, "x")

    assert taken == [1]
    assert field.text() == "x"


def test_ctrl_and_a_digit_open_an_answer_that_is_there(qtbot: QtBot) -> None:
    made = EntryList("Answers", THREE[:2], keys=True)
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    taken: list[int] = []
    made.taken.connect(taken.append)

    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(made, key, Qt.KeyboardModifier.ControlModifier)

    assert taken == [1, 0]


def test_space_and_a_click_tick_a_box_and_nothing_else(qtbot: QtBot) -> None:
    made = EntryList("Handouts", BOXES)
    qtbot.addWidget(made)
    drawn(made, (400, 200))
    ticked: list[int] = []
    made.ticked.connect(ticked.append)

    QTest.keyClick(made, Qt.Key.Key_Space)
    row = made.visualRect(made.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(made.viewport(), left, pos=check_rect(row).center())
    QTest.mouseClick(made.viewport(), left, pos=row.center())

    assert ticked == [0, 1]
    assert "ticked" in made.model().index(0, 0).data()
    assert "not ticked" in made.model().index(1, 0).data()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_list_is_as_high_as_its_entries_at_every_width(qtbot: QtBot, scale: float) -> None:
    entries = (
        Entry("A title so long that it needs several lines where the list is narrow", "detail"),
        Entry("Tomorrow", "Wed, Nov 25", "9:30 AM", "Dr. Sample", "Return"),
        Entry("Group", tag="review due", check=True),
    )
    made = EntryList("Handouts", entries)
    window = held(column(made, None))
    qtbot.addWidget(window)

    for width in (320, 500, 900):
        drawn(window, (width, 900), scale)
        bottom = made.visualRect(made.model().index(2, 0)).bottom()
        assert abs(made.viewport().height() - 1 - bottom) <= 1


def test_arrow_keys_choose_a_segment_and_tab_is_one_stop(qtbot: QtBot) -> None:
    first, second = Segmented("Kind", ("New", "Existing", "Other")), Segmented("Reach", ("A", "B"))
    window = held(column(first, second))
    qtbot.addWidget(window)
    drawn(window, (400, 200))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    told: list[str] = []
    first.chosen.connect(told.append)

    first.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(window.focusWidget(), key)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert told == ["Existing", "Other", "Existing"]
    assert first.value() == "Existing"
    focus = window.focusWidget()
    assert focus is not None
    assert second.isAncestorOf(focus)


def test_a_chip_is_ticked_with_space_or_enter_and_removed_with_delete(qtbot: QtBot) -> None:
    chips, topics = Chips("Handouts"), Chips("Topics", removable=True)
    chips.show_chips(((1, "One"), (2, "Two")), (1,))
    topics.show_chips(((7, "Therapy"),))
    window = held(column(chips, topics))
    qtbot.addWidget(window)
    drawn(window, (400, 200))
    removed: list[object] = []
    topics.removed.connect(removed.append)

    one, two = (chips._chips[key] for key in (1, 2))
    QTest.keyClick(one, Qt.Key.Key_Space)
    QTest.keyClick(two, Qt.Key.Key_Return)
    QTest.keyClick(topics._chips[7], Qt.Key.Key_Delete)

    assert chips.values() == [2]
    assert removed == [7]
    assert topics._chips[7].accessibleName() == "Remove Therapy"


def test_a_check_line_wraps_and_all_of_it_can_be_clicked(qtbot: QtBot) -> None:
    line = CheckLine("Print two handouts & a card, five pages, on the printer at the front")
    window = held(column(line, None))
    qtbot.addWidget(window)
    drawn(window, (160, 300), 1.5)

    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().bottomRight())

    assert line.isChecked()
    assert line.height() >= line.heightForWidth(line.width())
    assert line.shortcut().isEmpty()


def test_a_line_acts_by_its_own_button_and_keeps_the_place_of_the_focus(qtbot: QtBot) -> None:
    made = ActionList("Call back", empty="No calls to return.")
    window = held(column(made, None))
    qtbot.addWidget(window)
    acted: list[int] = []
    made.acted.connect(acted.append)

    made.show_lines([ActionLine(f"Sample {n}", "no voicemail", action="Call") for n in range(3)])
    drawn(window, (400, 300))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = made.lines[1].button
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    made.show_lines([ActionLine(f"Sample {n}", "no voicemail", action="Call") for n in (0, 2)])

    assert acted == [1]
    assert made.lines[1].button is window.focusWidget()
    assert made.lines[1].button.accessibleName() == "Call: Sample 2"
    made.show_lines([])
    drawn(window, (400, 300))
    assert clipped(window) == []


def test_a_source_is_a_button_only_where_it_leads_somewhere(qtbot: QtBot) -> None:
    plain, leading = Saying("A spray.", "C32"), Saying("A spray.", "C32", opens=True)
    window = held(column(Passage("Say", "brand", plain, leading), None))
    qtbot.addWidget(window)
    drawn(window, (400, 200))

    assert plain.text() == "A spray. (C32)"
    assert plain.findChild(QPushButton) is None
    with qtbot.waitSignal(leading.source_opened) as caught:
        leading.children()[0].click()  # type: ignore[attr-defined]
    assert caught.args == ["C32"]
