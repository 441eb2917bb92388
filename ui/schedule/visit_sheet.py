"""One visit: who, when, where, its state, what was done, and what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from frontdesk.schedule.model import Modality, Status
from frontdesk.schedule.rules.states import following
from ui.messages import clock, long_day
from ui.schedule.history import told
from ui.schedule.plan import STATES
from ui.widgets.buttons import Button
from ui.widgets.dialog import Sheet
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from frontdesk.audit.model import AuditEvent
    from frontdesk.schedule.model import Appointment

_SHOWN_EVENTS = 6
_TONES = {
    Status.PENDING: "brand", Status.ARRIVED: "ok", Status.CHECKED_IN: "ok",
    Status.NOSHOW: "alert", Status.CANCELLED: "alert",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A button of the sheet: the status it leads to, its words and its key."""

    status: Status
    words: str
    keys: str


STEPS = (
    Step(Status.ARRIVED, "Arrived", "A"),
    Step(Status.CHECKED_IN, "In room", "I"),
    Step(Status.FULFILLED, "Done", "D"),
    Step(Status.NOSHOW, "No-show", "X"),
    Step(Status.BOOKED, "Expected again", "E"),
)


def summary(visit: Appointment, where: ZoneInfo) -> str:
    """When, with whom and where, in one line; no name."""
    start = visit.start.astimezone(where)
    rooms = ", ".join(name for _key, name in visit.resources)
    place = "Telehealth" if visit.modality is Modality.TELEHEALTH else visit.office_name
    parts = (
        f"{long_day(start.date())}, {clock(visit.start, where)} to {clock(visit.end, where)}",
        visit.provider_name,
        place,
        rooms,
    )
    return " · ".join(part for part in parts if part)


class VisitSheet(Sheet):
    """A visit and its actions, each with a key. It asks nobody."""

    status_wanted = Signal(object)
    confirm_wanted = Signal()
    move_wanted = Signal()
    cancel_wanted = Signal()
    card_wanted = Signal()
    person_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        visit: Appointment,
        events: Sequence[AuditEvent],
        where: ZoneInfo,
    ) -> None:
        self.visit = visit
        self.buttons: dict[str, Button] = {}
        top = Wrap(
            Text(visit.person_name or "No person yet", "name"),
            Tag(STATES[visit.status].capitalize(), _TONES.get(visit.status, "brand")),
            gap=10,
        )
        if visit.confirmed:
            top.addWidget(Tag("Confirmed", "ok"))
        details = [visit.reason and f"Reason: {visit.reason}", visit.note and f"Note: {visit.note}"]
        if visit.status is Status.PENDING and visit.held_until:
            details.append(f"Held until {clock(visit.held_until, where)}")
        body = column(
            top,
            Text(visit.type_title, "strong", wrap=True),
            Text(summary(visit, where), wrap=True),
            *(Text(one, "body", "ink_secondary", wrap=True) for one in details if one),
            Text("NEXT", "section", "ink_secondary"),
            held(Wrap(*self._steps(), gap=6)),
            held(Wrap(*self._others(undo=len(events) > 1), gap=6)),
            *([Text("WHAT WAS DONE", "section", "ink_secondary")] if events else []),
            column(
                *(
                    Text(told(one, where), "caption", "ink_secondary", wrap=True)
                    for one in list(events)[-_SHOWN_EVENTS:]
                ),
                gap=3,
            ),
            None,
            gap=9,
        )
        super().__init__(parent, "Visit", held(body), accept="Close", cancel="", keys="Esc")
        self.submitted.connect(self.accept)
        self._wire()
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def _button(self, words: str, keys: str) -> Button:
        made = self.buttons[words] = Button(words, "small", keys)
        return made

    def _steps(self) -> list[Button]:
        visit = self.visit
        next_ones = following(visit.status) if visit.person is not None else frozenset()
        found = [self._button(one.words, one.keys) for one in STEPS if one.status in next_ones]
        if visit.status is Status.BOOKED and not visit.confirmed:
            found.append(self._button("Confirm", "C"))
        return found

    def _others(self, *, undo: bool) -> list[Button]:
        visit = self.visit
        if visit.person is None:
            return []
        offered = {
            ("Move", "M"): visit.status is Status.BOOKED,
            ("Cancel visit", "Del"): Status.CANCELLED in following(visit.status),
            ("Appointment card", "P"): visit.status is not Status.CANCELLED,
            ("Open person", "O"): True,
            ("Undo last change", "Ctrl+Z"): undo,
        }
        return [self._button(words, keys) for (words, keys), shown in offered.items() if shown]

    def _wire(self) -> None:
        """Let each button say what it is for."""
        tell = {
            "Confirm": self.confirm_wanted, "Move": self.move_wanted,
            "Cancel visit": self.cancel_wanted, "Appointment card": self.card_wanted,
            "Open person": self.person_wanted, "Undo last change": self.undo_wanted,
        }  # fmt: skip
        for step in STEPS:
            if step.words in self.buttons:
                self.buttons[step.words].clicked.connect(
                    lambda _on=False, status=step.status: self.status_wanted.emit(status)
                )
        for words, signal in tell.items():
            if words in self.buttons:
                self.buttons[words].clicked.connect(signal)

    def show_busy(self, *, busy: bool) -> None:
        """Nothing is pressed twice while a change is saved."""
        super().show_busy(busy=busy)
        for button in self.buttons.values():
            button.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)
