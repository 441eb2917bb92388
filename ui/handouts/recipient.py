"""For whom a packet is: the search, what they need, their first name and their visit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from frontdesk.handouts.model import PacketOptions, TypeSize, VisitDetails
from frontdesk.handouts.rules.day import given_name
from frontdesk.people.model import Person, PersonMatch
from frontdesk.schedule.model import AppointmentQuery, Status
from ui.background import Latest
from ui.handouts.packet_panel import LANGUAGES, NOBODY
from ui.messages import moment
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from frontdesk.identity import PersonId
    from frontdesk.services import Services
    from ui.handouts.parts import Handouts

_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class _Needs:
    """What is known of a person that a packet depends on; `when` says the visit ahead in words."""

    person: Person = field(repr=False)
    visit: VisitDetails | None = field(default=None, repr=False)
    when: str = field(default="", repr=False)


def _needs(services: Services, key: PersonId) -> _Needs:
    ahead = AppointmentQuery(person=key, start=services.clock.now(), holds=False)
    visits = services.schedule.appointments(ahead)
    person = services.people.get(key)
    for one in visits:
        if one.status in (Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN):
            when = moment(one.start, services.settings.zone())
            return _Needs(person, services.packets.visit_details(one.id), when)
    return _Needs(person)


class RecipientPart:
    """Knows one person or nobody; the first name is printed only where its box is ticked."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._panel = handouts, handouts.page.packet
        self._services, self._tasks = handouts.services, handouts.tasks
        self._person: PersonMatch | None = None
        self._found: tuple[PersonMatch, ...] = ()
        self._needs: _Needs | None = None
        self._before: PacketOptions | None = None  # the look, where their needs changed it
        self._finding, self._letters, self._reading = Latest(), Latest(), Latest()
        panel = self._panel
        panel.person_typed.connect(self._find)
        panel.person_taken.connect(self._take)
        panel.person_removed.connect(self._remove)
        panel.name_ticked.connect(self._ticked)
        panel.visit_ticked.connect(handouts.make)

    @property
    def person(self) -> PersonId | None:
        """Whose packet it is."""
        return self._person.id if self._person else None

    @property
    def printed_name(self) -> str | None:
        """The first name, where it was ticked."""
        on = self._person is not None and self._panel.name.isChecked()
        return first_name(self._person) if on and self._person else None

    @property
    def printed_visit(self) -> VisitDetails | None:
        """The visit that is ahead, where it was ticked."""
        return self._needs.visit if self._needs and self._panel.visit.isChecked() else None

    @property
    def address(self) -> str:
        """The person's first email address; empty where there is none."""
        emails = self._needs.person.details.emails if self._needs else ()
        return emails[0] if emails else ""

    def remember_language(self) -> None:
        """Note the packet's language with the person, where that was ticked."""
        needs, language = self._needs, self._panel.look.language
        if needs is None or not self._panel.remember.isChecked():
            return
        people, person = self._services.people, needs.person
        details = replace(person.details, language=language)
        words = f"Noted: their handouts are in {LANGUAGES.get(language, language)}."
        self._tasks.run(
            lambda: people.update(person.id, person.version, details),
            lambda _person: self._handouts.page.wants.emit("toast", (words, None)),
            self._handouts.problem,
            writes=True,
        )

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
        self._person = self._needs = None
        for question in (self._finding, self._letters, self._reading):
            question.forget()
        self._panel.show_person("")
        before, self._before = self._before, None
        if before is not None:
            now = self._panel.look
            self._panel.set_look(replace(now, size=before.size, language=before.language))

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
        services = self._services
        self._reading.run(
            self._tasks,
            lambda: _needs(services, person.id),
            self._suggest,
            self._handouts.problem,
        )

    def _suggest(self, needs: _Needs) -> None:
        """Choose what is noted for the person, and offer the visit ahead."""
        self._needs = needs
        self.suit()
        self._panel.show_visit(needs.when)
        self._panel.show_language(needs.person.details.language)

    def suit(self) -> None:
        """Choose large print and the language that are noted for the person, if there is one."""
        if self._needs is None:
            return
        details, look = self._needs.person.details, self._panel.look
        wanted = replace(
            look,
            size=TypeSize.LARGE if details.large_print else look.size,
            language=details.language if self._panel.offers(details.language) else look.language,
        )
        if wanted != look:
            self._before = self._before or look
            self._panel.set_look(wanted)

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
    """The name to put on a page."""
    return given_name(person.name, person.preferred_name)
