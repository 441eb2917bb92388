from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.layout import Wrap

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.widgets.layout import Way


class _Box(QWidget):
    def __init__(self, width: int, height: int, least: int) -> None:
        super().__init__()
        self._hint, self._least = QSize(width, height), min(least, width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, self._hint.height())


BOXES = st.lists(
    st.tuples(st.integers(1, 300), st.integers(1, 60), st.integers(1, 300)), min_size=1, max_size=8
)
WAYS: st.SearchStrategy[Way] = st.sampled_from(("start", "grow", "spread", "end"))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(boxes=[(1, 1, 1)] * 3, width=794, way="grow", gap=0)  # thirds of a pixel
@given(boxes=BOXES, width=st.integers(40, 900), way=WAYS, gap=st.integers(0, 12))
def test_what_wraps_fits_its_height_and_never_overlaps(
    qtbot: QtBot, boxes: list[tuple[int, int, int]], width: int, way: Way, gap: int
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    wrap = Wrap(*(_Box(*box) for box in boxes), gap=gap, way=way)
    holder.setLayout(wrap)
    height = wrap.heightForWidth(width)

    wrap.setGeometry(QRect(0, 0, width, height))

    places = [wrap.itemAt(n).geometry() for n in range(wrap.count())]  # type: ignore[union-attr]
    assert max(place.bottom() for place in places) + 1 <= height
    assert min(place.top() for place in places) >= 0
    for number, place in enumerate(places):
        for later in places[number + 1 :]:
            apart = later.left() > place.right() or later.top() > place.bottom()
            assert apart, (place, later)
    widest = wrap.minimumSize().width()
    if width >= widest and way == "grow":
        assert all(place.left() >= 0 and place.right() < width for place in places)


def test_the_last_one_stays_at_the_right_on_a_line_of_its_own(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    wrap = Wrap(_Box(200, 20, 200), _Box(150, 20, 150), way="spread")
    holder.setLayout(wrap)

    wrap.setGeometry(QRect(0, 0, 300, 100))

    first, last = wrap.itemAt(0), wrap.itemAt(1)
    assert first is not None
    assert last is not None
    assert first.geometry().left() == 0
    assert last.geometry().right() == 299
    assert last.geometry().top() > first.geometry().bottom()


def test_what_is_hidden_takes_no_room_and_leaves_no_gap(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    boxes = [_Box(100, 20, 100) for _ in range(3)]
    wrap = Wrap(*boxes, gap=10)
    holder.setLayout(wrap)
    assert wrap.heightForWidth(120) == 80

    boxes[1].hide()

    assert wrap.heightForWidth(120) == 50
    assert wrap.sizeHint().width() == 210
    for box in boxes:
        box.hide()
    assert wrap.heightForWidth(120) == 0
