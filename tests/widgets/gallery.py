"""One window with every small widget in it, for tests that hold of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.action_list import ActionLine, ActionList
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns, Notice, Rule
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.dates import DateField
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField, Notes, NumberField, SearchField
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.mark import Mark
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.sayings import Passage, Saying
from ui.widgets.segmented import Segmented
from ui.widgets.states import EmptyState, Figure
from ui.widgets.text import Tag, Text


@dataclass(frozen=True, slots=True)
class Visit:
    number: int
    who: str
    state: str = "Confirmed"


COLUMNS: tuple[Column[Visit], ...] = (
    Column("Number", lambda v: str(v.number), sort=lambda v: v.number, align="end", share=0),
    Column("Who", lambda v: v.who, sort=lambda v: v.who, strong=True, detail=lambda _: "Intake"),
    Column("Status", lambda v: v.state, tone=lambda _: "ok", spoken=lambda v: f"is {v.state}"),
)
VISITS = tuple(Visit(n, f"Sample {n:03}") for n in range(30))


def table(rows: tuple[Visit, ...] = VISITS) -> RecordTable:
    made = RecordTable(
        "Arrivals", COLUMNS, lambda v: v.number, EmptyState("No one is expected.", action="Book")
    )
    made.show_rows(rows)
    return made


class Gallery(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.first_card = self._form()
        self.columns = Columns((self.first_card, 3), (self._lists(), 4), (self._tables(), 3))
        head = Wrap(
            held(row(Mark(), Text("Good afternoon", "h1"), Tag("02:14", "sun", role="strong"))),
            held(row(Button("Discard"), Button("Finish call", "primary", "Ctrl+Return"))),
            way="spread",
        )
        figures = row(Figure("Calls today", "23", "median 3 min"), Figure("To call back"), gap=12)
        box = column(head, figures, self.columns)
        box.setStretch(2, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)

    def _form(self) -> Card:
        card = Card("Who is calling", Tag("New caller", "ok"), foot=held(column(Notice("Held"))))
        number = FormField("Phone number", LineField("425 555 0142"), "ten digits")
        number.show_problem("Type the whole number, with the area code.")
        card.fill(
            column(
                Segmented("Kind of caller", ("New client", "Existing client", "Other")),
                number,
                Wrap(
                    FormField("Calling for", Choice(((1, "Themselves"), (2, "Someone else")))),
                    FormField("Date of birth", DateField()),
                    FormField("Copies", NumberField(1, 9, 1)),
                    gap=10, way="grow",
                ),
                FormField("Notes", Notes(2)),
                Rule(),
                CheckLine("Print two handouts, five pages, on the printer at the front", on=True),
                None,
            )
        )  # fmt: skip
        return card

    def _lists(self) -> Card:
        card = Card("What they ask")
        entries = (
            Entry("Spravato: what to expect", "2 pages", tag="draft", tone="lavender", check=True),
            Entry("Tomorrow", "Wed, Nov 25", "9:30 AM", "Dr. Sample", "Return"),
            Entry("Questions callers ask", end="4"),
        )
        chips = Chips("Handouts")
        chips.show_chips(((1, "What to expect"), (2, "Your first visit")), (1,))
        say = Saying("Some clients notice a change in days.", "Clinic page C35", opens=True)
        card.fill(
            column(
                SearchField("What they ask", "Ctrl+F", "Type as the caller speaks"),
                EntryList("Answers", entries),
                Passage("Say", "brand", say, Saying("Which office suits you?", "G3")),
                chips,
                None,
            )
        )
        return card

    def _tables(self) -> Card:
        card = Card("Arrivals", Segmented("Part of day", ("Afternoon", "Whole day")))
        lines = ActionList("Call back")
        lines.show_lines(
            (
                ActionLine("Harper Dummy", "no voicemail", tag="1:30 PM", action="Call"),
                ActionLine("Group therapy", tag="Review", action="Open", leading=True),
            )
        )
        card.fill(column(table(), lines), bleed=True)
        return card
