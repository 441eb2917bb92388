"""What callers ask that has no approved answer, and what is made of it in two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.facts import Facts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Columns, Notice, Rule
from ui.widgets.choices import Choice
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import FormField, LineField
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.states import EmptyState
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

PHRASE_LIMIT = 200


class UnansweredView(QWidget):
    """Questions at the left, the most asked first; what to make of the chosen one at the right."""

    left = Signal()
    moved = Signal(int)
    accepted = Signal()
    drafted = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = Button("Back to the editor", keys="Esc")
        self.groups = EntryList("Questions without an answer", framed=False)
        self.first: QWidget = self.groups
        self.empty = EmptyState(
            "Nothing waits for an answer",
            "When a caller asks what no approved text answers, the words are noted here, never "
            "who called.",
        )
        self.wordings = Facts("As callers asked it", below=True)
        self.phrase = LineField("The words that callers use", PHRASE_LIMIT)
        self.topic = Choice((), "Topic that answers it")
        self.accept = Button("Accept as another wording", "primary", "Ctrl+Return")
        self.draft = Button("Begin a draft topic\N{HORIZONTAL ELLIPSIS}", keys="Ctrl+N")
        self.dismiss = Button("Dismiss", keys="Ctrl+Del")
        self.problem = Notice(tone="alert")
        left = Card("Questions without an answer")
        left.fill(column(self.empty, self.groups, None))
        left.first = self.groups
        answered = "A topic answers it already: callers only say it in other words."
        missing = "Nothing answers it: begin a topic. It is marked as a draft until it is approved."
        nothing = "It needs no answer from the desk."
        self._doing = held(column(
            self.wordings, Rule(),
            Text("Another wording", "h2"), Text(answered, "body", "ink_secondary", wrap=True),
            FormField("Words to accept", self.phrase),
            FormField("Topic that answers it", self.topic),
            self.problem, held(Wrap(self.accept)), Rule(),
            Text("A new topic", "h2"), Text(missing, "body", "ink_secondary", wrap=True),
            held(Wrap(self.draft)), Rule(),
            Text("Neither", "h2"), Text(nothing, "body", "ink_secondary", wrap=True),
            held(Wrap(self.dismiss)), gap=10,
        ))  # fmt: skip
        self._right = Card("What to make of it")
        self._right.fill(column(self._doing, None))
        self._right.first = self.phrase
        columns = Columns((left, 1), (self._right, 1))
        head = held(Wrap(Text("Unanswered questions", "h1"), self.back, way="spread"))
        box = column(head, columns, gap=14)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.problem.say("")
        self.back.clicked.connect(self.left)
        self.groups.moved.connect(self.moved)
        self.groups.taken.connect(lambda _row: self.phrase.setFocus())
        self.accept.clicked.connect(self.accepted)
        self.draft.clicked.connect(self.drafted)
        self.dismiss.clicked.connect(self.dismissed)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)

    def show_groups(self, entries: Sequence[Entry], at: int) -> None:
        """Show the questions, one of them chosen; it is not told as moved."""
        self.groups.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.groups.show_entries(entries, at)
        self.groups.blockSignals(False)  # noqa: FBT003 -- Qt's own
        show_if(self.empty, not entries)
        show_if(self._doing, entries)
        for button in (self.accept, self.draft, self.dismiss):
            button.setEnabled(bool(entries))

    def show_group(
        self, wordings: Sequence[tuple[str, str]], phrase: str,
        topics: Sequence[tuple[object, str]], nearest: object,
    ) -> None:  # fmt: skip
        """Show one: how it was asked, and the topics it may belong to."""
        self.wordings.show_facts(wordings)
        self.phrase.setText(phrase)
        self.topic.offer(topics)
        if topics:
            self.topic.set_value(nearest if nearest is not None else topics[0][0])
        self.problem.say("")
        self._right.refit()
