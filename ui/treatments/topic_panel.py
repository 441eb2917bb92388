"""One topic at full width: its card, and what goes with it to print, to book and to read on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from frontdesk.identity import ServiceTypeId
from ui.treatments.card_view import CardView
from ui.treatments.comparison import Compared, Comparison
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Rule
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.states import EmptyState
from ui.widgets.text import Tag, Text, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.identity import HandoutId, TopicId
    from frontdesk.treatments.model import Topic

COPY_KEYS = "Ctrl+Shift+C"
COMPARE_KEYS = "Ctrl+Shift+B"
COMPARE = "Compare"
LOADING = "Loading\N{HORIZONTAL ELLIPSIS}"
EMPTY = "Choose a topic"
HOW = "Type what the caller said, or open a group. Every line shows where it comes from."


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit type as the card names it: what to read out, and whether one can be booked."""

    type: ServiceTypeId
    title: str
    minutes: int
    opening: str = ""
    bookable: bool = True


class _Title(Text):
    """The topic's title: on one line where there is room, for Qt's own would wrap it early."""

    def __init__(self) -> None:
        super().__init__("", "h1", wrap=True)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), "h1") + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        words = self.text().split() or [""]
        widest = max(text_width(word, "h1") for word in words)
        return QSize(widest + 2, super().minimumSizeHint().height())


class _Part(QWidget):
    """A titled column below the card; its lines are built anew for each topic."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._nothing = nothing
        self._lines: list[QWidget] = []
        self._box = column(Text(title.upper(), "section", "ink_secondary"), None, gap=6)
        self.setLayout(self._box)

    @property
    def lines(self) -> tuple[QWidget, ...]:
        """What is shown below the title."""
        return tuple(self._lines)

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these instead, or that there is nothing."""
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = list(lines) or [Text(self._nothing, "body", "ink_secondary", wrap=True)]
        for place, line in enumerate(self._lines, 1):
            self._box.insertWidget(place, line)


class TopicPanel(Card):
    """The right card of the page; it emits what is wanted of the topic that is shown."""

    copied = Signal()
    compared = Signal()
    comparison_closed = Signal()
    handout_wanted = Signal(object)
    book_wanted = Signal(object)
    topic_wanted = Signal(object)

    def __init__(self) -> None:
        self.empty = EmptyState(EMPTY, HOW)
        self.title = _Title()
        self.state = Tag("", "lavender")
        self.copy = Button("Copy words")
        self.compare = Button(COMPARE)
        self.print = Button("Print handout")
        self.book = Button("Book", "primary")
        self.callers = Text("", "body", "ink_secondary", wrap=True)
        self.card = CardView()
        self.handouts = _Part("Handouts", "No handout goes with this.")
        self.visits = _Part("Visits", "No visit goes with this.")
        self.sources = _Part("Source", "")
        self._related_title = Text("RELATED", "section", "ink_secondary")
        self._related = Wrap(gap=8)
        self._links: list[Button] = []
        self._topic: Topic | None = None
        self._visits: tuple[Visit, ...] = ()
        super().__init__("Topic", titled=False)
        self.first = self.copy
        parts = row(self.handouts, self.visits, self.sources, gap=24)
        for place in range(3):
            parts.setStretch(place, 1)
        name = held(Wrap(self.title, self.state, gap=10))
        doing = held(row(self.copy, self.compare, self.print, self.book))
        self.whole = held(
            column(
                held(Wrap(name, doing, way="spread")), self.callers, self.card, Rule(), parts,
                self._related_title, held(self._related), None, gap=14,
            )
        )  # fmt: skip
        self.comparison = Comparison()
        box = column(self.empty, self.whole, self.comparison)
        self.fill(box)
        QShortcut(QKeySequence(COPY_KEYS), self.whole, self.copy.click)
        self.copy.setToolTip(COPY_KEYS)
        QShortcut(QKeySequence(COMPARE_KEYS), self.whole, self.compare.click)
        self.compare.setToolTip(COMPARE_KEYS)
        self.compare.clicked.connect(self.compared)
        self.comparison.closed.connect(self.comparison_closed)
        self.copy.clicked.connect(self.copied)
        self.print.clicked.connect(self._print)
        self.book.clicked.connect(self._book)
        self.show_topic(None, "", {}, (), ())

    @property
    def topic(self) -> Topic | None:
        """The topic that is shown."""
        return self._topic

    def show_topic(
        self,
        topic: Topic | None,
        state: str,
        handouts: dict[HandoutId, str],
        sources: Sequence[str],
        related: Sequence[tuple[TopicId, str]],
    ) -> None:
        """Show a topic, or that none is chosen; `state` says that its text is not approved."""
        self._topic = topic
        self.comparison.hide()
        self.empty.setVisible(topic is None)
        self.whole.setVisible(topic is not None)
        self.copy.setEnabled(topic is not None)
        if topic is None:
            self.card.show_topic(None)
            return
        self.title.setText(topic.title)
        self.state.say(state)
        also = ", ".join(topic.aliases)
        self.callers.setText(f"Callers also say: {also}")
        self.callers.setVisible(bool(also))
        self.card.show_topic(topic, draft=False)
        self.print.setVisible(bool(topic.handouts))
        self.handouts.show_lines([self._link(k, w) for k, w in handouts.items()])
        self.sources.show_lines([Text(one, "body", "ink_secondary", wrap=True) for one in sources])
        self._relate(related)
        self.refit()

    def show_comparable(self, *, can: bool, beside: str = "") -> None:
        """Offer to compare the topic, with the one named where that was chosen before."""
        self.compare.setVisible(can)
        self.compare.relabel(f"{COMPARE} with {beside}" if beside else COMPARE)

    def show_comparison(self, compared: Sequence[Compared]) -> None:
        """Show two topics side by side in place of the one."""
        self.empty.hide()
        self.whole.hide()
        self.comparison.show_sides(compared)
        self.comparison.show()
        self.comparison.close_button.setFocus()
        self.refit()

    def _link(self, key: HandoutId, words: str) -> QWidget:
        button = Button(words, "small", name=f"Print handout: {words}")
        button.clicked.connect(lambda: self.handout_wanted.emit(key))
        return held(Wrap(button))

    def show_waiting(self, words: str = LOADING) -> None:
        """Say that the visits are being looked for, or why there are none to show."""
        self._visits = ()
        self.book.hide()
        self.visits.show_lines([Text(words, "body", "ink_secondary", wrap=True)])

    def show_visits(self, visits: Sequence[Visit]) -> None:
        """Show the visits that go with the topic; the first that can be booked is the main one."""
        self._visits = tuple(one for one in visits if one.bookable)
        self.book.setVisible(bool(self._visits))
        if self._visits:
            self.book.relabel(f"Book {_small(self._visits[0].title)}")
        lines: list[QWidget] = []
        for one in visits:
            words = [Text(f"{one.title}, {one.minutes} min", wrap=True)]
            if one.opening:
                words.append(Text(one.opening, "caption", "ink_secondary", wrap=True))
            lines.append(held(column(*words, gap=2)))
            if one in self._visits[1:]:
                button = Button(f"Book {_small(one.title)}", "small")
                button.clicked.connect(lambda _on=False, key=one.type: self.book_wanted.emit(key))
                lines.append(held(Wrap(button)))
        self.visits.show_lines(lines)

    def first_action(self) -> QWidget:
        """What most likely comes next: booking, where there is something to book."""
        return self.book if self.book.isVisible() else self.copy

    def _relate(self, related: Sequence[tuple[TopicId, str]]) -> None:
        for old in self._links:
            self._related.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links = []
        for key, words in related:
            button = Button(words, "small", name=f"Related: {words}")
            button.clicked.connect(lambda _on=False, k=key: self.topic_wanted.emit(k))
            self._links.append(button)
            self._related.addWidget(button)
        self._related_title.setVisible(bool(related))

    @property
    def links(self) -> tuple[Button, ...]:
        """The buttons of the related topics."""
        return tuple(self._links)

    def _print(self) -> None:
        if self._topic and self._topic.handouts:
            self.handout_wanted.emit(self._topic.handouts[0])

    def _book(self) -> None:
        if self._visits:
            self.book_wanted.emit(self._visits[0].type)


def _small(title: str) -> str:
    """A title within a sentence: `Therapy intake` becomes `therapy intake`, `Spravato` stays."""
    return title if title.startswith("Spravato") else title[:1].lower() + title[1:]
