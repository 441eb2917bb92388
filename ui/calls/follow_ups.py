"""Call-backs and messages that are still to be done, the soonest due first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.people.rules.numbers import national
from ui.calls.words import about, due, whom
from ui.messages import moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.layout import Wrap, column, held
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import FollowUp


class FollowUpsCard(Card):
    """The list and what can be done with the chosen line; each also by one letter."""

    done_wanted = Signal(object)
    again_wanted = Signal(object)
    call_wanted = Signal(object)
    open_wanted = Signal(object)
    all_wanted = Signal(bool)

    def __init__(self) -> None:
        self.everything = Chip("Done ones too")
        self.done = Button("Done", "small", "D", "Mark the chosen follow-up done")
        self.again = Button("Try again", "small", "T", "Nobody answered: try the chosen one again")
        self.call = Button("Call", "small", "C", "Call the number of the chosen follow-up")
        self.open_call = Button("Open call", "small", "O", "Open the call of the chosen follow-up")
        buttons = held(Wrap(self.done, self.again, self.call, self.open_call))
        super().__init__("Follow-ups", self.everything, buttons)
        self._now: datetime | None = None
        self._where: ZoneInfo | None = None
        self.table = RecordTable(
            "Follow-ups",
            (
                Column("Due", lambda one: self._due(one)[0], tone=lambda one: self._due(one)[1],
                       spoken=self._spoken_due, share=0),
                Column("Who", _name, detail=_number, strong=True, spoken=whom, share=0),
                Column("What", about, share=3),
            ),
            lambda one: one.id,
            EmptyState("Nothing is waiting", "Call-backs and messages of finished calls stand "
                       "here until they are done."),
        )  # fmt: skip
        for button in (self.done, self.again, self.call, self.open_call):
            button.press_in(self.table)
        self.fill(column(self.table), bleed=True)
        self.first = self.table
        self.done.clicked.connect(lambda: self._tell(self.done_wanted.emit))
        self.again.clicked.connect(lambda: self._tell(self.again_wanted.emit))
        self.call.clicked.connect(lambda: self._tell(self.call_wanted.emit))
        self.open_call.clicked.connect(lambda: self._tell(self.open_wanted.emit))
        self.table.taken.connect(self.open_wanted)
        self.table.moved.connect(self._offer)
        self.everything.toggled.connect(self.all_wanted)
        self._offer(None)

    def show_follow_ups(self, rows: Sequence[FollowUp], now: datetime, where: ZoneInfo) -> None:
        """Show these."""
        self._now, self._where = now, where
        self.table.show_rows(rows)
        self._offer(self.table.chosen())

    def _tell(self, emit: Callable[[object], None]) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            emit(chosen)

    def _offer(self, chosen: FollowUp | None) -> None:
        still = chosen is not None and chosen.done is None
        self.done.setEnabled(chosen is not None)
        self.done.relabel("Reopen" if chosen is not None and not still else "Done")
        self.again.setEnabled(still)
        self.call.setEnabled(chosen is not None and bool(chosen.number))
        self.open_call.setEnabled(chosen is not None)

    def _due(self, one: FollowUp) -> tuple[str, str]:
        if one.done is not None:
            return "Done", "ok"
        if self._now is None or self._where is None:
            return "", "plain"
        return due(one.due, self._now, self._where)

    def _spoken_due(self, one: FollowUp) -> str:
        word, tone = self._due(one)
        if one.done is not None or self._where is None:
            return word
        return f"{'overdue since' if tone == 'alert' else 'due'} {moment(one.due, self._where)}"


def _name(one: FollowUp) -> str:
    return one.person_name or (national(one.number) if one.number else "\u2013")


def _number(one: FollowUp) -> str:
    return national(one.number) if one.number and one.person_name else ""
