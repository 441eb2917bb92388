from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.widgets.walk import clipped, findings
from ui.theme.dress import apply
from ui.theme.theme import Theme
from ui.tour.pictures import drawn, settle
from ui.widgets.cards import Notice
from ui.widgets.dialog import Sheet, confirm
from ui.widgets.fields import FormField, LineField, Notes
from ui.widgets.layout import column
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    drawn(made, (900, 600))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_ctrl_z_takes_the_last_step_back_once(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window, "Moved to 9:30 AM")

    with qtbot.waitSignal(toast.undone):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _gone()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert window.findChildren(Toast) == []


def test_a_toast_goes_by_itself_and_a_new_one_takes_its_place(
    qtbot: QtBot, window: QWidget
) -> None:
    Toast.say(window, "Saved")
    second = Toast.say(window, "Printed")
    _gone()
    assert [toast.words for toast in window.findChildren(Toast)] == ["Printed"]

    with qtbot.waitSignal(second.destroyed):
        second._timer.setInterval(1)


def test_a_new_way_back_takes_the_place_of_the_one_before(window: QWidget) -> None:
    Toast.say(window, "Saved", "Undo")
    second = Toast.say(window, "Moved", "Undo")
    _gone()

    assert window.findChildren(Toast) == [second]
    second.close()


def test_a_word_that_only_tells_leaves_the_way_back_where_it_is(
    qtbot: QtBot, window: QWidget
) -> None:
    first = Toast.say(window, "Moved", "Undo")
    Toast.say(window, "Printing")
    second = Toast.say(window, "Printed")
    _gone()
    both = {one.words: one.geometry() for one in window.findChildren(Toast)}
    with qtbot.waitSignal(first.undone):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _gone()

    assert set(both) == {"Moved", "Printed"}
    assert not both["Printed"].intersects(both["Moved"])
    assert both["Printed"].bottom() == both["Moved"].bottom()
    assert window.findChildren(Toast) == [second]
    assert second.geometry().center().x() == both["Moved"].center().x()
    second.close()


def test_where_two_words_have_no_room_beside_each_other_one_stands_above(window: QWidget) -> None:
    moved = Toast.say(window, "Moved to another time", "Undo")

    told = Toast.say(window, "A long word of what became of the printing. " * 2)

    assert told.geometry().bottom() < moved.geometry().top()
    assert window.rect().contains(told.geometry())
    moved.close()
    told.close()


def test_a_toast_stays_while_its_button_has_the_focus(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window, "Moved", milliseconds=20)
    assert toast.undo is not None

    with qtbot.waitSignal(toast._timer.timeout):
        toast.undo.setFocus()

    assert toast.isVisible()
    toast.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_toast_stands_inside_its_window_whatever_it_says(window: QWidget, scale: float) -> None:
    toast = Toast(window, "A long word of what was done, and why it may be undone. " * 2)

    drawn(window, (500, 500), scale)
    window.resize(480, 500)
    settle(window)

    assert window.rect().contains(toast.geometry())
    assert clipped(toast) == []
    toast.close()


def _sheet(window: QWidget) -> tuple[Sheet, LineField, Notes]:
    line, notes = LineField(), Notes()
    body = column(FormField("Reason", line), FormField("Notes", notes))
    return Sheet(window, "Move this visit", body, accept="Move"), line, notes


def test_what_gets_the_focus_is_in_view_with_what_is_wrong_with_it(
    qtbot: QtBot, window: QWidget
) -> None:
    fields = [FormField(f"Field {number}", LineField()) for number in range(20)]
    sheet = Sheet(window, "A long sheet", column(*fields))
    sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    settle(sheet)

    fields[15].control.setFocus()
    settle(sheet)
    seen = fields[15].control.visibleRegion().boundingRect()
    fields[19].show_problem("Type a name; one word is enough.")
    fields[19].control.setFocus()
    settle(sheet)
    last = fields[19].visibleRegion().boundingRect()

    assert seen.size() == fields[15].control.size()
    assert last.bottom() == fields[19].rect().bottom()
    sheet.close()


def test_enter_in_a_line_submits_and_in_notes_it_does_not(window: QWidget) -> None:
    sheet, line, notes = _sheet(window)
    asked: list[int] = []
    sheet.submitted.connect(lambda: asked.append(1))
    sheet.open()

    QTest.keyClick(notes, Qt.Key.Key_Return)
    assert asked == []
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(asked) == 2
    assert sheet.isVisible()
    sheet.close()


def test_a_refused_sheet_keeps_what_was_typed(window: QWidget) -> None:
    sheet, line, _notes = _sheet(window)
    sheet.open()
    QTest.keyClicks(line, "by phone")
    sheet.show_busy(busy=True)
    assert not sheet.go.isEnabled()

    sheet.show_problem("That time was taken meanwhile. Choose another.")
    settle(sheet)

    assert sheet.isVisible()
    assert sheet.go.isEnabled()
    assert line.text() == "by phone"
    assert findings(sheet) == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_sheet_is_as_large_as_its_body_and_no_larger_than_the_window(
    look: QApplication, window: QWidget, scale: float
) -> None:
    apply(look, Theme(scale=scale))
    sheet, _line, _notes = _sheet(window)
    sheet.open()
    settle(sheet)

    assert clipped(sheet) == []
    assert sheet.height() <= window.height()
    assert sheet.width() <= window.width()
    sheet.close()


def test_what_cannot_be_undone_needs_its_own_button(qtbot: QtBot, window: QWidget) -> None:
    done: list[int] = []
    sheet = confirm(window, "Cancel?", "It becomes free.", "Cancel visit", lambda: done.append(1))
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)

    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert done == []

    again = confirm(window, "Cancel?", "It becomes free.", "Cancel visit", lambda: done.append(1))
    QTest.mouseClick(again.go, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not again.isVisible()


def test_a_notice_hides_while_it_has_nothing_to_say(qtbot: QtBot) -> None:
    notice = Notice(tone="alert")
    qtbot.addWidget(notice)
    assert notice.isHidden()

    notice.say("<b>Nothing</b> was printed.", "sun")

    assert notice.words == "<b>Nothing</b> was printed."
    assert not notice.isHidden()
    assert findings(notice) == []


def test_a_field_undoes_its_own_typing_before_the_toast(window: QWidget) -> None:
    line = QLineEdit(window)
    line.show()
    toast = Toast(window, "Moved")
    back: list[int] = []
    toast.undone.connect(lambda: back.append(1))
    line.setFocus()
    QTest.keyClicks(line, "abc")

    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert line.text() == ""
    assert back == []
    toast.close()
