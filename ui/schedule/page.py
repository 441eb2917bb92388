"""The schedule's page: a day or a week as canvas or list, and finding a time beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QStackedWidget, QWidget

from ui.schedule.canvas import ScheduleCanvas
from ui.schedule.listing import VisitList
from ui.schedule.openings_panel import OpeningsPanel
from ui.schedule.plan import closed_words
from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import Choice
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.paint import colour
from ui.widgets.segmented import Segmented
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from frontdesk.changes import Change
    from frontdesk.identity import AppointmentId
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.schedule.plan import Plan
    from ui.schedule.presenter import SchedulePresenter

DAY, WEEK, LIST = "Day", "Week", "List"
_HALF_MINUTE = 30_000
_SIDE = 320


class SchedulePage(QWidget):
    """Emits what leads elsewhere; its presenter, made by `attach`, decides the rest."""

    wants = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("Schedule", "h1")
        self.back = Button("\u2039", name="Earlier")
        self.today = Button("Today")
        self.ahead = Button("\u203a", name="Later")
        self.go_to = Button("Go to", "plain", "Ctrl+G", "Go to a day")
        self.view = Segmented("View", (DAY, WEEK, LIST))
        self.office = Choice(((None, "All offices"),), "Office")
        self.provider = Choice(((None, "All providers"),), "Provider")
        self.print_day = Button("Print day", "plain", "Ctrl+P")
        self.find_time = Button("Find a time", "primary", "Ctrl+T")
        self.closed_days = Notice(tone="sun")
        self.canvas, self.list = ScheduleCanvas(), VisitList()
        self._nothing = EmptyState("Loading\u2026")
        self._nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._nothing.setAccessibleName("Schedule")
        self._views = QStackedWidget()
        for part in (_Frame(self._nothing), _Frame(self.canvas), _Frame(self.list)):
            self._views.addWidget(part)
        self.openings = OpeningsPanel()
        self.leave_side = Button("Close", "small", "Esc", "Close Find a time")
        self.side = Card("Find a time", self.leave_side)
        self.side.fill(column(self.openings, None))
        self.side.hide()
        self.first: QWidget = self.canvas
        self._presenter: SchedulePresenter | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_HALF_MINUTE)
        self._lay_out()

    def _lay_out(self) -> None:
        day_row = Wrap(self.title, held(row(self.back, self.today, self.ahead, gap=6)), self.go_to)
        for choice in (self.office, self.provider):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tools = Wrap(
            self.view, self.provider, self.office, self.print_day, self.find_time, way="end"
        )
        body = row(self._views, self.side, gap=SPACE.gap)
        body.setStretch(0, 1)
        box = column(_Head(held(day_row), held(tools)), self.closed_days, body, gap=14)
        box.setStretch(2, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self._size_side()

    def _size_side(self) -> None:
        self.side.setFixedWidth(current().px(_SIDE))
        self.view.setFixedWidth(current().px(210))

    def attach(self, services: Services, tasks: Tasks) -> None:
        """Take the services; the day is read when the page is shown."""
        from ui.schedule.presenter import SchedulePresenter

        self._presenter = SchedulePresenter(self, services, tasks)
        self._timer.timeout.connect(self._presenter.tick)
        self._timer.start()

    # -- what the shell asks ------------------------------------------------------------------

    def refresh(self) -> None:
        """The page is shown: read what it shows anew."""
        if self._presenter is not None:
            self._presenter.load()

    def changed(self, change: Change) -> None:
        """Something was committed, here or elsewhere."""
        if self._presenter is not None:
            self._presenter.changed(change)

    def open(self, key: AppointmentId) -> None:
        """Go to a visit's day and open it."""
        if self._presenter is not None:
            self._presenter.open(key)

    def show_day(self, one_day: date) -> None:
        """Go to a day."""
        if self._presenter is not None:
            self._presenter.show_day(one_day)

    def ask(self, what: str, key: AppointmentId, parent: QWidget) -> None:
        """Ask to `move` or `cancel` a visit, over any window."""
        if self._presenter is not None:
            self._presenter.ask(what, key, parent)

    # -- what the presenter shows -------------------------------------------------------------

    def show_plan(self, shown: Plan, now: tuple[date, int], where: ZoneInfo) -> None:
        """Show a day or a week, in the view that is chosen."""
        self.canvas.show_plan(shown, now)
        self.list.show_plan(shown, where)
        self.show_view()

    def show_view(self) -> None:
        """Show canvas or list; where nobody works, say so."""
        shown = self.canvas.plan
        focused = any(one.hasFocus() for one in (self.canvas, self.list, self._nothing))
        if self.view.value() == LIST:
            self._views.setCurrentIndex(2)
            self.first = self.list
        elif shown.tracks:
            self._views.setCurrentIndex(1)
            self.first = self.canvas
        elif shown.days:
            closed = "; ".join(closed_words(one) for one in shown.closed)
            advice = "Choose another day, or set hours in Settings."
            self._nothing.say(
                closed or "Nobody works and nothing is booked then.",
                "Choose another day." if closed else advice,
            )
            self._views.setCurrentIndex(0)
            self.first = self._nothing
        if focused and not self.first.hasFocus():
            self.first.setFocus()
        self.provider.setVisible(self.view.value() != DAY)

    def show_closed(self, sentence: str) -> None:
        """Say which days are closed and why; empty takes the line away."""
        self.closed_days.say(sentence)

    def show_side(self, *, shown: bool) -> None:
        """Show or hide finding a time; the focus goes along."""
        self.side.setVisible(shown)
        if shown:
            self.openings.type.setFocus()
        else:
            self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Left and Right go by days, T to today, where the focused part has no use for it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.canvas.days_wanted.emit(step)
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.canvas.today_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The side grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "side"):
            self._size_side()


class _Head(QWidget):
    """Which day, and the tools: on one line where both fit, else on two."""

    def __init__(self, days: QWidget, tools: QWidget) -> None:
        super().__init__()
        self._parts = (days, tools)
        self._box = row(days, tools, gap=12)
        self.setLayout(self._box)

    def _turn(self) -> None:
        wanted = sum(part.sizeHint().width() for part in self._parts) + self._box.spacing()
        way = QBoxLayout.Direction
        fits = wanted <= self.width()
        self._box.setDirection(way.LeftToRight if fits else way.TopToBottom)
        self._box.setStretch(1, 1 if fits else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another line."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """So may another title, or a tool that comes or goes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return done


class _Frame(QFrame):
    """A card around a canvas or a table, whose corners stay round."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        box = column(inner)
        box.setContentsMargins(1, 5, 1, 6)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line."""
        line, radius = current().line, SPACE.card_radius
        outline(QPainter(self), QRectF(self.rect()), colour("surface"), line=line, radius=radius)
