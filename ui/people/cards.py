"""A person beside the list: what is known, visits once identity was checked, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from frontdesk.audit.model import AuditEvent
from frontdesk.people.model import Person
from frontdesk.people.rules.numbers import shown as number_shown
from ui.facts import Facts, copyable
from ui.history import history_lines
from ui.messages import moment
from ui.people.caller_panel import CHECKS
from ui.people.words import CLIENTS, card_facts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline and where it leads: `call`, `appointment` or `handout`."""

    at: datetime
    kind: str
    key: object
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person with what the cards show beside the details."""

    person: Person
    office: str
    happenings: tuple[Happening, ...]
    history: tuple[AuditEvent, ...]
    where: ZoneInfo


class PersonCard(Card):
    """Details and preferences, with what can be done for the person."""

    edit_wanted = Signal()
    call_wanted = Signal()
    handouts_wanted = Signal()
    identity_checked = Signal(str)

    def __init__(self) -> None:
        self.badge = Tag("", "brand")
        super().__init__("Person", self.badge)
        self.badge.hide()
        self.name = copyable("", "h2")
        self.facts = Facts("What is known of this person")
        self.edit = Button("Edit", "small", "Ctrl+E", "Edit this person")
        self.call = Button("New call with this number", "small")
        self.handouts = Button(
            "Print handouts", "small", "Ctrl+P", "Print handouts for this person"
        )
        self.check = Choice(CHECKS)
        self._check = FormField("How identity was checked", self.check)
        self._buttons = held(Wrap(self.edit, self.call, self.handouts))
        self._nothing = Text("Choose a person to see them here.", ink="ink_secondary", wrap=True)
        self.fill(
            column(self._nothing, self.name, self._buttons, self._check, self.facts, None, gap=10)
        )
        self.edit.clicked.connect(self.edit_wanted)
        self.call.clicked.connect(self.call_wanted)
        self.handouts.clicked.connect(self.handouts_wanted)
        self.check.chosen.connect(lambda value: self.identity_checked.emit(str(value)))
        self.show_person(None)

    def show_person(self, shown: ShownPerson | None) -> None:
        """Show a person, or that none is chosen."""
        self._nothing.setVisible(shown is None)
        for part in (self.name, self._buttons, self._check):
            part.setVisible(shown is not None)
        for button in (self.edit, self.handouts):
            button.setEnabled(shown is not None)
        if shown is None:
            self.badge.say("")
            self.facts.show_facts(())
            return
        details = shown.person.details
        self.name.setText(details.name)
        self.badge.say(CLIENTS[details.client])
        self.facts.show_facts(card_facts(details, shown.office))
        self.call.setVisible(bool(details.phones))
        if details.phones:
            phone = details.phones[0]
            number = number_shown(phone.value, phone.extension)
            self.call.relabel("New call with this number", f"New call with {number}")
        self.refit()


class TimelineCard(Card):
    """Calls, visits and handouts, newest first, and below them the history of edits."""

    taken = Signal(object)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("What happened")
        self._lines: tuple[Happening, ...] = ()
        self.lines = EntryList("What happened, newest first", framed=False)
        self._hint = Text("", "body", "ink_secondary", wrap=True)
        self._title = Text("Edits", "strong")
        self.undo = Button("Undo last edit", "small")
        self.history = Facts("Edits of this person", below=True)
        self._edits = held(Wrap(self._title, self.undo, way="spread"))
        self.fill(column(self._hint, self.lines, self._edits, self.history, None, gap=10))
        self.lines.taken.connect(lambda row: self.taken.emit(self._lines[row]))
        self.undo.clicked.connect(self.undo_wanted)
        self.show_person(None, checked=False)

    def show_person(self, shown: ShownPerson | None, *, checked: bool) -> None:
        """Show what happened; visits only once identity was checked."""
        if shown is None:
            self._edits.hide()
            self._hint.setText("Calls, visits and handouts of a person stand here.")
            self._lines = ()
            self.lines.show_entries(())
            self.history.show_facts(())
            return
        self._lines = tuple(one for one in shown.happenings if checked or one.kind != "appointment")
        self.lines.show_entries(_entries(self._lines, shown.where))
        hint = "" if checked else "Visits are shown once identity was checked."
        if checked and not self._lines:
            hint = "Nothing has happened yet."
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        edits = [event for event in shown.history if event.action != "R"]
        self._edits.setVisible(bool(edits))
        self.undo.setVisible(any(event.action == "U" for event in edits))
        self.history.show_facts(history_lines(edits, shown.where))
        self.refit()


_TAGS = {
    "call": ("Call", "plain"),
    "appointment": ("Visit", "brand"),
    "handout": ("Handout", "ok"),
}


def _entries(lines: Sequence[Happening], where: ZoneInfo) -> list[Entry]:
    found = []
    for one in lines:
        tag, tone = _TAGS[one.kind]
        detail = " \u00b7 ".join(part for part in (moment(one.at, where), one.detail) if part)
        found.append(Entry(one.words, detail, tag=tag, tone=tone))
    return found
