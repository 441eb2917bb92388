"""The editor: every line of a topic or a handout, and what goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.treatments.model import Topic
from ui.content.chosen_field import ChosenField
from ui.content.line_row import LineRow, Note
from ui.content.lines import HEAD, Content, Passage, Place, Row, called, passages, row_at
from ui.content.sight import bring_into_sight, scroller
from ui.content.tab_order import order_tabs
from ui.content.tools import LineTools
from ui.content.words_field import WordsField
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.fields import FormField
from ui.widgets.layout import Wrap, column, held, row, show_if
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
    shortened = Signal()

    def __init__(self) -> None:
        self.state = Tag("", "lavender")
        self.version = Text("", "caption", "ink_secondary", wrap=True)
        self.history = Button("History", "small", "Ctrl+H")
        self.submit = Button("Submit for review", "small")
        self.retire = Button("Retire\N{HORIZONTAL ELLIPSIS}", "small")
        self.tools = LineTools()
        about = row(self.state, self.version, gap=10)
        about.setStretch(1, 1)
        doing = held(Wrap(self.history, self.submit, self.retire))
        self._head = held(column(about, doing, gap=8))
        super().__init__("Editor", self._head, self.tools, titled=False)
        self._content: Content | None = None
        self._place: Place | None = None
        self._keys: list[tuple[str, bool]] = []
        self._counts: dict[str, int] = {}
        self._is_new = True
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
        self.add_section = Button("Add section", "small")
        self._sections = held(Wrap(self.add_section))
        self.words = {name: self._several(name, label, high)
                      for name, (label, high) in FIELDS.items()}  # fmt: skip
        self.chosen = {name: ChosenField(label) for name, label in CHOSEN.items()}
        self._with = held(column(
            *(FormField(FIELDS[key][0], field, _ONE_A_LINE) for key, field in self.words.items()),
            *self.chosen.values(), gap=14,
        ))  # fmt: skip
        self.whole = held(column(
            self.problem, FormField("Title", self.heading), self._for_whom, held(self._lines),
            self._sections, self._with, None, gap=16,
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
        field.shortened.connect(self.shortened)
        field.undone.connect(self.undone)
        field.redone.connect(self.redone)
        field.came.connect(lambda: self._come(place))

    def _wire(self) -> None:
        self.problem.say("")
        self.tools.left.connect(lambda: self.go_to(self._place or Place("title")))
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
        had_hands = self._has_hands()
        self._show_fields(content)
        if before is None or before.id != content.id:
            self._to_top()
        self._lay_out(content)
        if place is not None:
            self.go_to(place)
        if had_hands and not self._has_hands():
            self.heading.setFocus()
        if self._is_new:
            self._is_new = False
            order_tabs(self)
        self._show_tools()

    def _has_hands(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_fields(self, content: Content) -> None:
        self.heading.show_words(content.title)
        handout = not isinstance(content, Topic)
        self._for_whom.setVisible(handout)
        self._with.setVisible(not handout)
        self._sections.setVisible(handout)
        if isinstance(content, Topic):
            self._show_topic(content)
        else:
            self.audience.show_words(content.audience)

    def _to_top(self) -> None:
        """Another text begins at its beginning, with no line in hand."""
        self._place = None
        if (area := scroller(self.heading)) is not None:
            area.verticalScrollBar().setValue(0)

    def _show_topic(self, content: Topic) -> None:
        for name, field in self.words.items():
            there: tuple[str, ...] = getattr(content, name)
            if split(field.toPlainText()) != there:
                field.show_words("\n".join(there))
        for name, one in self.chosen.items():
            known = self._names.get(name, {})
            chosen = [(key, known.get(key, key)) for key in getattr(content, name)]
            if one.show_chosen(chosen):
                self._is_new = True

    def _is_there(self, place: Place) -> bool:
        return place in self._rows or place in self._headings

    def _lay_out(self, content: Content) -> None:
        """Show the lines; only passages with other lines than before are built anew."""
        found = passages(content)
        keys = [(one.key, one.heading is None) for one in found]
        if keys != self._keys:
            self._clear()
            self._keys = keys
        for number, one in enumerate(found):
            if self._counts.get(one.key) == len(one.rows):
                self._update(one)
                continue
            if one.key in self._counts:
                self._drop(number, one.key)
            self._counts[one.key] = len(one.rows)
            self._is_new = True
            self._lines.insertWidget(number, self._passage(content, one))
        self.refit()

    def _clear(self) -> None:
        for number in reversed(range(self._lines.count())):
            self._drop(number, self._keys[number][0])
        self._counts.clear()

    def _drop(self, number: int, key: str) -> None:
        item = self._lines.takeAt(number)
        if (old := item.widget() if item is not None else None) is not None:
            old.hide()
            old.deleteLater()
        self._rows = {at: row for at, row in self._rows.items() if at.part != key}
        self._headings.pop(Place(key), None)

    def _update(self, passage: Passage) -> None:
        for number, one in enumerate(passage.rows):
            self._rows[Place(passage.key, number)].show_row(one)
        if passage.heading is not None:
            self._headings[Place(passage.key)].show_words(passage.heading)

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
        for number, one in enumerate(passage.rows):
            parts.append(self._line(content, Place(passage.key, number), one))
        add = Button("Add line", "small", name=f"Add line: {passage.title}")
        last = Place(passage.key, len(passage.rows) - 1)
        add.clicked.connect(lambda: self.row_wanted.emit(last))
        parts.append(held(Wrap(add)))
        return Barred(passage.title, _BARS.get(passage.key, "line"), *parts)

    def _line(self, content: Content, place: Place, line_row: Row) -> LineRow:
        needs = not isinstance(content, Topic) or place.part == "say"
        line = LineRow(called(content, place), line_row, needs_source=needs)
        self._connect(line.field, place)
        line.field.entered.connect(lambda: self.row_wanted.emit(place))
        line.field.emptied.connect(lambda: self.emptied.emit(place))
        self._rows[place] = line
        return line

    def show_notes(self, notes: Mapping[Place, Note]) -> None:
        """How each line reads, and what is wrong with it."""
        for place, line in self._rows.items():
            line.show_note(notes.get(place, Note()))

    # -- the line in hand ---------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Put the hands at a place: a line, a heading or a field; elsewhere it goes nowhere."""
        if (field := self._field(place)) is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.to_end()
            self._come(place)
            bring_into_sight(field, field.rect())

    def _field(self, place: Place) -> WordsField | None:
        if place in self._rows:
            return self._rows[place].field
        if place in self._headings:
            return self._headings[place]
        named = {"title": self.heading, "audience": self.audience, **self.words}
        return named.get(place.part)

    def _come(self, place: Place) -> None:
        """The hands are at a field; one that is no line leaves no line in hand."""
        self._place = place if self._is_there(place) else None
        self._show_tools()
        self.moved_to.emit(self._place)

    def _show_tools(self) -> None:
        if self._place is not None and not self._is_there(self._place):
            self._place = None
        content, place = self._content, self._place
        for one, line in self._rows.items():
            line.show_here(here=one == place)
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
