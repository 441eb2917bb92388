"""The caller of a live call: found while the number and the name are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.calls.model import Outcome
from frontdesk.calls.rules.labels import Tab
from frontdesk.changes import Kind
from frontdesk.errors import Invalid
from frontdesk.identity import PersonId
from frontdesk.people.model import NAME_LIMIT, Client, PersonDetails
from frontdesk.people.rules.numbers import digits_of, is_withheld, read_number, shown
from frontdesk.schedule.model import AppointmentQuery, Status
from ui.background import Latest
from ui.live_call.intake import details_of, fields_of
from ui.messages import born, moment, sentence
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.identity import AppointmentId
    from frontdesk.people.model import Person, PersonMatch
    from frontdesk.schedule.model import Appointment
    from ui.live_call.call import Call

NOT_CHECKED = "Choose how identity was checked to see their visits."
LEAST_NAME = 3  # letters, from which on a name is looked for
LEAST_NUMBER = 7
LONGEST_NUMBER = 60  # as its field takes it; what is pasted may be longer
_COMING = (Status.BOOKED, Status.ARRIVED, Status.CHECKED_IN)
_BADGES = {Client.NEW: "New client", Client.EXISTING: "Existing client", Client.OTHER: "Known"}


class CallerPart:
    """Looks for known people, takes one over, and shows visits once identity was checked."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._panel = call.page.caller
        self._matches: list[PersonMatch] = []
        self._visits: list[Appointment] = []
        self._led: dict[AppointmentId, Appointment] = {}  # visits to be moved, as they were
        self._seen: dict[AppointmentId, int] = {}  # the newest version that was noted of each
        self._before: dict[str, object] = {}  # what was typed before a known person was taken
        self._latest, self._latest_visits, self._latest_like = Latest(), Latest(), Latest()
        self._latest_route = Latest()
        panel = self._panel
        panel.number_entered.connect(self.look_for)
        panel.name_entered.connect(self._name_typed)
        panel.number.editingFinished.connect(self._show_nationally)
        for line in (panel.name, panel.born):
            line.editingFinished.connect(self._compare)
        panel.match_taken.connect(self._take)
        panel.match_left.connect(self._leave)
        panel.kind_chosen.connect(self._kind_chosen)
        panel.identity_checked.connect(self._checked)
        panel.more.office.chosen.connect(lambda _office: self._route_words())
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
        self._latest.run(
            self._call.tasks,
            lambda: people.matching(number[:LONGEST_NUMBER]),
            lambda found: self._show(found, asked=True),
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
        if self._call.intake.person is not None:
            return
        self._panel.warning.say("")
        if len(name.strip()) < LEAST_NAME:
            self.look_for(self._panel.number.text())
            return
        people, number = self._call.services.people, self._panel.number.text()

        def search() -> list[PersonMatch]:
            by_number = people.matching(number)
            known = {match.id for match in by_number}
            return by_number + [m for m in people.find(name[:NAME_LIMIT], 4) if m.id not in known]

        self._latest.run(
            self._call.tasks,
            search,
            lambda found: self._show(found, asked=True),
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
        """Once name or birth date stand: point out a known person who looks the same."""
        call = self._call
        if call.intake.person is not None:
            return
        today = call.services.clock.now().astimezone(call.where).date()
        self._panel.fields["born"].show_problem("")
        try:
            details = details_of(self._panel.values(), today)
        except Invalid as error:
            # Said at its field; the focus goes where the hands lead it, and finishing asks again.
            self._panel.show_problem(error.field, sentence(error), go=False)
            return
        if details is None:
            return
        self._latest_like.run(
            call.tasks, lambda: call.services.people.similar(details), self._warn, call.problem
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
        known = fields_of(person.details)
        typed = self._panel.values()
        self._before = {name: typed[name] for name in known}
        self._panel.set_values(known)
        self._link(person)
        if person.details.client is Client.EXISTING:
            self._call.open_tab(Tab.ROUTE)
        self._call.touched()

    def _link(self, person: Person) -> None:
        self._call.intake.person = person
        self._latest.forget()
        self._latest_like.forget()
        self._matches = []
        self._panel.show_matches(())
        self._panel.warning.say("")
        self._panel.show_known(_BADGES[person.details.client], "brand", linked=True)
        self._panel.show_standing(_standing(person, NOT_CHECKED))
        self._panel.show_about("")
        self._route_words()

    def _leave(self) -> None:
        """Let a known person go: nothing of theirs stays in the fields."""
        self._call.intake.person = None
        self._latest_visits.forget()
        self._visits = []
        self._panel.show_known("New caller", "ok")
        self._panel.show_visits(None)
        self._panel.show_standing("")
        self._panel.set_values(self._before or fields_of(PersonDetails("")))
        self._panel.name.setFocus()
        self._route_words()
        self.look_for(self._panel.number.text())
        self._call.touched()

    def merge(self, current: Person) -> None:
        """Another window edited the person: take its edits over where nothing was typed here."""
        before = self._call.intake.person
        if before is None:
            return
        old, new, typed = (
            fields_of(before.details),
            fields_of(current.details),
            self._panel.values(),
        )
        self._panel.set_values({k: new[k] for k in new if typed[k] == old[k]})
        self._call.intake.person = current

    def restore(self, key: object) -> None:
        """Link the person of a draft again; what the draft's fields hold stays."""
        if isinstance(key, int):

            def again(person: Person) -> None:
                self._link(person)
                self.reload_visits()

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
        chosen = self._panel.more.office.value()

        def words() -> str:
            offices = call.services.schedule.clinic().locations
            office = next((one for one in offices if one.id == chosen), None)
            if office is None:
                return "Existing clients call their own office. Ask which one it is."
            return f"Their office is {office.name}{': ' + office.phone if office.phone else ''}."

        self._latest_route.run(call.tasks, words, call.page.next.route_note.setText, call.problem)

    # -- visits -------------------------------------------------------------------------------

    def _checked(self, how: str) -> None:
        person = self._call.intake.person
        if person is None or not how:
            self._latest_visits.forget()
            self._visits = []
            self._panel.show_visits(None)
            if person is not None:
                self._panel.show_standing(_standing(person, NOT_CHECKED))
            return
        call = self._call
        query = AppointmentQuery(start=call.services.clock.now(), person=person.id, holds=False)

        def coming() -> list[Appointment]:
            found = call.services.schedule.appointments(query)
            return [one for one in found if one.status in _COMING]

        self._latest_visits.run(call.tasks, coming, self._show_visits, call.problem)

    def _show_visits(self, found: list[Appointment]) -> None:
        self._visits = found[:4]
        where = self._call.where
        self._panel.show_visits(
            tuple(
                Entry(moment(one.start, where), f"{one.type_title} · {one.provider_name}")
                for one in self._visits
            )
        )
        person = self._call.intake.person
        if person is not None:
            self._panel.show_standing(_standing(person, "" if found else "No visits ahead."))

    def reload_visits(self) -> None:
        """Show the visits as they stand now."""
        self._checked(str(self._panel.check.value() or ""))

    def _lead(self, what: str) -> None:
        row = self._panel.visits.current
        if 0 <= row < len(self._visits):
            visit = self._visits[row]
            self._led.setdefault(visit.id, visit)
            self._call.leads_to.emit(what, visit.id)

    def changed(self, change: Change) -> None:
        """Visits were changed: show them anew, and note what this call moved or cancelled."""
        if not change.kinds & {Kind.APPOINTMENT, Kind.STORE} or self._call.intake.person is None:
            return
        if self._panel.check.value():
            self.reload_visits()
        schedule = self._call.services.schedule
        for key, before in self._led.items():
            self._call.tasks.run(
                lambda key=key: schedule.get(key),  # type: ignore[misc]
                lambda now, before=before: self._note(before, now),  # type: ignore[misc]
                self._call.problem,
            )

    def _note(self, before: Appointment, now: Appointment) -> None:
        if now.version < self._seen.get(now.id, now.version):
            return  # read before another change, and answered after it
        self._seen[now.id] = now.version
        noted = self._call.intake.changed_visits
        was = noted.pop(now.id, None)
        if now.status is Status.CANCELLED:
            noted[now.id] = Outcome.CANCELLED
        elif (now.start, now.provider, now.office) != (
            before.start,
            before.provider,
            before.office,
        ):
            noted[now.id] = Outcome.MOVED
        if noted.get(now.id) is not was:
            self._call.touched()


def _standing(person: Person, words: str) -> str:
    """What is to be known of a person in small: standing notes, and a word on visits."""
    return "\n".join(part for part in (person.details.notes, words) if part)
