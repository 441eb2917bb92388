"""The packets of a day: whose, what is printed of them, and how far it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.handouts.printer_fields import PrinterFields
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns, Notice
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.dates import DateField
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, NumberField
from ui.widgets.layout import Wrap, column, held, row, show_if
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LOADING = "Looking who comes\N{HORIZONTAL ELLIPSIS}"
EVERY_KIND = "Every kind of visit while none is ticked."
MOST_PAGES = 999
ALL_OFFICES = (None, "All offices")


class WhichCard(Card):
    """Which visits: the day, the office, the kinds."""

    changed = Signal()

    def __init__(self) -> None:
        self.day = DateField()
        self._day = FormField("Day", self.day)
        self.today = Button("Today", "small")
        self.tomorrow = Button("Tomorrow", "small")
        self.office = Choice((ALL_OFFICES,))
        self.kinds = Chips("Kinds of visits")
        super().__init__("Which visits")
        self.first = self.day
        self.fill(
            column(
                self._day, held(Wrap(self.today, self.tomorrow)),
                FormField("Office", self.office),
                held(
                    column(
                        Text("Kinds of visits", "label", "ink_secondary"), self.kinds,
                        Text(EVERY_KIND, "caption", "ink_secondary", wrap=True), gap=5,
                    )
                ),
                None, gap=10,
            )
        )  # fmt: skip
        self.day.changed.connect(lambda _day: self.changed.emit())
        self.day.problem_changed.connect(self._day.show_problem)
        self.office.chosen.connect(lambda _office: self.changed.emit())
        self.kinds.toggled.connect(lambda _kind, _on: self.changed.emit())


class VisitorsCard(Card):
    """Who comes, by time; who is ticked is printed."""

    ticked = Signal(int)

    def __init__(self) -> None:
        self.summary = Text(LOADING, "body", "ink_secondary", wrap=True)
        self.visitors = EntryList("Visitors", framed=False)
        self.all = Button("Tick all", "small", name="Tick all visitors")
        self.none = Button("Tick none", "small", name="Tick no visitor")
        self._ticks = held(Wrap(self.all, self.none))
        super().__init__("Visitors")
        self.first = self.visitors
        self.fill(column(self.summary, self._ticks, self.visitors, None, gap=10))
        self.visitors.ticked.connect(self.ticked)
        self.visitors.taken.connect(self.ticked)
        show_if(self._ticks, holds=False)

    def show_entries(self, summary: str, entries: Sequence[Entry], current: int) -> None:
        """Show the visitors, and above them what is said of the day."""
        self.summary.setText(summary)
        show_if(self._ticks, entries)
        self.visitors.show_entries(entries, current)


class PrintingCard(Card):
    """Where it is printed, how far it came, and from where it goes on."""

    def __init__(self) -> None:
        self.problem = Notice(tone="alert")
        self.said = Notice(tone="ok")
        self.note = Notice(tone="sun")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Packets printed")
        self.bar.setTextVisible(False)
        self.progress = Text("", "strong")
        self.stop = Button("Stop", keys="Esc", name="Stop after this visitor")
        self._running = held(column(self.progress, self.bar, held(row(self.stop, None)), gap=8))
        self.slip = Choice()
        self.page = NumberField(1, MOST_PAGES, 1)
        self.on = Button("Go on from there", "small", name="Print on from that slip and page")
        places = row(FormField("From slip", self.slip), FormField("Page", self.page), gap=8)
        places.setStretch(0, 3)
        places.setStretch(1, 1)
        self._again = held(
            column(
                Text("To go on, or after a paper jam", "label", "ink_secondary"),
                Text(
                    "Choose the first slip whose papers are not whole. Its page 1 is the slip.",
                    "caption", "ink_secondary", wrap=True,
                ),
                places, held(row(self.on, None)), gap=6,
            )
        )  # fmt: skip
        self.visits = CheckLine("Put each visit on the first page of its packet")
        self.look = Text("", "caption", "ink_secondary", wrap=True)
        self.fields = PrinterFields(ranged=False)
        super().__init__("Printing")
        self.first = self.fields.printer
        self.fill(
            column(
                self.problem, self.said, self.note, self._running, self._again, self.visits,
                self.fields, self.look, None, gap=10,
            )
        )  # fmt: skip
        self.show_running(on=False)
        self.offer_places((), 0)

    def show_running(self, *, on: bool) -> None:
        """Show how far it came while something is printed or saved."""
        show_if(self._running, on)
        if on:
            for notice in (self.problem, self.said, self.note):
                notice.say("")
            self.stop.setEnabled(True)

    def show_progress(self, done: int, of: int) -> None:
        """So many of the visitors are done."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.progress.setText(f"{done} of {of} visitors")

    def offer_places(
        self, slips: Sequence[tuple[object, str]], current: int, page: int = 1
    ) -> None:
        """Offer to go on from one of these slips; none takes the offer away."""
        self.slip.offer(slips)
        self.slip.set_value(current)
        self.page.setValue(page)
        show_if(self._again, slips)

    def say(self, words: str, note: str = "", problem: str = "") -> None:
        """Say how it ended."""
        self.said.say(words)
        self.note.say(note)
        self.problem.say(problem)
        announce(self, " ".join(part for part in (problem, words, note) if part), urgent=True)


class DayView(QWidget):
    """Built over the page of the handouts; `left` goes back to it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.which, self.who, self.printing = WhichCard(), VisitorsCard(), PrintingCard()
        self.back = Button("Back to handouts", keys="Esc")
        self.save = Button("Save PDF", keys="Ctrl+S", name="Save the day as PDF")
        self.print = Button("Print the day", "primary", "Ctrl+P")
        self.first: QWidget = self.which.day
        doing = held(Wrap(self.back, self.save, self.print))
        columns = Columns((self.which, 5), (self.who, 9), (self.printing, 5))
        head = held(Wrap(Text("Packets for a day", "h1"), doing, way="spread"))
        box = column(head, columns, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.left)
        self.printing.stop.clicked.connect(lambda: self.back.use_key("Esc"))
        QShortcut(QKeySequence("Alt+Left"), self, self._back_by_key)

    def _back_by_key(self) -> None:
        """A key leads away from no job that goes on: the first press stops it."""
        stop = self.printing.stop
        if stop.isVisible() and stop.isEnabled():
            stop.click()
        else:
            self.left.emit()

    @property
    def day(self) -> date | None:
        """The day that is typed; None while it cannot be read."""
        return self.which.day.value()

    def show_busy(self, *, on: bool) -> None:
        """While a job goes on, no other one can be begun."""
        focused = [one for one in (self.print, self.save, self.printing.on) if one.hasFocus()]
        for button in (self.print, self.save, self.printing.on):
            button.setEnabled(not on)
        self.back.use_key("" if on else "Esc")  # meanwhile it stops the job
        self.printing.show_running(on=on)
        if on and focused:
            self.printing.stop.setFocus(Qt.FocusReason.OtherFocusReason)
