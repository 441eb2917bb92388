"""Booking a time: which visit, for whom, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ui.schedule.person_picker import PersonPicker
from ui.theme.theme import current
from ui.widgets.chips import Chips
from ui.widgets.dialog import Sheet
from ui.widgets.fields import Choice, FormField, Notes
from ui.widgets.layout import column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_NOTE_LIMIT = 2000
_HIGH = 560
_SHARE_OF_WINDOW = 0.9


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

    def sizeHint(self) -> QSize:
        """Room for the people found, so that nothing moves while a name is typed."""
        hint, theme = super().sizeHint(), current()
        most = round(self._behind.window().height() * _SHARE_OF_WINDOW)
        return QSize(hint.width(), min(most, max(hint.height(), theme.px(_HIGH))))
