"""Choosing the person a visit is for: known people by name or number, or someone new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.messages import born
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import FormField, SearchField
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.people.model import PersonMatch

_NEW = Entry("New person", "Take down who is calling first")
_SHOWN = 4


class PersonPicker(QWidget):
    """A field to find people in; Up, Down and Enter work in it. It asks nobody: `typed`."""

    typed = Signal(str)
    picked = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField("Person", placeholder="Name or number")
        self.list = EntryList("People found")
        self.chosen: PersonMatch | None = None
        self._found: tuple[PersonMatch, ...] = ()
        self._words = Text("", "strong", wrap=True)
        self._words.hide()
        self._form = FormField("Person", self.field)
        self.setLayout(column(self._form, self.list, self._words, gap=6))
        self.field.textEdited.connect(self._edited)
        self.list.steer(self.field)
        self.list.taken.connect(self._take)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.show_found(())

    def show_found(self, found: Sequence[PersonMatch]) -> None:
        """Show who was found, and the way to someone new."""
        self._found = tuple(found[:_SHOWN])
        entries = [
            Entry(one.name, " · ".join(filter(None, (born(one.born), _number(one)))))
            for one in self._found
        ]
        self.list.show_entries([*entries, _NEW] if self.field.text().strip() else [])

    def show_problem(self, sentence: str) -> None:
        """Say below the field what is missing."""
        self._form.show_problem(sentence)

    def _edited(self, text: str) -> None:
        self.chosen = None
        self._words.hide()
        self.show_problem("")
        self.typed.emit(text)

    def _take(self, row: int) -> None:
        if row >= len(self._found):
            self.new_wanted.emit()
            return
        self.chosen = self._found[row]
        self.list.show_entries(())
        details = filter(None, (self.chosen.name, born(self.chosen.born)))
        self._words.setText(" · ".join(details))
        self._words.show()
        self.show_problem("")
        self.picked.emit(self.chosen)


def _number(match: PersonMatch) -> str:
    from frontdesk.people.rules.numbers import national

    return national(match.phones[0].value) if match.phones else ""
