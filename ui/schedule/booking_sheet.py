"""Booking a time: which visit, for whom, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.schedule.person_picker import PersonPicker
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.fields import Choice, FormField, Notes
from ui.widgets.layout import column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_NOTE_LIMIT = 2000


class BookingSheet(Sheet):
    """What a booking needs beyond its time. It asks nobody; `submitted` asks for the booking."""

    def __init__(
        self, parent: QWidget, where_and_when: str, kinds: Sequence[tuple[object, str]]
    ) -> None:
        self.choice = Choice(kinds)
        self.person = PersonPicker()
        self.note = Notes(2, _NOTE_LIMIT)
        self.instead = Chips("Free times instead")
        self.instead.hide()
        body = column(
            Text(where_and_when, "body", "ink_secondary", wrap=True),
            FormField("Visit", self.choice),
            self.person,
            FormField("Note", self.note, "Logistics only"),
            self.instead,
            None,
        )
        super().__init__(parent, "Book a visit", held(body), accept="Book")
        self.person.field.setFocus()
