"""What was printed: the latest few with a way to print them again, and the whole log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.handouts.model import PrintEntry, Since, TypeSize
from ui.messages import clock, count, day_with_year, near_day
from ui.widgets.action_list import ActionLine, ActionList
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import Wrap, column, held
from ui.widgets.record_model import Column
from ui.widgets.record_table import RecordTable
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

NONE_YET = "Nothing was printed yet."
FILE = "file"
# What is printed again is the text of then; the log says where another stands now.
SINCE = {Since.CHANGED: "changed since", Since.RETIRED: "retired since"}


@dataclass(frozen=True, slots=True)
class Printed:
    """An entry of the print log with its day and time as the clinic reads them."""

    entry: PrintEntry
    day: str
    time: str

    @property
    def person(self) -> str:
        """For whom, as a list says it."""
        return self.entry.person_name or "no name"


def printed(entries: Sequence[PrintEntry], where: ZoneInfo, today: date) -> list[Printed]:
    """The entries in the clinic's time."""
    found = []
    for one in entries:
        day = one.printed.astimezone(where).date()
        near = near_day(day, today) if day == today else day_with_year(day)
        found.append(Printed(one, near, clock(one.printed, where)))
    return found


class PrintedPanel(Card):
    """The latest prints; each can be printed again."""

    again = Signal(int)

    def __init__(self) -> None:
        self.prints = ActionList("Printed lately", NONE_YET)
        super().__init__("Printed lately")
        self.fill(column(self.prints, None), bleed=True)
        self.prints.acted.connect(self.again)

    def show_prints(self, prints: Sequence[Printed]) -> None:
        """Show these, the latest first."""
        self.prints.show_lines([
            ActionLine(one.entry.title, _when(one), action="Again") for one in prints
        ])  # fmt: skip
        self.refit()


def _when(one: Printed) -> str:
    time = one.time if one.day == "Today" else f"{one.day}, {one.time}"
    since = SINCE.get(one.entry.since)
    return " \u00b7 ".join((time, one.person, *((since,) if since else ())))


def _copies(one: Printed) -> str:
    size = "large print, " if one.entry.size is TypeSize.LARGE else ""
    return f"{size}{count(one.entry.copies, 'copy', 'copies')}"


class PrintLog(QWidget):
    """All that was printed and saved: when, what, which version, for whom, where and by whom."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns: list[Column[Printed]] = [
            Column("When", lambda one: one.time, detail=lambda one: one.day),
            Column("Handout", lambda one: one.entry.title, strong=True, share=3),
            Column("Version", lambda one: one.entry.version,
                   detail=lambda one: SINCE.get(one.entry.since, "")),
            Column("For", lambda one: one.person, share=2,
                   detail=lambda one: "first name on the page" if one.entry.named else ""),
            Column("Printer", lambda one: _place(one.entry), detail=_copies, share=2),
            Column("By", lambda one: one.entry.agent),
        ]  # fmt: skip
        empty = EmptyState(NONE_YET, "Each handout that a printer accepts is noted here.")
        self.table = RecordTable("Print log", columns, lambda one: one.entry.id, empty)
        self.back = Button("Back to handouts", keys="Esc")
        self.first: QWidget = self.table
        card = Card("Print log", titled=False)
        card.fill(column(self.table), bleed=True)
        note = Text("The latest 500", "body", "ink_secondary")
        head = held(Wrap(Text("Print log", "h1"), note, gap=10))
        box = column(held(Wrap(head, self.back, way="spread")), card, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)


def _place(entry: PrintEntry) -> str:
    return "Saved as PDF" if entry.printer == FILE else entry.printer
