from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.widgets.gallery import COLUMNS, VISITS, Visit, table
from ui.tour.pictures import drawn
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _shown(made: RecordTable, column: int = 1) -> list[str]:
    model = made.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def _column(title: str, size: int) -> Column[Visit]:
    return Column(title, lambda _: "w" * size)


def test_its_model_keeps_qt_s_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    made = table()
    qtbot.addWidget(made)
    qtmodeltester.check(made.model())

    made.show_rows(VISITS[:3], complete=False)
    made.add_rows(VISITS[3:9], complete=True)
    QTest.mouseClick(made.horizontalHeader().viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(made.columnWidth(0) + 20, 8))  # fmt: skip

    qtmodeltester.check(made.model())


def test_further_rows_are_asked_for_once_and_by_the_last_one(qtbot: QtBot) -> None:
    made = table(())
    qtbot.addWidget(made)
    asked: list[object] = []
    made.more_wanted.connect(asked.append)
    made.show_rows(VISITS[:20], complete=False)
    drawn(made, (400, 300))

    made.scrollToBottom()
    made.model().fetchMore()

    assert asked == [VISITS[19]]
    made.add_rows(VISITS[18:], complete=True)  # two of them are here already
    assert _shown(made) == [visit.who for visit in VISITS]
    made.scrollToBottom()
    assert len(asked) == 1


def test_shown_anew_the_chosen_record_stays_chosen_and_says_nothing(qtbot: QtBot) -> None:
    made = table()
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    assert made.choose(17)
    place = made.verticalScrollBar().value()
    moves: list[object] = []
    made.moved.connect(moves.append)

    made.show_rows(VISITS[2:])

    assert made.chosen() == VISITS[17]
    assert moves == []
    assert made.verticalScrollBar().value() <= place
    assert not made.choose(1)


def test_the_keyboard_moves_and_takes(qtbot: QtBot) -> None:
    made = table()
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    taken: list[object] = []
    made.taken.connect(taken.append)

    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Enter):
        QTest.keyClick(made, key)
    QTest.keyClick(made, Qt.Key.Key_Home)

    assert taken == [VISITS[1], VISITS[-1]]
    assert made.chosen() == VISITS[0]


def test_a_double_click_takes(qtbot: QtBot) -> None:
    made = table()
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    at = made.visualRect(made.model().index(2, 1)).center()

    with qtbot.waitSignal(made.taken) as caught:
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert caught.args == [VISITS[2]]


def test_a_title_sorts_both_ways_and_the_menu_does_the_same(qtbot: QtBot) -> None:
    made = table((VISITS[2], VISITS[0], VISITS[1]))
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    made.choose(0)

    by_who = next(action for action in made.actions() if action.text() == "Sort by who")
    by_who.trigger()
    up = _shown(made)
    QTest.mouseClick(made.horizontalHeader().viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(made.columnViewportPosition(1) + 10, 8))  # fmt: skip

    assert up == ["Sample 000", "Sample 001", "Sample 002"]
    assert _shown(made) == up[::-1]
    assert made.chosen() == VISITS[0]
    made.show_rows((VISITS[0], VISITS[4], VISITS[3]))
    assert _shown(made) == ["Sample 004", "Sample 003", "Sample 000"]


def test_half_of_the_rows_are_not_put_in_order(qtbot: QtBot) -> None:
    made = table(())
    qtbot.addWidget(made)
    made.show_rows((VISITS[2], VISITS[0]), complete=False)

    made.actions()[0].trigger()

    assert _shown(made) == ["Sample 002", "Sample 000"]


def test_an_order_that_only_the_store_knows_is_asked_for(qtbot: QtBot) -> None:
    column: Column[Visit] = Column("Who", lambda v: v.who, sort="name")
    made = RecordTable("People", (column,), lambda v: v.number)
    qtbot.addWidget(made)
    asked: list[tuple[str, bool]] = []
    made.order_wanted.connect(lambda word, down: asked.append((word, down)))

    made.actions()[0].trigger()
    made.actions()[0].trigger()

    assert asked == [("name", False), ("name", True)]


def test_a_reader_hears_what_the_tag_means(qtbot: QtBot) -> None:
    made = table()
    qtbot.addWidget(made)

    assert made.model().index(0, 2).data(SPOKEN) == "is Confirmed"
    assert made.model().index(0, 1).data(SPOKEN) == "Sample 000, Intake"


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    made = table(())
    qtbot.addWidget(made)
    drawn(made, (400, 300))
    empty = made.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()

    button = empty.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    made.show_waiting()
    assert not empty.isVisible()
    made.show_rows(VISITS)
    assert not empty.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [200, 420, 900])
def test_columns_fill_the_width_and_never_go_below_their_titles(
    qtbot: QtBot, width: int, scale: float
) -> None:
    made = RecordTable("x", (*COLUMNS, _column("Long", 40)), lambda v: v.number)
    qtbot.addWidget(made)
    made.show_rows(VISITS)

    drawn(made, (width, 300), scale)

    wide = [made.columnWidth(section) for section in range(4)]
    titles = [made.horizontalHeader().title_width(section) for section in range(4)]  # type: ignore[attr-defined]
    assert all(w >= t for w, t in zip(wide, titles, strict=True))
    assert sum(wide) >= made.viewport().width() - 4
