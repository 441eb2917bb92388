"""Review: what a clinician is to look at, the packet for it, and the answers in one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui.content.tab_order import order_tabs
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns, Notice
from ui.widgets.check_line import CheckLine
from ui.widgets.dates import DateField
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.paint import colour
from ui.widgets.segmented import Segmented
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NO_ANSWER, APPROVE, SEND_BACK = "No answer", "Approve", "Send back"
NOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One text that can be answered on: its title, and which version, in words and by `key`."""

    key: object
    title: str
    detail: str


class ReviewRow(QWidget):
    """A text with a box for the packet, what the clinician answered, and a note."""

    changed = Signal()

    def __init__(self, one: Reviewed) -> None:
        super().__init__()
        self.key = one.key
        self.setAccessibleName(one.title)
        self.in_packet = CheckLine(one.title, on=True)
        self.in_packet.setAccessibleName(f"In the packet: {one.title}")
        self.answer = Segmented(f"Answer: {one.title}", (NO_ANSWER, APPROVE, SEND_BACK))
        self.note = LineField("What is to change", NOTE_LIMIT)
        self.note.setAccessibleName(f"Note: {one.title}")
        self.note.hide()
        detail = Text(one.detail, "caption", "ink_secondary", wrap=True)
        box = column(self.in_packet, detail, self.answer, self.note, gap=5)
        box.setContentsMargins(0, 8, 0, 12)
        self.setLayout(box)
        self.answer.chosen.connect(self._answered)
        self.in_packet.toggled.connect(lambda _on: self.changed.emit())

    def take_over(self, row: ReviewRow) -> None:
        """Take over what was ticked and answered on the same text."""
        self.in_packet.setChecked(row.in_packet.isChecked())
        self.answer.set_value(row.answer.value())
        self.note.setText(row.note.text())
        self.note.setVisible(row.answer.value() == SEND_BACK)

    def _answered(self, answer: str) -> None:
        self.note.setVisible(answer == SEND_BACK)
        self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft line below."""
        bottom = self.height() - 1
        QPainter(self).fillRect(0, bottom, self.width(), 1, colour("line_soft"))


class ReviewView(QWidget):
    """Texts in review at the left with their answers; who answered, and when, at the right."""

    left = Signal()
    submit_all = Signal()
    packet_printed = Signal()
    packet_saved = Signal()
    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = Button("Back to the editor", keys="Esc")
        self.send_all = Button("Submit all drafts")
        self.save_packet = Button("Save review packet")
        self.packet = Button("Print review packet", keys="Ctrl+P")
        self.enter = Button("Save the answers", "primary", "Ctrl+S")
        self.rows: list[ReviewRow] = []
        self.empty = EmptyState(
            "Nothing is in review",
            "Submit a text for review in the editor, or all drafts at once. It is printed for the "
            "clinician here, and what they answer is entered here.",
        )
        self.every = CheckLine("Put all of them into the packet", on=True)
        self._list = column(gap=0)
        self._texts = Card("In review")
        self._texts.fill(column(self.empty, self.every, held(self._list), None))
        self.by = LineField("Name and title", 120)
        self.on, self.until = DateField(), DateField()
        self.fields = {
            "by": FormField("Clinician who answered", self.by),
            "on": FormField("Signed on", self.on),
            "until": FormField("Approved until", self.until),
        }
        self.problem = Notice(tone="alert")
        self.counted = Text("", "body", "ink_secondary", wrap=True)
        who = Card("The clinician")
        who.fill(column(*self.fields.values(), self.counted, self.problem, None))
        who.first = self.by
        self.first: QWidget = self.back
        doing = held(
            Wrap(self.back, self.send_all, self.save_packet, self.packet, self.enter, way="end")
        )
        columns = Columns((self._texts, 2), (who, 1))
        box = column(held(Wrap(Text("Review", "h1"), doing, way="spread")), columns, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)
        self._wire()

    def _wire(self) -> None:
        self.problem.say("")
        self.back.clicked.connect(self.left)
        self.send_all.clicked.connect(self.submit_all)
        self.packet.clicked.connect(self.packet_printed)
        self.save_packet.clicked.connect(self.packet_saved)
        self.enter.clicked.connect(self.answered)
        self.every.clicked.connect(self._tick_all)
        for name, field in (("on", self.on), ("until", self.until)):
            field.problem_changed.connect(self.fields[name].show_problem)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)

    def show_texts(self, texts: Sequence[Reviewed], drafts: int) -> None:
        """Show the texts in review, with what was ticked and answered on those shown before.

        `drafts` more could be submitted.
        """
        before = {row.key: row for row in self.rows}
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [ReviewRow(one) for one in texts]
        for row in self.rows:
            if (same := before.get(row.key)) is not None:
                row.take_over(same)
            row.changed.connect(self._count)
            self._list.addWidget(row)
        show_if(self.empty, not texts)
        show_if(self.every, len(texts) > 1)
        self.every.setChecked(all(row.in_packet.isChecked() for row in self.rows))
        self.send_all.relabel(f"Submit all drafts ({drafts})" if drafts else "Submit all drafts")
        self.send_all.setEnabled(bool(drafts))
        self._count()
        self._texts.refit()
        order_tabs(self)

    def show_dates(self, on: date, until: date) -> None:
        """Begin with these days, where none are typed."""
        for field, day in ((self.on, on), (self.until, until)):
            if field.value() is None:
                field.set_value(day)

    def forget_answers(self) -> None:
        """The answers were entered: none is kept for the texts that are shown next."""
        self.rows = []

    def _tick_all(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        for row in self.rows:
            row.in_packet.setChecked(on)

    @property
    def ticked(self) -> list[int]:
        """The rows that go into the packet."""
        return [number for number, row in enumerate(self.rows) if row.in_packet.isChecked()]

    def answers(self) -> list[tuple[int, str, str]]:
        """Row, answer and note of each text that was answered on."""
        return [
            (number, row.answer.value(), row.note.text().strip())
            for number, row in enumerate(self.rows)
            if row.answer.value() != NO_ANSWER
        ]

    def _count(self) -> None:
        given = [answer for _row, answer, _note in self.answers()]
        approved, back = given.count(APPROVE), given.count(SEND_BACK)
        waiting = len(self.rows) - approved - back
        words = f"{approved} approved \u00b7 {back} sent back \u00b7 {waiting} without an answer"
        self.counted.setText(words if self.rows else "")
        self.packet.setEnabled(bool(self.ticked))
        self.save_packet.setEnabled(bool(self.ticked))
        self.enter.setEnabled(bool(given))

    def show_problem(self, name: str, words: str) -> None:
        """Say what stops the answers, at its field where there is one; empty takes it away."""
        for field in self.fields.values():
            field.show_problem("")
        self.problem.say("")
        if name in self.fields and words:
            self.fields[name].show_problem(words)
            self.fields[name].control.setFocus()
        else:
            self.problem.say(words)
