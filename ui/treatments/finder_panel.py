"""Finding a topic: the search, its answers, and all topics by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from ui.messages import count
from ui.treatments.crisis_strip import CrisisStrip
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, Rule
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import LookUp, Topic

LONGEST = 2000
NOTHING = (
    "Not in the approved text. Say that you will find out, then take a message, send the question "
    "to a clinician, or route the call."
)
ALL = "ALL TOPICS"


class _Browser(EntryList):
    """Groups, or the topics of one; a row stands out only while the keyboard is here."""

    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys start from."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.entries:
            self.choose(max(0, self.current))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no row behind that looks like the one that is read."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Backspace go back to the groups."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FinderPanel(Card):
    """The left card of the page. It asks nobody: it says what was typed and what was chosen."""

    typed = Signal(str)
    answer_moved = Signal(int)
    answer_taken = Signal(int)
    topic_moved = Signal(object)
    topic_taken = Signal(object)
    question_sent = Signal()
    message_wanted = Signal()
    route_wanted = Signal()
    crisis_wanted = Signal()

    def __init__(self) -> None:
        self.search = SearchField("Find a topic", "Ctrl+F", "Any words a caller may use")
        self.search.setMaxLength(LONGEST)
        self.crisis = Button("Crisis card", "danger", name="Open the crisis card", cap="F9")
        self.strip = CrisisStrip(self.crisis)
        self.found = Text("", "caption", "ink_secondary", wrap=True)
        self.answers = EntryList("Answers", framed=False)
        self.answers.steer(self.search)
        self.nothing = Notice(tone="lavender")
        self.send = Button("Send question to a clinician", "small")
        self.message = Button("Take a message", "small")
        self.route = Button("Route the call", "small")
        self._then = held(Wrap(self.send, self.message, self.route, gap=8))
        self._rule = Rule()
        self.heading = Text(ALL, "section", "ink_secondary", wrap=True)
        self.back = Button("All topics", "small", name="Back to all topics")
        self.browser = _Browser("All topics by group", framed=False)
        self._groups: dict[str, list[Topic]] = {}
        self._group = ""
        super().__init__("Find a topic", titled=False)
        self.first = self.search
        self._column = column(
            self.search, self.strip, self.found, self.answers,
            self.nothing, self._then, self._rule,
            held(Wrap(self.heading, self.back, way="spread")), self.browser, None, gap=10,
        )  # fmt: skip
        self.fill(self._column)
        self._wire()
        self.show_answers(None)
        self.show_groups({})

    def _wire(self) -> None:
        self.search.textChanged.connect(self.typed)
        self.answers.moved.connect(self.answer_moved)
        self.answers.taken.connect(self.answer_taken)
        self.answers.clicked.connect(lambda index: self.answer_moved.emit(index.row()))
        self.browser.taken.connect(self._taken)
        self.browser.clicked.connect(lambda index: self._clicked(index.row()))
        self.browser.moved.connect(self._moved)
        self.browser.left.connect(self.show_all)
        self.back.clicked.connect(self.show_all)
        self.send.clicked.connect(self.question_sent)
        self.message.clicked.connect(self.message_wanted)
        self.route.clicked.connect(self.route_wanted)
        self.crisis.clicked.connect(self.crisis_wanted)

    # -- searching ----------------------------------------------------------------------------

    def show_answers(
        self,
        found: LookUp | None,
        *,
        danger: bool = False,
        current: int = 0,
        settled: bool = False,
    ) -> None:
        """Show what the catalogue answers, the row `current` chosen; None before any word.

        `settled` when no key press asked for it: then nothing moves under the pointer.
        """
        answers = found.answers if found else ()
        self.answers.show_entries(tuple(Entry(one.title, one.why) for one in answers), current)
        self.strip.show_for(self._column, self.answers, danger=danger, settled=settled)
        words = count(len(answers), "answer", "answers") if answers else ""
        if found and found.corrected:
            mended = f"showing \u201c{found.corrected}\u201d"
            words = f"{words} \u00b7 {mended}" if words else f"{mended[:1].upper()}{mended[1:]}"
        self.found.setText(words)
        self.found.setVisible(bool(words))
        empty = found is not None and not answers and not danger
        if empty and not self.nothing.words:
            announce(self.search, NOTHING)
        self.nothing.say(NOTHING if empty else "")
        self._then.setVisible(empty)
        self._rule.setVisible(found is not None)

    # -- going through all topics -------------------------------------------------------------

    def show_groups(self, groups: dict[str, list[Topic]]) -> None:
        """Offer all topics by group."""
        self._groups = groups
        self.show_all()
        self.heading.setVisible(bool(groups))

    def renew_groups(self, groups: dict[str, list[Topic]]) -> None:
        """Offer all topics as they stand by now; an open group stays open."""
        group, topic = self._group, self._topic(self.browser.current)
        self.show_groups(groups)
        if group in groups:
            self.open_group(group, topic)

    def show_all(self) -> None:
        """Show the groups again, where one was opened."""
        place = list(self._groups).index(self._group) if self._group in self._groups else 0
        self._group = ""
        self.heading.setText(ALL)
        self.back.hide()
        entries = [Entry(name, end=str(len(topics))) for name, topics in self._groups.items()]
        self._show(entries, place)

    def open_group(self, name: str, topic: TopicId | None = None) -> None:
        """Show the topics of a group, one of them chosen."""
        self._group = name
        keys = [one.id for one in self._groups[name]]
        self.heading.setText(name.upper())
        self.back.show()
        place = keys.index(topic) if topic in keys else 0
        self._show([Entry(one.title) for one in self._groups[name]], place)

    def _show(self, entries: Sequence[Entry], place: int) -> None:
        self.browser.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.browser.show_entries(entries, place)
        self.browser.blockSignals(False)  # noqa: FBT003 -- Qt's own
        if not self.browser.hasFocus():
            self.browser.clearSelection()

    def _topic(self, row: int) -> TopicId | None:
        topics = self._groups.get(self._group, [])
        return topics[row].id if 0 <= row < len(topics) else None

    def _moved(self, row: int) -> None:
        if (key := self._topic(row)) is not None:
            self.topic_moved.emit(key)

    def _clicked(self, row: int) -> None:
        if self._group:
            self._moved(row)
        else:
            self._taken(row)

    def _taken(self, row: int) -> None:
        if self._group:
            if (key := self._topic(row)) is not None:
                self.topic_taken.emit(key)
        elif 0 <= row < len(self._groups):
            self.open_group(list(self._groups)[row])
            self.browser.setFocus()
            self._moved(0)
