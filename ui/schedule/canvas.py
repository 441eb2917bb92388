"""The day or the week as one painted canvas over plain numbers, worked by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from ui.schedule.cursor import Cursor, Step
from ui.schedule.geometry import Box, Geometry, Stop
from ui.schedule.layers import ColumnLayers, boxes, column_layers, forget_fonts
from ui.schedule.titles import head_height, paint_gutter, paint_present, paint_titles
from ui.theme.paint import outline
from ui.theme.theme import current, metrics
from ui.widgets.announce import announce
from ui.widgets.paint import colour

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QScrollBar

    from ui.schedule.plan import Block, Plan

HOUR = 66
LEAST_COLUMN = 130
_MOST_LAYERS = 64
_KEYS_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {
    Qt.Key.Key_Left: Step.LEFT, Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP, Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.FIRST, Qt.Key.Key_End: Step.LAST,
    Qt.Key.Key_PageUp: Step.PAGE_UP, Qt.Key.Key_PageDown: Step.PAGE_DOWN,
}  # fmt: skip


class ScheduleCanvas(QAbstractScrollArea):
    """Columns of visits; titles stay at the top and hours at the left while the rest scrolls.

    Arrows go between visits and empty times, Enter opens or books, N books the empty time, Home
    and End go to the ends of the column, Page Up and Down by two hours, Ctrl+Left and Right by a
    day, T to today. `empty_taken` carries the column's number and the minute of the day.
    """

    visit_taken = Signal(object)
    empty_taken = Signal(int, int)
    days_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Schedule by provider and room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(40)
        self._cursor = Cursor()
        self._now: tuple[date, int] | None = None
        self._layers: dict[int, ColumnLayers] = {}
        self._placed = False
        self._known: Geometry | None = None
        self._head: int | None = None

    # -- what is shown ------------------------------------------------------------------------

    @property
    def plan(self) -> Plan:
        """What is shown."""
        return self._cursor.plan

    def show_plan(self, shown: Plan, now: tuple[date, int] | None) -> None:
        """Show this instead. For the same days nothing jumps and the chosen place is kept."""
        cursor, known, layers = self._cursor, self._known, self._layers
        before, blocks = cursor.plan, cursor.blocks
        same = cursor.show(shown, now)
        self._now = now
        self._layers = {}
        self._forget()
        if known == self._known:  # only columns that changed are drawn anew
            self._layers = {
                n: one for n, one in layers.items()
                if n < len(shown.tracks) and n < len(before.tracks)
                and shown.tracks[n] == before.tracks[n] and cursor.blocks[n] == blocks[n]
            }  # fmt: skip
        if not same:
            self._placed = False
            self._place_bars()

    def show_now(self, now: tuple[date, int] | None) -> None:
        """Move the line of the present; nothing else is drawn anew."""
        self._now = now
        self.viewport().update()

    def _place_bars(self) -> None:
        """Once there is a size: the present, or the first hour, at the top."""
        if self._placed or not self.plan.tracks or not self.isVisible():
            return
        self._placed = True
        geometry = self.geometry_now()
        start = self._cursor.stop.start if self._now and self._now[0] in self.plan.days else 0
        self.verticalScrollBar().setValue(round(geometry.y(start) - geometry.hour))
        self.horizontalScrollBar().setValue(geometry.x(self._cursor.track))

    # -- numbers ------------------------------------------------------------------------------

    @property
    def head(self) -> int:
        """The height of the pinned titles."""
        if self._head is None:  # measured once, for it is asked at each paint
            self._head = head_height(self.plan, current().px(LEAST_COLUMN))
        return self._head

    @property
    def gutter(self) -> int:
        """The width of the pinned hours."""
        return round(metrics("caption").horizontalAdvance("12 PM") + 24)

    def geometry_now(self) -> Geometry:
        """The numbers in force at this size and text scale."""
        if self._known is None:
            shown, theme = self.plan, current()
            span = max(60, shown.last - shown.first)
            room = self.viewport().height() - self.head
            hour = max(theme.px(HOUR), room / (span / 60))
            width = self.viewport().width() - self.gutter
            least = theme.px(LEAST_COLUMN)
            self._known = Geometry(
                width, least, hour, max(1, len(shown.tracks)), shown.first, shown.first + span
            )
        return self._known

    def minimumSizeHint(self) -> QSize:
        """A few columns and hours; the rest is scrolled to."""
        return QSize(self.gutter + current().px(2 * LEAST_COLUMN), current().px(240))

    def _forget(self) -> None:
        """Data, size, theme or text changed: numbers and layers are made anew."""
        self._layers.clear()
        self._known = self._head = None
        geometry = self.geometry_now()
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(geometry.height) + self.head - view.height()))
        down.setPageStep(max(1, view.height() - self.head))
        across.setRange(0, max(0, geometry.whole_width + self.gutter - view.width()))
        across.setPageStep(max(1, view.width() - self.gutter))
        self.viewport().update()

    def resizeEvent(self, _event: QEvent) -> None:
        """New numbers, new layers."""
        self._forget()
        self._place_bars()

    def showEvent(self, event: QEvent) -> None:
        """The first look at a day begins at the present."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._forget()
        self._place_bars()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or text size: nothing drawn may stay."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_known"):
            forget_fonts()
            self._forget()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Layers of the columns in sight, the present between them, then what is pinned."""
        geometry, shown = self.geometry_now(), self.plan
        painter = QPainter(self.viewport())
        view = self.viewport().rect()
        painter.fillRect(view, colour("surface"))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        seen = geometry.columns_between(across, across + view.width() - self.gutter)
        columns = [n for n in seen if n < len(shown.tracks)]
        left, top = self.gutter - across, self.head - down
        painter.setClipRect(QRect(self.gutter, self.head, view.width(), view.height()))
        for number in columns:
            painter.drawPixmap(geometry.x(number) + left, top, self._layer(number).ground)
        self._paint_now(painter, columns, left, top)
        for number in columns:
            painter.drawPixmap(geometry.x(number) + left, top, self._layer(number).words)
        self._paint_chosen(painter, left, top)
        painter.setClipping(False)
        paint_gutter(painter, geometry, self._now_minute(), QRect(0, self.head, self.gutter,
                     view.height() - self.head), down)  # fmt: skip
        across_all = (self.gutter, left, view.width())
        paint_titles(painter, shown, geometry, columns, across_all, self.head)

    def _layer(self, number: int) -> ColumnLayers:
        found = self._layers.get(number)
        if found is None:
            if len(self._layers) >= _MOST_LAYERS:
                del self._layers[next(iter(self._layers))]
            found = self._layers[number] = column_layers(
                self.plan.tracks[number], self._cursor.blocks[number], self.geometry_now(), number,
                self.devicePixelRatioF(),
            )  # fmt: skip
        return found

    def _now_minute(self) -> int | None:
        """The present, where it is among the hours and days shown."""
        if self._now is None or self._now[0] not in self.plan.days:
            return None
        minute = self._now[1]
        return minute if self.plan.first <= minute < self.plan.last else None

    def _paint_now(self, painter: QPainter, columns: list[int], left: int, top: int) -> None:
        """The line of the present over the columns of today."""
        minute, geometry = self._now_minute(), self.geometry_now()
        if minute is None or self._now is None:
            return
        y = round(geometry.y(minute))
        for number in columns:
            if self.plan.tracks[number].day == self._now[0]:
                span = (geometry.x(number) + left, geometry.x(number + 1) + left)
                paint_present(painter, span, (y, top), self._layer(number).texts)

    def _paint_chosen(self, painter: QPainter, left: int, top: int) -> None:
        """A ring around the chosen visit or time, while the keyboard is here."""
        if not self.hasFocus() or not self.plan.tracks or not self._cursor.stop.end:
            return
        box = self._stop_box(self._cursor.track, self._cursor.stop)
        across = self.geometry_now().x(self._cursor.track) + left
        rect = QRectF(box.left + across, box.top + top, box.width, box.height)
        clear = Qt.GlobalColor.transparent
        outline(painter, rect, clear, line=colour("brand"), radius=6, width=2.0)

    def _stop_box(self, track: int, stop: Stop) -> Box:
        geometry = self.geometry_now()
        if stop.block >= 0:
            return boxes(self._cursor.blocks[track], geometry)[stop.block]
        return geometry.box(track, stop.start, stop.end)

    # -- choosing -----------------------------------------------------------------------------

    def stops_of(self, track: int) -> list[Stop]:
        """Where the keys rest in a column."""
        return self._cursor.stops_of(track)

    def chosen(self) -> Block | None:
        """The chosen block; None on an empty time."""
        return self._cursor.block

    @property
    def place(self) -> tuple[int, int]:
        """The chosen column and minute of the day."""
        return self._cursor.track, self._cursor.stop.start

    def choose_visit(self, visit: object) -> bool:
        """Choose a visit by its identity and bring it into sight; False where it is not here."""
        found = self._cursor.find(visit)
        if found:
            self._show_chosen()
        return found

    def _go(self, track: int, stop: Stop) -> None:
        self._cursor.track, self._cursor.stop = track, stop
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Bring the chosen place into sight and say it."""
        if not self._cursor.stop.end:
            return
        geometry = self.geometry_now()
        box = self._stop_box(self._cursor.track, self._cursor.stop)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        _bring(down, box.top - 6, box.bottom + 6)
        _bring(across, geometry.x(self._cursor.track), geometry.x(self._cursor.track + 1))
        words = self.words()
        self.setAccessibleDescription(words)
        announce(self, words)
        self.viewport().update()

    def words(self) -> str:
        """The chosen place as a sentence."""
        return self._cursor.words()

    # -- keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work the canvas; what it does not know goes on to the page."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and key in _DAYS:
            self.days_wanted.emit(_DAYS[key])
        elif held or not self._press(key):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_T:
            self.today_wanted.emit()
            return True
        if not self.plan.tracks:
            return False
        if key in _KEYS_OPEN or key == Qt.Key.Key_N:
            self._take(only_empty=key == Qt.Key.Key_N)
        elif key in _STEPS:
            goal = self._cursor.goal(_STEPS[key])
            if goal is None:
                return key in _DAYS  # a column without places is scrolled by the other keys
            self._go(*goal)
        else:
            return False
        return True

    def _take(self, *, only_empty: bool = False) -> None:
        block = self.chosen()
        if block is None and self._cursor.stop.end:
            self.empty_taken.emit(self._cursor.track, self._cursor.stop.start)
        elif block is not None and block.visit is not None and not only_empty:
            self.visit_taken.emit(block.visit)

    # -- mouse --------------------------------------------------------------------------------

    def _at(self, spot: QPointF) -> tuple[int, Stop] | None:
        """The column and the visit or empty time under a point of the viewport."""
        geometry = self.geometry_now()
        x = spot.x() - self.gutter + self.horizontalScrollBar().value()
        y = spot.y() - self.head + self.verticalScrollBar().value()
        track = geometry.column(x) if spot.x() >= self.gutter and spot.y() >= self.head else -1
        if not 0 <= track < len(self.plan.tracks):
            return None
        inner = x - geometry.x(track)
        for number, box in enumerate(boxes(self._cursor.blocks[track], geometry)):
            if box.left <= inner <= box.right and box.top <= y <= box.bottom:
                block = self._cursor.blocks[track][number]
                return track, Stop(block.start, block.end, number)
        minute = geometry.minute(y)
        for stop in self.stops_of(track):
            if stop.block < 0 and stop.start <= minute < stop.end:
                return track, stop
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses."""
        found = self._at(event.position())
        if found and event.button() == Qt.MouseButton.LeftButton:
            self._go(*found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go over the same place: a visit opens, an empty time is booked."""
        found = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found == (
            self._cursor.track,
            self._cursor.stop,
        ):
            self._take()

    def viewportEvent(self, event: QEvent) -> bool:
        """A tip says all of what a narrow block cuts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found and found[1].block >= 0:
                QToolTip.showText(
                    event.globalPos(), self._cursor.blocks[found[0]][found[1].block].words
                )
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)


def _bring(bar: QScrollBar, low: float, high: float) -> None:
    """Scroll as little as needed for `low` to `high` to be in sight."""
    value, seen = bar.value(), bar.pageStep()
    if low < value:
        bar.setValue(round(low))
    elif high > value + seen:
        bar.setValue(round(min(low, high - seen)))
