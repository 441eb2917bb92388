"""The sheet in which a person is added or edited: all that the desk takes down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from frontdesk.errors import Invalid
from frontdesk.people.model import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, PersonDetails
from frontdesk.people.rules.dates import read_date
from ui.facts import Facts
from ui.messages import sentence
from ui.people.caller_panel import HEARD
from ui.people.more_fields import LANGUAGES, MODALITIES
from ui.people.phone_lines import PhoneLines
from ui.people.words import CLIENTS, TIMES, VOICEMAILS, WAYS, match_line
from ui.widgets.buttons import Button
from ui.widgets.check_line import CheckLine
from ui.widgets.dates import DateField, DateUnreadable
from ui.widgets.dialog import Sheet
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField, Notes
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from frontdesk.people.model import PersonMatch

_CHOICES: dict[str, tuple[str, tuple[tuple[object, str], ...]]] = {
    "client": ("Client", tuple(CLIENTS.items())),
    "voicemail": ("May we leave a voicemail?", tuple(VOICEMAILS.items())),
    "reach_by": ("Reach by", tuple(WAYS.items())),
    "best_time": ("Best time", tuple(TIMES.items())),
    "modality": ("In person or telehealth", MODALITIES),
    "language": ("Language", LANGUAGES),
    "referral_source": ("Heard of us from", HEARD),
}
_LINES = {
    "insurer": ("Insurer", "the name only, no numbers"),
    "access_needs": ("Access needs", "steps, hearing, sight"),
    "contact_name": ("Guardian or other contact", ""),
    "contact_relation": ("Who they are to the person", ""),
    "contact_may_know": ("What they may be told", ""),
}


class PersonSheet(Sheet):
    """`details` is what stands there, or None for a new person; offices are offered by name."""

    least_width = 620
    match_taken = Signal(object)
    compared = Signal()

    def __init__(
        self,
        parent: QWidget,
        details: PersonDetails | None,
        today: date,
        offices: Sequence[tuple[object, str]] = (),
    ) -> None:
        self._base = details or PersonDetails("")
        self._matches: tuple[PersonMatch, ...] = ()
        self._theirs: Callable[[], None] | None = None
        self.name = LineField(limit=NAME_LIMIT, least="A name of usual length")
        self.preferred = LineField(limit=NAME_LIMIT)
        self.born = DateField(lambda text: _read(text, today))
        self.phones = PhoneLines()
        self.emails = LineField("name@example.org", LINE_LIMIT)
        self.choices = {name: Choice(options) for name, (_, options) in _CHOICES.items()}
        self.office = Choice(((None, "No preference"), *offices))
        self.lines = {name: LineField(hint, LINE_LIMIT) for name, (_, hint) in _LINES.items()}
        self.interpreter = CheckLine("Needs an interpreter")
        self.large_print = CheckLine("Large print")
        self.address = Notes(2, LINE_LIMIT)
        self.notes = Notes(3, NOTE_LIMIT)
        self.warning = Text("", "strong", "alert", wrap=True)
        self.matches = EntryList("People who look the same")
        self.now = Facts("What stands there now")
        self.take_theirs = Button("Use what stands there", "small")
        self._taking = held(Wrap(self.take_theirs))
        self.fields = self._labelled()
        super().__init__(
            parent,
            "Edit person" if details else "New person",
            self._laid_out(),
            accept="Save" if details else "Add person",
        )
        for part in (self.warning, self._taking):
            part.hide()
        self.now.show_facts(())
        self.matches.taken.connect(lambda row: self.match_taken.emit(self._matches[row].id))
        self.matches.clicked.connect(lambda at: self.match_taken.emit(self._matches[at.row()].id))
        self.take_theirs.clicked.connect(self._use_theirs)
        self.born.problem_changed.connect(self.fields["born"].show_problem)
        for line in (self.name, self.born, self.phones.lines[0].number):
            line.editingFinished.connect(self.compared)
        self.set_details(self._base)

    def _labelled(self) -> dict[str, FormField]:
        return {
            "name": FormField("Name", self.name, "as they give it"),
            "preferred_name": FormField("Name they go by", self.preferred),
            "born": FormField("Date of birth", self.born),
            "number": FormField("Phone numbers", self.phones),
            "email": FormField("Email", self.emails, "several: with commas between"),
            **{name: FormField(_CHOICES[name][0], choice) for name, choice in self.choices.items()},
            "office": FormField("Preferred office", self.office),
            **{name: FormField(_LINES[name][0], line) for name, line in self.lines.items()},
            "postal_address": FormField("Postal address", self.address, "for mailed handouts"),
            "notes": FormField("Notes", self.notes, "for logistics, not clinical detail"),
        }

    def _laid_out(self) -> QWidget:
        fields = self.fields

        def pair(*names: str) -> Wrap:
            return Wrap(*(fields[name] for name in names), gap=10, way="grow")

        return held(
            column(
                self.warning, self.matches, self.now, self._taking,
                pair("name", "preferred_name"), pair("born", "client"),
                fields["number"], fields["email"],
                pair("voicemail", "reach_by", "best_time"), pair("office", "modality"),
                pair("language", "referral_source"), self.interpreter, self.large_print,
                pair("insurer", "access_needs"), fields["postal_address"],
                pair("contact_name", "contact_relation"), fields["contact_may_know"],
                fields["notes"],
            )
        )  # fmt: skip

    # -- what is typed ------------------------------------------------------------------------

    def set_details(self, details: PersonDetails) -> None:
        """Put a person's details into the fields."""
        self._base = details
        self.name.setText(details.name)
        self.preferred.setText(details.preferred_name)
        self.born.set_value(details.born)
        self.phones.set_phones(details.phones)
        self.emails.setText(", ".join(details.emails))
        for name, choice in self.choices.items():
            value, options = getattr(details, name), _CHOICES[name][1]
            if value not in [known for known, _words in options]:
                choice.offer((*options, (value, str(value))))  # typed elsewhere: it stays
            choice.set_value(value)
        self.office.set_value(details.office)
        for name, line in self.lines.items():
            line.setText(getattr(details, name))
        self.interpreter.setChecked(details.interpreter)
        self.large_print.setChecked(details.large_print)
        self.address.setPlainText(details.postal_address)
        self.notes.setPlainText(details.notes)

    def details(self) -> PersonDetails:
        """What was typed; raises Invalid where the date of birth cannot be read."""
        if self.born.problem():
            raise Invalid("born", "not-a-date")
        choices: dict[str, Any] = {name: choice.value() for name, choice in self.choices.items()}
        lines: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        office: Any = self.office.value()
        return replace(
            self._base,
            name=self.name.text(),
            preferred_name=self.preferred.text(),
            born=self.born.value(),
            phones=self.phones.phones(),
            emails=tuple(part.strip() for part in self.emails.text().split(",") if part.strip()),
            office=office,
            interpreter=self.interpreter.isChecked(),
            large_print=self.large_print.isChecked(),
            postal_address=self.address.toPlainText(),
            notes=self.notes.toPlainText(),
            **choices,
            **lines,
        )

    # -- what stops it ------------------------------------------------------------------------

    def show_refusal(self, error: Exception) -> None:
        """Say at its field what cannot be taken, else at the foot."""
        for field in self.fields.values():
            field.show_problem("")
        self.show_problem("")
        words = sentence(error)
        place = self.fields.get(error.field) if isinstance(error, Invalid) else None
        if place is None:
            self.show_problem(words)
            return
        place.show_problem(words)
        if place.control is self.phones:
            self.phones.focus()
        else:
            place.control.setFocus()

    def show_matches(self, found: Sequence[PersonMatch]) -> None:
        """Warn of known people who look the same; it stops nobody."""
        self._matches = tuple(found)
        self.warning.setVisible(bool(found))
        self.warning.setText("This may be someone known. Open them here, or go on.")
        self.matches.show_entries(
            [Entry(match.name, f"{match.why} \u00b7 {match_line(match)}") for match in found]
        )
        self.go.relabel("Add as a new person" if found else "Add person")

    def show_theirs(
        self, differences: Sequence[tuple[str, str]], use_theirs: Callable[[], None]
    ) -> None:
        """Another window edited the person: say what stands there, and let the desk choose."""
        self._theirs = use_theirs
        self.warning.setText(
            "Another window edited this person in the meantime. Nothing was overwritten. "
            "It says there now:"
        )
        self.warning.show()
        self.now.show_facts(differences)
        self._taking.show()
        self.go.relabel("Save mine instead")
        self.show_busy(busy=False)
        self.take_theirs.setFocus()

    def _use_theirs(self) -> None:
        if self._theirs is not None:
            self._theirs()
        self.warning.hide()
        self.now.show_facts(())
        self._taking.hide()
        self.go.relabel("Save")
        self.name.setFocus()


def _read(text: str, today: date) -> date:
    try:
        return read_date(text, today)
    except Invalid as refusal:
        raise DateUnreadable(sentence(refusal)) from None
