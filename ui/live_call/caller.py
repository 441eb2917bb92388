"""The caller of a live call: found while the number and the name are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.calls.rules.labels import Tab
from frontdesk.errors import Invalid
from frontdesk.identity import PersonId
from frontdesk.people.model import Client, PersonDetails
from frontdesk.people.rules.numbers import digits_of, is_withheld, read_number, shown
from frontdesk.schedule.model import AppointmentQuery, Status
from ui.background import Latest
from ui.live_call.intake import details_of, fields_of
from ui.messages import born, moment, sentence
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from frontdesk.people.model import Person, PersonMatch
    from frontdesk.schedule.model import Appointment
    from ui.live_call.call import Call

LEAST_NAME = 3
LEAST_NUMBER = 7
_COMING = (Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN)
_BADGES = {Client.NEW: "New client", Client.EXISTING: "Existing client", Client.OTHER: "Known"}


class CallerPart:
    """Looks for known people, takes one over, and shows visits once identity was checked."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._panel = call.page.caller
        self._matches: list[PersonMatch] = []
        self._visits: list[Appointment] = []
        self._latest, self._latest_visits, self._latest_like = Latest(), Latest(), Latest()
        panel = self._panel
        panel.number_entered.connect(self.look_for)
        panel.name_entered.connect(self._name_typed)
        panel.number.editingFinished.connect(self._show_nationally)
        panel.born.editingFinished.connect(self._compare)
        panel.match_taken.connect(self._take)
        panel.match_left.connect(self._leave)
        panel.kind_chosen.connect(self._kind_chosen)
        panel.identity_checked.connect(self._checked)
        panel.move_wanted.connect(lambda: self._lead("move"))
        panel.cancel_wanted.connect(lambda: self._lead("cancel"))

    def begin(self) -> None:
        """Offer the clinic's offices."""
        call = self._call
        call.tasks.run(
            lambda: call.services.schedule.clinic().locations,
            lambda offices: self._panel.more.offer_offices(
                tuple((one.id, one.name) for one in offices if one.active)
            ),
            call.problem,
        )
        self._panel.show_known("New caller", "ok")
        self._panel.show_about("")

    # -- looking ------------------------------------------------------------------------------

    def look_for(self, number: str) -> None:
        """Look for people with the digits typed so far."""
        self._panel.fields["number"].show_problem("")
        if self._call.intake.person is not None:
            return
        if is_withheld(number) or len(digits_of(number)) < LEAST_NUMBER:
            self._latest.forget()
            self._show([], asked=False)
            return
        people = self._call.services.people
        self._call.tasks.run(
            lambda: people.matching(number),
            self._latest.ask(lambda found: self._show(found, asked=True)),
            self._call.problem,
        )

    def _show_nationally(self) -> None:
        """Show the number as the desk reads it, or what is wrong with it."""
        typed = self._panel.number.text()
        if not typed.strip() or is_withheld(typed):
            return
        try:
            number = read_number(typed)
        except Invalid as error:
            self._panel.fields["number"].show_problem(sentence(error))
        else:
            self._panel.number.setText(shown(number.value, number.extension))

    def _name_typed(self, name: str) -> None:
        self._panel.fields["name"].show_problem("")
        if self._call.intake.person is not None or len(name.strip()) < LEAST_NAME:
            return
        people, number = self._call.services.people, self._panel.number.text()

        def search() -> list[PersonMatch]:
            by_number = people.matching(number)
            known = {match.id for match in by_number}
            return by_number + [m for m in people.find(name, 4) if m.id not in known]

        self._call.tasks.run(
            search,
            self._latest.ask(lambda found: self._show(found, asked=True)),
            self._call.problem,
        )

    def _show(self, found: list[PersonMatch], *, asked: bool) -> None:
        self._matches = found[:5]
        self._panel.show_matches(
            tuple(
                Entry(
                    match.name,
                    " · ".join(
                        part
                        for part in (
                            f"born {born(match.born)}" if match.born else "",
                            f"same {match.why}" if match.why == "number" else match.why,
                        )
                        if part
                    ),
                )
                for match in self._matches
            )
        )
        self._panel.show_about(
            "No one known with this number or a similar name." if asked and not found else ""
        )

    def _compare(self) -> None:
        """Once name and birth date stand: point out a known person who looks the same."""
        call = self._call
        if call.intake.person is not None:
            return
        today = call.services.clock.now().astimezone(call.where).date()
        try:
            details = details_of(self._panel.values(), today)
        except Exception as error:  # noqa: BLE001 -- said at the field, as finishing would
            call.problem(error)
            return
        self._panel.fields["born"].show_problem("")
        if details is None or not isinstance(details, PersonDetails):
            return
        call.tasks.run(
            lambda: call.services.people.similar(details),
            self._latest_like.ask(self._warn),
            call.problem,
        )

    def _warn(self, found: list[PersonMatch]) -> None:
        if found and self._call.intake.person is None:
            self._show(found, asked=True)
            self._panel.warning.say(
                f"This may be someone known: {found[0].why}. Choose them above, or go on."
            )
        else:
            self._panel.warning.say("")

    # -- a known person -----------------------------------------------------------------------

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._matches):
            key = self._matches[row].id
            self._call.tasks.run(
                lambda: self._opened(key), self._taken, self._call.problem, writes=True
            )

    def _opened(self, key: PersonId) -> Person:
        self._call.services.people.opened(key)
        return self._call.services.people.get(key)

    def _taken(self, person: Person) -> None:
        self._call.intake.person = person
        self._latest.forget()
        self._matches = []
        self._panel.show_matches(())
        self._panel.warning.say("")
        self._panel.set_values(fields_of(person))
        kind = person.details.client
        self._panel.show_known(_BADGES[kind], "brand", linked=True)
        self._panel.show_about("Visits are shown once identity was checked.")
        if kind is Client.EXISTING:
            self._call.open_tab(Tab.ROUTE)
        self._route_words()
        self._call.touched()

    def _leave(self) -> None:
        self._call.intake.person = None
        self._panel.show_known("New caller", "ok")
        self._panel.show_visits(None)
        self._panel.set_values({"name": "", "born": "", "kind": "new"})
        self._panel.name.setFocus()
        self._call.touched()

    def restore(self, key: object) -> None:
        """Link the person of a draft again."""
        if isinstance(key, int):
            typed = self._panel.values()

            def again(person: Person) -> None:
                self._taken(person)
                self._panel.set_values(typed)

            self._call.tasks.run(
                lambda: self._call.services.people.get(PersonId(key)), again, self._call.problem
            )

    def _kind_chosen(self, kind: str) -> None:
        if kind == Client.EXISTING:
            self._call.open_tab(Tab.ROUTE)
        elif kind == Client.NEW:
            self._call.open_tab(Tab.BOOK)
        self._route_words()

    def _route_words(self) -> None:
        call = self._call
        person = call.intake.person

        def words() -> str:
            offices = {one.id: one for one in call.services.schedule.clinic().locations}
            office = (
                offices.get(person.details.office) if person and person.details.office else None
            )
            if office is None:
                return "Existing clients call their own office. Ask which one it is."
            return f"Their office is {office.name}{': ' + office.phone if office.phone else ''}."

        call.tasks.run(words, call.page.next.route_note.setText, call.problem)

    # -- visits -------------------------------------------------------------------------------

    def _checked(self, how: str) -> None:
        person = self._call.intake.person
        if person is None or not how:
            self._visits = []
            self._panel.show_visits(None)
            return
        call = self._call
        query = AppointmentQuery(start=call.services.clock.now(), person=person.id, holds=False)

        def coming() -> list[Appointment]:
            found = call.services.schedule.appointments(query)
            return [one for one in found if one.status in _COMING]

        call.tasks.run(coming, self._latest_visits.ask(self._show_visits), call.problem)

    def _show_visits(self, found: list[Appointment]) -> None:
        self._visits = found[:4]
        where = self._call.where
        self._panel.show_visits(
            tuple(
                Entry(moment(one.start, where), f"{one.type_title} · {one.provider_name}")
                for one in self._visits
            )
        )
        self._panel.show_about("" if found else "No visits ahead.")

    def reload_visits(self) -> None:
        """Show the visits as they stand now."""
        self._checked(str(self._panel.check.value() or ""))

    def _lead(self, what: str) -> None:
        row = self._panel.visits.current
        if 0 <= row < len(self._visits):
            self._call.leads_to.emit(what, self._visits[row].id)
