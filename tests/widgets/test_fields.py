from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.tour.pictures import drawn, settle
from ui.widgets.dates import DateField, DateUnreadable, read_typed_date, written
from ui.widgets.fields import Choice, FormField, LineField, Notes, NumberField, SearchField
from ui.widgets.layout import column, held

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@given(st.dates())
def test_a_date_reads_back_as_it_was_written(day: date) -> None:
    assert read_typed_date(written(day)) == day
    assert read_typed_date(day.isoformat()) == day
    assert read_typed_date(f"{day.month}-{day.day}-{day.year:04d}") == day
    assert read_typed_date(f"{day.month:02d}{day.day:02d}{day.year:04d}") == day


@given(st.text())
def test_odd_text_is_a_date_or_a_sentence_that_helps(text: str) -> None:
    with suppress(DateUnreadable):
        read_typed_date(text)
        return
    with pytest.raises(DateUnreadable, match=r"^unreadable date$") as caught:
        read_typed_date(text)

    assert "MM/DD/YYYY" in caught.value.sentence


@pytest.mark.parametrize("text", ["13/01/2026", "02/29/2026", "3/7/84", "7 March", "2026-00-10"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateUnreadable):
        read_typed_date(text)


def test_a_date_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    field, other = DateField(), LineField()
    window = held(column(field, other))
    qtbot.addWidget(window)
    drawn(window, (300, 200))
    told: list[object] = []
    field.changed.connect(told.append)
    window.activateWindow()

    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "03071984")
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert field.text() == "03/07/1984"
    assert field.value() == date(1984, 3, 7)
    assert told == [date(1984, 3, 7)]


def test_a_bad_date_is_named_below_its_field_and_forgiven_while_typing(qtbot: QtBot) -> None:
    field = DateField()
    form = FormField("Date of birth", field, "as they say it")
    field.problem_changed.connect(form.show_problem)
    qtbot.addWidget(form)
    drawn(form, (300, 200))

    QTest.keyClicks(field, "13/40/1984")
    assert form.problem == ""
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert "no such day" in form.problem
    assert field.text() == "13/40/1984"
    assert field.property("wrong")
    assert form.problem in field.accessibleDescription()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert form.problem == ""
    assert field.accessibleDescription() == "as they say it"


def test_an_empty_date_is_no_problem(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 25))

    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.value() is None
    assert field.problem() == ""


def test_a_paste_too_long_is_cut_and_told(qtbot: QtBot) -> None:
    for field in (LineField(limit=10), Notes(limit=10)):
        qtbot.addWidget(field)
        with qtbot.waitSignal(field.shortened):
            field.insert("x" * 50) if isinstance(field, LineField) else field.insertPlainText(
                "x" * 50
            )
        text = field.text() if isinstance(field, LineField) else field.toPlainText()
        assert text == "x" * 10


def test_a_label_names_its_control_and_its_ampersand_is_no_key(qtbot: QtBot) -> None:
    field = LineField()
    form = FormField("Cash & card", field)
    qtbot.addWidget(form)

    assert field.accessibleName() == "Cash & card"


def test_escape_empties_a_search_and_only_then_goes_on(qtbot: QtBot) -> None:
    closed: list[int] = []

    class _Window(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            closed.append(event.key())

    window, field = _Window(), SearchField("Find", "Ctrl+F")
    window.setLayout(column(field))
    qtbot.addWidget(window)
    drawn(window, (300, 100))
    QTest.keyClicks(field, "spravato")

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), closed) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert closed == [Qt.Key.Key_Escape]


def test_left_and_right_choose_as_up_and_down_do(qtbot: QtBot) -> None:
    choice = Choice(((1, "North"), (2, "South")), "Office")
    qtbot.addWidget(choice)
    found = []

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(choice, key)
        found.append(choice.value())

    assert found == [1, 2, 2, 1]


def test_a_choice_keeps_what_is_still_offered(qtbot: QtBot) -> None:
    choice = Choice(((1, "North"), (2, "South")), "Office")
    qtbot.addWidget(choice)
    choice.set_value(2)
    told: list[object] = []
    choice.chosen.connect(told.append)

    choice.offer(((3, "East"), (2, "South")))
    assert (choice.value(), told) == (2, [])
    choice.offer(((3, "East"),))

    assert choice.value() == 3


def test_the_wheel_passes_over_choices_and_numbers(qtbot: QtBot) -> None:
    choice, number = Choice(((1, "a"), (2, "b"))), NumberField(1, 9, 5)
    for field in (choice, number):
        qtbot.addWidget(field)
        drawn(field, (100, 40))
        spot = QPointF(20, 20)
        turn = QWheelEvent(
            spot, spot, QPoint(0, -40), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 -- Qt's own
        )  # fmt: skip
        QApplication.sendEvent(field, turn)

    assert (choice.value(), number.value()) == (1, 5)


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)  # off screen, of pop-ups
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_open_list_of_a_choice_has_rows_that_can_be_hit(qtbot: QtBot, scale: float) -> None:
    choice = Choice(((1, "North & South office"), (2, "Telehealth")), "Where")
    qtbot.addWidget(choice)
    drawn(choice, (200, 40), scale)

    choice.showPopup()
    settle(choice.view().window())

    rows = [choice.view().visualRect(choice.model().index(row, 0)) for row in range(2)]
    assert all(row.height() >= 24 * scale for row in rows)
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.value() == 2
