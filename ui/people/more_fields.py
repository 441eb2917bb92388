"""What else a phone intake may take, folded away until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.people.model import LINE_LIMIT
from ui.widgets.buttons import Button
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, FormField, LineField
from ui.widgets.layout import column, held

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINES = {
    "preferred_name": ("Name they go by", ""),
    "whose": ("Whose number it is", "their own, a parent's, work"),
    "email": ("Email", ""),
    "postal_address": ("Postal address", "for mailed handouts"),
    "access_needs": ("Access needs", "steps, hearing, sight"),
    "insurer": ("Insurer", "the name only, no numbers"),
    "contact_name": ("Guardian or other contact", ""),
    "contact_relation": ("Who they are to the caller", ""),
    "contact_may_know": ("What they may be told", ""),
}
LANGUAGES = (
    ("en", "English"), ("es", "Spanish"), ("zh", "Chinese"), ("vi", "Vietnamese"),
    ("ru", "Russian"), ("ko", "Korean"), ("so", "Somali"), ("uk", "Ukrainian"), ("other", "Other"),
)  # fmt: skip
MODALITIES = (("", "Not asked"), ("in-person", "In person"), ("telehealth", "Telehealth"))


class MoreFields(QWidget):
    """A button, and behind it the optional fields of an intake."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.opener = Button("More about this person", "small")
        self.opener.setCheckable(True)
        self._lines = {name: LineField(hint, LINE_LIMIT) for name, (_, hint) in _LINES.items()}
        self._fields = {
            name: FormField(_LINES[name][0], line) for name, line in self._lines.items()
        }
        self.language = Choice(LANGUAGES)
        self.modality = Choice(MODALITIES)
        self.office = Choice(((None, "No preference"),))
        self.interpreter = CheckLine("Needs an interpreter")
        self.large_print = CheckLine("Large print")
        self._body = held(
            column(
                *(self._fields[name] for name in ("preferred_name", "whose", "email")),
                FormField("Preferred office", self.office),
                FormField("In person or telehealth", self.modality),
                FormField("Language", self.language),
                self.interpreter,
                self.large_print,
                *(self._fields[n] for n in list(_LINES)[3:]),
            )
        )
        self._body.hide()
        self.setLayout(column(self.opener, self._body))
        self.opener.toggled.connect(self._body.setVisible)
        for line in self._lines.values():
            line.textChanged.connect(self.edited)
        for choice in (self.language, self.modality, self.office):
            choice.chosen.connect(self.edited)
        for box in (self.interpreter, self.large_print):
            box.toggled.connect(self.edited)

    def offer_offices(self, offices: tuple[tuple[object, str], ...]) -> None:
        """Offer the clinic's offices."""
        self.office.offer(((None, "No preference"), *offices))

    def values(self) -> dict[str, object]:
        """What was typed and chosen."""
        return {
            **{name: line.text() for name, line in self._lines.items()},
            "language": self.language.value(),
            "modality": self.modality.value(),
            "office": self.office.value(),
            "interpreter": self.interpreter.isChecked(),
            "large_print": self.large_print.isChecked(),
        }

    def set_values(self, values: Mapping[str, object]) -> None:
        """Put values back; what is not named stays."""
        for name, line in self._lines.items():
            if name in values:
                line.setText(str(values[name]))
        for name, choice in (
            ("language", self.language), ("modality", self.modality), ("office", self.office),
        ):  # fmt: skip
            if name in values:
                choice.set_value(values[name])
        for name, box in (("interpreter", self.interpreter), ("large_print", self.large_print)):
            if name in values:
                box.setChecked(bool(values[name]))

    def show_problem(self, field: str, sentence: str, *, go: bool = True) -> bool:
        """Say what is wrong with a field and go there; False where it is not here."""
        if field not in self._fields:
            return False
        self._fields[field].show_problem(sentence)
        if sentence:
            self.opener.setChecked(True)
        if sentence and go:
            self._lines[field].setFocus()
        return True

    def clear_problems(self) -> None:
        """Take all complaints away."""
        for field in self._fields.values():
            field.show_problem("")
