"""For whom a packet is: the search, the first name, and the letters that no page can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.handouts.model import TypeSize
from frontdesk.people.model import PersonMatch
from ui.background import Latest
from ui.handouts.packet_panel import NOBODY
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from frontdesk.identity import PersonId
    from ui.handouts.parts import Handouts

_PEOPLE = 5


class RecipientPart:
    """Knows one person or nobody; the first name is printed only where its box is ticked."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._panel = handouts, handouts.page.packet
        self._services, self._tasks = handouts.services, handouts.tasks
        self._person: PersonMatch | None = None
        self._found: tuple[PersonMatch, ...] = ()
        self._enlarged = False
        self._finding, self._letters, self._reading = Latest(), Latest(), Latest()
        panel = self._panel
        panel.person_typed.connect(self._find)
        panel.person_taken.connect(self._take)
        panel.person_removed.connect(self._remove)
        panel.name_ticked.connect(self._ticked)

    @property
    def person(self) -> PersonId | None:
        """Whose packet it is."""
        return self._person.id if self._person else None

    @property
    def printed_name(self) -> str | None:
        """The first name, where it was ticked."""
        on = self._person is not None and self._panel.name.isChecked()
        return first_name(self._person) if on and self._person else None

    def set_key(self, key: PersonId | None) -> None:
        """Make the packet one for that person, or for nobody."""
        self.clear()
        if key is None:
            return
        people = self._services.people

        def read() -> PersonMatch:
            one = people.get(key).details
            return PersonMatch(
                key, one.name, one.preferred_name, one.born, one.phones, one.client, ""
            )

        self._reading.run(self._tasks, read, self._set, self._handouts.problem)

    def clear(self) -> None:
        """The packet is for nobody in particular; what their needs had chosen goes with them."""
        self._person = None
        for question in (self._finding, self._letters, self._reading):
            question.forget()
        self._panel.show_person("")
        if self._enlarged:
            self._enlarged = False
            self._panel.set_look(TypeSize.STANDARD, self._panel.sheet)

    # -- finding ------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        if not text.strip():
            self._finding.forget()
            self._show_found(None)
            return
        people = self._services.people
        self._finding.run(
            self._tasks,
            lambda: people.find(text, _PEOPLE),
            self._show_found,
            self._handouts.problem,
        )

    def _show_found(self, found: list[PersonMatch] | None) -> None:
        self._found = tuple(found or ())
        self._panel.show_matches(found)
        if found is not None and not found:
            announce(self._panel.person, NOBODY)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self._set(self._found[row])
            self._panel.name.setFocus()

    def _set(self, person: PersonMatch) -> None:
        self._finding.forget()
        self._person = person
        self._panel.show_person(person.name, first_name(person))
        people = self._services.people
        self._reading.run(
            self._tasks,
            lambda: people.get(person.id).details.large_print,
            self._suggest_size,
            self._handouts.problem,
        )

    def _suggest_size(self, large: bool) -> None:  # noqa: FBT001 -- a task's answer
        if large and self._panel.type_size is not TypeSize.LARGE:
            self._enlarged = True
            self._panel.set_look(TypeSize.LARGE, self._panel.sheet)

    def _remove(self) -> None:
        self._handouts.forget_recipient()
        self._panel.person.setFocus()

    # -- the first name -----------------------------------------------------------------------

    def _ticked(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        """Name the letters that no page can show before the name is put on one."""
        self._panel.show_letters(())
        if not on or self._person is None:
            self._letters.forget()
            self._handouts.make()
            return
        handouts, name = self._services.handouts, first_name(self._person)
        self._letters.run(
            self._tasks,
            lambda: handouts.missing_letters(name),
            self._have_letters,
            self._handouts.problem,
        )

    def _have_letters(self, letters: list[str]) -> None:
        if letters:
            self._panel.set_named(on=False)
            self._panel.show_letters(letters)
            announce(self._panel.name, self._panel.letters.words)
        self._handouts.make()


def first_name(person: PersonMatch) -> str:
    """The name to put on a page: the preferred one, else the given part of the name."""
    name = person.preferred_name or person.name
    given = name.partition(",")[2] or name
    return (given.split() or [""])[0]
