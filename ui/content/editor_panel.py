"""The editor: every line of a topic or a handout, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from frontdesk.treatments.model import Topic
from ui.content.chosen_field import ChosenField
from ui.content.line_row import LineRow, Note
from ui.content.lines import HEAD, Content, Passage, Place, called, passages, row_at
from ui.content.tools import LineTools
from ui.content.words_field import WordsField
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import FormField
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.sayings import Passage as Barred
from ui.widgets.states import EmptyState
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = {
    "aliases": ("Callers also say", 2),
    "misspellings": ("Common slips", 2),
    "questions": ("Questions as callers ask them", 3),
}
CHOSEN = {"related": "Related topics", "handouts": "Handouts", "visit_types": "Kinds of visit"}
_BARS = {"say": "brand", "ask": "sun", "leave_to_clinician": "lavender"}
_ONE_A_LINE = "one on a line"


class EditorPanel(Card):
    """The middle column; it changes nothing itself and says what is wanted, at which place."""

    typed = Signal(object, str)
    row_wanted = Signal(object)
    emptied = Signal(object)
    choice_wanted = Signal(str)
    unchosen = Signal(str, object)
    undone = Signal()
    redone = Signal()
    moved_to = Signal(object)

    def __init__(self) -> None:
        self.state = Tag("", "lavender")
        self.version = Text("", "caption", "ink_secondary", wrap=True)
        self.history = Button("History", "small", "Ctrl+H")
        self.submit = Button("Submit for review", "small")
        self.retire = Button("Retire\N{HORIZONTAL ELLIPSIS}", "small")
        self.tools = LineTools()
        about = held(Wrap(self.state, self.version, gap=10))
        doing = held(Wrap(self.history, self.submit, self.retire))
        self._head = held(column(about, doing, gap=8))
        super().__init__("Editor", self._head, self.tools, titled=False)
        self._content: Content | None = None
        self._place: Place | None = None
        self._rows: dict[Place, LineRow] = {}
        self._headings: dict[Place, WordsField] = {}
        self._names: Mapping[str, Mapping[str, str]] = {}
        self.empty = EmptyState(
            "Choose a text", "Choose a topic or a handout at the left, or begin one with Ctrl+N."
        )
        self.problem = Notice(tone="alert")
        self.heading = WordsField("Title")
        self.audience = WordsField("For whom")
        self._for_whom = FormField("For whom", self.audience)
        self._lines = column(gap=16)
        self.words = {name: self._several(name, label, high)
                      for name, (label, high) in FIELDS.items()}  # fmt: skip
        self.chosen = {name: ChosenField(label) for name, label in CHOSEN.items()}
        self._with = held(column(
            *(FormField(FIELDS[key][0], field, _ONE_A_LINE) for key, field in self.words.items()),
            *self.chosen.values(), gap=14,
        ))  # fmt: skip
        self.whole = held(column(
            self.problem, FormField("Title", self.heading), self._for_whom, held(self._lines),
            self._with, None, gap=16,
        ))  # fmt: skip
        self.fill(column(self.empty, self.whole))
        self.first = self.heading
        self._wire()
        self.show_content(None, None)

    def _several(self, name: str, label: str, high: int) -> WordsField:
        field = WordsField(label, several=True, least=high)
        self._connect(field, Place(name))
        return field

    def _connect(self, field: WordsField, place: Place) -> None:
        field.typed.connect(lambda text: self.typed.emit(place, text))
        field.undone.connect(self.undone)
        field.redone.connect(self.redone)
        field.came.connect(lambda: self._come(place))

    def _wire(self) -> None:
        self.problem.say("")
        self._connect(self.heading, Place("title"))
        self._connect(self.audience, Place("audience"))
        for name, one in self.chosen.items():
            one.wanted.connect(lambda n=name: self.choice_wanted.emit(n))
            one.removed.connect(lambda value, n=name: self.unchosen.emit(n, value))
        for keys, signal in (("Ctrl+Z", self.undone), ("Ctrl+Shift+Z", self.redone)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
            shortcut.activatedAmbiguously.connect(signal)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The line in hand, or the section's heading; None where there is none."""
        return self._place

    def row(self, part: str, number: int) -> LineRow:
        """A line by its passage and its number from 0."""
        return self._rows[Place(part, number)]

    def section_heading(self, number: int) -> WordsField:
        """The heading of a handout's section."""
        return self._headings[Place(str(number))]

    def know(self, names: Mapping[str, Mapping[str, str]]) -> None:
        """The words of what can be chosen, by the field and the id."""
        self._names = names

    def show_head(self, state: str, tone: str, version: str) -> None:
        """Say where the text stands and which version it is."""
        self.state.say(state, tone)
        self.version.setText(version)
        show_if(self.version, version)

    def show_content(self, content: Content | None, place: Place | None) -> None:
        """Show a document as it stands now, the hands at a place where one is given."""
        before, self._content = self._content, content
        self.empty.setVisible(content is None)
        for part in (self.whole, self._head, self.tools):
            part.setVisible(content is not None)
        if content is None:
            self._place = None
            return
        self.heading.show_words(content.title)
        handout = not isinstance(content, Topic)
        self._for_whom.setVisible(handout)
        self._with.setVisible(not handout)
        if isinstance(content, Topic):
            self._show_topic(content)
        else:
            self.audience.show_words(content.audience)
        if before is None or _shape(before) != _shape(content):
            self._build(content)
        else:
            self._update(content)
        if place is not None:
            self.go_to(place)
        elif self._place is not None and not self._is_there(self._place):
            self._place = None
        self._show_tools()

    def _show_topic(self, content: Topic) -> None:
        for name, field in self.words.items():
            there: tuple[str, ...] = getattr(content, name)
            if split(field.toPlainText()) != there:
                field.show_words("\n".join(there))
        for name, one in self.chosen.items():
            known = self._names.get(name, {})
            one.show_chosen([(key, known.get(key, key)) for key in getattr(content, name)])

    def _is_there(self, place: Place) -> bool:
        return place in self._rows or place in self._headings

    def _update(self, content: Content) -> None:
        for passage in passages(content):
            for number, row in enumerate(passage.rows):
                self._rows[Place(passage.key, number)].show_row(row)
            if passage.heading is not None:
                self._headings[Place(passage.key)].show_words(passage.heading)

    def _build(self, content: Content) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows, self._headings = {}, {}
        for passage in passages(content):
            self._lines.addWidget(self._passage(content, passage))
        self.refit()

    def _passage(self, content: Content, passage: Passage) -> QWidget:
        parts: list[QWidget] = []
        if passage.heading is not None:
            place = Place(passage.key)
            field = WordsField(f"Heading of {passage.title.lower()}")
            field.show_words(passage.heading)
            self._connect(field, place)
            field.entered.connect(lambda: self.row_wanted.emit(place))
            field.emptied.connect(lambda: self.emptied.emit(place))
            self._headings[place] = field
            parts.append(field)
        for number, row in enumerate(passage.rows):
            parts.append(self._line(content, Place(passage.key, number), row))
        add = Button("Add line", "small", name=f"Add line: {passage.title}")
        last = Place(passage.key, len(passage.rows) - 1)
        add.clicked.connect(lambda: self.row_wanted.emit(last))
        parts.append(held(Wrap(add)))
        return Barred(passage.title, _BARS.get(passage.key, "line"), *parts)

    def _line(self, content: Content, place: Place, row: object) -> LineRow:
        line = LineRow(called(content, place), row)  # type: ignore[arg-type]  # a Line or a Block
        self._connect(line.field, place)
        line.field.entered.connect(lambda: self.row_wanted.emit(place))
        line.field.emptied.connect(lambda: self.emptied.emit(place))
        self._rows[place] = line
        return line

    def show_notes(self, notes: Mapping[Place, Note]) -> None:
        """How each line reads, and what is wrong with it."""
        for place, row in self._rows.items():
            row.show_note(notes.get(place, Note()))

    # -- the line in hand ---------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Put the hands at a place: a line, a heading or a field; elsewhere it goes nowhere."""
        if (field := self._field(place)) is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.to_end()
            self._come(place)
            self._scroll_to(field)

    def _field(self, place: Place) -> WordsField | None:
        if place in self._rows:
            return self._rows[place].field
        if place in self._headings:
            return self._headings[place]
        named = {"title": self.heading, "audience": self.audience, **self.words}
        return named.get(place.part)

    def _scroll_to(self, widget: QWidget) -> None:
        step = widget.parentWidget()
        while step is not None and not isinstance(step, QScrollArea):
            step = step.parentWidget()
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget, 0, 60)

    def _come(self, place: Place) -> None:
        """The hands are at a field; one that is no line leaves no line in hand."""
        self._place = place if self._is_there(place) else None
        self._show_tools()
        self.moved_to.emit(self._place)

    def _show_tools(self) -> None:
        content, place = self._content, self._place
        for one, row in self._rows.items():
            row.show_here(here=one == place)
        if content is None:
            return
        handout = not isinstance(content, Topic)
        if place is None or (place.row == HEAD and not handout):
            self.tools.show_line("", None, handout=handout)
        else:
            where = called(content, place)
            self.tools.show_line(where, row_at(content, place), handout=handout)


def split(text: str) -> tuple[str, ...]:
    """Words that stand one on a line, without empty lines and doubles."""
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))


def _shape(content: Content) -> tuple[object, ...]:
    """What decides which fields there are; words do not."""
    found = ((one.key, len(one.rows), one.heading is None) for one in passages(content))
    return (type(content), content.id, *found)
