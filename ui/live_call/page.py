"""The page of a call in progress: three columns, the timer, and the finish."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.live_call.next_panel import NextPanel
from ui.people.caller_panel import CallerPanel
from ui.treatments.ask_panel import AskPanel
from ui.widgets.buttons import Button
from ui.widgets.cards import Columns, Notice
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.text import Tag, Text

_CARDS = 3


class LiveCallPage(QWidget):
    """Who is calling, what they ask, what happens next."""

    finish_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.caller, self.ask, self.next = CallerPanel(), AskPanel(), NextPanel()
        self.title = Text("Call in progress", "h1")
        self.timer = Tag("00:00", "sun", role="strong")
        self.timer.setAccessibleName("Length of the call")
        self.facts = Text("", "body", "ink_secondary")
        self.saved = Text("", "body", "ink_secondary")
        self.discard = Button("Discard")
        self.finish = Button("Finish call", "primary", "Ctrl+Return")
        self.problem = Notice(tone="alert")
        titles = held(Wrap(self.title, self.timer, self.facts, gap=9))
        acts = held(row(self.saved, self.discard, self.finish))
        columns = self._columns = Columns((self.caller, 322), (self.ask, 490), (self.next, 356))
        box = column(Wrap(titles, acts, way="spread"), self.problem, columns, gap=16)
        box.setStretch(2, 1)
        box.setContentsMargins(24, 20, 24, 20)
        self.setLayout(box)
        self.first = self.caller.number
        self.finish.clicked.connect(self.finish_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.ask.refit()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view; Qt does so for Tab alone."""
        above = now.parentWidget() if now is not None and self.isAncestorOf(now) else None
        while now is not None and above is not None and above is not self:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(now)
            above = above.parentWidget()

    @property
    def is_stacked(self) -> bool:
        """Whether the cards stand one below another, so that not all of them are in sight."""
        return self._columns.count < _CARDS

    def show_problem(self, sentence: str) -> None:
        """Say above the columns what stopped the finish; empty takes it away."""
        self.problem.say(sentence)

    def show_walk_in(self, *, walk_in: bool) -> None:
        """A walk-in is the same page without a number."""
        self.title.setText("Visitor at the desk" if walk_in else "Call in progress")
        self.finish.relabel("Finish visit" if walk_in else "Finish call")
        self.caller.fields["number"].setVisible(not walk_in)
        self.first = self.caller.name if walk_in else self.caller.number
        self.caller.first = self.first
