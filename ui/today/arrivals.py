"""Who comes today and how far each visit is; every state is one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from frontdesk.schedule.model import Status
from ui.messages import clock
from ui.theme.theme import current
from ui.today.words import place, state
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import Wrap, column, held
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.segmented import Segmented
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.schedule.model import Appointment

AFTERNOON, WHOLE_DAY = "Afternoon", "Whole day"
_NOON = 12
_HERE = (Status.ARRIVED, Status.CHECKED_IN)  # shown until they leave
_OVER = (Status.FULFILLED, Status.NOSHOW, Status.CANCELLED)
_STEPS = (
    (Status.ARRIVED, "Arrived", "A"),
    (Status.CHECKED_IN, "In room", "I"),
    (Status.FULFILLED, "Done", "D"),
    (Status.NOSHOW, "No-show", "X"),
)
# Letters only lead forward: a slip of the keys takes nothing back that was done.
_FORWARD = {
    Status.BOOKED: (Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED, Status.NOSHOW),
    Status.ARRIVED: (Status.CHECKED_IN, Status.FULFILLED, Status.NOSHOW),
    Status.CHECKED_IN: (Status.FULFILLED,),
    Status.NOSHOW: (Status.ARRIVED, Status.CHECKED_IN, Status.FULFILLED),
}


class _Visits(RecordTable):
    """Asks for the width of its columns, so that large text puts the cards below each other.

    No visit is chosen by the focus alone: letters move the chosen one, and the focus comes here
    by itself, as after a call.
    """

    undo_wanted = Signal()

    def begin(self) -> None:
        """Choose nothing; Up and Down do."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take back the row that Qt chooses by itself."""
        chosen = self.currentIndex().isValid()
        self._quiet = True
        super().focusInEvent(event)
        if not chosen:
            self.setCurrentIndex(QModelIndex())
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down begin at the first row in sight; Undo comes here when no toast offers it."""
        moving = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif moving and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(max(0, self.rowAt(0)), 0))
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Five columns with a few letters each."""
        return QSize(current().px(430), super().minimumSizeHint().height())


class ArrivalsCard(Card):
    """The table of today's visits with the buttons that move the chosen one on."""

    step_wanted = Signal(object, object)
    confirm_wanted = Signal(object)
    opened = Signal(object)
    said = Signal(str)

    def __init__(self) -> None:
        self.part = Segmented("Part of the day", (AFTERNOON, WHOLE_DAY), WHOLE_DAY)
        self.buttons = {
            status: Button(words, "small", key, f"{words}: the chosen visit")
            for status, words, key in _STEPS
        }
        self.confirm = Button("Confirm", "small", "C", "Confirm: the chosen visit")
        foot = held(Wrap(*self.buttons.values(), self.confirm))
        super().__init__("Arrivals", self.part, foot)
        self._visits: tuple[Appointment, ...] = ()
        self._now: datetime | None = None
        self._where: ZoneInfo | None = None
        self._empty = EmptyState("Nobody comes today", "Visits that are booked for today stand "
                                 "here.")  # fmt: skip
        self.table = _Visits(
            "Arrivals",
            (
                Column("Time", lambda one: self._time(one.start), strong=True, share=0),
                Column("Who", lambda one: one.person_name or "\u2013", share=2),
                Column("Visit", lambda one: one.type_title, share=2),
                Column("With", lambda one: one.provider_name, detail=place, share=2),
                Column("Status", lambda one: self._state(one)[0],
                       tone=lambda one: self._state(one)[1], share=0),
            ),
            lambda one: one.id,
            self._empty,
        )  # fmt: skip
        self.fill(column(self.table), bleed=True)
        self.first = self.table
        for status, button in self.buttons.items():
            button.press_in(self.table)
            button.clicked.connect(lambda _on=False, wanted=status: self._step(wanted))
        self.confirm.press_in(self.table)
        self.confirm.clicked.connect(self._confirm)
        for button in (*self.buttons.values(), self.confirm):
            button.in_vain.connect(self._say_why)
        self.table.undo_wanted.connect(lambda: self.said.emit("There is nothing more to undo."))
        self.table.taken.connect(self.opened)
        self.table.moved.connect(self._offer)
        self.part.chosen.connect(lambda _words: self._show(begin=True))
        self._offer(None)

    def show_visits(
        self, visits: Sequence[Appointment], now: datetime, where: ZoneInfo, closed: str
    ) -> None:
        """Show the visits of the day; `closed` says why there are none, where the day is closed."""
        begin = self._now is None
        if begin and now.astimezone(where).hour >= _NOON:
            self.part.set_value(AFTERNOON)  # only at first: later it is the desk's own choice
        self._visits, self._now, self._where = tuple(visits), now, where
        if closed:
            self._empty.say("The clinic is closed today", closed)
        elif visits:
            self._empty.say("Nobody comes this afternoon", "The whole day shows the morning too.")
        else:
            self._empty.say("Nobody comes today", "Visits that are booked for today stand here.")
        self._show(begin=begin)

    def _show(self, *, begin: bool = False) -> None:
        rows = self._visits
        if self.part.value() == AFTERNOON and self._where is not None:
            where = self._where
            rows = tuple(
                one
                for one in rows
                if one.status in _HERE or one.start.astimezone(where).hour >= _NOON
            )
        self.table.show_rows(rows)
        ahead = next((one for one in rows if one.status not in _OVER), None)
        if begin and ahead is not None and self.table.chosen() is None:
            self.table.show_from(ahead.id)  # what is over lies above it, a scroll away
        self._offer(self.table.chosen())

    def _step(self, status: Status) -> None:
        if (visit := self.table.chosen()) is not None:
            self.step_wanted.emit(visit, status)

    def _confirm(self) -> None:
        if (visit := self.table.chosen()) is not None:
            self.confirm_wanted.emit(visit)

    def _say_why(self) -> None:
        if (visit := self.table.chosen()) is None:
            self.said.emit("Choose a visit first, with Up and Down.")
        else:
            self.said.emit(
                f"That does not fit this visit: {self._state(visit)[0]}. "
                "Undo takes a step back; Enter opens the visit."
            )

    def _offer(self, visit: Appointment | None) -> None:
        for status, button in self.buttons.items():
            button.setEnabled(visit is not None and status in _FORWARD.get(visit.status, ()))
        expected = visit is not None and visit.status is Status.BOOKED
        self.confirm.setEnabled(expected and visit is not None and visit.confirmed is None)

    def _time(self, start: datetime) -> str:
        return clock(start, self._where) if self._where else ""

    def _state(self, visit: Appointment) -> tuple[str, str]:
        if self._now is None or self._where is None:
            return "", "plain"
        return state(visit, self._now, self._where)
