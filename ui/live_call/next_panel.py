"""What happens next: book, call back, informed or route; and what finishing will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from frontdesk.calls.rules.labels import OUTCOMES, TABS, Tab
from frontdesk.people.model import LINE_LIMIT
from ui.schedule.openings_panel import OpeningsPanel
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, Rule
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, FormField, LineField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TAB_WORDS = {
    "Book": Tab.BOOK, "Call back": Tab.CALL_BACK, "Informed": Tab.INFORMED, "Route": Tab.ROUTE,
}  # fmt: skip
UNDECIDED = "Choose one"
DUE = (
    ("hour", "In an hour"), ("afternoon", "This afternoon, 3:00 PM"),
    ("tomorrow", "Tomorrow, 9:00 AM"), ("monday", "Next Monday, 9:00 AM"),
)  # fmt: skip


class _Pages(QStackedWidget):
    """As high as the page that is shown, not as the highest of all."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        for page in pages:
            self.addWidget(page)
        self.currentChanged.connect(lambda _row: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """The page's that is shown."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The page's that is shown."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its pages wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the page that is shown."""
        page = self.currentWidget()
        if page is None:
            return 0
        layout = page.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return page.sizeHint().height()


class NextPanel(Card):
    """The right of the live call. It asks nobody: it says what was chosen."""

    edited = Signal()
    tab_chosen = Signal(object)
    hold_left = Signal()

    def __init__(self) -> None:
        self.read_back = Text("", "body", "ink", wrap=True)
        self.read_back_title = Text("READ BACK TO THE CALLER", "section", "ink_secondary")
        self.openings = OpeningsPanel()
        self.held = Notice(tone="ok")
        self.leave = Button("Give this time up", "small")
        head = held(Wrap(self.read_back_title, self.leave, way="spread"))
        foot = held(column(head, self.read_back, self.held, gap=6))
        super().__init__("What happens next", foot=foot)
        self.tabs = Segmented("What happens next", tuple(TAB_WORDS))
        self.first = self.openings.openings
        self.outcomes = {
            tab: Choice(
                ((None, UNDECIDED),) * (tab is not Tab.CALL_BACK)
                + tuple((one, OUTCOMES[one]) for one in TABS[tab])
            )
            for tab in (Tab.CALL_BACK, Tab.INFORMED, Tab.ROUTE)
        }
        self.due = Choice(DUE)
        self.who = LineField(limit=LINE_LIMIT)
        self.what = LineField(limit=LINE_LIMIT)
        self.route_note = Text("", "caption", "ink_secondary", wrap=True)
        self.book_line = CheckLine("Book the time that is held", on=True)
        self.print_line = CheckLine("Print the handouts", on=True)
        self.question_line = CheckLine("Send the question to a clinician")
        self.follow_line = CheckLine("Make a follow-up for me")
        self.follow_due = Choice(DUE, "When the follow-up is due")
        self.follow_what = LineField("What about", LINE_LIMIT)
        self.follow_what.setAccessibleName("What the follow-up is about")
        self._follow = held(Wrap(self.follow_due, self.follow_what, way="grow"))
        self._pages = _Pages(
            held(column(self.openings)),
            held(
                column(
                    FormField("What was agreed", self.outcomes[Tab.CALL_BACK]),
                    FormField("When", self.due),
                    FormField("Who", self.who, "you, or a colleague"),
                    FormField("What about", self.what, "in a few words"),
                    None,
                )
            ),
            held(column(FormField("What came of it", self.outcomes[Tab.INFORMED]), None)),
            held(
                column(
                    FormField("Where the call goes", self.outcomes[Tab.ROUTE]),
                    self.route_note,
                    None,
                )
            ),
        )
        self.fill(
            column(
                self.tabs,
                self._pages,
                Rule(),
                Text("WHEN YOU FINISH", "section", "ink_secondary"),
                column(
                    self.book_line, self.print_line, self.question_line,
                    self.follow_line, self._follow, gap=3,
                ),
                None,
            )
        )  # fmt: skip
        self._wire()
        self._show_follow_up(on=False)
        self.show_finish(book="", handouts="", question=False)
        self.show_read_back("")
        self.show_held("")

    def _wire(self) -> None:
        self.tabs.chosen.connect(self._turn)
        self.leave.clicked.connect(self.hold_left)
        self.follow_line.toggled.connect(lambda on: self._show_follow_up(on=on))
        for choice in (*self.outcomes.values(), self.due, self.follow_due):
            choice.chosen.connect(self.edited)
        for line in (self.who, self.what, self.follow_what):
            line.textChanged.connect(self.edited)
        for box in (self.book_line, self.print_line, self.follow_line):
            box.toggled.connect(self.edited)

    def _show_follow_up(self, *, on: bool) -> None:
        self._follow.setVisible(on)
        self.refit()

    def _turn(self, words: str) -> None:
        tab = TAB_WORDS[words]
        self._pages.setCurrentIndex(list(TAB_WORDS.values()).index(tab))
        pages: dict[Tab, QWidget] = {
            Tab.BOOK: self.openings.openings, Tab.CALL_BACK: self.outcomes[Tab.CALL_BACK],
            Tab.INFORMED: self.outcomes[Tab.INFORMED], Tab.ROUTE: self.outcomes[Tab.ROUTE],
        }  # fmt: skip
        self.first = pages[tab]
        self.refit()
        self.tab_chosen.emit(tab)
        self.edited.emit()

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return TAB_WORDS[self.tabs.value()]

    def open_tab(self, tab: Tab) -> None:
        """Open a tab."""
        words = [words for words, one in TAB_WORDS.items() if one is tab]
        if words:
            self.tabs.set_value(words[0])

    def ask_outcome(self) -> None:
        """Go where it is said what came of the call."""
        tab = self.tab if self.tab in self.outcomes else Tab.INFORMED
        self.open_tab(tab)
        self.outcomes[tab].setFocus()

    def values(self) -> dict[str, object]:
        """What was chosen, as a draft holds it."""
        return {
            "tab": str(self.tab),
            **{f"outcome:{tab}": str(one.value() or "") for tab, one in self.outcomes.items()},
            "due": self.due.value(),
            "who": self.who.text(),
            "what": self.what.text(),
            "follow_up": self.follow_line.isChecked(),
            "follow_due": self.follow_due.value(),
            "follow_what": self.follow_what.text(),
            "book": self.book_line.isChecked(),
            "print": self.print_line.isChecked(),
        }

    def set_values(self, values: Mapping[str, object]) -> None:
        """Put a draft's values back; what is not named stays."""
        if "tab" in values:
            self.open_tab(Tab(str(values["tab"])))
        for tab, choice in self.outcomes.items():
            key = f"outcome:{tab}"
            choice.set_value(next((o for o in TABS[tab] if o == values.get(key)), choice.value()))
        for name, choice in (("due", self.due), ("follow_due", self.follow_due)):
            choice.set_value(values.get(name, choice.value()))
        for name, line in (
            ("who", self.who), ("what", self.what), ("follow_what", self.follow_what),
        ):  # fmt: skip
            line.setText(str(values.get(name, line.text())))
        for name, box in (
            ("follow_up", self.follow_line), ("print", self.print_line), ("book", self.book_line),
        ):  # fmt: skip
            box.setChecked(bool(values.get(name, box.isChecked())))

    def show_finish(self, *, book: str, handouts: str, question: bool) -> None:
        """Say what finishing will book, print and send on; empty leaves the line out."""
        self.question_line.setChecked(question)
        self.question_line.setVisible(question)
        for line, words in ((self.book_line, book), (self.print_line, handouts)):
            line.setVisible(bool(words))
            if words:
                line.say(words)
        self.refit()

    def show_read_back(self, sentence: str) -> None:
        """Show the sentence to read back before finishing; empty hides it."""
        self.read_back.setText(sentence)
        for part in (self.read_back, self.read_back_title):
            part.setVisible(bool(sentence))

    def show_held(self, sentence: str) -> None:
        """Say which time is held and until when; empty when none is."""
        self.held.say(sentence)
        self.leave.setVisible(bool(sentence))

    def offer_follow_ups(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer when something may be due."""
        self.due.offer(options)
        self.follow_due.offer(options)
