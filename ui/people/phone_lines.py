"""The numbers of a person: as many lines as are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from frontdesk.people.model import LINE_LIMIT, ContactUse, Phone
from frontdesk.people.rules.numbers import shown
from ui.people.words import USES
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, LineField
from ui.widgets.layout import Wrap, column, held, row

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 12


class PhoneLine(QWidget):
    """One number, what it is, and whose."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.number = LineField("425 555 0142", 60, "(425) 555-0142 ext. 12")
        self.use = Choice(tuple(USES.items()), f"Kind of number {place}")
        self.whose = LineField("whose, if not their own", LINE_LIMIT)
        self.number.setAccessibleName(f"Number {place}")
        self.whose.setAccessibleName(f"Whose number {place} is")
        box = row(self.number, self.use, self.whose)
        for part in range(3):
            box.setStretch(part, 1)
        self.setLayout(box)


class PhoneLines(QWidget):
    """Lines below each other; an empty one is no number."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PhoneLine] = []
        self.more = Button("Another number", "small")
        self.more.clicked.connect(self._another)
        self._box = column(gap=6)
        self.setLayout(column(self._box, held(Wrap(self.more)), gap=6))
        self.set_phones(())

    def set_phones(self, phones: Sequence[Phone]) -> None:
        """Show these, and one line at least."""
        while len(self.lines) < max(1, len(phones)):
            self._add()
        for place, line in enumerate(self.lines):
            phone = phones[place] if place < len(phones) else Phone("")
            line.number.setText(shown(phone.value, phone.extension) if phone.value else "")
            line.use.set_value(phone.use)
            line.whose.setText(phone.whose)

    def phones(self) -> tuple[Phone, ...]:
        """What was typed; the numbers are read where they are kept."""
        found = []
        for line in self.lines:
            use, typed = line.use.value(), line.number.text().strip()
            if typed and isinstance(use, ContactUse):
                found.append(Phone(typed, use, line.whose.text()))
        return tuple(found)

    def focus(self) -> None:
        """Begin at the first number."""
        self.lines[0].number.setFocus()

    def _add(self) -> None:
        line = PhoneLine(len(self.lines) + 1)
        self.lines.append(line)
        self._box.addWidget(line)
        self.more.setVisible(len(self.lines) < _MOST)

    def _another(self) -> None:
        self._add()
        self.lines[-1].number.setFocus()
