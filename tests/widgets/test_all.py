from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.widgets.gallery import Gallery
from tests.widgets.walk import clipped, findings
from ui.theme.dress import apply
from ui.theme.theme import Theme
from ui.tour.pictures import drawn, grab, settle
from ui.widgets.layout import column

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme.tokens import Wanted

LARGE, SMALL = (1240, 900), (1080, 700)
LOOKS: tuple[tuple[Wanted, float], ...] = (("dark", 1.0), ("light", 1.5), ("dark", 2.0))


@pytest.mark.parametrize(("mode", "scale"), LOOKS)
def test_a_window_that_changed_its_look_is_like_one_built_in_it(
    look: QApplication, qtbot: QtBot, mode: Wanted, scale: float
) -> None:
    old = Gallery()
    qtbot.addWidget(old)
    drawn(old, SMALL)

    after = drawn(old, SMALL, scale, mode).toImage()

    old.hide()
    apply(look, Theme(mode, scale))
    fresh = Gallery()
    qtbot.addWidget(fresh)
    drawn(fresh, SMALL, scale, mode)
    assert after == drawn(fresh, SMALL, scale, mode).toImage()


@pytest.mark.parametrize("size", [LARGE, SMALL])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_nothing_is_nameless_doubled_small_or_cut(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    window = Gallery()
    qtbot.addWidget(window)

    drawn(window, size, scale)

    assert findings(window) == []
    assert clipped(window) == []


def test_the_walker_sees_what_is_wrong(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    nameless, rich, tiny, mouse = (
        QLineEdit(),
        QLabel("<b>x</b>"),
        QPushButton("a"),
        QPushButton("b"),
    )
    tiny.setFixedSize(20, 20)
    tiny.setShortcut("F2")
    mouse.setShortcut("F2")
    mouse.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    narrow = QLabel("a sentence that has no room")
    narrow.setTextFormat(Qt.TextFormat.PlainText)
    narrow.setFixedWidth(30)
    window.setLayout(column(nameless, rich, tiny, mouse, narrow))

    drawn(window, (300, 300))

    assert set(findings(window)) == {
        "QLineEdit has no name for readers",
        "QLabel '<b>x</b>' would show markup",
        "QPushButton 'a' is a target of 20 x 20 pixels",
        "QPushButton 'b' cannot be reached with Tab",
        "F2 means 2 things",
    }
    assert "QLabel 'a sentence that has no room' is cut off" in clipped(window)


def test_f6_moves_from_card_to_card_and_round(qtbot: QtBot) -> None:
    window = Gallery()
    qtbot.addWidget(window)
    drawn(window, LARGE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    cards = []

    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        cards.append(next(c for c in window.columns._cards if c.isAncestorOf(focus)))

    assert cards[:3] == list(window.columns._cards)
    assert cards[3] is cards[0]


def test_columns_stand_side_by_side_then_stack(qtbot: QtBot) -> None:
    window = Gallery()
    qtbot.addWidget(window)

    counts = [(drawn(window, (width, 700)), window.columns.count)[1] for width in (1400, 720, 460)]

    assert counts == [3, 2, 1]


def test_stacked_cards_keep_the_padding_they_have_side_by_side(qtbot: QtBot) -> None:
    window = Gallery()
    qtbot.addWidget(window)
    drawn(window, (900, 700))

    card = window.first_card
    line = card.findChild(QLineEdit)

    assert line is not None
    left = line.mapTo(card, QPoint(0, 0)).x()
    right = card.width() - line.mapTo(card, QPoint(line.width(), 0)).x()
    assert left == right == 16


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_a_picture_is_as_large_as_asked_and_not_empty(
    qtbot: QtBot, tmp_path: Path, mode: Wanted, scale: float
) -> None:
    window = Gallery()
    qtbot.addWidget(window)
    file = tmp_path / "gallery.png"

    grab(window, SMALL, scale, mode, file)

    from PySide6.QtGui import QImage

    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == SMALL
    assert len({picture.pixel(x, y) for x in range(0, 1080, 4) for y in range(0, 700, 4)}) > 20


def test_a_picture_that_cannot_be_written_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    with pytest.raises(OSError, match=r"a\.png"):
        grab(window, (100, 100), 1.0, "light", tmp_path / "nowhere" / "a.png")


def test_settling_twice_moves_nothing(qtbot: QtBot) -> None:
    window = Gallery()
    qtbot.addWidget(window)
    drawn(window, SMALL, 1.5)
    before = [child.geometry() for child in window.findChildren(QWidget)]

    settle(window)

    assert [child.geometry() for child in window.findChildren(QWidget)] == before


def test_building_a_page_opens_no_window(look: QApplication, qtbot: QtBot) -> None:
    before = {window for window in look.topLevelWidgets() if window.isVisible()}

    window = Gallery()
    qtbot.addWidget(window)

    assert {shown for shown in look.topLevelWidgets() if shown.isVisible()} == before
